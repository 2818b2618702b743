"""Rosters as Excel files that come back as a patch, duties as a calendar, statistics as tables."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from fire_roster.domain.coverage import shift_coverage
from fire_roster.domain.duty_hours import hours_text, total_duties
from fire_roster.domain.facts import RosterFacts
from fire_roster.domain.member import MemberFacts
from fire_roster.domain.month import Month
from fire_roster.domain.roster_patch import RosterPatch
from fire_roster.errors import InputRefused
from fire_roster.exchange.calendar_feed import CalendarEvent, make_calendar
from fire_roster.exchange.roster_sheet import (
    ReadRow,
    RosterSheet,
    SheetCell,
    SheetDay,
    SheetRow,
    make_roster_sheet,
    read_roster_sheet,
)
from fire_roster.exchange.sheet_reader import read_workbook
from fire_roster.printing.output import write_pdf
from fire_roster.printing.palette import Color, paper_palette
from fire_roster.printing.sheets import WEEKDAYS
from fire_roster.services.changes import Changes, Done
from fire_roster.services.clock import Clock
from fire_roster.services.duty import list_final_duties
from fire_roster.services.grid_view import CellRef
from fire_roster.services.members import MemberEntry
from fire_roster.services.roster_state import RosterState
from fire_roster.services.rosters import RosterService
from fire_roster.services.seat_edits import describe_patch, find_shifts, set_cells
from fire_roster.services.translation import station_facts
from fire_roster.services.wall_sheet import rostered_members, used_shifts
from fire_roster.store.queries import office
from fire_roster.store.transaction import Database

_LEAVE_WORDS = frozenset({"假", "休假", "请假"})
_CALENDAR_MONTHS = 12


@dataclass(frozen=True, slots=True)
class CellChange:
    """One cell that the file changes: letters before and after, empty for no duty."""

    member_id: int
    member_name: str
    day: date
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class RosterImport:
    """What the edited file means; nothing is written yet.

    `problems` name cells and rows that are left out, with the reason; `locked_count` cells stay
    because they are locked. `notices` tell what the clerk should know first.
    """

    state: RosterState
    patch: RosterPatch
    cells: tuple[CellChange, ...]
    problems: tuple[str, ...]
    notices: tuple[str, ...]
    locked_count: int


class RosterFileService:
    """Rosters to and from files."""

    def __init__(self, database: Database, clock: Clock, rosters: RosterService) -> None:
        self._database = database
        self._clock = clock
        self._rosters = rosters

    def export_roster(
        self, station_id: int, month: Month, path: Path, version: int | None = None
    ) -> None:
        """Writes the plan of a version (the newest unless told) as .xlsx; see `preview`.

        InputRefused for an empty roster, StorageUnavailable where the file cannot be written.
        """
        self._database.permit("export.roster")
        state = self._rosters.open(station_id, month, version)
        if state.is_empty:
            raise InputRefused(f"{month.label}还没有排班，没有可导出的值班表。")
        with self._database.read() as session:
            unit_name = office.get_unit(session).name
        write_pdf(path, make_roster_sheet(_sheet(state, unit_name)))

    def preview(self, path: Path) -> RosterImport:
        """What an edited export would change in the newest version; InputRefused for others."""
        read = read_roster_sheet(read_workbook(path))
        with self._database.read() as session:
            if read.station_id not in {one.id for one in office.list_stations(session)}:
                raise InputRefused("这份表属于别的数据：没有它的站点。请用本单位导出的值班表。")
        state = self._rosters.open(read.station_id, Month.parse(read.month))
        reading = _Reading(state.facts)
        for row in read.rows:
            reading.add(row)
        edit = set_cells(state.facts, reading.wanted)
        notices = []
        if read.version != state.facts.version:
            notices.append(
                f"这份表是第 {read.version} 版导出的，现在最新的是第 {state.facts.version} 版；"
                "请核对下面的每一处改动。"
            )
        return RosterImport(
            state=state,
            patch=edit.patch,
            cells=tuple(_cell_changes(state.facts, edit.patch)),
            problems=tuple(reading.problems),
            notices=tuple(notices),
            locked_count=edit.locked_count,
        )

    def apply(self, found: RosterImport) -> Done[RosterPatch]:
        """Writes what `preview` showed, as one edit that undo takes back."""
        facts = found.state.facts
        if not found.patch:
            return Done(found.patch, Changes())
        summary = f"导入 Excel 值班表：{describe_patch(facts, found.patch)}"
        return self._rosters.edit(facts.station.station_id, facts.month, found.patch, summary)

    def export_calendar(self, member: MemberEntry, path: Path) -> int:
        """Writes the member's final duties from this month on as .ics; the value counts them."""
        self._database.permit("export.calendar")
        month = Month.of(self._clock.today())
        last = month.shifted(_CALENDAR_MONTHS - 1).last
        with self._database.read() as session:
            duties = [
                duty
                for record in office.list_stations(session)
                for duty in list_final_duties(session, station_facts(record), month.first, last)[0]
                if duty.member_id == member.record.id
            ]
        events = [
            CalendarEvent(
                key=f"{duty.station_id}-{duty.duty_date}-{duty.shift.shift_type_id}"
                f"-{duty.member_id}",
                title=f"{duty.station_name}{duty.shift.name}",
                place=duty.station_name,
                start=duty.span.start,
                end=duty.span.end,
                note=f"{duty.shift.time_text}，{hours_text(duty.span.minutes)} 小时",
            )
            for duty in sorted(duties, key=lambda one: one.span)
        ]
        if not events:
            raise InputRefused(f"{member.name}从{month.label}起没有排班，没有可导出的日历。")
        write_pdf(path, make_calendar(f"{member.name} 值班", events, self._clock.instant()))
        return len(events)


class _Reading:
    """Collects what the rows of a file say."""

    def __init__(self, facts: RosterFacts) -> None:
        self._facts = facts
        self._by_name = {member.name: member for member in facts.members.values()}
        self.wanted: dict[CellRef, tuple[int, ...]] = {}
        self.problems: list[str] = []

    def add(self, row: ReadRow) -> None:
        """One row; what cannot be understood goes to the problems."""
        member = self._member(row)
        if member is None:
            return
        for day, cell in zip(self._facts.month.days, row.cells, strict=False):
            ref = CellRef(member.member_id, day)
            text = "" if cell.text in _LEAVE_WORDS else cell.text
            shifts = find_shifts(self._facts, text)
            if shifts is None:
                self.problems.append(f"{cell.place}：看不懂“{cell.text}”，这一格没有改。")
            elif ref in self.wanted:
                self.problems.append(f"第 {row.row} 行：{member.name}重复出现，只认第一行。")
                return
            else:
                self.wanted[ref] = shifts

    def _member(self, row: ReadRow) -> MemberFacts | None:
        known = self._facts.members.get(row.member_id or 0) or self._by_name.get(row.name)
        if known is None and any(cell.text for cell in row.cells):
            self.problems.append(f"第 {row.row} 行：没有“{row.name}”这个人，这一行没有导入。")
        return known


def _cell_changes(facts: RosterFacts, patch: RosterPatch) -> Iterable[CellChange]:
    cells: dict[CellRef, tuple[list[str], list[str]]] = {}
    for change in patch.changes:
        ref = CellRef(change.key.member_id, change.key.duty_date)
        before, after = cells.setdefault(ref, ([], []))
        code = facts.shift_types[change.key.shift_type_id].code
        if change.before:
            before.append(code)
        if change.after:
            after.append(code)
    for ref, (before, after) in sorted(cells.items(), key=lambda one: (one[0].day, one[0])):
        name = facts.members[ref.member_id].name
        yield CellChange(ref.member_id, name, ref.day, "".join(before), "".join(after))


def _sheet(state: RosterState, unit_name: str) -> RosterSheet:
    facts = state.facts
    kind = "消防控制室值班表" if facts.station.is_control_room else "微型消防站值守表"
    shifts = used_shifts(facts)
    legend = "　".join(f"{one.code}＝{one.name} {one.time_text}" for one in shifts)
    return RosterSheet(
        station_id=facts.station.station_id,
        month=str(facts.month),
        version=facts.version,
        title=f"{unit_name} {facts.station.name} {facts.month.label}{kind}".strip(),
        subtitle=f"第 {facts.version} 版（{facts.status.label}）　{legend}",
        days=tuple(_day(facts, day) for day in facts.month.days),
        rows=tuple(_row(facts, member) for member in _shown(facts)),
        total_titles=("班次", "工时", "夜班"),
        coverage=tuple(
            (
                f"{shift.name}在岗",
                tuple(_coverage(facts, day, shift.shift_type_id) for day in facts.month.days),
            )
            for shift in facts.required_shifts
        ),
        foot=("改好后保存，用“导入值班表”（import roster）读回；隐藏的 A 列请不要删除。",),
    )


def _shown(facts: RosterFacts) -> tuple[MemberFacts, ...]:
    """Who stands in the roster, then the other members of the station."""
    first = rostered_members(facts)
    known = {member.member_id for member in first}
    return (*first, *(one for one in facts.station_members if one.member_id not in known))


def _day(facts: RosterFacts, day: date) -> SheetDay:
    calendar = facts.calendar
    mark = "班" if calendar.is_make_up(day) else ("休" if calendar.is_holiday(day) else "")
    return SheetDay(day.day, WEEKDAYS[day.weekday()], mark, calendar.is_rest_day(day))


def _row(facts: RosterFacts, member: MemberFacts) -> SheetRow:
    duties = facts.own_duties_of(member.member_id)
    totals = total_duties(duties, facts.calendar)
    by_day: dict[date, list[tuple[str, int]]] = {}
    for duty in duties:
        by_day.setdefault(duty.duty_date, []).append((duty.shift.code, duty.shift.palette))
    return SheetRow(
        member_id=member.member_id,
        name=member.name,
        position=member.position_between(facts.month.first, facts.month.last),
        team=member.team,
        cells=tuple(_cell(member, by_day, day) for day in facts.month.days),
        totals=(totals.duties, round(totals.hours, 1), totals.nights),
    )


def _cell(
    member: MemberFacts, by_day: Mapping[date, list[tuple[str, int]]], day: date
) -> SheetCell:
    palette = paper_palette()
    if day in by_day:
        tint = palette.shift(by_day[day][0][1])
        text = "".join(code for code, _ in by_day[day])
        return SheetCell(text, _hex(tint.fill), _hex(tint.ink))
    if any(leave.first <= day <= leave.last for leave in member.leaves):
        return SheetCell("假", _hex(palette.leave.fill), _hex(palette.leave.ink))
    return SheetCell()


def _coverage(facts: RosterFacts, day: date, shift_type_id: int) -> str:
    one = shift_coverage(facts, day, facts.shift_types[shift_type_id])
    return f"{one.certified}/{one.need}"


def _hex(color: Color) -> str:
    return "#" + "".join(f"{round(part * 255):02X}" for part in color)
