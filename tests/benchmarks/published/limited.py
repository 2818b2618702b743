"""Solves within a time on the wall clock that counts from the start of the process.

The search has its own limit, but building a model of a million seats cannot be cut short. When
the time is over, the best roster told so far is the result, whatever the search is doing.
"""

import os
import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, wait
from pathlib import Path

from fire_roster.solver import Progress, RosterProblem, Seat, Solution, solve

_SEARCH_END = 1.0
"""Seconds before the end at which the search shall stop by itself."""


class Clock:
    """Seconds of wall clock; `age` seconds of them are gone already."""

    def __init__(self, age: float = 0.0) -> None:
        self._origin = time.monotonic() - age

    @property
    def seconds(self) -> float:
        """Seconds since the beginning."""
        return time.monotonic() - self._origin


def process_age() -> float:
    """Seconds since this process was started, imports and all.

    Where the system does not say: its processor time.
    """
    if sys.platform == "linux":
        try:
            fields = Path("/proc/self/stat").read_text(encoding="ascii").rpartition(")")[2].split()
            started = int(fields[19]) / os.sysconf("SC_CLK_TCK")
            return max(0.0, time.clock_gettime(time.CLOCK_BOOTTIME) - started)
        except (OSError, ValueError, IndexError):
            return time.process_time()
    return time.process_time()


class LimitedSolve:
    """One search in a thread of its own, and the best roster it has told of.

    `solution` stays None when the time was over first; `seats` None when there is no legal roster.
    """

    def __init__(self, build: Callable[[], RosterProblem], seed: int, work: float) -> None:
        self._build, self._seed, self._work = build, seed, work
        self.solution: Solution | None = None
        self.seats: tuple[Seat, ...] | None = None
        self.bound = 0
        self._is_legal, self._is_over = threading.Event(), threading.Event()
        self._is_judged = threading.Event()

    def run(self, clock: Clock, end: float) -> None:
        """Search until `end` on the clock; longer only while there is no legal roster at all.

        Raises what the search raises before it has any roster.
        """
        threads = ThreadPoolExecutor(1)
        search = threads.submit(self._search, clock, end)
        search.add_done_callback(lambda _: self._is_legal.set())
        threads.shutdown(wait=False)
        wait([search], max(0.0, end - clock.seconds))
        self._is_legal.wait()
        self._is_over.set()
        if search.done() and self.seats is None:
            search.result()

    def _search(self, clock: Clock, end: float) -> None:
        solution = solve(
            self._build(),
            seed=self._seed,
            work_limit=self._work,
            seconds=end - _SEARCH_END - clock.seconds,
            progress=self._note,
            cancel=self._is_cancelled,
        )
        if solution.ended_by != "infeasible" or self.seats is None:
            self.seats = solution.seats
        self.bound = max(self.bound, solution.bound)
        self.solution = solution

    def let_go(self) -> None:
        """The result is judged and written: the search may come to its end."""
        self._is_judged.set()

    def _is_cancelled(self) -> bool:
        """Asked by the search; once the time is over it stands still while the result is judged."""
        if self._is_over.is_set():
            self._is_judged.wait()
        return self._is_over.is_set()

    def _note(self, step: Progress) -> None:
        self.bound = max(self.bound, step.bound)
        if step.seats is not None:
            self.seats = step.seats
            self._is_legal.set()
