"""Headcount arithmetic."""

import pytest

from fire_roster.domain.certificate import Level
from fire_roster.domain.staffing import certified_heads, heads_needed
from tests.unit.domain.roster_builder import certificate, day, person, roster


@pytest.mark.parametrize(
    ("posts", "overtime", "heads"), [(2, 432, 8), (2, 0, 9), (1, 432, 4), (1, 0, 5), (0, 0, 0)]
)
def test_heads_needed_round_up(posts: int, overtime: float, heads: int) -> None:
    assert heads_needed(posts, overtime_hours=overtime) == heads


def test_heads_needed_of_people_who_never_work_is_refused() -> None:
    with pytest.raises(ValueError, match="nobody works"):
        heads_needed(2, 0, 0)


def test_certified_heads_are_certified_and_employed_on_the_day() -> None:
    people = [
        person(1),
        person(2, certificate(Level.FIVE)),
        person(3, certificate(expires=day(30))),
        person(4, left=day(30)),
        person(5, certificates=()),
        person(6, joined=day(31)),
    ]
    facts = roster("", *people)
    assert [one.member_id for one in certified_heads(facts, day(31))] == [1, 6]
    assert [one.member_id for one in certified_heads(facts, day(30))] == [1, 3, 4]
