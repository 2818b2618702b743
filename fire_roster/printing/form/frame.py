"""Header of a form: the unit with its logo, the title, place and period."""

from fire_roster.printing.blocks import FormSheet
from fire_roster.printing.form.logo import draw_logo
from fire_roster.printing.geometry import Align, Box
from fire_roster.printing.page import GRAY, Imprint
from fire_roster.printing.pen import Pen
from fire_roster.printing.roster_frame import NAVY
from fire_roster.printing.sheets import Edition
from fire_roster.printing.text_layout import Style

_UNIT_LINE = 18.0
_PLACE_LINE = 20.0
_TITLE_SHARE = 1.45
_LOGO_GAP = 6.0


def header_height(sheet: FormSheet, unit: float) -> float:
    """Height of the header on each page."""
    lines = _UNIT_LINE + sheet.title_size * _TITLE_SHARE
    if sheet.place or sheet.place_note or sheet.period:
        lines += _PLACE_LINE
    return (lines + 4) * unit


def draw_header(pen: Pen, box: Box, sheet: FormSheet, unit: float) -> None:
    """Draw into a box of `header_height`."""
    head, rest = box.cut_top(_UNIT_LINE * unit)
    _draw_unit(pen, head, sheet, unit)
    title, rest = rest.cut_top(sheet.title_size * _TITLE_SHARE * unit)
    words = f"{sheet.title}（草稿）" if sheet.is_draft else sheet.title
    pen.text_in(title, words, Style(sheet.title_size * unit, True, NAVY, max_lines=2))
    if sheet.place or sheet.place_note or sheet.period:
        line, rest = rest.cut_top(_PLACE_LINE * unit)
        _draw_place(pen, line, sheet, unit)


def _draw_unit(pen: Pen, line: Box, sheet: FormSheet, unit: float) -> None:
    x = line.x
    if sheet.letterhead.logo:
        x += draw_logo(
            pen,
            Box(line.x, line.y - 8 * unit, 120 * unit, line.height + 8 * unit),
            sheet.letterhead.logo,
        )
        x += _LOGO_GAP * unit
    left = Box(x, line.y, line.x + line.width * 0.68 - x, line.height)
    style = Style(11.5 * unit, True, NAVY, Align.LEFT, max_lines=2)
    pen.text_in(left, sheet.unit_name, style)
    right = Box(left.right, line.y, line.right - left.right, line.height)
    label, size = edition_label(sheet), 9.5 * unit
    if pen.chain.width(label, size, False) > right.width:
        label = sheet.edition.label  # the versions of many stations stand at the foot
    pen.text_in(right, label, Style(size, ink=GRAY, align=Align.RIGHT))


def _draw_place(pen: Pen, line: Box, sheet: FormSheet, unit: float) -> None:
    place = "　".join(part for part in (sheet.place, sheet.place_note) if part)
    left = Box(line.x, line.y, line.width * 0.62, line.height)
    pen.text_in(left, place, Style(11 * unit, align=Align.LEFT, max_lines=2))
    right = Box(left.right, line.y, line.width - left.width, line.height)
    pen.text_in(right, sheet.period, Style(12 * unit, True, NAVY, Align.RIGHT, max_lines=2))


def edition_label(sheet: FormSheet) -> str:
    """Version and edition; a record that is filed says only when it must not leave the office."""
    if sheet.version_label:
        return f"{sheet.edition.label} · {sheet.version_label}"
    return "" if sheet.is_filed and sheet.edition is Edition.WALL else sheet.edition.label


def imprint(sheet: FormSheet) -> Imprint:
    """What the foot of each page and the metadata say."""
    parts = [edition_label(sheet)]
    if sheet.anchor:
        parts.append(f"校验码 {sheet.anchor}")
    if sheet.printed_by:
        parts.append(f"打印人 {sheet.printed_by}")
    subject = "　".join(part for part in (sheet.place, sheet.period) if part)
    return Imprint(
        title=" ".join(part for part in (sheet.unit_name, sheet.title, subject) if part),
        subject=f"{sheet.title}（{edition_label(sheet) or sheet.edition.label}）",
        left="　".join(part for part in parts if part),
        middle=sheet.invalid_when,
        printed_at=sheet.printed_at,
        watermark="草稿" if sheet.is_draft else "",
        lines=tuple(line for line in (sheet.basis, *sheet.letterhead.footer_lines) if line),
    )
