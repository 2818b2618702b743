"""Problems with too many seats: a few shift types for each person, drawn anew in every round."""

from dataclasses import replace

import pytest

from fire_roster.solver import FairnessGroup, Seat, Wish, solve
from fire_roster.solver import search as search_module
from fire_roster.solver.thinning import is_huge, thinned
from tests.benchmarks.published.__main__ import table_of
from tests.benchmarks.published.cost import cost_of, faults_of
from tests.benchmarks.published.generate import instance_text
from tests.benchmarks.published.instance import Instance
from tests.benchmarks.published.reader import read_instance
from tests.benchmarks.published.translation import build_problem


@pytest.fixture(scope="module")
def instance(tmp_path_factory: pytest.TempPathFactory) -> Instance:
    path = tmp_path_factory.mktemp("rounds") / "wide.txt"
    path.write_text(instance_text(4, 12, 8, seed=3), encoding="utf-8")
    return read_instance(path)


def test_thinned_offers_everybody_some_types_and_keeps_the_hint(instance: Instance) -> None:
    problem = build_problem(instance)
    kept = next(iter(sorted(problem.allowed)))
    thin = thinned(replace(problem, hint=frozenset({kept})), 1000, seed=1)
    assert thin.allowed < problem.allowed and kept in thin.allowed
    for person in problem.people:
        types = {seat.shift for seat in thin.allowed if seat.person == person}
        assert len(types) >= 3
    assert thinned(problem, 1000, seed=1) == thinned(problem, 1000, seed=1)


def test_thinned_keeps_wanted_seats_and_generous_people_whole(instance: Instance) -> None:
    problem = build_problem(instance)
    person = problem.people[0]
    wanted = {Seat(one.person, one.day, one.shift or "") for one in problem.wishes if one.is_on}
    thin = thinned(problem, 1000, 1, frozenset({person}))
    assert wanted & problem.allowed <= thin.allowed
    assert {s for s in problem.allowed if s.person == person} <= thin.allowed


def test_fair_shares_forbid_thinning(instance: Instance) -> None:
    problem = replace(build_problem(instance), tiers=("cost", "fairness"))
    assert is_huge(problem, 100)
    shared = replace(problem, fairness=(FairnessGroup(("share",), ()),))
    assert not is_huge(shared, 100)


def test_solve_in_rounds_is_legal_repeatable_and_priced_right(
    instance: Instance, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search_module, "_MOST_SEATS", 1000)
    problem = build_problem(instance)
    first, second = (solve(problem, seed=2, work_limit=0.4) for _ in range(2))
    table = table_of(instance, first.seats)
    assert faults_of(instance, table) == []
    assert cost_of(instance, table) == first.objective
    assert (first.seats, first.objective) == (second.seats, second.objective)


def test_wishes_for_seats_that_do_not_exist_still_cost(instance: Instance) -> None:
    problem = build_problem(instance)
    gone = Wish(("gone",), problem.people[0], 0, "T0", is_on=True, weight=7, tier="cost")
    bare = replace(problem, wishes=(gone,), covers=(), allowed=frozenset(), runs=(), windows=())
    assert solve(bare, work_limit=0.1).objective == 7


def test_no_time_at_all_still_gives_a_legal_roster(instance: Instance) -> None:
    solution = solve(build_problem(instance), seconds=0.0)
    assert faults_of(instance, table_of(instance, solution.seats)) == []
