"""Chooses the lists of a workbook: one sheet, or the sheets of all departments together."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from fire_roster.errors import InputRefused
from fire_roster.exchange.cell_values.text import compact_text
from fire_roster.exchange.column_mapping import ColumnMapping
from fire_roster.exchange.column_recognition import FoundList, find_list
from fire_roster.exchange.headerless import mapping_by_content, with_names_by_content
from fire_roster.exchange.member_fields import MemberField, field_title
from fire_roster.exchange.section_titles import section_of
from fire_roster.exchange.workbook import Sheet, Workbook

_APART: Final = re.compile(
    "离职|离岗|历史|作废|停用|模板|模版|示例|样表|样例|说明|值班表|排班|班表|考勤|签到|工资|旧|备份|"
    "副本|培训|演练|通讯录|访客|参考|字典|选项|统计|汇总"
)
_EVIDENCE: Final = frozenset(
    (
        MemberField.ID_NUMBER,
        MemberField.PHONE,
        MemberField.POSITION,
        MemberField.LEVEL,
        MemberField.NUMBER,
        MemberField.JOINED,
    )
)
_LEAST_COLUMNS: Final = 3
_COPY_SHARE: Final = 0.8
_NO_MONTH: Final = (0, 0)
_MONTH: Final = re.compile(
    r"(?:(20\d\d)[年.\-/_]?)?(?<!\d)(\d{1,2})月|(20\d\d)[.\-/_]?(\d{1,2})(?!\d)"
)


@dataclass(frozen=True, slots=True)
class ListChoice:
    """The lists to read in the order of the workbook, other sheets with lists, hidden ones."""

    mappings: tuple[ColumnMapping, ...]
    other_sheets: tuple[str, ...] = ()
    hidden_sheets: tuple[str, ...] = ()

    @property
    def mapping(self) -> ColumnMapping:
        """The first list."""
        return self.mappings[0]


def choose_lists(workbook: Workbook, sheet_name: str | None = None) -> ListChoice:
    """Find the lists of people; InputRefused if no sheet has a column of names.

    With `sheet_name` only that sheet is searched. Otherwise every visible sheet that is a list of
    staff is read, but not one that looks like an old copy or another matter.
    """
    found = [one for sheet in _sheets_to_search(workbook, sheet_name) if (one := find_list(sheet))]
    lists = [candidate for candidate in found if candidate.has_name]
    if not lists:
        told = _told_by_content(workbook, sheet_name, found)
        if told is None:
            raise InputRefused(_no_list_message(found))
        return ListChoice((told,))
    visible = [candidate for candidate in lists if not candidate.sheet.is_hidden] or lists
    named_apart = [one for one in visible if not _APART.search(one.sheet.name)] or visible
    best = _newest(max(named_apart, key=lambda one: one.score), named_apart)
    chosen = [one for one in visible if one is best or _belongs_to(best, one)]
    others = tuple(
        one.sheet.name for one in visible if one not in chosen and len(one.mapping.columns) > 1
    )
    mappings = [mapping for one in chosen for mapping in one.mappings]
    if len(chosen) > 1:
        mappings = [_told_by_sheet_name(mapping) for mapping in mappings]
    hidden = tuple(one.sheet.name for one in lists if one not in visible)
    return ListChoice(tuple(mappings), others, hidden)


def _told_by_content(
    workbook: Workbook, sheet_name: str | None, found: Sequence[FoundList]
) -> ColumnMapping | None:
    """The first list whose names have no title, or that has no header at all."""
    for one in sorted(found, key=lambda candidate: -candidate.score):
        completed = with_names_by_content(one.sheet, one.mapping)
        if completed is not None and len(completed.columns) >= _LEAST_COLUMNS - 1:
            return completed
    for sheet in _sheets_to_search(workbook, sheet_name):
        mapping = mapping_by_content(sheet)
        if mapping is not None:
            return mapping
    return None


def guess_mapping(workbook: Workbook, sheet_name: str | None = None) -> ColumnMapping:
    """The best header there is, even without names, as a beginning for mapping by hand.

    InputRefused where the workbook is empty or has no such sheet.
    """
    sheets = [sheet for sheet in _sheets_to_search(workbook, sheet_name) if sheet.rows]
    if not sheets:
        raise InputRefused(_EMPTY)
    found = [one for sheet in sheets if (one := find_list(sheet))]
    if found:
        return max(found, key=lambda one: (one.has_name, one.score)).mapping
    fullest = max(sheets, key=lambda sheet: (not sheet.is_hidden, len(sheet.rows)))
    return ColumnMapping(fullest.name, (), {})


def sheet_named(workbook: Workbook, name: str) -> Sheet:
    """The sheet of that name; InputRefused with the names there are."""
    for sheet in workbook.sheets:
        if sheet.name.strip() == name.strip():
            return sheet
    names = "、".join(f"“{sheet.name}”" for sheet in workbook.sheets)
    raise InputRefused(f"工作簿里没有工作表“{name}”。现有：{names}。")


_EMPTY: Final = "这个工作簿里没有内容。请选择有名单的文件。"


def _sheets_to_search(workbook: Workbook, sheet_name: str | None) -> tuple[Sheet, ...]:
    if sheet_name is not None:
        return (sheet_named(workbook, sheet_name),)
    if not any(sheet.rows for sheet in workbook.sheets):
        raise InputRefused(_EMPTY)
    return workbook.sheets


def _newest(best: FoundList, lists: Sequence[FoundList]) -> FoundList:
    """Of monthly copies of one list (“2026年10月”, “2026年11月”) the last."""
    if _month_in(best.sheet.name) == _NO_MONTH:
        return best
    copies = [one for one in lists if one is best or _is_copy(best, one)]
    return max(copies, key=lambda one: (_month_in(one.sheet.name), one is best))


def _month_in(name: str) -> tuple[int, int]:
    found = _MONTH.search(compact_text(name))
    return (int(found[1] or found[3] or 0), int(found[2] or found[4])) if found else _NO_MONTH


def _is_copy(best: FoundList, other: FoundList) -> bool:
    is_same_form = set(other.mapping.columns) == set(best.mapping.columns)
    return is_same_form and _shared_names(best, other) >= _COPY_SHARE


def _belongs_to(best: FoundList, other: FoundList) -> bool:
    """Whether another sheet is a list of the same staff: another department, or certificates."""
    columns = other.mapping.columns
    is_list = len(columns) >= _LEAST_COLUMNS and bool(_EVIDENCE & columns.keys()) and other.people
    if not is_list or _APART.search(other.sheet.name):
        return False
    return not _is_copy(best, other)


def _shared_names(best: FoundList, other: FoundList) -> float:
    ours, theirs = _names(best), _names(other)
    return len(ours & theirs) / len(theirs) if theirs else 0.0


def _names(found: FoundList) -> set[str]:
    return {
        name
        for mapping in found.mappings
        for row in range(mapping.header_rows[-1], len(found.sheet.rows))
        if (name := compact_text(found.sheet.cell(row, mapping.columns[MemberField.NAME])))
    }


def _told_by_sheet_name(mapping: ColumnMapping) -> ColumnMapping:
    section = section_of(mapping.sheet)
    if section is None or section[0] in mapping.columns:
        return mapping
    return replace(mapping, fixed={section[0]: section[1], **mapping.fixed})


def _no_list_message(found: Iterable[FoundList]) -> str:
    wanted = "、".join(
        field_title(field)
        for field in (MemberField.ID_NUMBER, MemberField.PHONE, MemberField.POSITION)
    )
    message = f"没有找到“姓名”列。名单必须有“姓名”列，最好还有{wanted}和证书各列。"
    best = max(found, key=lambda candidate: candidate.score, default=None)
    if best is None:
        return f"{message}这个文件里没有认出任何列。"
    known = [field_title(field) for field in best.mapping.columns]
    seen = "、".join([*known, *(title for _, title in best.mapping.unknown)][:20])
    return f"{message}在工作表“{best.mapping.sheet}”里找到的列：{seen}。"
