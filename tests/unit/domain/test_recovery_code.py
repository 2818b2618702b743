"""The code of the recovery sheet: typed back from paper, mistakes told by group."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fire_roster.domain.recovery_code import (
    SECRET_BITS,
    plain_code,
    read_code,
    write_code,
    wrong_groups,
)
from fire_roster.errors import InputRefused

_SECRETS = st.integers(0, 2**SECRET_BITS - 1)
_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


@given(_SECRETS)
def test_code_is_read_back_however_it_is_typed(secret: int) -> None:
    code = write_code(secret)
    assert read_code(code) == code
    typed = code.lower().replace("0", "o").replace("1", "l").replace("-", "  ")
    assert read_code(f"　{typed}\n") == code
    assert read_code(code.translate({ord("-"): "－"})) == code


@given(_SECRETS, st.integers(0, 29), st.sampled_from(_LETTERS))
def test_one_mistyped_character_is_told_by_its_group(secret: int, place: int, letter: str) -> None:
    plain = plain_code(write_code(secret))
    typed = plain[:place] + letter + plain[place + 1 :]
    wrong = () if typed == plain else (place // 5 + 1,)
    assert wrong_groups(typed) == wrong
    if wrong:
        with pytest.raises(InputRefused, match=f"第 {wrong[0]} 组"):
            read_code(typed)


def test_groups_in_the_wrong_order_are_told() -> None:
    first, second, *rest = write_code(2**119 + 12345).split("-")
    assert wrong_groups("-".join([second, first, *rest])) == (1, 2)


def test_codes_differ_and_have_no_letters_that_look_alike() -> None:
    codes = {write_code(secret) for secret in range(300)}
    assert len(codes) == 300
    assert not set("OILU") & set("".join(codes))


@pytest.mark.parametrize("extra", ["", "ABCDE", "A"])
def test_code_of_the_wrong_length_is_refused(extra: str) -> None:
    code = write_code(7)
    typed = code[:-7] if not extra else code + extra
    with pytest.raises(InputRefused, match="6 组"):
        read_code(typed)


def test_half_a_group_and_foreign_letters() -> None:
    assert wrong_groups("AB") == ()
    assert wrong_groups("消防值班表") == (1,)
