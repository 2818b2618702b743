"""The day list as rows: one for each day and shift, with the people who stand it."""

from dataclasses import dataclass

from fire_roster.printing.sheets import SheetDay, ShiftKey, WallSheet


@dataclass(frozen=True, slots=True)
class ShiftLine:
    """One shift of one day: who stands it, and how many are missing.

    `name_lines` are the names as they stand below each other when they share one wide column.
    """

    shift: ShiftKey
    names: tuple[str, ...]
    missing: int
    name_lines: tuple[str, ...] = ()

    @property
    def line_count(self) -> int:
        return max(1, len(self.name_lines))


@dataclass(frozen=True, slots=True)
class DayBlock:
    """A day with its shifts; blocks are never torn apart."""

    day: SheetDay
    lines: tuple[ShiftLine, ...]

    @property
    def line_count(self) -> int:
        return sum(line.line_count for line in self.lines)

    @property
    def remark(self) -> str:
        """Make-up day or holiday, what is missing, and what the clerk noted."""
        parts = [_day_kind(self.day), self.day.remark]
        return "；".join(part for part in parts if part)


def day_blocks(sheet: WallSheet) -> tuple[DayBlock, ...]:
    """All days of the month with all shifts of the legend."""
    coverage = {line.code: line.days for line in sheet.coverage}
    blocks = []
    for index, day in enumerate(sheet.days):
        lines = []
        for shift in sheet.shifts:
            days = coverage.get(shift.code)
            missing = days[index].missing if days else 0
            lines.append(ShiftLine(shift, _names(sheet, shift.code, index), missing))
        blocks.append(DayBlock(day, tuple(lines)))
    return tuple(blocks)


def most_names(blocks: tuple[DayBlock, ...]) -> int:
    """The greatest number of people on one shift, at least two."""
    return max(2, *(len(line.names) for block in blocks for line in block.lines))


def _names(sheet: WallSheet, code: str, index: int) -> tuple[str, ...]:
    return tuple(
        row.name for row in sheet.rows if any(seat.code == code for seat in row.cells[index].seats)
    )


def _day_kind(day: SheetDay) -> str:
    if day.is_make_up:
        return "调休上班"
    if day.is_holiday:
        return f"{day.holiday_name}放假" if day.holiday_name else "放假"
    return ""
