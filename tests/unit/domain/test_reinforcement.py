"""Reinforced periods raise what a shift needs."""

import pytest

from fire_roster.domain.coverage import shift_coverage
from fire_roster.domain.reinforcement import ReinforcedPeriod
from tests.unit.domain.roster_builder import EARLY, day, roster

ONE_MORE = ReinforcedPeriod("元旦", day(5), day(7))


@pytest.mark.parametrize(("number", "need"), [(4, 2), (5, 3), (7, 3), (8, 2)])
def test_period_raises_the_need_on_its_days(number: int, need: int) -> None:
    facts = roster("1-10早:1,2", reinforced=(ONE_MORE,))
    assert facts.required_staff(day(number)) == need
    assert shift_coverage(facts, day(number), EARLY).need == need


def test_period_of_another_station_changes_nothing() -> None:
    other = ReinforcedPeriod("安保", day(5), day(7), station_id=9)
    assert roster("", reinforced=(other,)).required_staff(day(6)) == 2


def test_of_two_periods_the_greater_counts() -> None:
    strong = ReinforcedPeriod("安保", day(6), day(6), extra_staff=2)
    facts = roster("", reinforced=(ONE_MORE, strong))
    assert [facts.required_staff(day(number)) for number in (5, 6)] == [3, 4]
