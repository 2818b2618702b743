"""Large-neighbourhood search: frees a part of the roster, solves it, keeps it unless dearer.

Parts are solved in batches on two threads, and a batch is grafted in its own order: the roster
depends on seed and work, never on the clock.
"""

import random
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from math import inf

from fire_roster.solver.neighbourhoods import Neighbourhoods
from fire_roster.solver.part_model import PartModel
from fire_roster.solver.row_index import Area, RowIndex
from fire_roster.solver.standing import Standing
from fire_roster.solver.subsolver import THREADS, PartOutcome, Portion, SubSolver

_BATCH = 4

_BUILD_WORK = 0.005
"""Charged for each part on top of its solving, so that tiny parts also come to an end."""


class LocalSearch:
    """Improves one tier of a standing roster; tiers above it never become dearer."""

    def __init__(
        self, standing: Standing, index: RowIndex, subsolver: SubSolver, seed: int
    ) -> None:
        self._standing, self._index, self._subsolver = standing, index, subsolver
        self._rng = random.Random(seed)
        self._areas = Neighbourhoods(index, len(standing.system.seats), self._rng)

    def run(
        self,
        goal: str,
        portion: Portion,
        on_better: Callable[[int], None],
        *,
        least: int = 0,
        patience: float = inf,
    ) -> None:
        """Spend a portion; less when the goal's cost comes down to `least`.

        Or after `patience` parts without a gain.
        """
        rank = self._standing.system.tiers.index(goal)
        best = self._standing.score.tiers[rank]
        with ThreadPoolExecutor(THREADS) as threads:
            while best > least and not self._subsolver.is_spent(portion):
                if self._areas.barren >= patience:
                    return
                self._batch(threads, goal, portion.deadline)
                cost = self._standing.score.tiers[rank]
                if cost < best:
                    best = cost
                    on_better(best)

    def _batch(self, threads: ThreadPoolExecutor, goal: str, deadline: float) -> None:
        drawn = self._areas.draw(_BATCH)
        jobs = [(area, self._rng.randrange(1 << 30)) for _, area in drawn]
        solved = threads.map(lambda job: self._solve(goal, deadline, *job), jobs)
        for (shape, _), (part, outcome) in zip(drawn, list(solved), strict=True):
            self._subsolver.spend(outcome.work + _BUILD_WORK)
            self._areas.learn(shape, outcome.work, is_proven=outcome.is_proven)
            before = self._standing.score
            if outcome.chosen is not None:
                self._standing.graft(part.part, self._index.shared_terms, outcome.chosen)
            self._areas.note_gain(is_gain=self._standing.score < before)

    def _solve(
        self, goal: str, deadline: float, area: Area, seed: int
    ) -> tuple[PartModel, PartOutcome]:
        part = PartModel(self._standing, self._index, area, goal)
        part.hint_now()
        return part, self._subsolver.solve_part(
            part, self._areas.most_work, seed, deadline=deadline
        )
