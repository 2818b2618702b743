"""Mending a published roster after a drop-out."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from fire_roster.solver import Cell, CoverRow, RosterProblem, Seat, repair, solve
from tests.unit.solver.cases import hard_faults, missing_people, small_problem

BASE = small_problem(7, 8)
PUBLISHED = frozenset(solve(BASE, work_limit=0.3).seats)


def without(problem: RosterProblem, person: str, days: range) -> RosterProblem:
    """The problem once the person is away."""
    stays = (s for s in problem.allowed if s.person != person or s.day not in days)
    return replace(problem, allowed=frozenset(stays))


def test_repair_fills_the_lost_seats_with_few_people() -> None:
    lost = {seat for seat in PUBLISHED if seat.person == "P0" and seat.day >= 3}
    problem = without(BASE, "P0", range(3, 8))
    proposals = repair(problem, PUBLISHED, 3)
    assert lost and len(proposals) == 3
    for one in proposals:
        assert lost <= set(one.removed)
        assert missing_people(problem, one.seats) == 0 and one.shortfalls == ()
        assert hard_faults(replace(problem, allowed=BASE.allowed), one.seats) == []
        assert one.people == tuple(sorted({s.person for s in one.added} | _losers(one.removed)))
    assert len(proposals[0].people) <= len(lost)


def _losers(removed: tuple[Seat, ...]) -> set[str]:
    return {seat.person for seat in removed} - {"P0"}


def test_repair_proposals_begin_with_the_fewest_people_and_differ() -> None:
    proposals = repair(without(BASE, "P1", range(2, 8)), PUBLISHED, 2)
    heads = [len(one.people) for one in proposals]
    assert heads == sorted(heads)
    assert len({one.people for one in proposals}) == len(proposals)


def test_repair_nothing_lost_proposes_nothing() -> None:
    assert repair(BASE, PUBLISHED, 0) == ()


def test_repair_one_seat_needs_one_person() -> None:
    lost = next(seat for seat in sorted(PUBLISHED) if seat.day == 5)
    problem = replace(BASE, allowed=BASE.allowed - {lost})
    proposal = repair(problem, PUBLISHED, 5)[0]
    assert len(proposal.people) == 1
    assert lost in proposal.removed


def test_repair_with_nobody_left_says_what_stays_short() -> None:
    problem = replace(small_problem(1, 2), patterns=())
    published = frozenset({Seat("P0", 1, "A")})
    only = replace(problem, allowed=frozenset({Seat("P0", 0, "A")}))
    (proposal,) = repair(only, published, 1)
    assert proposal.people == ()
    assert (("cover", 1, "A"), 1) in proposal.shortfalls


@settings(max_examples=12, deadline=None)
@given(
    person=st.sampled_from(BASE.people),
    first=st.integers(0, 7),
    locked=st.sets(st.sampled_from(sorted(PUBLISHED)), max_size=5),
)
def test_repair_never_changes_a_locked_or_past_cell(
    person: str, first: int, locked: set[Seat]
) -> None:
    problem = replace(without(BASE, person, range(first, 8)), fixed=frozenset(locked))
    for one in repair(problem, PUBLISHED, first, work_limit=0.3):
        changed = set(one.removed) | set(one.added)
        assert not changed & locked
        assert all(seat.day >= first for seat in changed)
        assert set(one.seats) == (PUBLISHED - set(one.removed)) | set(one.added)


def test_repair_moves_others_where_nobody_can_simply_stand_in() -> None:
    """Who could come has the day's other shift: two people must change places."""
    cells = [Cell(0, name) for name in "AB"]
    problem = replace(
        small_problem(3, 1),
        allowed=frozenset(
            {Seat("P1", 0, "A"), Seat("P1", 0, "B"), Seat("P2", 0, "B"), Seat("P0", 0, "B")}
        ),
        covers=tuple(CoverRow(("cover", *cell), (cell,), 1, 1) for cell in cells),
        patterns=(),
    )
    published = {Seat("P0", 0, "A"), Seat("P1", 0, "B")}
    (proposal, *_) = repair(problem, published, 0)
    assert proposal.shortfalls == () and proposal.new_breaches == ()
    assert Seat("P1", 0, "A") in proposal.added and Seat("P1", 0, "B") in proposal.removed


def test_repair_of_two_weeks_needs_as_few_people_as_the_days_allow() -> None:
    base = small_problem(16, 21, need=2)
    published = frozenset(solve(base, work_limit=0.5).seats)
    gone = {seat for seat in published if seat.person == "P0" and 5 <= seat.day < 19}
    proposals = repair(without(base, "P0", range(5, 19)), published, 3)
    assert len(gone) >= 4 and len(proposals) == 3
    for one in proposals:
        assert not one.shortfalls and 1 <= len(one.people) <= 3
        assert all(seat.day >= 3 for seat in (*one.added, *one.removed))
        assert hard_faults(base, one.seats) == []
