"""Who can take a seat: for each member ✓, or the exact reasons against."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from fire_roster.domain.checker import RosterChecker
from fire_roster.domain.duty_hours import DutyTotals, duties_in_month, total_duties
from fire_roster.domain.facts import RosterFacts
from fire_roster.domain.member import MemberFacts
from fire_roster.domain.roster import Assignment, SeatKey
from fire_roster.domain.roster_patch import RosterPatch, SeatChange
from fire_roster.domain.rules import ALL_RULES
from fire_roster.domain.rules.base import MemberRule, RuleSettings, Severity, Violation

_FEW = 3
_PAPERS = "C"
"""Ids of the rules about certificates begin so."""

_MEMBER_RULES = tuple(rule for rule in ALL_RULES if isinstance(rule, MemberRule))


@dataclass(frozen=True, slots=True)
class Candidate:
    """One member judged for one seat; `reasons` are what the seat would add, gravest first.

    `load` is what the member has in the month already, at all stations.
    """

    member: MemberFacts
    reasons: tuple[Violation, ...]
    is_assigned: bool
    is_station_member: bool
    load: DutyTotals = field(default_factory=DutyTotals)

    @property
    def is_eligible(self) -> bool:
        """No error speaks against it."""
        return all(reason.severity is not Severity.ERROR for reason in self.reasons)


def judge_candidates(
    facts: RosterFacts, settings: RuleSettings, day: date, shift_type_id: int
) -> tuple[Candidate, ...]:
    """Every member of the unit for one seat, best first: eligible, fewest objections, least work.

    The findings are those of the member's own rules with the seat taken, less those that stand
    without it.
    """
    candidates = [
        _judge(facts, settings, member, SeatKey(day, shift_type_id, member.member_id))
        for member in facts.members.values()
    ]
    return tuple(sorted(candidates, key=_rank))


def _judge(
    facts: RosterFacts, settings: RuleSettings, member: MemberFacts, key: SeatKey
) -> Candidate:
    held = facts.assignments.get(key)
    seat = held or Assignment(*key)
    taken = RosterPatch((SeatChange(None, seat),))
    free = facts.with_patch(taken.inverted()) if held else facts
    alone = _one_member(free, member)
    checker = RosterChecker(alone, settings, rules=_MEMBER_RULES)
    before = set(checker.violations_of(member.member_id))
    checker.apply(taken)
    added = [one for one in checker.violations_of(member.member_id) if one not in before]
    return Candidate(
        member=member,
        reasons=tuple(sorted(added, key=lambda one: one.severity.rank)),
        is_assigned=held is not None,
        is_station_member=facts.station.station_id in member.station_ids,
        load=total_duties(
            duties_in_month(facts.duties_of(member.member_id), facts.month), facts.calendar
        ),
    )


def _one_member(facts: RosterFacts, member: MemberFacts) -> RosterFacts:
    """The facts with this member alone: what member rules look at, at a fraction of the cost."""
    return RosterFacts(
        unit=facts.unit,
        station=facts.station,
        month=facts.month,
        today=facts.today,
        members={member.member_id: member},
        shift_types=facts.shift_types,
        assignments={
            key: one for key, one in facts.assignments.items() if key.member_id == member.member_id
        },
        foreign_duties=tuple(duty for duty in facts.duties_of(member.member_id) if duty.is_foreign),
        calendar=facts.calendar,
        status=facts.status,
        version=facts.version,
    )


def shared_rules(candidates: Iterable[Candidate]) -> dict[str, int]:
    """Rules about papers that speak, never as an error, to most of these people, and to how many.

    What is true of nearly everybody helps nobody to choose; hours and rest differ from person to
    person even where many are told of them.
    """
    people = list(candidates)
    told: dict[str, int] = {}
    errors: set[str] = set()
    for one in people:
        for rule in {reason.rule for reason in one.reasons}:
            told[rule] = told.get(rule, 0) + 1
        errors |= {one.rule for one in one.reasons if one.severity is Severity.ERROR}
    least = max(_FEW, len(people) // 2 + 1)
    return {
        rule: count
        for rule, count in told.items()
        if count >= least and rule not in errors and rule.startswith(_PAPERS)
    }


def _rank(candidate: Candidate) -> tuple[bool, bool, int, int, int, int, int, str]:
    ranks = [reason.severity.rank for reason in candidate.reasons]
    gravest = min(ranks, default=3)
    return (
        not candidate.is_eligible,
        not candidate.is_station_member,
        -gravest,
        # Where hours speak against everybody, who would also lose the rest between duties is last.
        ranks.count(gravest),
        candidate.load.minutes,
        candidate.load.nights,
        len(ranks),
        candidate.member.name,
    )
