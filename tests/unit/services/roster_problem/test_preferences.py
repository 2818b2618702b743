"""History and wishes reach the search."""

from fire_roster.domain.member import WishFacts
from fire_roster.domain.rules.base import RuleSettings
from fire_roster.services.roster_problem.build import build_problem
from fire_roster.services.roster_problem.preferences import MOST_CARRIED
from tests.unit.domain.roster_builder import day, person, roster

CREW = [person(number) for number in range(1, 10)]


def test_who_is_ahead_is_carried_and_bounded() -> None:
    facts = roster("", *CREW, carried={"nights": {1: 2, 2: -9, 99: 5}})
    groups = {group.tag: group for group in build_problem(facts, RuleSettings()).fairness}
    assert groups["share", "nights"].carry == (("1", 2), ("2", -MOST_CARRIED))
    assert groups["share", "all"].carry == ()


def test_wish_against_nights_becomes_one_wish_per_day() -> None:
    wish = WishFacts(day(24), day(25), "夜班")
    facts = roster("", person(1, wishes=(wish,)), *CREW[1:])
    found = build_problem(facts, RuleSettings()).wishes
    assert [(one.person, one.day, one.shift, one.is_on) for one in found] == [
        ("1", 23, "3", False),
        ("1", 24, "3", False),
    ]


def test_wish_for_any_duty_and_for_an_unknown_shift() -> None:
    wanted = WishFacts(day(31), day(31), "", is_wanted=True)
    unknown = WishFacts(day(30), day(30), "值机")
    facts = roster("", person(1, wishes=(wanted, unknown)), *CREW[1:])
    (found,) = build_problem(facts, RuleSettings()).wishes
    assert (found.day, found.shift, found.is_on) == (30, None, True)
