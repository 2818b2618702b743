"""Header and legend that the forms of a month's roster share."""

from dataclasses import dataclass
from itertools import groupby

from fire_roster.printing.cells import draw_rest_day, draw_seat
from fire_roster.printing.form.logo import draw_logo
from fire_roster.printing.geometry import Align, Box, Orientation, PageSpec, Paper
from fire_roster.printing.page import GRAY, Imprint
from fire_roster.printing.palette import Color, Palette, paper_palette
from fire_roster.printing.pen import Pen
from fire_roster.printing.sheets import Edition, SheetDay, SheetSeat, WallSheet
from fire_roster.printing.text_layout import Style

NAVY: Color = (0.071, 0.165, 0.310)
HEAD_FILL: Color = (0.925, 0.941, 0.965)
STRONG_LINE: Color = (0.45, 0.52, 0.62)
HEADER_HEIGHT = 66.0
LEGEND_LINE_HEIGHT = 25.0
_GAP = 20.0
_CHIP = 20.0


def imprint(sheet: WallSheet) -> Imprint:
    """What the page lines and the document's metadata say."""
    parts = [sheet.version_label]
    if sheet.published_at and not sheet.is_draft:
        parts.append(f"发布于 {sheet.published_at:%Y-%m-%d %H:%M}")
    if sheet.anchor:
        parts.append(f"校验码 {sheet.anchor}")
    return Imprint(
        title=f"{sheet.unit_name} {sheet.station_name} {sheet.title} {sheet.month_label}",
        subject=f"{sheet.title}（{sheet.version_label}）",
        left="　".join(parts),
        middle=_validity(sheet),
        printed_at=sheet.printed_at,
        watermark="草稿" if sheet.is_draft else "",
        lines=sheet.letterhead.footer_lines,
    )


def page_spec(sheet: WallSheet, paper: Paper, orientation: Orientation) -> PageSpec:
    """The sheet of paper, with a binding margin for the edition that is filed; it lies unless told.

    A month has 31 columns, or names beside each other: it never fits better on standing paper.
    """
    is_bound = sheet.edition is Edition.INTERNAL
    return PageSpec(paper, orientation is not Orientation.PORTRAIT, is_bound)


def _validity(sheet: WallSheet) -> str:
    """What makes the paper invalid, and whether that has happened."""
    if sheet.newer_version:
        return f"本版已作废（有 {sheet.newer_edits} 处改动），以第 {sheet.newer_version} 版为准"
    if sheet.newer_edits:
        return f"本版发布后已有 {sheet.newer_edits} 处改动未发布，发布后本版即作废"
    return "调班须填《调班审批单》　打印后有 1 处改动即作废"


def draw_header(pen: Pen, box: Box, sheet: WallSheet, scale: float) -> None:
    """Unit and station at the left, the title in the middle, the month at the right."""
    pen.fill(Box(box.x, box.y, box.width, 1.8 * scale), NAVY)
    band = Box(box.x, box.y + 7 * scale, box.width, box.height - 7 * scale)
    side = band.width * 0.31
    start = band.x
    if sheet.letterhead.logo:
        logo = Box(band.x, band.y + 4 * scale, side * 0.4, band.height - 4 * scale)
        start += draw_logo(pen, logo, sheet.letterhead.logo) + 8 * scale
    left = Box(start, band.y, band.x + side - start, band.height)
    upper, lower = left.cut_top(left.height * 0.49)
    place = "　".join(part for part in (sheet.station_name, sheet.station_note) if part)
    pen.text_in(upper, sheet.unit_name, Style(18 * scale, True, NAVY, Align.LEFT, max_lines=2))
    pen.text_in(
        lower, place, Style(14 * scale, False, GRAY, Align.LEFT, max_lines=2, least=12 * scale)
    )
    middle = Box(left.right, band.y, band.width - 2 * side, band.height)
    title = f"{sheet.title}（草稿）" if sheet.is_draft else sheet.title
    pen.text_in(middle.inset(8 * scale, 0), title, Style(38 * scale, True, NAVY))
    right = Box(middle.right, band.y, side, band.height)
    upper, lower = right.cut_top(right.height * 0.62)
    pen.text_in(upper, sheet.month_label, Style(30 * scale, True, NAVY, Align.RIGHT))
    pen.text_in(lower, sheet.version_label, Style(13 * scale, False, GRAY, Align.RIGHT))


@dataclass(frozen=True, slots=True)
class LegendItem:
    """A chip and its words: a seat, or a mark drawn as in the grid."""

    words: str
    seat: SheetSeat | None = None
    mark: str = ""
    is_rest_day: bool = False


def legend_items(sheet: WallSheet) -> tuple[LegendItem, ...]:
    """Shifts with their clock times, then the marks that this month uses."""
    items = [
        LegendItem(f"{shift.name} {shift.clock}", SheetSeat(shift.code, shift.palette))
        for shift in sheet.shifts
    ]
    items.append(LegendItem("周末及放假", is_rest_day=True))
    marks = {cell.mark for row in sheet.rows for cell in row.cells}
    if "假" in marks:
        items.append(LegendItem("请假", mark="假"))
    if any(seat.is_locked for row in sheet.rows for cell in row.cells for seat in cell.seats):
        items.append(LegendItem("锁定", SheetSeat("", sheet.shifts[0].palette, is_locked=True)))
    items += holiday_items(sheet.days)
    return tuple(items)


def holiday_items(days: tuple[SheetDay, ...]) -> list[LegendItem]:
    """As in 休 “元旦 1–3日” and 班 “调休上班 4日”."""
    items = []
    for (mark, name), group in groupby(days, key=lambda day: (day.mark, day.holiday_name)):
        if not mark:
            continue
        dates = [day.day.day for day in group]
        span = f"{dates[0]}日" if len(dates) == 1 else f"{dates[0]}–{dates[-1]}日"
        label = "调休上班" if mark == "班" else name or "节假日"
        items.append(LegendItem(f"{label} {span}", mark=mark))
    return items


class Legend:
    """The legend, broken into as many lines as the width asks for."""

    def __init__(self, pen: Pen, sheet: WallSheet, width: float, scale: float) -> None:
        self._pen = pen
        self._scale = scale
        self._palette: Palette = paper_palette()
        self._lines: list[list[tuple[float, LegendItem]]] = [[]]
        used = 0.0
        for item in () if "legend" in sheet.omitted else legend_items(sheet):
            item_width = self._item_width(item, width)
            if used and used + item_width > width:
                self._lines.append([])
                used = 0.0
            self._lines[-1].append((item_width, item))
            used += item_width + _GAP * scale

    @property
    def height(self) -> float:
        lines = len(self._lines) if self._lines[0] else 0
        return lines * LEGEND_LINE_HEIGHT * self._scale

    def _item_width(self, item: LegendItem, limit: float) -> float:
        words = self._pen.chain.width(item.words, 13 * self._scale, False)
        return min(limit, words + self._chip_width(item))

    def _chip_width(self, item: LegendItem) -> float:
        has_chip = item.seat or item.mark or item.is_rest_day
        return (_CHIP + 10) * self._scale if has_chip else 0.0

    def draw(self, box: Box) -> None:
        """Draw into a box of `height`."""
        for number, line in enumerate(self._lines):
            x = box.x
            height = LEGEND_LINE_HEIGHT * self._scale
            y = box.top - (number + 1) * height
            for width, item in line:
                self._draw_item(Box(x, y, width, height), item)
                x += width + _GAP * self._scale

    def _draw_item(self, box: Box, item: LegendItem) -> None:
        scale, pen = self._scale, self._pen
        chip_height = 17 * scale
        y = box.y + (box.height - chip_height) / 2
        chip = Box(box.x, y, (_CHIP + 4) * scale, chip_height)
        if item.is_rest_day:
            draw_rest_day(pen, chip, self._palette)
        if item.seat:
            draw_seat(pen, chip, item.seat, self._palette, 13 * scale)
        elif item.mark:
            pen.frame(chip, 0.4, GRAY)
            pen.text_in(chip, item.mark, Style(12 * scale, ink=self._palette.leave.ink))
        offset = self._chip_width(item)
        words = Box(box.x + offset, box.y, box.width - offset, box.height)
        pen.text_in(words, item.words, Style(13 * scale, align=Align.LEFT))
