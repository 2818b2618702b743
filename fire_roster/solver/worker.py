"""Solves in a child process, so that the solver library never enters the caller's.

Works from source and frozen: the child is started by `multiprocessing` with "spawn"; a frozen
program must call `multiprocessing.freeze_support()` first thing in its main module.
"""

import multiprocessing
import signal
import sys
import threading
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from types import TracebackType

from fire_roster.solver.problem import RosterProblem
from fire_roster.solver.solution import Progress, Solution

if sys.platform == "win32":
    from multiprocessing.connection import PipeConnection as Connection
else:
    from multiprocessing.connection import Connection

SolveOne = Callable[[RosterProblem], Solution]

_POLL_SECONDS = 0.05
_CLOSE_SECONDS = 5.0


class WorkerDied(RuntimeError):
    """The child process ended without a result: killed, out of memory, or a bug inside it."""


def solve_in_worker(
    problem: RosterProblem,
    *,
    seed: int = 0,
    work_limit: float = 10.0,
    seconds: float = 120.0,
    progress: Callable[[Progress], None] | None = None,
    cancel: Callable[[], bool] | None = None,
) -> Solution:
    """Like `solve`, in a child process; `progress` and `cancel` are called in this thread.

    Raises `WorkerDied` when the child ends without a result.
    """
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe()
    limits = (seed, work_limit, seconds)
    child = context.Process(target=_serve, args=(there, problem, limits), daemon=True)
    child.start()
    there.close()
    try:
        return _converse(here, progress, cancel)
    except (EOFError, ConnectionError) as ended:
        child.join(_CLOSE_SECONDS)
        raise WorkerDied(f"the solver process ended with code {child.exitcode}") from ended
    finally:
        here.close()
        child.join(_CLOSE_SECONDS)
        if child.is_alive():
            child.kill()
            child.join()


@contextmanager
def worker_solving(*, work_limit: float, seconds: float) -> Iterator[SolveOne]:
    """A child process that solves one problem after another, for many small questions.

    What it gives is called with a problem and blocks; it raises `WorkerDied` like
    `solve_in_worker`. Leaving the block ends the child, whatever it does at that moment.
    """
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe()
    child = context.Process(target=_serve_each, args=(there, work_limit, seconds), daemon=True)
    child.start()
    there.close()

    def solve_one(problem: RosterProblem) -> Solution:
        try:
            here.send(problem)
            return _converse(here, None, None)
        except (EOFError, ConnectionError) as ended:
            child.join(_CLOSE_SECONDS)
            raise WorkerDied(f"the solver process ended with code {child.exitcode}") from ended

    try:
        yield solve_one
    finally:
        here.close()
        child.kill()
        child.join()


def _converse(
    pipe: Connection,
    progress: Callable[[Progress], None] | None,
    cancel: Callable[[], bool] | None,
) -> Solution:
    is_cancelled = False
    while True:
        if not is_cancelled and cancel is not None and cancel():
            is_cancelled = True
            pipe.send("cancel")
        if not pipe.poll(_POLL_SECONDS):
            continue
        message = pipe.recv()
        if isinstance(message, Solution):
            return message
        if isinstance(message, Progress):
            if progress is not None:
                progress(message)
        else:
            raise WorkerDied(f"the solver process failed:\n{message}")


class _FailureReport:
    """Sends the traceback of whatever goes wrong inside as text, instead of a bare exit code."""

    def __init__(self, pipe: Connection) -> None:
        self._pipe = pipe

    def __enter__(self) -> None:
        return None

    def __exit__(
        self,
        kind: type[BaseException] | None,
        value: BaseException | None,
        trace: TracebackType | None,
    ) -> bool:
        if value is None:
            return False
        with suppress(OSError):  # the parent was interrupted: nobody is left to be told
            self._pipe.send("".join(traceback.format_exception(value)))
        return True


def _serve(pipe: Connection, problem: RosterProblem, limits: tuple[int, float, float]) -> None:
    """The child: solve, send progress, then the solution or the traceback as text.

    Ctrl+C in a terminal reaches the whole group of processes; the parent alone decides about it.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with _FailureReport(pipe):
        from fire_roster.solver.search import solve

        stop = threading.Event()
        threading.Thread(target=_listen, args=(pipe, stop), daemon=True).start()
        seed, work_limit, seconds = limits
        solution = solve(
            problem,
            seed=seed,
            work_limit=work_limit,
            seconds=seconds,
            progress=pipe.send,
            cancel=stop.is_set,
        )
        pipe.send(solution)


def _serve_each(pipe: Connection, work_limit: float, seconds: float) -> None:
    """The child of `worker_solving`: problems in, solutions out, until the pipe closes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with _FailureReport(pipe):
        from fire_roster.solver.search import solve

        with suppress(EOFError, ConnectionError):
            while True:
                problem = pipe.recv()
                pipe.send(solve(problem, work_limit=work_limit, seconds=seconds))


def _listen(pipe: Connection, stop: threading.Event) -> None:
    """Any word, or the end of the parent, means stop."""
    with suppress(EOFError, OSError):
        pipe.recv()
    stop.set()
