"""Solves a problem tier by tier; what a tier has reached is kept while the next is improved.

Deterministic: one seed and one amount of work give one roster, whatever the load. The wall-clock
limit is only a guard; when it ends the search, the solution says so.
"""

import time
from collections.abc import Callable, Mapping

from fire_roster.solver.compile import compile_rows
from fire_roster.solver.draft import draft_numbers
from fire_roster.solver.fingerprint import fingerprint
from fire_roster.solver.model import StageModel
from fire_roster.solver.problem import RosterProblem
from fire_roster.solver.rows import RowSystem
from fire_roster.solver.score import breaches, numbers_of, score, shortfalls
from fire_roster.solver.solution import EndedBy, Progress, Solution, StageResult, fold
from fire_roster.solver.subsolver import NEIGHBOURHOODS, PARAMETERS, PROOF, IsCancelled, SubSolver

OnProgress = Callable[[Progress], None]

_STAGE_SHARE = 0.5
"""Part of the remaining work a tier may use while others still follow."""

_QUICK_SHARE = 0.3
"""Part of a tier's work for neighbourhoods before a proof is tried."""

_FREE_SHARE = 0.2
"""Part of the remaining work for the try to satisfy several tiers at no cost."""


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
        self._system: RowSystem = compile_rows(problem)
        self._best = self._first_roster()
        self._best_score = score(self._system, self._best)

    def run(self) -> Solution:
        """All stages in order; see `solve`."""
        results: list[StageResult] = []
        caps: dict[str, int] = {}
        count = len(self._system.tiers)
        for stage, tier in enumerate(self._system.tiers):
            if stage in (0, count - 2):
                self._try_without_cost(max(1, count - 2 if stage == 0 else count - 1), caps)
            result = self._improve(stage, tier, caps)
            caps[tier] = result.value
            results.append(result)
        return self._solution(tuple(results))

    def _first_roster(self) -> frozenset[int]:
        """The better of the caller's hint and the greedy draft."""
        options = [draft_numbers(self._system, self._seed)]
        if self._problem.hint:
            options.append(numbers_of(self._system, self._problem.hint | self._problem.fixed))
        return min(options, key=lambda chosen: score(self._system, chosen))

    def _try_without_cost(self, upto: int, caps: Mapping[str, int]) -> None:
        """Look for a roster that costs nothing in the next tiers: mostly there is one."""
        tiers = self._system.tiers[len(caps) : upto]
        costs = self._best_score.tiers[len(caps) : upto]
        if self._best_score.hard == 0 and not any(costs):
            return
        goal = {**caps, **dict.fromkeys(tiers, 0)}
        stage = StageModel(self._system, goal, None, self._best)
        work = self._subsolver.work_left * _FREE_SHARE
        outcome = self._subsolver.solve(stage, PROOF, work)
        self._accept(outcome.chosen)

    def _improve(self, stage: int, tier: str, caps: Mapping[str, int]) -> StageResult:
        if self._best_score.hard == 0 and self._best_score.tiers[stage] == 0:
            return StageResult(tier, 0, 0, is_proven=True)
        is_last = stage == len(self._system.tiers) - 1
        work = self._subsolver.work_left * (1.0 if is_last else _STAGE_SHARE)
        bound = 0
        for parameters, share in ((NEIGHBOURHOODS, _QUICK_SHARE), (PROOF, 1 - _QUICK_SHARE)):
            model = StageModel(self._system, caps, tier, self._best)
            self._report(stage, self._best_score.tiers[stage], bound)
            outcome = self._subsolver.solve(
                model, parameters, work * share, lambda v, b: self._report(stage, v, b)
            )
            self._accept(outcome.chosen)
            bound = max(bound, outcome.bound)
            value = self._best_score.tiers[stage]
            if outcome.is_proven or value <= bound:
                return StageResult(tier, value, value, is_proven=True)
        return StageResult(tier, value, bound, is_proven=False)

    def _accept(self, chosen: frozenset[int] | None) -> None:
        """Keep a roster when it is better in the order of the tiers: never worse than before."""
        if chosen is None:
            return
        found = score(self._system, chosen)
        if found < self._best_score:
            self._best, self._best_score = chosen, found

    def _report(self, stage: int, value: int, bound: int) -> None:
        if self._progress is None:
            return
        tiers = self._system.tiers
        spent = time.monotonic() - self._began
        self._progress(Progress(tiers[stage], stage, len(tiers), value, bound, spent))

    def _solution(self, stages: tuple[StageResult, ...]) -> Solution:
        return Solution(
            seats=self._system.chosen_seats(self._best),
            stages=stages,
            objective=fold(tuple(stage.value for stage in stages)),
            bound=fold(tuple(stage.bound for stage in stages)),
            shortfalls=shortfalls(self._system, self._best),
            breaches=tuple(breaches(self._system, self._best)),
            ended_by=self._ended_by(all(stage.is_proven for stage in stages)),
            seed=self._seed,
            work=self._subsolver.work,
            seconds=time.monotonic() - self._began,
            fingerprint=fingerprint(self._problem, PARAMETERS),
        )

    def _ended_by(self, is_proven: bool) -> EndedBy:
        if self._best_score.hard:
            return "infeasible"
        if is_proven:
            return "optimal"
        if self._subsolver.is_cancelled():
            return "cancelled"
        return "seconds" if self._subsolver.is_late else "work"


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
    return Search(problem, subsolver, seed, progress).run()
