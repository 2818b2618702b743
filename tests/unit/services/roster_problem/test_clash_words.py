"""What clashes where counting alone does not show it: named in words, and every word is needed."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from fire_roster.domain.facts import RosterFacts
from fire_roster.domain.roster import Assignment
from fire_roster.domain.rules.base import RuleSettings
from fire_roster.services.roster_problem import build_problem, clash_sentences
from fire_roster.solver import essential, find_clash, is_clash
from tests.unit.domain.roster_builder import CONTROL_ROOM, EARLY, LATE, NIGHT, day, roster
from tests.unit.services.roster_problem.cases import people, required

TWO_EACH = replace(CONTROL_ROOM, min_staff=2)


def crew(*no_night: int, locked: tuple[int, int] | None = None) -> RosterFacts:
    """Ten people for two on each shift; some never at night, one locked early on a day."""
    members = [
        replace(one, no_night_until=day(31)) if one.member_id in no_night else one
        for one in people(10)
    ]
    facts = roster("", *members, shift_types=required(EARLY, LATE, NIGHT), station=TWO_EACH)
    if locked is None:
        return facts
    held = Assignment(day(locked[1]), EARLY.shift_type_id, locked[0], is_locked=True)
    return replace(facts, assignments={held.key: held})


def test_night_without_enough_people_names_people_and_lock() -> None:
    facts = crew(*range(3, 11), locked=(1, 10))
    (sentence,) = clash_sentences(facts, RuleSettings(), (day(10),))
    names = [facts.members[key].name for key in (1, 2)]
    assert sentence.startswith("12月10日夜班共要 2 班次，能排的只有 2 人（")
    assert all(name in sentence for name in names)
    assert f"每人每天一班（{names[0]}）" in sentence
    assert f"{names[0]}12月10日早班已锁定" in sentence
    assert sentence.endswith("，少其中任何一条就能排满。")


def test_nothing_short_or_plainly_short_needs_no_clash() -> None:
    assert clash_sentences(crew(), RuleSettings(), ()) == ()
    few = roster("", *people(5), shift_types=required(EARLY, LATE, NIGHT), station=TWO_EACH)
    assert clash_sentences(few, RuleSettings(), (day(1),)) == ()


@settings(max_examples=6, deadline=None)
@given(able=st.sets(st.integers(1, 10), max_size=3), locked_day=st.integers(2, 6))
def test_any_element_less_and_the_clash_of_a_month_is_gone(able: set[int], locked_day: int) -> None:
    facts = crew(*(set(range(1, 11)) - able), locked=(1, locked_day))
    whole = essential(build_problem(facts, RuleSettings()))
    week = replace(
        whole,
        allowed=frozenset(seat for seat in whole.allowed if seat.day < 7),
        covers=tuple(row for row in whole.covers if row.tag[1] in range(7)),
    )
    clash = find_clash(week, work_limit=2.0)
    assert clash is not None and clash.is_smallest and is_clash(week, clash.tags)
    for tag in clash.tags:
        assert not is_clash(week, [one for one in clash.tags if one != tag])
