"""What a form of blocks must fulfil before it is drawn: on a wall, nothing personal."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import TypeVar

from fire_roster.printing.blocks import FormSheet
from fire_roster.printing.fonts import missing_glyphs
from fire_roster.printing.masking import mask_personal
from fire_roster.printing.sheet_check import MissingGlyph
from fire_roster.printing.sheets import Edition

Value = TypeVar("Value")


def posting_safe(sheet: FormSheet) -> FormSheet:
    """The sheet; for the wall with masked telephones and without ID numbers (PIPL 第25条).

    What `is_public` stays readable (应急管理部令第5号 第8条).
    """
    if sheet.edition is not Edition.WALL:
        return sheet
    return replace(sheet, sections=_masked(sheet.sections))


def _masked(value: Value) -> Value:
    """The value with every text in it masked."""
    if isinstance(value, str):
        return mask_personal(value)  # type: ignore[return-value]
    if isinstance(value, tuple):
        return tuple(_masked(item) for item in value)  # type: ignore[return-value]
    if not is_dataclass(value) or isinstance(value, type) or getattr(value, "is_public", False):
        return value
    names = (field.name for field in fields(value) if field.name != "key")
    return replace(value, **{name: _masked(getattr(value, name)) for name in names})


def find_missing_glyphs(sheet: FormSheet) -> tuple[MissingGlyph, ...]:
    """Texts that would print with 〓, each once."""
    found = ((text, missing_glyphs(text)) for text in dict.fromkeys(_texts(sheet)))
    return tuple(MissingGlyph(text, characters) for text, characters in found if characters)


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _texts(item)
    elif is_dataclass(value) and not isinstance(value, type | Enum):
        for field in fields(value):
            yield from _texts(getattr(value, field.name))
