"""Calls CP-SAT on one stage with a budget of work, a wall-clock guard, progress and cancel."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from types import TracebackType

from ortools.sat.python import cp_model

from fire_roster.solver.model import StageModel

_COMMON = (
    "linearization_level:2 symmetry_level:0 cp_model_probing_level:0 max_presolve_iterations:1 "
    "interleave_search:true "
)
NEIGHBOURHOODS = _COMMON + "num_workers:1 use_lns_only:true"
"""Improves a roster by freeing parts of it: finds good ones at once, proves nothing."""

PROOF = _COMMON + "num_workers:2 subsolvers:'default_lp'"
"""Searches with a bound; two threads in a fixed interleaving, so the result is reproducible."""

PARAMETERS = NEIGHBOURHOODS + " / " + PROOF
"""Part of the fingerprint, because parameters decide the roster."""

IsCancelled = Callable[[], bool]
OnBetter = Callable[[int, int], None]
"""Called with the cost and the bound of a stage, from the solver's thread."""

_CANCEL_POLL_SECONDS = 0.05


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one call found: seat numbers (None: nothing) and the least possible cost."""

    chosen: frozenset[int] | None
    bound: int
    is_proven: bool


class SubSolver:
    """One budget, spent over several calls. `work` is CP-SAT's deterministic time, in seconds."""

    def __init__(
        self, seed: int, work_limit: float, seconds: float, cancel: IsCancelled | None
    ) -> None:
        self.work = 0.0
        self._seed, self._work_limit = seed, work_limit
        self._deadline = time.monotonic() + seconds
        self._cancel = cancel
        self._is_stopped = threading.Event()

    @property
    def work_left(self) -> float:
        """Deterministic work not yet spent."""
        return max(0.0, self._work_limit - self.work)

    @property
    def is_late(self) -> bool:
        """True once the wall-clock guard has passed."""
        return time.monotonic() >= self._deadline

    def is_cancelled(self) -> bool:
        """True once the caller has asked to stop; stays true."""
        if not self._is_stopped.is_set() and self._cancel is not None and self._cancel():
            self._is_stopped.set()
        return self._is_stopped.is_set()

    def solve(
        self, stage: StageModel, parameters: str, work: float, on_better: OnBetter | None = None
    ) -> Outcome:
        """Spend at most `work` on a stage; nothing is found when the budget is gone."""
        seconds = self._deadline - time.monotonic()
        work = min(work, self.work_left)
        if work <= 0 or seconds <= 0 or self.is_cancelled():
            return Outcome(None, 0, is_proven=False)
        solver = cp_model.CpSolver()
        solver.parameters.parse_text_format(parameters)
        solver.parameters.random_seed = self._seed
        solver.parameters.max_deterministic_time = work
        solver.parameters.max_time_in_seconds = seconds
        with _Watch(solver, self.is_cancelled):
            status = solver.solve(stage.model, _Listener(on_better))
        self.work += solver.response_proto.deterministic_time
        bound = _ceiling(solver.best_objective_bound) if stage.model.has_objective() else 0
        if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            return Outcome(None, bound, is_proven=False)
        chosen = frozenset(n for n, seat in enumerate(stage.seats) if solver.boolean_value(seat))
        return Outcome(chosen, bound, is_proven=status == cp_model.OPTIMAL)


def _ceiling(bound: float) -> int:
    """Costs are whole numbers, so a fractional bound may be rounded up."""
    return int(-(-(bound - 1e-6) // 1))


class _Listener(cp_model.CpSolverSolutionCallback):
    """Passes each better roster's cost on."""

    def __init__(self, on_better: OnBetter | None) -> None:
        super().__init__()
        self._on_better = on_better

    def on_solution_callback(self) -> None:
        if self._on_better is not None:
            self._on_better(round(self.objective_value), _ceiling(self.best_objective_bound))


class _Watch:
    """Asks beside the search whether to stop; a stop before the search began would be lost."""

    def __init__(self, solver: cp_model.CpSolver, is_cancelled: IsCancelled) -> None:
        self._solver, self._is_cancelled = solver, is_cancelled
        self._is_done = threading.Event()
        self._thread = threading.Thread(target=self._run, name="solver-watch", daemon=True)

    def __enter__(self) -> None:
        self._thread.start()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        value: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._is_done.set()
        self._thread.join()

    def _run(self) -> None:
        while not self._is_done.wait(_CANCEL_POLL_SECONDS):
            if self._is_cancelled():
                self._solver.stop_search()
