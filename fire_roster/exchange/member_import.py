"""Reads a staff list: finds its columns, reads every row, tells every reason. Writes nothing.

How far a doubt goes: what cannot be known (an ID number stored as a number, no name) refuses the
row; what a person must settle (a mistyped ID, a missing level, an impossible date) leaves it
undecided; the rest (an odd phone number, a month without a day) is a note on a ready row.
"""

from collections.abc import Callable, Sequence
from typing import Final

from fire_roster.errors import InputRefused
from fire_roster.exchange.column_mapping import ColumnMapping
from fire_roster.exchange.column_titles import candidates, without_number
from fire_roster.exchange.list_choice import ListChoice, choose_lists, sheet_named
from fire_roster.exchange.list_rows import Edits, ListRows
from fire_roster.exchange.member_fields import MemberField, field_title
from fire_roster.exchange.member_row_reading import read_member_row
from fire_roster.exchange.member_rows import MemberRow, MemberSheet
from fire_roster.exchange.same_people import with_same_people
from fire_roster.exchange.workbook import Workbook, column_letter

MAX_PEOPLE: Final = 10_000
"""Rows of one list; more is not the staff of a unit and would hold the program up for minutes."""

_ROWS_PER_REPORT: Final = 200

Progress = Callable[[float], None]
"""Told how far the reading is (0–1); what it raises ends the reading."""


def parse_member_rows(
    workbook: Workbook,
    mappings: Sequence[ColumnMapping] = (),
    sheet: str | None = None,
    edits: Edits | None = None,
    progress: Progress | None = None,
) -> MemberSheet:
    """Read the staff lists of a workbook.

    `mappings` replace the recognised columns; `sheet` names the one sheet to search; `edits` are
    cells put right by hand. InputRefused when there is no column of names, nobody in the lists,
    or more people than a unit has.
    """
    choice = ListChoice(tuple(mappings)) if mappings else choose_lists(workbook, sheet)
    rows: list[MemberRow] = []
    told: list[str] = []
    for number, mapping in enumerate(choice.mappings):
        if MemberField.NAME not in mapping.columns:
            raise InputRefused("没有指定“姓名”列，请先指定哪一列是姓名。")
        found = ListRows(sheet_named(workbook, mapping.sheet), mapping, number, edits)
        for source in found:
            rows.append(read_member_row(source, mapping))
            _refuse_too_many(rows, mapping)
            if progress and len(rows) % _ROWS_PER_REPORT == 0:
                progress(min(len(rows) / MAX_PEOPLE, 1.0))
        told += _with_sheet(found.notices, mapping, len(choice.mappings) > 1)
    if not rows:
        names = "、".join(f"“{one.sheet}”" for one in choice.mappings)
        raise InputRefused(f"工作表{names}里有表头，但下面没有人员。请填写后再导入。")
    notices = (*_notices(choice), *told)
    return MemberSheet(choice.mappings, with_same_people(rows, choice.mappings), notices)


def _refuse_too_many(rows: Sequence[MemberRow], mapping: ColumnMapping) -> None:
    if len(rows) > MAX_PEOPLE:
        raise InputRefused(
            f"工作表“{mapping.sheet}”里超过 {MAX_PEOPLE} 行，不像一个单位的人员名单。"
            "请只留下要导入的人员，或分成几份导入。"
        )


def _with_sheet(notices: Sequence[str], mapping: ColumnMapping, has_several: bool) -> list[str]:
    return [f"工作表“{mapping.sheet}”：{one}" if has_several else one for one in notices]


def _notices(choice: ListChoice) -> list[str]:
    notices = []
    read = list(dict.fromkeys(mapping.sheet for mapping in choice.mappings))
    if len(read) > 1:
        notices.append(f"读了 {len(read)} 张工作表：{_listed(read)}。")
    if choice.other_sheets:
        notices.append(f"{_listed(choice.other_sheets)}里也像名单，没有读；要读请单独选它。")
    if choice.hidden_sheets:
        notices.append(f"隐藏的工作表{_listed(choice.hidden_sheets)}没有读。")
    for mapping in choice.mappings:
        notices += _with_sheet(_about_columns(mapping), mapping, len(choice.mappings) > 1)
    return notices


def _listed(names: Sequence[str]) -> str:
    return "、".join(f"“{name}”" for name in names)


def _about_columns(mapping: ColumnMapping) -> list[str]:
    notices = []
    if not mapping.header_rows:
        words = "，".join(
            f"{column_letter(column)} 列是{field_title(field)}"
            for field, column in mapping.columns.items()
        )
        notices.append(f"没有表头，按内容认出：{words}，请核对。")
    for field, value in mapping.fixed.items():
        notices.append(f"名称里的“{value}”作为{_TITLES[field]}。")
    if mapping.unknown:
        titles = "、".join(title for _, title in mapping.unknown)
        notices.append(f"没有用到的列：{titles}。")
    for column, title in mapping.unknown:
        meanings = candidates(title) or candidates(without_number(title))
        if meanings and meanings[0].field is MemberField.NAME:
            letter = column_letter(column)
            notices.append(f"{letter} 列还有一列“{title}”，那一列的人没有读，请分开导入。")
    return notices


_TITLES: Final = {
    MemberField.TEAM: "班组",
    MemberField.DEPARTMENT: "部门",
    MemberField.STATION: "站点",
}
