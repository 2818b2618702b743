"""Solves a problem tier by tier; what a tier has reached is kept while the next is improved.

Deterministic: one seed and one amount of work give one roster, whatever the load. The wall-clock
limit is only a guard; when it ends the search, the solution says so.
"""

import gc
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from math import inf, isinf

from fire_roster.solver.compile import compile_rows
from fire_roster.solver.construction import Construction
from fire_roster.solver.draft import draft_numbers
from fire_roster.solver.fingerprint import fingerprint
from fire_roster.solver.local_search import LocalSearch
from fire_roster.solver.model import StageModel
from fire_roster.solver.problem import RosterProblem
from fire_roster.solver.row_index import RowIndex
from fire_roster.solver.rows import RowSystem
from fire_roster.solver.score import breaches, numbers_of, score, shortfalls
from fire_roster.solver.solution import EndedBy, Progress, Solution, StageResult, fold
from fire_roster.solver.standing import Standing
from fire_roster.solver.subsolver import (
    BOUND,
    IMPROVE,
    PARAMETERS,
    PROOF,
    IsCancelled,
    Portion,
    SubSolver,
)
from fire_roster.solver.thinning import is_huge, thinned

OnProgress = Callable[[Progress], None]

_STAGE_SHARE = 0.5
"""Part of the remaining work a tier may use while others still follow."""

_FIRST_SHARE, _PROOF_SHARE = 0.12, 0.3
"""How far into a tier's portion the first neighbourhoods go, and then the proof.

What is left belongs to neighbourhoods again.
"""

_QUICK_SHARE = 0.5
"""Part of a tier's work for the solver's own neighbourhoods before a proof is tried."""

_MANY_SEATS = 12_000
"""From so many seats on our own neighbourhoods are better than the whole at once."""

_PATIENCE = 40
"""Parts without a gain after which the first neighbourhoods give way to the proof."""

_MOST_PROOF_TERMS = 80_000
"""Beyond so many terms a bound on a wide tier takes longer than it is worth."""

_MOST_TERMS = 1_000_000
"""Beyond so many terms the whole is not given to the solver at once: a proof is out of reach."""

_MOST_SEATS = 150_000
"""Beyond so many seats people are offered some shift types only, in rounds."""

_ROUND_SHARES = (0.5, 0.5, 1.0)
"""Part of the remaining work for each round."""

_ROUND_COST = 3.0
"""A further round must have so many times the time it takes to set one up."""

_TOLD_EVERY_SECONDS = 1.0
"""How often at most the best roster so far is told."""

_FREE_SHARE = 0.2
"""Part of the remaining work for the try to satisfy several tiers at no cost."""


@contextmanager
def _no_collection() -> Iterator[None]:
    """Millions of rows are built that all stay: looking for garbage among them costs a third."""
    is_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if is_enabled:
            gc.enable()


class Search:
    """One run of the staged search over one problem, from the greedy draft on."""

    def __init__(
        self,
        problem: RosterProblem,
        subsolver: SubSolver,
        seed: int,
        progress: OnProgress | None,
    ) -> None:
        self._began = time.monotonic()
        self._problem, self._subsolver, self._seed = problem, subsolver, seed
        self._progress = progress
        self._share = 1.0
        self._told_at = -inf
        with _no_collection():
            self._system: RowSystem = compile_rows(problem)
        self._index: RowIndex | None = None
        self._standing = Standing(self._system, self._first_roster())
        self._is_wide = len(self._system.tiers) == 1 or len(self._system.seats) > _MANY_SEATS
        self._term_count = sum(len(row.terms) for row in self._system.rows)
        self._is_huge = self._term_count > _MOST_TERMS

    def run(self, share: float = 1.0) -> Solution:
        """All stages in order with a part of the budget, after a legal roster; see `solve`."""
        self._share = share
        results: list[StageResult] = []
        caps: dict[str, int] = {}
        count = len(self._system.tiers)
        self._construct()
        self._report_first()
        for stage, tier in enumerate(self._system.tiers):
            if stage in (0, count - 2):
                self._try_without_cost(max(1, count - 2 if stage == 0 else count - 1), caps)
            result = self._improve(stage, tier, caps)
            caps[tier] = result.value
            results.append(result)
        return self._solution(tuple(results))

    @property
    def people_in_breach(self) -> frozenset[str]:
        """Whose hard rows the roster breaks."""
        broken = self._standing.broken_rows()
        seats, first_group = self._system.seats, len(self._system.seats)
        return frozenset(
            seats[number].person
            for row in broken
            for number, _ in row.terms
            if number < first_group
        )

    def _first_roster(self) -> frozenset[int]:
        """The better of the caller's hint and the greedy draft."""
        options = [draft_numbers(self._system, self._seed)]
        if self._problem.hint:
            options.append(numbers_of(self._system, self._problem.hint | self._problem.fixed))
        return min(options, key=lambda chosen: score(self._system, chosen))

    def _construct(self) -> None:
        """Where the first roster breaks hard rows, place people one by one; late or not."""
        if self._standing.score.hard == 0 or self._subsolver.is_cancelled():
            return
        built = Standing(self._system, self._system.fixed)
        index = self._row_index()
        construction = Construction(self._problem, built, index, self._subsolver)
        tier = self._system.tiers[0]
        construction.run(tier, lambda: self._report(0, built.score.tiers[0], 0, built))
        self._standing = min(built, self._standing, key=lambda one: one.score)

    def _row_index(self) -> RowIndex:
        if self._index is None:
            with _no_collection():
                self._index = RowIndex(self._system)
        return self._index

    def _try_without_cost(self, upto: int, caps: Mapping[str, int]) -> None:
        """Look for a roster that costs nothing in the next tiers: mostly there is one."""
        tiers = self._system.tiers[len(caps) : upto]
        best = self._standing.score
        costs = best.tiers[len(caps) : upto]
        is_single = len(self._system.tiers) == 1
        if self._is_huge or is_single or (best.hard == 0 and not any(costs)):
            return
        goal = {**caps, **dict.fromkeys(tiers, 0)}
        stage = StageModel(self._system, goal, None, self._standing.chosen)
        outcome = self._subsolver.solve(stage, PROOF, self._subsolver.portion(_FREE_SHARE))
        self._accept(outcome.chosen)

    def _improve(self, stage: int, tier: str, caps: Mapping[str, int]) -> StageResult:
        if self._standing.score.hard == 0 and self._standing.score.tiers[stage] == 0:
            return StageResult(tier, 0, 0, is_proven=True)
        is_last = stage == len(self._system.tiers) - 1
        whole = self._subsolver.portion(self._share * (1.0 if is_last else _STAGE_SHARE))
        self._report(stage, self._standing.score.tiers[stage], 0, self._standing)
        if self._is_wide:
            bound = 0
            if self._term_count <= _MOST_PROOF_TERMS:
                self._search_near(stage, tier, whole.part(_FIRST_SHARE), 0, _PATIENCE)
                bound = self._solve_whole(stage, caps, BOUND, whole.part(_PROOF_SHARE))
            self._search_near(stage, tier, whole, bound)
        else:
            bound = self._solve_whole(stage, caps, IMPROVE, whole.part(_QUICK_SHARE))
            if self._standing.score.tiers[stage] > bound:
                bound = max(bound, self._solve_whole(stage, caps, PROOF, whole))
        value = self._standing.score.tiers[stage]
        return StageResult(tier, value, bound, is_proven=value <= bound)

    def _search_near(
        self, stage: int, tier: str, portion: Portion, bound: int, patience: float = inf
    ) -> None:
        """Neighbourhoods; they need a roster within the hard rows to start from."""
        if self._standing.score.hard or not self._system.seats:
            return
        local = LocalSearch(self._standing, self._row_index(), self._subsolver, self._seed)
        local.run(
            tier,
            portion,
            lambda value: self._report(stage, value, bound, self._standing),
            least=bound,
            patience=patience,
        )

    def _solve_whole(
        self, stage: int, caps: Mapping[str, int], parameters: str, portion: Portion
    ) -> int:
        """The whole stage at once: a bound on its cost, and perhaps a better roster."""
        model = StageModel(self._system, caps, self._system.tiers[stage], self._standing.chosen)
        outcome = self._subsolver.solve(
            model, parameters, portion, lambda v, b: self._report(stage, v, b)
        )
        self._accept(outcome.chosen)
        value = self._standing.score.tiers[stage]
        return value if outcome.is_proven else min(value, outcome.bound)

    def _accept(self, chosen: frozenset[int] | None) -> None:
        """Keep a roster when it is better in the order of the tiers: never worse than before."""
        if chosen is not None and score(self._system, chosen) < self._standing.score:
            self._standing = Standing(self._system, chosen)

    def _report_first(self) -> None:
        """Tell of the first roster, at the most important tier that still costs something."""
        costs = self._standing.score.tiers
        stage = next((place for place, cost in enumerate(costs) if cost), len(costs) - 1)
        self._report(stage, costs[stage], 0, self._standing)

    def _report(self, stage: int, value: int, bound: int, standing: Standing | None = None) -> None:
        """Tell the caller; with the roster where nothing changes it at this moment."""
        if self._progress is None:
            return
        tiers, now = self._system.tiers, time.monotonic()
        seats = None
        is_due = now - self._told_at >= _TOLD_EVERY_SECONDS
        if standing is not None and is_due and standing.score.hard == 0:
            self._told_at = now
            seats = self._system.chosen_seats(standing.chosen)
        spent = now - self._began
        self._progress(Progress(tiers[stage], stage, len(tiers), value, bound, spent, seats))

    def _solution(self, stages: tuple[StageResult, ...]) -> Solution:
        return Solution(
            seats=self._system.chosen_seats(self._standing.chosen),
            stages=stages,
            objective=fold(tuple(stage.value for stage in stages)),
            bound=fold(tuple(stage.bound for stage in stages)),
            shortfalls=shortfalls(self._system, self._standing.chosen),
            breaches=tuple(breaches(self._system, self._standing.chosen)),
            ended_by=self._ended_by(all(stage.is_proven for stage in stages)),
            seed=self._seed,
            work=self._subsolver.work,
            seconds=time.monotonic() - self._began,
            fingerprint=fingerprint(self._problem, self._system.seats, PARAMETERS),
        )

    def _ended_by(self, is_proven: bool) -> EndedBy:
        if self._standing.score.hard:
            return "infeasible"
        if is_proven:
            return "optimal"
        if self._subsolver.is_cancelled():
            return "cancelled"
        is_timed = self._subsolver.is_late or isinf(self._subsolver.work_left)
        return "seconds" if is_timed else "work"


def solve(
    problem: RosterProblem,
    *,
    seed: int = 0,
    work_limit: float = 10.0,
    seconds: float = 120.0,
    progress: OnProgress | None = None,
    cancel: IsCancelled | None = None,
) -> Solution:
    """The best roster found for a problem within an amount of work.

    `work_limit` is deterministic work (about a second of one core each); `seconds` is a guard on
    the wall clock. `progress` is called from another thread; `cancel` is asked about twenty times
    a second, and the best roster so far is returned. Never worse than `draft` or the hint.
    """
    subsolver = SubSolver(seed, work_limit, seconds, cancel)
    if is_huge(problem, _MOST_SEATS):
        return _solve_in_rounds(problem, subsolver, seed, progress)
    return Search(problem, subsolver, seed, progress).run()


def _solve_in_rounds(
    problem: RosterProblem, subsolver: SubSolver, seed: int, progress: OnProgress | None
) -> Solution:
    """Each round offers other shift types and goes on from the roster of the round before."""
    generous: frozenset[str] = frozenset()
    for number, share in enumerate(_ROUND_SHARES):
        began = time.monotonic()
        with _no_collection():
            part = thinned(problem, _MOST_SEATS, seed + number, generous)
        search = Search(part, subsolver, seed + number, progress)
        setup = time.monotonic() - began
        left_after = subsolver.seconds_left * (1 - share)
        is_timed = isinf(subsolver.work_left)  # else the roster must not depend on the clock
        is_last = is_timed and left_after < _ROUND_COST * setup
        solution = search.run(1.0 if is_last else share)
        if is_last or subsolver.is_over or subsolver.seconds_left < _ROUND_COST * setup:
            break
        generous |= search.people_in_breach
        problem = replace(problem, hint=frozenset(solution.seats))
    return replace(solution, seed=seed)
