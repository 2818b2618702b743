"""Whatever the people are like, no proposal breaks what must never be broken."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from fire_roster.domain.certificate import Level
from fire_roster.domain.member import LeaveFacts, MemberFacts
from fire_roster.domain.roster import Assignment
from fire_roster.domain.rules.base import RuleSettings
from fire_roster.services.roster_problem import build_problem
from fire_roster.services.roster_problem.seats import seat_of
from fire_roster.solver import draft, solve
from tests.unit.domain.roster_builder import EARLY, LATE, NIGHT, certificate, day, person, roster
from tests.unit.services.roster_problem.cases import NEVER_BROKEN, made, required, rules_broken

THREE = required(EARLY, LATE, NIGHT)

days = st.integers(1, 31).map(day)
papers = st.builds(certificate, st.sampled_from(Level), expires=st.none() | days)
leaves = st.tuples(days, days).map(lambda two: LeaveFacts(min(two), max(two), "年休假"))


@st.composite
def members(draw: st.DrawFn) -> tuple[MemberFacts, ...]:
    """Three to nine people with any certificates, leave, service and night marks."""
    return tuple(
        person(
            number,
            draw(papers),
            leaves=tuple(draw(st.lists(leaves, max_size=2))),
            joined=draw(st.none() | days),
            no_night_until=draw(st.none() | days),
        )
        for number in range(1, draw(st.integers(3, 9)) + 1)
    )


@settings(max_examples=8, deadline=None)
@given(people=members())
def test_proposal_never_breaks_the_unbreakable(people: tuple[MemberFacts, ...]) -> None:
    facts = made(roster("", *people, shift_types=THREE), work=0.1)
    assert rules_broken(facts, NEVER_BROKEN) == set()


@settings(max_examples=8, deadline=None)
@given(people=members(), lock=st.tuples(days, st.integers(1, 3), st.integers(1, 3)))
def test_proposal_keeps_a_lock_whoever_holds_it(
    people: tuple[MemberFacts, ...], lock: tuple[date, int, int]
) -> None:
    locked = Assignment(*lock, is_locked=True)
    facts = roster("", *people, shift_types=THREE, assignments={locked.key: locked})
    assert seat_of(facts, locked) in draft(build_problem(facts, RuleSettings()))
    assert made(facts, work=0.05).assignments[locked.key] == locked


@settings(max_examples=5, deadline=None)
@given(people=members())
def test_proposal_repeats_itself(people: tuple[MemberFacts, ...]) -> None:
    problem = build_problem(roster("", *people, shift_types=THREE), RuleSettings())
    first, second = (solve(problem, work_limit=0.05).seats for _ in range(2))
    assert first == second
