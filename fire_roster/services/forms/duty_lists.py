"""Names by day and shift: the week, the micro station, all stations, holidays."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from fire_roster.domain.facts import RosterFacts
from fire_roster.domain.month import Month
from fire_roster.domain.roster import RosterStatus
from fire_roster.domain.shift import ShiftType
from fire_roster.printing import Content
from fire_roster.printing.blocks import Cell, Column, FormSheet, Row, Section, Table
from fire_roster.printing.geometry import Align
from fire_roster.printing.sheets import WEEKDAYS
from fire_roster.services.anchor import find_anchor
from fire_roster.services.forms.base import FormRequest
from fire_roster.services.forms.parts import contact_section, sign_section
from fire_roster.services.forms.people import final_roster, names_on, shortage_on, state_note
from fire_roster.services.roster_state import RosterState
from fire_roster.services.stations import StationEntry
from fire_roster.services.wall_sheet import changes_on, used_shifts

WALL_LEAST_TYPE = 8.5
"""12 points on A3: what is read from two metres."""
_WALL_LEAST_TYPE_ON_A4 = 12.0
_VOID = "调班须填《调班审批单》　打印后有 1 处改动即作废"


def wall_least_type(request: FormRequest) -> float:
    """Least type, for A4, of a sheet that is read from two metres: 12 points on its paper."""
    is_a3 = request.order.paper.upper() == "A3"
    return WALL_LEAST_TYPE if is_a3 else _WALL_LEAST_TYPE_ON_A4


@dataclass(frozen=True, slots=True)
class StationRoster:
    """The rosters in force of a station in the months that a form shows."""

    station: StationEntry
    states: Mapping[Month, RosterState]

    def facts(self, day: date) -> RosterFacts:
        """The roster of the month of a day."""
        return self.states[Month.of(day)].facts

    def shifts(self) -> tuple[ShiftType, ...]:
        """Every shift of the months, in order of time."""
        found = {
            shift.shift_type_id: shift
            for state in self.states.values()
            for shift in used_shifts(state.facts)
        }
        return tuple(sorted(found.values(), key=lambda one: (one.start_minute, one.shift_type_id)))


def manned(rosters: Sequence[StationRoster]) -> Sequence[StationRoster]:
    """Those with anybody on duty; all of them where nobody is planned anywhere."""
    found = [
        one for one in rosters if any(state.facts.assignments for state in one.states.values())
    ]
    return found or rosters


def station_roster(
    request: FormRequest, station: StationEntry, months: Iterable[Month]
) -> StationRoster:
    """The rosters in force of a station."""
    key = station.record.id
    return StationRoster(
        station, {month: final_roster(request, month, key) for month in sorted(set(months))}
    )


def build_week(request: FormRequest) -> Content:
    """值班表（周）: rows are shifts, columns the days from Monday to Sunday."""
    monday = request.day - timedelta(days=request.day.weekday())
    days = tuple(monday + timedelta(days=index) for index in range(7))
    roster = station_roster(request, request.at, map(Month.of, days))
    calendar = roster.facts(days[0]).calendar
    columns = [Column("班次", 1.2)]
    columns += [Column(f"周{WEEKDAYS[day.weekday()]} {day.month}/{day.day}") for day in days]
    rows: list[Row] = []
    for shift in roster.shifts():
        cells = [
            Cell(
                "\n".join(names_on(roster.facts(day), day, shift)),
                is_bold=True,
                is_rest=calendar.is_rest_day(day),
            )
            for day in days
        ]
        rows.append((Cell(f"{shift.name}\n{shift.time_text}", is_bold=True), *cells))
    least = wall_least_type(request)
    table = Table(tuple(columns), tuple(rows), 0, 60.0, 130.0, type_size=14.0, least_size=least)
    sheet = request.sheet(
        _title(request.at, "周值班表", "周值守表"),
        Section((table,)),
        contact_section(request),
        sign_section(request, "编制", "审核", "批准", has_seal=True),
    )
    period = f"{monday.year}年{monday.month}月{monday.day}日—{days[-1].month}月{days[-1].day}日"
    return _posted(request, sheet, [roster], period)


def build_micro_roster(request: FormRequest) -> Content:
    """微型消防站值守表: for each day and shift the leader and the crew (facts §6.4)."""
    roster = station_roster(request, request.at, [request.month])
    shifts = roster.shifts()
    columns = [Column("日期", 0.7), Column("星期", 0.6)]
    for shift in shifts:
        title = f"{shift.name} {shift.time_text}"
        columns += [Column("班长", 1.1, group=title), Column("队员", 2.4, Align.LEFT, title)]
    columns += [Column("通信联络", 1.3), Column("备注", 1.2, Align.LEFT)]
    rows = []
    for day in request.month.days:
        facts = roster.facts(day)
        row: list[str | Cell] = list(_day_cells(facts, day))
        for shift in shifts:
            leader, crew = _leader_and_crew(facts, day, shift)
            row += [Cell(leader, is_bold=True), "、".join(crew) + shortage_on(facts, day, shift)]
        remarks = [facts.calendar.name(day), *changes_on(facts, day)]
        rows.append((*row, "", "；".join(filter(None, remarks))))
    table = Table(
        tuple(columns), tuple(rows), 0, 13.0, 24.0, type_size=9.5, least_size=WALL_LEAST_TYPE
    )
    sheet = request.sheet(
        "微型消防站值守表",
        Section((table,)),
        contact_section(request, is_wide=False),
        sign_section(request, "编制", "站长", has_seal=True),
    )
    return _posted(request, sheet, [roster], request.month.label)


def build_combined(request: FormRequest) -> Content:
    """All stations of the unit on one sheet: a row for each day, a column for each shift.

    Columns are as wide as their names ask for, so that a day stays on one line where it can.
    """
    stations = request.sources.stations.list_all()
    rosters = manned([station_roster(request, one, [request.month]) for one in stations])
    days = request.month.days
    calendar = rosters[0].facts(days[0]).calendar
    shown = [(roster, shift) for roster in rosters for shift in roster.shifts()]
    texts = [
        [_with_shortage(roster.facts(day), day, shift) for day in days] for roster, shift in shown
    ]
    columns = [Column("日期", 3.5), Column("星期", 2.5)]
    for (roster, shift), share in zip(shown, column_shares(texts), strict=True):
        title = f"{shift.name} {shift.time_text}"
        columns.append(Column(title, share, group=roster.station.record.name))
    notes = [calendar.name(day) for day in days]
    columns.append(Column("备注", max(2.5, *map(len, notes)), Align.LEFT))
    rows = [
        (*_day_cells(rosters[0].facts(day), day), *names)
        for day, *names in zip(days, *texts, notes, strict=True)
    ]
    table = Table(
        tuple(columns), tuple(rows), 0, 13.0, 24.0, type_size=9.5, least_size=WALL_LEAST_TYPE
    )
    sheet = request.sheet(
        "消防值班总表",
        Section((table,)),
        contact_section(request),
        sign_section(request, "编制", "审核", "批准", has_seal=True),
    )
    return replace(
        _posted(request, sheet, rosters, request.month.label),
        place="　".join(one.station.record.name for one in rosters),
    )


def _with_shortage(facts: RosterFacts, day: date, shift: ShiftType) -> str:
    return "、".join(names_on(facts, day, shift)) + shortage_on(facts, day, shift)


def column_shares(columns: Iterable[Sequence[str]]) -> list[float]:
    """Widths in characters: every text on one line, or the longest on two and more."""
    lengths = [sorted({0, *map(len, texts)}) for texts in columns]
    while sum(map(_share, lengths)) > _ROOM:
        longest = max(lengths, key=lambda one: one[-1])
        if _share(longest) == _LEAST_SHARE:
            break
        half = -(-longest.pop() // 2)
        if half > max(longest, default=0):
            longest.append(half)
    return [_share(one) for one in lengths]


def _share(lengths: Sequence[int]) -> float:
    return max(_LEAST_SHARE, lengths[-1] + 0.8)


_ROOM = 86.0
"""Characters of the least type that stand side by side, beside day and remark."""
_LEAST_SHARE = 7.2
"""The hours of a shift, in small type."""


def _leader_and_crew(
    facts: RosterFacts, day: date, shift: ShiftType
) -> tuple[str, tuple[str, ...]]:
    """班长 by the seat, else by the position (站长, 副站长), else the first of the ledger."""
    names = names_on(facts, day, shift)
    by_name = {member.name: member for member in facts.members.values()}
    leading = [
        name
        for name in names
        if any(
            seat.position == "班长"
            for key, seat in facts.assignments.items()
            if (key.duty_date, key.shift_type_id) == (day, shift.shift_type_id)
            and key.member_id == by_name[name].member_id
        )
    ]
    leading += [name for name in names if by_name[name].position_on(day) in ("站长", "副站长")]
    leader = next(iter([*leading, *names]), "")
    return leader, tuple(name for name in names if name != leader)


def _day_cells(facts: RosterFacts, day: date) -> tuple[Cell, Cell]:
    """Day of the month and weekday, hatched on a day off."""
    calendar = facts.calendar
    is_rest = calendar.is_rest_day(day)
    mark = "班" if calendar.is_make_up(day) else "休" if calendar.is_holiday(day) else ""
    return (
        Cell(f"{day.day}日", is_bold=True, is_rest=is_rest),
        Cell(f"{WEEKDAYS[day.weekday()]}{mark}", is_bold=is_rest, is_rest=is_rest),
    )


def _title(station: StationEntry, room: str, micro: str) -> str:
    return f"消防控制室{room}" if station.facts.is_control_room else f"微型消防站{micro}"


def _posted(
    request: FormRequest, sheet: FormSheet, rosters: Sequence[StationRoster], period: str
) -> FormSheet:
    """A sheet for the wall: it lies, and says what makes it void."""
    states = [state for roster in rosters for state in roster.states.values()]
    return replace(
        with_versions(request, sheet, rosters),
        place=rosters[0].station.record.name,
        place_note=state_note(states),
        period=period,
        invalid_when=_VOID,
        is_landscape=True,
        is_filed=request.is_internal,
    )


def with_versions(
    request: FormRequest, sheet: FormSheet, rosters: Iterable[StationRoster]
) -> FormSheet:
    """The sheet with version and anchor of every roster that it shows."""
    found = [
        (roster.station.record.name, state)
        for roster in rosters
        for state in roster.states.values()
        if state.roster is not None
    ]
    is_one = len(found) == 1
    with request.sources.database.read() as session:
        anchors = [find_anchor(session, state.roster) for _, state in found]
    words = []
    for (name, state), anchor in zip(found, anchors, strict=True):
        is_draft = state.facts.status is RosterStatus.DRAFT
        version = "草稿" if is_draft else f"第 {state.facts.version} 版"
        place = "" if is_one else f"{name}{state.facts.month.number}月"
        words.append(" ".join(part for part in (place, version, "" if is_one else anchor) if part))
    return replace(
        sheet,
        version_label="；".join(words),
        anchor=anchors[0] if is_one else "",
        is_draft=any(state.facts.status is RosterStatus.DRAFT for _, state in found),
    )
