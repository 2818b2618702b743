"""The long form: `python -m tests.faults.alerts --years 10 --members 500 --seed 1`."""

import argparse
import sys
import tempfile
import time
from pathlib import Path

from tests.faults.alerts.simulation import Simulation


def main() -> int:
    """Plays the years and prints figures; 1 where anything was lost, repeated or late."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--years", type=float, default=10)
    parser.add_argument("--members", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    words = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        begun = time.perf_counter()
        simulation = Simulation(
            Path(folder), round(words.years * 365.25), words.members, words.seed
        )
        outcome = simulation.run()
        seconds = time.perf_counter() - begun
        wrong = simulation.check()
    sys.stdout.write(
        f"{outcome.ticks} ticks, {len(outcome.told)} alerts told, {len(outcome.on)} wakeful times, "
        f"{outcome.kills} kills, {sum(outcome.digests)} digests, {outcome.renewals} renewals, "
        f"{seconds:.0f} s; wrong: {len(wrong)}\n" + "".join(f"{line}\n" for line in wrong[:50])
    )
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
