"""How many of those who must be trained have been, rule by rule (T05, T06, S05, S06)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from fire_roster.domain.month import Month
from fire_roster.domain.practice import PracticeFacts
from fire_roster.domain.training import (
    TrainingCoverage,
    TrainingFacts,
    TrainingKind,
    last_trained,
    training_coverage,
    training_duty,
)
from fire_roster.domain.unit import StationKind

_NEW_DAYS = 365
"""Who joined longer ago is no new employee (T06)."""


@dataclass(frozen=True, slots=True)
class RuleCoverage:
    """Coverage of one duty to train; `what` says whom it is about."""

    rule_id: str
    what: str
    coverage: TrainingCoverage


def rule_coverages(facts: PracticeFacts, own_months: int = 0) -> tuple[RuleCoverage, ...]:
    """Every duty that is about somebody, in the order T05, T06, S05, S06.

    T05 is about everybody in service, T06 about who stands duty (new people: 岗前培训; operators:
    专门培训), S05 about who stands duty at a micro station, S06 about its members last month.
    """
    duty = training_duty(facts.unit.traits, own_months)
    everybody = [one.member_id for one in facts.active_members]
    periodic = training_coverage(facts.trainings, everybody, duty, facts.today)
    new = {
        one.member_id: one.day
        for one in facts.duties
        if (joined := facts.members[one.member_id].joined) is not None
        and one.day - joined <= timedelta(days=_NEW_DAYS)
    }
    operators = {one.member_id: one.control_room_on for one in facts.duties}
    crew = {one.member_id: one.micro_station_on for one in facts.duties}
    found = (
        RuleCoverage("T05", "全员定期培训", periodic),
        RuleCoverage("T06", "新员工岗前培训", _before_duty(facts, new, _PRE_POST)),
        RuleCoverage("T06", "消控室值班员专门培训", _before_duty(facts, operators, _SPECIAL)),
        RuleCoverage("S05", "微站队员岗前培训", _before_duty(facts, crew, _PRE_POST)),
        RuleCoverage("S06", "微站队员上月技能训练", _skill_of_last_month(facts)),
    )
    return tuple(one for one in found if one.coverage.trained_ids or one.coverage.missing_ids)


_PRE_POST = (TrainingKind.PRE_POST,)
_SPECIAL = (TrainingKind.OPERATOR, TrainingKind.EXTERNAL)


def _before_duty(
    facts: PracticeFacts, first: Mapping[int, date | None], kinds: tuple[TrainingKind, ...]
) -> TrainingCoverage:
    """Who was trained by the day of the first such duty; None: has none."""
    wanted = {key: day for key, day in first.items() if day is not None}
    trained = frozenset(
        key
        for key, day in wanted.items()
        if last_trained([one for one in facts.trainings if one.held_on <= day], key, kinds)
    )
    return TrainingCoverage(trained, frozenset(wanted) - trained)


def _skill_of_last_month(facts: PracticeFacts) -> TrainingCoverage:
    month = Month.of(facts.today).shifted(-1)
    stations = {one.station_id for one in facts.stations if one.kind is StationKind.MICRO_STATION}
    crew = frozenset(one.member_id for one in facts.active_members if one.station_ids & stations)
    courses: list[TrainingFacts] = [
        one
        for one in facts.trainings
        if one.kind is TrainingKind.SKILL and month.contains(one.held_on)
    ]
    trained = frozenset(key for one in courses for key in one.passed_ids) & crew
    return TrainingCoverage(trained, crew - trained)
