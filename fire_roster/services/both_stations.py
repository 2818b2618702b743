"""All stations of a month in one table: who stands in two rosters, and where that collides."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from fire_roster.domain.facts import RosterFacts
from fire_roster.domain.member import MemberFacts
from fire_roster.domain.rules.base import Violation
from fire_roster.services.cell_findings import (
    CellFindings,
    finding_line,
    place_findings,
    worst_severity,
)
from fire_roster.services.grid_rows import LEAVE_MARK, grid_days
from fire_roster.services.grid_view import GridCell, GridRow, GridShift, GridView
from fire_roster.services.roster_state import RosterState
from fire_roster.services.wall_sheet import used_shifts

DOUBLE_RULES = frozenset({"D05", "D06", "D07"})
IN_TWO, IN_ONE = "在两处排班", "只在一处排班"


@dataclass(frozen=True, slots=True)
class BothStations:
    """The table (read-only), a key to its letters, and how many collisions there are."""

    view: GridView
    key: str
    double_count: int
    collision_count: int


@dataclass(frozen=True, slots=True)
class _Place:
    """A station's roster with the mark that its letters carry in the table."""

    facts: RosterFacts
    mark: str


def combine_stations(states: Sequence[RosterState], *, only_double: bool = False) -> BothStations:
    """People of all stations for one month; those in two rosters come first.

    `states` are the rosters of the month, one per station, at least one. Letters of the first
    station stand alone, those of the others behind a character of the station's name.
    """
    places = _mark(states)
    found = _collisions(states)
    findings = place_findings(found)
    stations: dict[int, set[int]] = {}
    for place in places:
        for key in place.facts.assignments:
            stations.setdefault(key.member_id, set()).add(place.facts.station.station_id)
    double = [key for key, where in stations.items() if len(where) > 1]
    single = [] if only_double else [key for key, where in stations.items() if len(where) == 1]
    members = states[0].facts.members
    view = GridView(
        days=grid_days(states[0].facts),
        rows=(
            *_rows(places, findings, _ordered(members, double), IN_TWO),
            *_rows(places, findings, _ordered(members, single), IN_ONE),
        ),
        shifts=tuple(_shifts(places)),
        is_draft=False,
        is_read_only=True,
    )
    return BothStations(view, _key(places), len(double), len(found))


def _mark(states: Sequence[RosterState]) -> tuple[_Place, ...]:
    places: list[_Place] = []
    taken: set[str] = set()
    for state in states:
        name = state.facts.station.name
        mark = "" if not places else next((one for one in name if one not in taken), name[:1])
        taken |= set(name) if not places else {mark}
        places.append(_Place(state.facts, mark))
    return tuple(places)


def _collisions(states: Sequence[RosterState]) -> tuple[Violation, ...]:
    """What the rules about two places say, each thing once though both stations find it."""
    unique: dict[tuple[object, ...], Violation] = {}
    for state in states:
        for one in state.checker().violations:
            if one.rule in DOUBLE_RULES and len(one.member_ids) == 1:
                is_joined = one.rule == "D05"
                if not is_joined or _is_across(state.facts, one):
                    unique.setdefault((one.rule, one.member_ids, one.dates), one)
    return tuple(unique.values())


def _is_across(facts: RosterFacts, finding: Violation) -> bool:
    """Whether the duties that join are kept at two stations."""
    duties = facts.duties_of(finding.member_ids[0])
    return len({duty.station_id for duty in duties if duty.duty_date in finding.dates}) > 1


def _ordered(members: Mapping[int, MemberFacts], keys: Iterable[int]) -> list[MemberFacts]:
    wanted = set(keys)
    return [member for key, member in members.items() if key in wanted]


def _rows(
    places: Sequence[_Place], findings: CellFindings, members: Iterable[MemberFacts], team: str
) -> Iterable[GridRow]:
    for member in members:
        yield GridRow(
            member_id=member.member_id,
            name=member.name,
            cells=tuple(_cell(places, findings, member, day) for day in places[0].facts.month.days),
            team=team,
            certificate=member.team,
            tooltip=f"{member.name}  {member.team}".rstrip(),
        )


def _cell(
    places: Sequence[_Place], findings: CellFindings, member: MemberFacts, day: date
) -> GridCell:
    text, lines, palette = "", [], None
    for place in places:
        for duty in place.facts.own_duties_of(member.member_id):
            if duty.duty_date == day:
                text += place.mark + duty.shift.code
                palette = duty.shift.palette if palette is None else palette
                lines.append(f"{duty.station_name}：{duty.shift.name} {duty.shift.time_text}")
    found = findings.at(member.member_id, day)
    is_away = any(leave.first <= day <= leave.last for leave in member.leaves)
    lines += map(finding_line, found)
    return GridCell(
        text,
        palette,
        LEAVE_MARK if is_away and not text else "",
        severity=worst_severity(found),
        tooltip="\n".join([f"{member.name}  {day:%Y-%m-%d}", *lines]) if lines else "",
    )


def _shifts(places: Sequence[_Place]) -> Iterable[GridShift]:
    for place in places:
        for shift in used_shifts(place.facts):
            yield GridShift(
                place.mark + shift.code,
                shift.name,
                palette=shift.palette,
                time_text=f"{place.facts.station.name}{shift.name} {shift.time_text}",
            )


def _key(places: Sequence[_Place]) -> str:
    """How to read the letters."""
    words = [f"{places[0].facts.station.name}的班直接写班次"]
    words += [f"{one.facts.station.name}的班前面加“{one.mark}”" for one in places[1:]]
    return "，".join(words) + "。"
