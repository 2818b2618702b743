"""Identity numbers against the example of the standard, and one wrong thing at a time."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fire_roster.domain.identity import (
    birth_of_id_number,
    id_number_problem,
    sex_of_id_number,
    with_check_digit,
)

STANDARD_EXAMPLE = "11010519491231002X"
"""GB 11643-1999, 附录 A."""

DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31))


def test_with_check_digit_example_of_the_standard_ends_in_x() -> None:
    assert with_check_digit(STANDARD_EXAMPLE[:17]) == STANDARD_EXAMPLE


@given(DAYS, st.integers(0, 999))
def test_id_number_any_birth_is_read_back(day: date, serial: int) -> None:
    number = with_check_digit(f"991234{day:%Y%m%d}{serial:03d}")
    assert id_number_problem(number) == ""
    assert birth_of_id_number(number) == day
    assert sex_of_id_number(number) == ("男" if serial % 2 else "女")


@given(st.integers(0, 16), st.integers(1, 9))
def test_id_number_problem_one_wrong_digit_is_seen(place: int, shift: int) -> None:
    digit = str((int(STANDARD_EXAMPLE[place]) + shift) % 10)
    assert id_number_problem(STANDARD_EXAMPLE[:place] + digit + STANDARD_EXAMPLE[place + 1 :])


@pytest.mark.parametrize(
    ("number", "word"),
    [
        ("110105491231002", "15 位"),
        ("1101051949123100", "16 位"),
        ("11010519491231002A", "字符"),
        ("1101０519491231002X", "字符"),
        (with_check_digit("11010519490230002"), "出生日期"),
        (with_check_digit("11010518991231002"), "出生日期"),
        ("110105194912310021", "校验位"),
    ],
)
def test_id_number_problem_names_what_is_wrong(number: str, word: str) -> None:
    assert word in id_number_problem(number)


@pytest.mark.parametrize("number", ["", "19491231", "110105ABCDEFGH002X"])
def test_birth_of_id_number_without_a_date_is_none(number: str) -> None:
    assert birth_of_id_number(number) is None
