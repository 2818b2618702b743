"""kill -9 at random moments of random edits: nothing acknowledged is lost, nothing is half done."""

import multiprocessing
import random
import sys
from contextlib import closing
from dataclasses import dataclass
from itertools import islice
from multiprocessing.connection import Connection
from pathlib import Path

from sqlmodel import select

from fire_roster.records.audit import AuditEntry
from fire_roster.services.office import Office
from tests.faults.workload import (
    Operation,
    fresh_copy,
    is_whole,
    open_office,
    random_operations,
    try_operation,
)

_AHEAD = 40
"""Operations on their way when the process dies."""
_ACTION_SECONDS = 0.02


@dataclass(frozen=True)
class KillFigures:
    """What a run of kills came to."""

    kills: int
    acknowledged: int
    lost: int
    is_same: bool


def run_kills(base: Path, folder: Path, kills: int, edits: int, seed: int) -> KillFigures:
    """Kills a writing process so often; at the end all is done once more without a kill.

    `edits` is how many acknowledged edits the kills are spread over.
    """
    live, calm = folder / "live", folder / "calm"
    fresh_copy(base, live)
    chance, stream = random.Random(seed), random_operations(seed)
    done: list[tuple[str, Operation]] = []
    acknowledged = lost = 0
    for _ in range(kills):
        batch = list(islice(stream, max(_AHEAD, 2 * edits // kills)))
        answered = _run_and_kill(live, batch, chance.randint(0, 2 * edits // kills), chance)
        with closing(open_office(live, is_writing=False)) as office:
            names = _recorded(office)
        recorded = [one for one in batch if one[0] in names]
        acknowledged += len(answered)
        lost += sum(identity not in names for identity in answered)
        done += recorded
    fresh_copy(base, calm)
    with closing(open_office(calm)) as office:
        for identity, operation in done:
            assert try_operation(office, identity, operation) == "ACK", operation
    return KillFigures(kills, acknowledged, lost, is_whole(live) == is_whole(calm))


def _recorded(office: Office) -> set[str]:
    """Ids of all operations on record."""
    with office.database.read() as session:
        return set(session.execute(select(AuditEntry.operation_id)).scalars())


def _run_and_kill(
    folder: Path, batch: list[tuple[str, Operation]], after: int, chance: random.Random
) -> list[str]:
    """Ids that were acknowledged before the process died."""
    ours, theirs = _CONTEXT.Pipe()
    process = _CONTEXT.Process(target=_serve, args=(str(folder), theirs))
    process.start()
    theirs.close()
    ours.send(batch)
    answered: list[str] = []
    try:
        while len(answered) < after and ours.poll(60):
            answered += _acknowledged(ours)
        # Somewhere within the next action, most of which is over in so long.
        _wait_within(ours, answered, chance.uniform(0, _ACTION_SECONDS))
    except (EOFError, OSError):  # it has answered everything and gone
        answered += []
    process.kill()
    process.join()
    try:
        while ours.poll(0):
            answered += _acknowledged(ours)
    except (EOFError, OSError):
        ours.close()
        return answered
    ours.close()
    return answered


def _wait_within(pipe: Connection, answered: list[str], seconds: float) -> None:
    if pipe.poll(seconds):
        answered += _acknowledged(pipe)


def _acknowledged(pipe: Connection) -> list[str]:
    identity, answer = pipe.recv()
    return [identity] if answer == "ACK" else []


def _serve(folder: str, pipe: Connection) -> None:
    with closing(open_office(Path(folder))) as office:
        for identity, operation in pipe.recv():
            pipe.send((identity, try_operation(office, identity, operation)))
        pipe.poll(60)


def _context() -> multiprocessing.context.BaseContext:
    """Processes that have imported everything already, where the system can."""
    if sys.platform == "win32":
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.faults.warm"])
    return context


_CONTEXT = _context()
