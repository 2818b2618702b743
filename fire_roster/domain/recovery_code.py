"""The code on the recovery sheet: six groups of five characters, each with a check of its own.

Letters and digits that are taken for each other on paper are not used; what is typed may be in any
case, with any spaces and dashes, with O for 0 and I or L for 1.
"""

import unicodedata

from fire_roster.errors import InputRefused

GROUPS = 6
SECRET_BITS = 120
_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_GROUP_LENGTH = 5
_WEIGHTS = (1, 3, 5, 7)
_LOOKALIKES = str.maketrans("OIL", "011")
_KEPT_OUT = " -－—_·.,，。\t\r\n"


def write_code(secret: int) -> str:
    """The code of a secret of 120 bits, as it is printed: XXXXX-XXXXX-…"""
    letters = [_LETTERS[secret >> shift & 31] for shift in range(SECRET_BITS - 5, -1, -5)]
    groups = ("".join(letters[start : start + 4]) for start in range(0, len(letters), 4))
    return "-".join(group + _check(number, group) for number, group in enumerate(groups))


def plain_code(text: str) -> str:
    """What was typed, without what does not count; not checked."""
    upper = unicodedata.normalize("NFKC", text).upper().translate(_LOOKALIKES)
    return "".join(letter for letter in upper if letter not in _KEPT_OUT)


def wrong_groups(text: str) -> tuple[int, ...]:
    """Numbers (from 1) of the full groups typed so far that are not right."""
    plain = plain_code(text)
    groups = [plain[start : start + _GROUP_LENGTH] for start in range(0, len(plain), _GROUP_LENGTH)]
    return tuple(
        number
        for number, group in enumerate(groups, start=1)
        if number > GROUPS or (len(group) == _GROUP_LENGTH and not _is_right(number - 1, group))
    )


def read_code(text: str) -> str:
    """The code as it is printed; InputRefused naming the group that was mistyped."""
    plain = plain_code(text)
    wrong = wrong_groups(text)
    if wrong and wrong[0] <= GROUPS:
        raise InputRefused(f"恢复码第 {wrong[0]} 组不对，请对照恢复单再看一遍。")
    if len(plain) != GROUPS * _GROUP_LENGTH:
        raise InputRefused(
            f"恢复码应为 {GROUPS} 组、每组 {_GROUP_LENGTH} 个字符，"
            f"现在是 {len(plain)} 个字符，请对照恢复单输入完整。"
        )
    return "-".join(plain[start : start + 5] for start in range(0, len(plain), 5))


def _is_right(number: int, group: str) -> bool:
    return set(group) <= set(_LETTERS) and group[-1] == _check(number, group[:-1])


def _check(number: int, group: str) -> str:
    """Odd weights: one mistyped character always changes the sum; the group's place counts too."""
    total = sum(w * _LETTERS.index(letter) for w, letter in zip(_WEIGHTS, group, strict=True))
    return _LETTERS[(total + 9 * (number + 1)) % 32]
