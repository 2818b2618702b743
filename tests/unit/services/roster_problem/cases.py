"""Rosters made in this process, and the sample staff list as facts."""

import json
from collections.abc import Collection
from dataclasses import replace
from datetime import date
from pathlib import Path

from fire_roster.domain.certificate import CertificateFacts, CertificateType, Level
from fire_roster.domain.checker import RosterChecker
from fire_roster.domain.facts import RosterFacts
from fire_roster.domain.member import MemberFacts
from fire_roster.domain.rules.base import RuleSettings, Severity, Violation
from fire_roster.domain.shift import ShiftType
from fire_roster.services.roster_problem import build_problem
from fire_roster.services.roster_problem.seats import assignment_of
from fire_roster.solver import solve
from tests.unit.domain.roster_builder import CONTROL_ROOM, SHIFTS, person, roster

NEVER_BROKEN = frozenset({"C01", "C02", "D06", "D07", "L05", "L06"})

_SAMPLE = Path(__file__).parents[3] / "data" / "人员台账.expected.json"


def sample_facts(level: Level) -> RosterFacts:
    """December 2026 of the control room, staffed from the sample list."""
    rows = json.loads(_SAMPLE.read_text(encoding="utf-8"))
    members = {number: _member(number, row) for number, row in enumerate(rows, start=1)}
    room = replace(CONTROL_ROOM, min_level=level)
    return roster(station=room, members=members)


def _member(number: int, row: dict[str, str | None]) -> MemberFacts:
    station = CONTROL_ROOM.station_id if row["position"] == "控制室值班员" else 99
    return MemberFacts(
        number,
        row["name"] or "",
        certificates=_certificates(row),
        joined=_day(row["joined"]),
        station_ids=frozenset({station}),
    )


def _certificates(row: dict[str, str | None]) -> tuple[CertificateFacts, ...]:
    if not row["level"]:
        return ()
    level, kind = Level.from_label(row["level"]), CertificateType.OPERATOR.value
    issued, expires = _day(row["issued"]), _day(row["expires"])
    return (CertificateFacts(kind, level, row["number"] or "", issued=issued, expires=expires),)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def people(count: int) -> tuple[MemberFacts, ...]:
    """Certified members 1 to `count`."""
    return tuple(person(number) for number in range(1, count + 1))


def required(*shifts: ShiftType) -> dict[int, ShiftType]:
    """Only these shift types, each planned every day."""
    return {one.shift_type_id: replace(one, is_required=True) for one in shifts}


def made(
    facts: RosterFacts, settings: RuleSettings | None = None, work: float = 0.4
) -> RosterFacts:
    """The facts with the roster that the solver makes."""
    solution = solve(build_problem(facts, settings or RuleSettings()), work_limit=work)
    seats = [assignment_of(facts, seat) for seat in solution.seats]
    return replace(facts, assignments={one.key: one for one in seats})


def errors(facts: RosterFacts, settings: RuleSettings | None = None) -> list[Violation]:
    """What the checker calls an error."""
    found = RosterChecker(facts, settings).violations
    return [one for one in found if one.severity is Severity.ERROR]


def rules_broken(facts: RosterFacts, of: Collection[str] = ()) -> set[str]:
    """Ids of the rules with an error or warning, of the given ones or all."""
    found = RosterChecker(facts).violations
    ids = {one.rule for one in found if one.severity is not Severity.INFO}
    return ids & set(of) if of else ids


def codes(facts: RosterFacts, member_id: int) -> dict[int, str]:
    """Shift code by day of the month of one member."""
    shifts = {shift.shift_type_id: shift.code for shift in SHIFTS}
    return {
        key.duty_date.day: shifts[key.shift_type_id]
        for key in facts.assignments
        if key.member_id == member_id
    }
