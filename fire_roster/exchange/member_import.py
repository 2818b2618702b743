"""Reads a staff list: finds its columns, reads every row, tells every reason. Writes nothing.

How far a doubt goes: what cannot be known (an ID number stored as a number, no name) refuses the
row; what a person must settle (a mistyped ID, a missing level, an impossible date) leaves it
undecided; the rest (an odd phone number, a month without a day) is a note on a ready row.
"""

from itertools import islice
from typing import Final

from fire_roster.errors import InputRefused
from fire_roster.exchange.column_recognition import (
    ColumnMapping,
    recognise_columns,
    sheet_named,
)
from fire_roster.exchange.column_titles import candidates
from fire_roster.exchange.list_rows import ListRows
from fire_roster.exchange.member_duplicates import with_duplicates
from fire_roster.exchange.member_fields import MemberField
from fire_roster.exchange.member_row_reading import read_member_row
from fire_roster.exchange.member_rows import MemberSheet
from fire_roster.exchange.workbook import Workbook, column_letter

MAX_PEOPLE: Final = 10_000
"""Rows of one list; more is not the staff of a unit and would hold the program up for minutes."""


def parse_member_rows(
    workbook: Workbook, mapping: ColumnMapping | None = None, sheet: str | None = None
) -> MemberSheet:
    """Read the staff list of a workbook.

    `mapping` replaces the recognised columns; `sheet` names the sheet to search. InputRefused
    when there is no column of names, nobody in the list, or more people than a unit has.
    """
    others: tuple[str, ...] = ()
    if mapping is None:
        recognition = recognise_columns(workbook, sheet)
        mapping, others = recognition.mapping, recognition.other_sheets
    if MemberField.NAME not in mapping.columns:
        raise InputRefused("没有指定“姓名”列，请先指定哪一列是姓名。")
    found = ListRows(sheet_named(workbook, mapping.sheet), mapping)
    people = tuple(islice(found, MAX_PEOPLE + 1))
    if len(people) > MAX_PEOPLE:
        raise InputRefused(
            f"工作表“{mapping.sheet}”里超过 {MAX_PEOPLE} 行，不像一个单位的人员名单。"
            "请只留下要导入的人员，或分成几份导入。"
        )
    rows = [read_member_row(row, mapping) for row in people]
    if not rows:
        raise InputRefused(f"工作表“{mapping.sheet}”里有表头，但下面没有人员。请填写后再导入。")
    notices = (*_notices(mapping, others), *found.notices)
    return MemberSheet(mapping, with_duplicates(rows, mapping), notices)


def _notices(mapping: ColumnMapping, others: tuple[str, ...]) -> list[str]:
    notices = []
    if others:
        names = "、".join(f"“{name}”" for name in others)
        notices.append(f"只读了工作表“{mapping.sheet}”；{names}里也有名单，请分别导入。")
    if mapping.unknown:
        titles = "、".join(title for _, title in mapping.unknown)
        notices.append(f"没有用到的列：{titles}。")
    for column, title in mapping.unknown:
        meanings = candidates(title)
        if meanings and meanings[0].field is MemberField.NAME:
            letter = column_letter(column)
            notices.append(f"{letter} 列还有一列“{title}”，那一列的人没有读，请分开导入。")
    return notices
