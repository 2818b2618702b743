"""Deadlines of the periodic training of everybody."""

from datetime import date, datetime

from fire_roster.domain.alerts.kinds import AlertKind
from fire_roster.domain.training import TrainingFacts, TrainingKind, training_duty
from fire_roster.domain.unit import UnitTrait
from tests.unit.domain.alerts.world import named, world
from tests.unit.domain.roster_builder import person

COVERAGE = AlertKind.COVERAGE


def _course(held_on: date, *people: int, kind: TrainingKind = TrainingKind.PERIODIC):  # type: ignore[no-untyped-def]
    return TrainingFacts(1, kind, held_on, frozenset(people))


def test_training_that_runs_out_is_told_in_stages_until_people_are_behind() -> None:
    courses = (_course(date(2025, 12, 20), 1, 2, 3), _course(date(2026, 9, 1), 3))
    people = [person(1), person(2, left=date(2026, 12, 1)), person(3)]
    found = named(COVERAGE, world(people=people, trainings=courses))
    stages = [f"coverage:2026-12-20:{stage}" for stage in (30, 7, 0)]
    assert [key for key in found if "2026-12-20" in key] == stages
    first = found[stages[0]]
    assert first.message.startswith("1 人的定期消防培训 2026-12-20 到期")
    assert (first.due, first.until) == (datetime(2026, 11, 20, 8, 30), datetime(2027, 1, 1))
    assert not [key for key in found if key.startswith("coverage:2026-12:")]


def test_people_behind_are_told_once_a_month_with_the_share() -> None:
    courses = (
        _course(date(2026, 11, 20), 2),
        _course(date(2026, 11, 20), 1, kind=TrainingKind.SKILL),
        _course(date(2020, 1, 1), 3),
    )
    people = [person(1), person(2), person(3, joined=date(2026, 12, 1))]
    found = named(COVERAGE, world(people=people, trainings=courses))
    monthly = [key for key in found if key.count("-") == 1]
    assert monthly == ["coverage:2026-10", "coverage:2026-11", "coverage:2026-12"]
    december = found["coverage:2026-12"]
    assert december.message.startswith("2 人没有在规定时间内培训，覆盖率 33%")
    assert (december.due, december.until) == (datetime(2026, 12, 1, 8, 30), datetime(2027, 1, 1))


def test_the_interval_is_that_of_the_unit() -> None:
    duty = training_duty(frozenset({UnitTrait.PUBLIC_VENUE}))
    courses = (_course(date(2026, 6, 20), 1),)
    found = named(COVERAGE, world(people=[person(1)], trainings=courses, training_duty=duty))
    assert [key for key in found if "2026-12-20" in key]
    yearly = named(COVERAGE, world(people=[person(1)], trainings=courses))
    assert {key.split(":")[1] for key in yearly} == {"2027-06-20"}
