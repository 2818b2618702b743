"""Calls CP-SAT on one stage with a budget of work, a wall-clock guard, progress and cancel."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from math import isinf
from types import TracebackType
from typing import NamedTuple

from ortools.sat.python import cp_model

from fire_roster.solver.model import StageModel
from fire_roster.solver.part_model import PartModel

_COMMON = (
    "linearization_level:2 symmetry_level:0 cp_model_probing_level:0 max_presolve_iterations:1 "
    "interleave_search:true "
)
IMPROVE = _COMMON + "num_workers:1 use_lns_only:true"
"""Improves a roster by freeing parts of it: finds good ones at once, proves nothing."""

PROOF = _COMMON + "num_workers:2 subsolvers:'default_lp'"
"""Searches with a bound; two threads in a fixed interleaving, so the result is reproducible."""

THREADS = 2
"""Parts solved at a time."""

PART = (
    "linearization_level:2 symmetry_level:0 cp_model_probing_level:0 max_presolve_iterations:1 "
    "num_workers:1"
)
"""For the small models of neighbourhoods: these four save nineteen twentieths of the time."""

BOUND = PART
"""For a whole tier of many rows: one thread alone proves sooner than two that take turns."""

GOOD_ENOUGH = PART + " relative_gap_limit:0.05"
"""For a first roster: near the best is soon improved on."""

ANY = (
    "linearization_level:0 symmetry_level:0 cp_model_probing_level:0 max_presolve_iterations:1 "
    "num_workers:1 stop_after_first_solution:true"
)
"""For a first roster at any cost."""

PARAMETERS = " / ".join((PART, IMPROVE, PROOF, BOUND))
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


class Portion(NamedTuple):
    """Work counts, and moments of the monotonic clock, between which a portion lies."""

    begin: float
    work: float
    began: float
    deadline: float

    def part(self, share: float) -> "Portion":
        """The same beginning, but only so far; the clock decides only where work does not."""
        work = self.work if isinf(self.work) else self.begin + (self.work - self.begin) * share
        deadline = self.deadline
        if isinf(self.work):
            deadline = self.began + (deadline - self.began) * share
        return Portion(self.begin, work, self.began, deadline)


class PartOutcome(NamedTuple):
    """Seat numbers of a part (None: nothing found), whether they are the best, work spent."""

    chosen: list[int] | None
    is_proven: bool
    work: float


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

    @property
    def seconds_left(self) -> float:
        """Wall-clock time not yet spent."""
        return max(0.0, self._deadline - time.monotonic())

    def portion(self, share: float) -> Portion:
        """Part of what is left."""
        now = time.monotonic()
        whole = Portion(self.work, self.work + self.work_left, now, self._deadline)
        return whole.part(share)

    def is_spent(self, portion: Portion) -> bool:
        """True when the portion, or everything, is used up."""
        return self.is_over or self.work >= portion.work or time.monotonic() >= portion.deadline

    @property
    def is_over(self) -> bool:
        """True when nothing may be spent any more."""
        return self.work_left <= 0 or self.is_late or self.is_cancelled()

    def solve_part(
        self,
        part: PartModel,
        work: float,
        seed: int = 0,
        *,
        parameters: str = PART,
        deadline: float | None = None,
    ) -> PartOutcome:
        """Give at most `work` to a part, not beyond the `deadline`; safe in several threads.

        Who calls takes the work off the budget with `spend`, so that the order is the caller's.
        """
        solver = cp_model.CpSolver()
        solver.parameters.parse_text_format(parameters)
        solver.parameters.random_seed = seed
        solver.parameters.max_deterministic_time = work
        end = self._deadline if deadline is None else min(self._deadline, deadline)
        solver.parameters.max_time_in_seconds = max(0.0, end - time.monotonic())
        with _Watch(solver, self.is_cancelled):
            status = solver.solve(part.model)
        spent = solver.response_proto.deterministic_time
        if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            return PartOutcome(None, False, spent)
        chosen = part.chosen(solver.response_proto.solution)
        return PartOutcome(chosen, status == cp_model.OPTIMAL, spent)

    def spend(self, work: float) -> None:
        """Take work off the budget."""
        self.work += work

    def solve(
        self,
        stage: StageModel,
        parameters: str,
        portion: Portion,
        on_better: OnBetter | None = None,
    ) -> Outcome:
        """Spend at most a portion on a stage; nothing is found when the budget is gone."""
        seconds = min(self._deadline, portion.deadline) - time.monotonic()
        work = min(portion.work - self.work, self.work_left)
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
        bound = max(0, bound)
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
