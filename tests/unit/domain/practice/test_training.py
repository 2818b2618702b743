"""Intervals of training and who is covered."""

from datetime import date

import pytest

from fire_roster.domain.training import (
    TrainingCoverage,
    TrainingKind,
    last_trained,
    training_coverage,
    training_duty,
)
from fire_roster.domain.unit import UnitTrait
from tests.unit.domain.practice.facts_builder import course

_YEARLY = training_duty(frozenset({UnitTrait.KEY_UNIT}))


@pytest.mark.parametrize(
    ("traits", "own", "months"),
    [
        ({UnitTrait.KEY_UNIT}, 0, 12),
        (set(), 0, 12),
        ({UnitTrait.PUBLIC_VENUE, UnitTrait.KEY_UNIT}, 0, 6),
        ({UnitTrait.HIGH_RISE}, 0, 6),
        ({UnitTrait.SUPER_HIGH_RISE}, 0, 6),
        ({UnitTrait.KEY_UNIT}, 3, 3),
        ({UnitTrait.PUBLIC_VENUE}, 12, 6),
    ],
)
def test_training_duty_is_the_strictest(traits: set[UnitTrait], own: int, months: int) -> None:
    duty = training_duty(frozenset(traits), own)
    assert duty.months == months
    assert duty.clause


def test_last_trained_looks_at_the_kinds_and_the_passed() -> None:
    courses = [
        course(TrainingKind.PERIODIC, date(2026, 3, 1), 1),
        course(TrainingKind.SKILL, date(2026, 9, 1), 1),
        course(TrainingKind.PERIODIC, date(2026, 5, 1), 2),
    ]
    assert last_trained(courses, 1, [TrainingKind.PERIODIC]) == date(2026, 3, 1)
    assert last_trained(courses, 3, list(TrainingKind)) is None


@pytest.mark.parametrize(
    ("held_on", "today", "is_covered", "is_soon"),
    [
        (date(2026, 3, 1), date(2027, 3, 1), True, True),
        (date(2026, 3, 1), date(2027, 3, 2), False, False),
        (date(2028, 2, 29), date(2029, 2, 28), True, True),
        (date(2028, 2, 29), date(2029, 3, 1), False, False),
        (date(2026, 12, 31), date(2027, 6, 1), True, False),
    ],
)
def test_coverage_ends_with_the_last_day_of_the_interval(
    held_on: date, today: date, *, is_covered: bool, is_soon: bool
) -> None:
    courses = [course(TrainingKind.PERIODIC, held_on, 1)]
    coverage = training_coverage(courses, [1], _YEARLY, today)
    assert (1 in coverage.trained_ids, 1 in coverage.due_soon_ids) == (is_covered, is_soon)


def test_coverage_percent_is_full_only_with_everybody() -> None:
    courses = [course(TrainingKind.PRE_POST, date(2026, 6, 1), *range(1, 200))]
    coverage = training_coverage(courses, range(1, 201), _YEARLY, date(2026, 7, 1))
    assert (coverage.percent, coverage.missing_ids) == (99, {200})
    assert TrainingCoverage(frozenset(), frozenset()).percent == 100
