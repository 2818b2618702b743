"""A month's roster as a workbook that looks like the print, and the same file read back.

Cells hold texts and numbers, never formulas. Column A is hidden and carries what the reading needs:
the tag of the roster in A1 and the key of each member, so that sorting rows does no harm.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any

from fire_roster.errors import InputRefused
from fire_roster.exchange.workbook import Sheet, Workbook, column_letter

if TYPE_CHECKING:
    from xlsxwriter import Workbook as Writer
    from xlsxwriter.worksheet import Worksheet

_TAG = "fire-roster"
_FIRST_DAY_COLUMN = 5
_HEADER_ROW = 2
_FIRST_ROW = 4
_NAME_WIDTH, _WORD_WIDTH, _DAY_WIDTH, _TOTAL_WIDTH = 12, 10, 3.6, 7
_A3 = 8


@dataclass(frozen=True, slots=True)
class SheetDay:
    """A column: number, weekday, 休 or 班 for days the arrangement names."""

    number: int
    weekday: str
    mark: str = ""
    is_rest: bool = False


@dataclass(frozen=True, slots=True)
class SheetCell:
    """Letters of the shifts (or 假), with fill and ink as #RRGGBB; no fill is white."""

    text: str = ""
    fill: str = ""
    ink: str = "#000000"


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A member: one cell per day, one number per total title."""

    member_id: int
    name: str
    position: str
    team: str
    cells: tuple[SheetCell, ...]
    totals: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class RosterSheet:
    """What the workbook shows; `station_id`, `month` and `version` come back when it is read."""

    station_id: int
    month: str
    version: int
    title: str
    subtitle: str
    days: tuple[SheetDay, ...]
    rows: tuple[SheetRow, ...]
    total_titles: tuple[str, ...]
    coverage: tuple[tuple[str, tuple[str, ...]], ...] = ()
    foot: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadCell:
    """What stands in a cell of the edited file; `place` as Excel names it (F7)."""

    place: str
    text: str


@dataclass(frozen=True, slots=True)
class ReadRow:
    """A row of the edited file; `member_id` None where somebody typed a new row."""

    row: int
    member_id: int | None
    name: str
    cells: tuple[ReadCell, ...]


@dataclass(frozen=True, slots=True)
class ReadRoster:
    """The edited file."""

    station_id: int
    month: str
    version: int
    rows: tuple[ReadRow, ...]


def make_roster_sheet(sheet: RosterSheet) -> bytes:
    """The .xlsx file, A3 landscape on one page."""
    from xlsxwriter import Workbook as Writer

    buffer = BytesIO()
    writer = Writer(buffer, {"in_memory": True, "strings_to_formulas": False})
    page = writer.add_worksheet("值班表")
    last = _FIRST_DAY_COLUMN + len(sheet.days) + len(sheet.total_titles) - 1
    formats = _Formats(writer)
    page.write_string(0, 0, f"{_TAG}|{sheet.station_id}|{sheet.month}|{sheet.version}")
    page.merge_range(0, 1, 0, last, sheet.title, formats.get(bold=True, font_size=16))
    page.merge_range(1, 1, 1, last, sheet.subtitle, formats.get(border=0))
    _write_header(page, sheet, formats)
    for number, row in enumerate(sheet.rows):
        _write_member(page, _FIRST_ROW + number, number + 1, row, formats)
    _write_below(page, sheet, formats)
    page.freeze_panes(_FIRST_ROW, 3)
    page.set_column(0, 0, None, None, {"hidden": True})
    page.set_column(1, 1, 5)
    page.set_column(2, 2, _NAME_WIDTH)
    page.set_column(3, 4, _WORD_WIDTH)
    page.set_column(_FIRST_DAY_COLUMN, _FIRST_DAY_COLUMN + len(sheet.days) - 1, _DAY_WIDTH)
    page.set_column(_FIRST_DAY_COLUMN + len(sheet.days), last, _TOTAL_WIDTH)
    page.set_landscape()
    page.set_paper(_A3)
    page.fit_to_pages(1, 1)
    page.set_margins(0.4, 0.4, 0.4, 0.4)
    writer.close()
    return buffer.getvalue()


def read_roster_sheet(workbook: Workbook) -> ReadRoster:
    """The edited file; InputRefused where it was not made by `make_roster_sheet`."""
    for sheet in workbook.sheets:
        tag = str(sheet.cell(0, 0) or "").split("|")
        if len(tag) == 4 and tag[0] == _TAG and tag[1].isdigit() and tag[3].isdigit():
            return ReadRoster(int(tag[1]), tag[2], int(tag[3]), tuple(_read_rows(sheet)))
    raise InputRefused(
        "这不是本程序导出的值班表，或隐藏的 A 列被删掉了。请重新导出一份，在那份表上改。"
    )


class _Formats:
    """Cell formats, each made once."""

    def __init__(self, writer: "Writer") -> None:
        self._writer = writer
        self._made: dict[tuple[tuple[str, Any], ...], Any] = {}

    def get(self, **changes: Any) -> Any:
        """Centred with a thin frame, unless told."""
        wanted = {"align": "center", "valign": "vcenter", "border": 1, **changes}
        key = tuple(sorted(wanted.items()))
        if key not in self._made:
            self._made[key] = self._writer.add_format(wanted)
        return self._made[key]


def _write_header(page: "Worksheet", sheet: RosterSheet, formats: _Formats) -> None:
    head = formats.get(bold=True, bg_color="#EDEFF2")
    for column, title in enumerate(("序号", "姓名", "岗位", "班组"), start=1):
        page.merge_range(_HEADER_ROW, column, _HEADER_ROW + 1, column, title, head)
    for offset, day in enumerate(sheet.days):
        look = formats.get(bold=True, bg_color="#D9DDE3" if day.is_rest else "#EDEFF2")
        page.write_number(_HEADER_ROW, _FIRST_DAY_COLUMN + offset, day.number, look)
        page.write_string(
            _HEADER_ROW + 1, _FIRST_DAY_COLUMN + offset, day.mark or day.weekday, look
        )
    for offset, title in enumerate(sheet.total_titles, start=_FIRST_DAY_COLUMN + len(sheet.days)):
        page.merge_range(_HEADER_ROW, offset, _HEADER_ROW + 1, offset, title, head)


def _write_member(
    page: "Worksheet", line: int, number: int, row: SheetRow, formats: _Formats
) -> None:
    plain = formats.get()
    page.write_number(line, 0, row.member_id)
    page.write_number(line, 1, number, plain)
    for column, text in enumerate((row.name, row.position, row.team), start=2):
        page.write_string(line, column, text, plain)
    for column, cell in enumerate(row.cells, start=_FIRST_DAY_COLUMN):
        look = formats.get(bg_color=cell.fill, font_color=cell.ink) if cell.fill else plain
        page.write_string(line, column, cell.text, look)
    for column, total in enumerate(row.totals, start=_FIRST_DAY_COLUMN + len(row.cells)):
        page.write_number(line, column, total, plain)


def _write_below(page: "Worksheet", sheet: RosterSheet, formats: _Formats) -> None:
    line = _FIRST_ROW + len(sheet.rows)
    plain, note = formats.get(font_color="#555555"), formats.get(border=0, align="left")
    for label, texts in sheet.coverage:
        page.merge_range(line, 1, line, _FIRST_DAY_COLUMN - 1, label, plain)
        for column, text in enumerate(texts, start=_FIRST_DAY_COLUMN):
            page.write_string(line, column, text, plain)
        line += 1
    for text in sheet.foot:
        page.write_string(line + 1, 1, text, note)
        line += 1


def _read_rows(sheet: Sheet) -> Sequence[ReadRow]:
    """Rows with a member's key, or with a name between the header and the first empty row."""
    day_count = 0
    while _number(sheet.cell(_HEADER_ROW, _FIRST_DAY_COLUMN + day_count)) == day_count + 1:
        day_count += 1
    found = []
    for line in range(_FIRST_ROW, len(sheet.rows)):
        member_id = _number(sheet.cell(line, 0))
        name = str(sheet.cell(line, 2) or "").strip()
        if member_id is None and not name:
            continue
        columns = range(_FIRST_DAY_COLUMN, _FIRST_DAY_COLUMN + day_count)
        cells = tuple(
            ReadCell(f"{column_letter(one)}{line + 1}", _text(sheet, line, one)) for one in columns
        )
        found.append(ReadRow(line + 1, member_id, name, cells))
    return found


def _text(sheet: Sheet, line: int, column: int) -> str:
    value = sheet.cell(line, column)
    return "" if value is None else str(value).strip()


def _number(value: object) -> int | None:
    """A whole number, also where a program has stored it as text."""
    if isinstance(value, str):
        return int(value) if value.strip().isdecimal() else None
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return int(value) if value == int(value) else None
