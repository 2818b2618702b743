"""The long form: `python -m tests.faults.alerts --years 10 --members 500 --keep FOLDER`."""

import argparse
import sys
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import mkdtemp

from tests.faults.alerts.simulation import Simulation

_SETTLED = timedelta(days=100)
"""What fell due so long ago has been told, however long the machine was away."""


def _progress(simulation: Simulation, checkpoint: Path) -> Callable[[datetime], None]:
    """Each half year says how far it is and puts by from where the same command goes on."""
    begun = time.process_time()
    halves: set[tuple[int, bool]] = set()

    def tell(now: datetime) -> None:
        half = (now.year, now.month > 6)
        if half in halves:
            return
        halves.add(half)
        outcome, wrong = simulation.outcome, simulation.check(now - _SETTLED)
        sys.stderr.write(
            f"{now:%Y-%m}: {outcome.ticks} ticks, {len(outcome.told)} told, {outcome.kills} kills, "
            f"{time.process_time() - begun:.0f} s of processor, wrong: {len(wrong)} {wrong[:3]}\n"
        )
        sys.stderr.flush()
        simulation.keep(checkpoint)

    return tell


def main() -> int:
    """Plays the years and prints figures; 1 where anything was lost, repeated or late."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--years", type=float, default=10)
    parser.add_argument("--members", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, help="where it is put by, and gone on from")
    words = parser.parse_args()
    keep = words.keep or Path(mkdtemp())
    checkpoint = keep / "checkpoint"
    if checkpoint.exists():
        simulation = Simulation.resume(checkpoint)
    else:
        days = round(words.years * 365.25)
        simulation = Simulation(keep / "data", days, words.members, words.seed)
    outcome = simulation.run(_progress(simulation, checkpoint))
    wrong = simulation.check()
    sys.stdout.write(
        f"{outcome.ticks} ticks, {len(outcome.told)} alerts told, {len(outcome.on)} wakeful times, "
        f"{outcome.kills} kills, {sum(outcome.digests)} digests, {outcome.renewals} renewals; "
        f"wrong: {len(wrong)}\n" + "".join(f"{line}\n" for line in wrong[:50])
    )
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
