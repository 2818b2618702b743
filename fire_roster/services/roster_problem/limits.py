"""The rules about working time as rows: D05, C03, L01, L02, L03, with the unit's own numbers."""

from collections.abc import Iterator

from fire_roster.domain.facts import RosterFacts
from fire_roster.domain.member import MemberFacts
from fire_roster.domain.qualification import DutyProof
from fire_roster.domain.roster import Assignment
from fire_roster.domain.rules.base import Rule, RuleSettings, Severity
from fire_roster.domain.rules.c03_monitoring_direction import RULE as C03
from fire_roster.domain.rules.c03_monitoring_direction import is_other_direction
from fire_roster.domain.rules.d05_joined_duties import RULE as D05
from fire_roster.domain.rules.l01_day_hours import RULE as L01
from fire_roster.domain.rules.l02_overtime import RULE as L02
from fire_roster.domain.rules.l03_rest_day import RULE as L03
from fire_roster.services.roster_problem.seats import SeatPlan, day_index
from fire_roster.solver import LAW, WARNING, RestRule, WindowRow

_WEEK_DAYS = 7


def rest_rule(facts: RosterFacts, settings: RuleSettings) -> RestRule:
    """D05: joined duties never beyond the limit, a short rest as a warning."""
    if not D05.is_active(settings, facts.station.kind):
        return RestRule()
    name = "max_shift_hours" if facts.station.is_control_room else "max_run_other_hours"
    return RestRule(
        minimum=round(D05.value(settings, "min_rest_hours") * 60),
        max_joined=round(D05.value(settings, name) * 60),
    )


def limit_rows(facts: RosterFacts, settings: RuleSettings, plan: SeatPlan) -> tuple[WindowRow, ...]:
    """Working-time limits of every person of the plan."""
    limits = _Limits(facts, settings)
    return tuple(
        row
        for person in plan.people
        for build in (limits.run_rows, limits.month_rows, limits.day_rows, limits.direction_rows)
        for row in build(person)
    )


class _Limits:
    """Builds the rows of one person after another."""

    def __init__(self, facts: RosterFacts, settings: RuleSettings) -> None:
        self._facts, self._settings = facts, settings
        self._days = range(facts.month.day_count)
        self._is_averaged = facts.unit.averaged_hours.is_approved_on(facts.month.last)

    def run_rows(self, person: str) -> Iterator[WindowRow]:
        """L03: in each run of days one more than allowed, at least one is free."""
        if not self._is_active(L03):
            return
        most = int(L03.value(self._settings, "max_run"))
        tier = self._tier(L03, self._is_averaged)
        for first in range(-most, self._facts.month.day_count):
            days = range(first, first + most + 1)
            yield WindowRow(
                ("L03", person, first), person, days, None, most, unit="days", tier=tier
            )

    def month_rows(self, person: str) -> Iterator[WindowRow]:
        """L02: overtime of the month, and the average week."""
        if not self._is_active(L02):
            return
        standard = self._facts.calendar.standard_minutes(self._facts.month)
        most = standard + round(L02.value(self._settings, "max_overtime_h") * 60)
        week = L02.value(self._settings, "week_h") * 60
        average = int(week * self._facts.month.day_count / _WEEK_DAYS)
        if self._is_averaged:
            average = max(average, standard)
        tier = self._tier(L02, self._is_averaged)
        yield self._minutes(("L02", person), person, self._days, most, tier)
        yield self._minutes(("L02", person, "week"), person, self._days, average, WARNING)

    def day_rows(self, person: str) -> Iterator[WindowRow]:
        """L01: hours under one duty date, where the rule holds and nothing averages them."""
        if not self._is_active(L01):
            return
        normal = round(L01.value(self._settings, "day_h") * 60)
        most = round(L01.value(self._settings, "day_max_h") * 60)
        tier = self._tier(L01, is_mild=False)
        for day in self._facts.month.days:
            if self._facts.unit.averaged_hours.is_approved_on(day):
                continue
            index = day_index(self._facts, day)
            yield self._minutes(("L01", person, index), person, (index,), most, tier)
            yield self._minutes(("L01", person, index, "day"), person, (index,), normal, WARNING)

    def direction_rows(self, person: str) -> Iterator[WindowRow]:
        """C03: who holds only an old certificate of another direction comes last."""
        if not self._is_active(C03):
            return
        member = self._facts.members[int(person)]
        days = [index for index in self._days if self._is_other_direction(member, index)]
        if days:
            tag = ("C03", person)
            yield WindowRow(tag, person, tuple(days), None, 0, unit="seats", tier=WARNING)

    def _is_other_direction(self, member: MemberFacts, index: int) -> bool:
        day = self._facts.month.days[index]
        duties = [
            self._facts.duty_of(Assignment(day, shift.shift_type_id, member.member_id))
            for shift in self._facts.required_shifts
        ]
        proofs = [DutyProof(duty, member.certificates_valid(duty.span)) for duty in duties]
        resting = [proof.rests_on(self._facts.station.min_level) for proof in proofs]
        return any(papers and all(map(is_other_direction, papers)) for papers in resting)

    def _minutes(
        self,
        tag: tuple[str | int, ...],
        person: str,
        days: range | tuple[int, ...],
        most: int,
        tier: str,
    ) -> WindowRow:
        return WindowRow(tag, person, days, None, most, unit="minutes", tier=tier)

    def _is_active(self, rule: Rule) -> bool:
        return rule.is_active(self._settings, self._facts.station.kind)

    def _tier(self, rule: Rule, is_mild: bool) -> str:
        """Where a finding is an error it is kept as long as cover allows, else as a warning."""
        default = Severity.WARN if is_mild else Severity.ERROR
        severity = rule.severity_in(self._settings, default)
        return LAW if severity is Severity.ERROR else WARNING
