"""Invented months and people for window tests, benchmarks and pictures."""

from dataclasses import replace
from datetime import date, timedelta

from fire_roster.services.grid_view import (
    CoverageRow,
    DayKind,
    GridCell,
    GridCoverage,
    GridDay,
    GridRow,
    GridSeverity,
    GridShift,
    GridView,
)

NASTY_NAME = "<b>王</b><img src=file:///etc/passwd>"
_NAMES = (
    "王建国",
    "李秀英",
    "张伟",
    "刘洋",
    "陈静",
    "买买提·艾力",
    "赵𬀩",
    "王䶮",
    "陈㛃",
    "欧阳建华",
    "周敏",
    "孙丽",
)
_SHIFTS = (
    GridShift("早", "早班", "Z", 0, "08:00–16:00"),
    GridShift("中", "中班", "X", 1, "16:00–24:00"),
    GridShift("夜", "夜班", "Y", 2, "24:00–次日08:00"),
)
_CYCLE = "早早中中夜夜  "


def make_days(count: int = 31) -> tuple[GridDay, ...]:
    """December 2026 with one holiday, one make-up day and today on the 3rd."""
    days = []
    for number in range(count):
        day = date(2026, 12, 1) + timedelta(days=number)
        is_rest = day.weekday() >= 5
        days.append(
            GridDay(
                day,
                DayKind.REST if is_rest else DayKind.WORK,
                is_today=day == date(2026, 12, 3),
            )
        )
    days[19] = replace(days[19], kind=DayKind.WORK, mark="班", note="元旦调休")
    days[24] = replace(days[24], kind=DayKind.HOLIDAY, mark="休", note="示例假日")
    return tuple(days)


def make_cell(letter: str) -> GridCell:
    """A plain cell with a shift letter, or an empty one for a blank."""
    codes = [shift.code for shift in _SHIFTS]
    if letter not in codes:
        return GridCell()
    return GridCell(letter, codes.index(letter), tooltip=f"{letter}班")


def make_view(members: int = 12, teams: int = 3) -> GridView:
    """A month by rotation; teams share the members evenly."""
    days = make_days()
    rows = []
    per_team = max(1, -(-members // teams))
    for number in range(members):
        team = number // per_team
        cells = tuple(
            make_cell(_CYCLE[(position + team * 2 + number % 2) % len(_CYCLE)])
            for position in range(len(days))
        )
        name = _NAMES[number % len(_NAMES)]
        rows.append(
            GridRow(
                member_id=number + 1,
                name=name if number < len(_NAMES) else f"{name}{number // len(_NAMES) + 1}",
                cells=cells,
                team=f"{'甲乙丙丁戊'[team % 5]}班",
                certificate=("四级", "五级", "三级")[number % 3],
                totals=("184", "7", "6", "1"),
                tooltip=f"{name}：本月 184 小时",
            )
        )
    return GridView(
        days=days,
        rows=tuple(rows),
        shifts=_SHIFTS,
        total_titles=("工时", "夜班", "周末", "节日"),
        coverage=_make_coverage(len(days)),
    )


def make_marked_view() -> GridView:
    """A month that shows every mark a cell can carry."""
    view = make_view()
    marks = {
        (0, 2): GridCell("早", 0, severity=GridSeverity.ERROR, tooltip="证书已过期（C01）"),
        (0, 3): GridCell("中", 1, severity=GridSeverity.WARN, tooltip="连续 6 天"),
        (0, 4): GridCell("夜", 2, severity=GridSeverity.INFO, tooltip="周末较多"),
        (1, 5): GridCell("夜", 2, is_locked=True),
        (1, 6): GridCell("早", 0, is_changed=True),
        (1, 7): GridCell("早夜", 2, severity=GridSeverity.ERROR, is_locked=True),
        (2, 8): GridCell(leave="假"),
        (2, 9): GridCell(leave="病"),
        (3, 10): GridCell("中", 1, leave="假", severity=GridSeverity.ERROR),
    }
    rows = list(view.rows)
    for (row, day), cell in marks.items():
        cells = list(rows[row].cells)
        cells[day] = cell
        rows[row] = replace(rows[row], cells=tuple(cells))
    return replace(view, rows=tuple(rows))


def replace_cell(view: GridView, row: int, day: int, cell: GridCell) -> GridView:
    """The same month with one other cell."""
    cells = view.rows[row].cells
    changed = replace(view.rows[row], cells=(*cells[:day], cell, *cells[day + 1 :]))
    return replace(view, rows=(*view.rows[:row], changed, *view.rows[row + 1 :]))


def _make_coverage(count: int) -> tuple[CoverageRow, ...]:
    return tuple(
        CoverageRow(
            shift.name,
            tuple(
                GridCoverage(1, 2, is_short=True, tooltip=f"{shift.name}缺 1 人")
                if (position + order * 3) % 9 == 4
                else GridCoverage(2, 2)
                for position in range(count)
            ),
        )
        for order, shift in enumerate(_SHIFTS)
    )
