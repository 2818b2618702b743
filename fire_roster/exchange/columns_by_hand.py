"""Columns named in words: “姓名=B，身份证号=C”, for lists that are understood wrongly or not."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from fire_roster.errors import InputRefused
from fire_roster.exchange.column_mapping import ColumnMapping
from fire_roster.exchange.member_fields import MemberField, field_title
from fire_roster.exchange.workbook import column_letter

_LETTERS = re.compile("[A-Z]{1,3}")
_BETWEEN = re.compile(r"[,;、\s\uff0c\uff1b]+")
_FIELDS: Final = {field_title(field): field for field in MemberField}


@dataclass(frozen=True, slots=True)
class ColumnsByHand:
    """Columns by field, from 0; `header_row` is the Excel row of the header, 0 for none.

    None keeps the header as it was recognised.
    """

    columns: Mapping[MemberField, int]
    header_row: int | None = None

    def applied_to(self, recognised: ColumnMapping) -> ColumnMapping:
        """The list with these columns; those that were recognised stay where nothing is said."""
        taken = set(self.columns.values())
        kept = {
            field: column
            for field, column in recognised.columns.items()
            if column not in taken and field not in self.columns
        }
        found = {**kept, **self.columns}
        rows = recognised.header_rows
        if self.header_row is not None:
            rows = (self.header_row,) if self.header_row else ()
        return replace(
            recognised,
            header_rows=rows,
            columns={field: found[field] for field in MemberField if field in found},
            unknown=tuple(one for one in recognised.unknown if one[0] not in taken),
        )


def read_columns(text: str, header_row: int | None = None) -> ColumnsByHand:
    """Columns from text such as “姓名=B,身份证号=C”; InputRefused where it cannot be understood."""
    columns: dict[MemberField, int] = {}
    for part in filter(None, _BETWEEN.split(text)):
        title, _, letters = part.replace("＝", "=").partition("=")
        field = _FIELDS.get(title.strip())
        column = _column(letters.strip().upper())
        if field is None or column is None:
            known = "、".join(_FIELDS)
            raise InputRefused(f"看不懂“{part}”。请写成“姓名=B,身份证号=C”，可用的名称：{known}。")
        if column in columns.values():
            raise InputRefused(f"{column_letter(column)} 列写了两次，一列只能是一个项目。")
        columns[field] = column
    return ColumnsByHand(columns, header_row)


def _column(letters: str) -> int | None:
    if not _LETTERS.fullmatch(letters):
        return None
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1
