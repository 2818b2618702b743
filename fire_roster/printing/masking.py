"""Second line of defence for paper on a wall: no full mobile number, no ID number (PIPL 第25条)."""

import re

_MOBILE = re.compile(r"(?<!\d)(1[3-9]\d)[ -]?\d{4}[ -]?(\d{4})(?!\d)")
_IDENTITY = re.compile(r"(?<![0-9A-Za-z])(?:\d{17}[0-9Xx]|\d{15})(?![0-9A-Za-z])")


def mask_phones(text: str) -> str:
    """The text with each mobile number as 138****1234; landlines stay."""
    return _MOBILE.sub(r"\1****\2", text)


def mask_personal(text: str) -> str:
    """The text with masked mobile numbers and without 15- or 18-digit ID numbers."""
    return mask_phones(_IDENTITY.sub("（证号已隐去）", text))
