"""Columns of the month grid: what a person is, the days, the totals."""

from collections.abc import Callable
from dataclasses import dataclass

from fire_roster.printing.geometry import Align
from fire_roster.printing.pen import Pen
from fire_roster.printing.sheets import Edition, SheetRow, WallSheet


@dataclass(frozen=True, slots=True)
class Field:
    """A possible column: title, what it shows, least and greatest width for A3."""

    title: str
    value: Callable[[SheetRow], str]
    least: float
    most: float
    align: Align = Align.CENTER
    is_bold: bool = False
    max_lines: int = 1


@dataclass(frozen=True, slots=True)
class Column:
    """A column in its place; `field` is None for a day."""

    field: Field
    x: float
    width: float


def whole_hours(hours: float) -> str:
    """168 or 168.5."""
    return f"{hours:.1f}".removesuffix(".0")


PERSON_FIELDS = (
    Field("序号", lambda row: str(row.number), 26, 30),
    Field("姓名", lambda row: row.name, 62, 118, is_bold=True, max_lines=2),
    Field("岗位", lambda row: row.position, 44, 84, max_lines=2),
    Field("班组", lambda row: row.team, 34, 58, max_lines=2),
    Field("证书等级", lambda row: row.level, 42, 58),
)
PHONE_FIELD = Field("电话", lambda row: row.phone, 60, 88)
CERTIFICATE_FIELD = Field("证书编号", lambda row: row.certificate_number, 60, 96)
TOTAL_FIELDS = (
    Field("班次", lambda row: str(row.shift_count), 32, 36, Align.RIGHT),
    Field("夜班", lambda row: str(row.night_count), 32, 36, Align.RIGHT),
    Field("工时", lambda row: whole_hours(row.hours), 38, 46, Align.RIGHT, True),
)
_PADDING = 10.0
_HEADING_SIZE = 12.0
_HEADING_PADDING = 5.0


@dataclass(frozen=True, slots=True)
class Columns:
    """All columns of a grid from `left` to `right`; each day is `day_width` wide."""

    people: tuple[Column, ...]
    totals: tuple[Column, ...]
    left: float
    right: float
    first_day_x: float
    day_width: float
    scale: float

    def day_x(self, index: int) -> float:
        """Left side of the day with that index from 0."""
        return self.first_day_x + index * self.day_width

    @property
    def days_right(self) -> float:
        return self.totals[0].x


def place_columns(
    pen: Pen, sheet: WallSheet, extent: tuple[float, float], type_size: float, scale: float
) -> Columns:
    """Columns between `extent` (left, right); a column that nobody fills is left out."""
    left, right = extent
    fields = [field for field in _fields(sheet) if any(field.value(row) for row in sheet.rows)]
    x = left
    people = []
    for field in fields:
        width = _width(pen, sheet, field, type_size, scale)
        people.append(Column(field, x, width))
        x += width
    total_widths = [_width(pen, sheet, field, type_size, scale) for field in TOTAL_FIELDS]
    first_day_x = x
    day_width = (right - first_day_x - sum(total_widths)) / len(sheet.days)
    x = first_day_x + day_width * len(sheet.days)
    totals = []
    for field, width in zip(TOTAL_FIELDS, total_widths, strict=True):
        totals.append(Column(field, x, width))
        x += width
    return Columns(tuple(people), tuple(totals), left, right, first_day_x, day_width, scale)


def _fields(sheet: WallSheet) -> tuple[Field, ...]:
    """A wall shows no certificate number (PIPL 第25条)."""
    if sheet.edition is Edition.INTERNAL:
        return (*PERSON_FIELDS, CERTIFICATE_FIELD, PHONE_FIELD)
    return (*PERSON_FIELDS, PHONE_FIELD)


def _width(pen: Pen, sheet: WallSheet, field: Field, type_size: float, scale: float) -> float:
    """Room for the longest text, within the limits of the field."""
    texts = max(pen.chain.width(field.value(row), type_size, field.is_bold) for row in sheet.rows)
    heading = pen.chain.width(field.title, _HEADING_SIZE * scale, True)
    wanted = max(texts + _PADDING * scale, heading + _HEADING_PADDING * scale)
    return min(field.most * scale, max(field.least * scale, wanted))
