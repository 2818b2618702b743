"""Identity numbers and masking (个人信息保护法 25, 51: masked unless somebody asks to see it)."""

from datetime import date

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK_DIGITS = "10X98765432"


def mask_phone(phone: str) -> str:
    """138****0001; short numbers lose all but the last two digits."""
    if len(phone) >= 11:
        return f"{phone[:3]}****{phone[-4:]}"
    return "*" * max(0, len(phone) - 2) + phone[-2:] if phone else ""


def mask_id_number(id_number: str) -> str:
    """Only the first three and last two characters stay."""
    if len(id_number) < 8:
        return "*" * len(id_number)
    return f"{id_number[:3]}{'*' * (len(id_number) - 5)}{id_number[-2:]}"


def birth_of_id_number(id_number: str) -> date | None:
    """Birth date inside an 18-character number (GB 11643), None where there is none."""
    text = id_number.strip()
    if len(text) != 18 or not text[6:14].isdigit():
        return None
    try:
        return date(int(text[6:10]), int(text[10:12]), int(text[12:14]))
    except ValueError:
        return None


def id_number_problem(id_number: str) -> str:
    """What is wrong with a number (GB 11643-1999), empty for a right or an absent one."""
    text = id_number.strip().upper()
    if not text:
        return ""
    if len(text) != 18:
        return f"应为 18 位，现在是 {len(text)} 位。"
    if not (text[:17].isascii() and text[:17].isdigit()) or text[17] not in _CHECK_DIGITS:
        return "含有不该出现的字符。"
    if birth_of_id_number(text) is None:
        return "其中的出生日期不存在。"
    if with_check_digit(text[:17]) != text:
        return "校验位不符，可能有一位录错。"
    return ""


def with_check_digit(digits: str) -> str:
    """Seventeen digits with the eighteenth character that belongs to them (GB 11643)."""
    total = sum(int(digit) * weight for digit, weight in zip(digits, _WEIGHTS, strict=True))
    return digits + _CHECK_DIGITS[total % 11]
