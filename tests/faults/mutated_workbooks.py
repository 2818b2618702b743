"""The long form: `python -m tests.faults.mutated_workbooks 500` through the real reading process.

Prints how many were read and refused, the longest time and the most memory; 1 where a limit of
reliability.md is broken: no error but a refusal, at most 60 s and 1 GB, nothing changed.
"""

import argparse
import resource
import sys
import tempfile
import time
from collections import Counter
from datetime import datetime
from pathlib import Path

from fire_roster.errors import InputRefused
from fire_roster.services.clock import Clock
from fire_roster.services.office import Office
from tests.faults.mutations import mutations

MOST_SECONDS = 60.0
MOST_BYTES = 1_000_000_000


def main() -> int:
    """Run them all; the exit code says whether every limit held."""
    parser = argparse.ArgumentParser()
    parser.add_argument("count", type=int, nargs="?", default=500)
    parser.add_argument("--seed", type=int, default=20261201)
    options = parser.parse_args()
    found: Counter[str] = Counter()
    longest = 0.0
    with tempfile.TemporaryDirectory() as folder:
        clock = Clock(datetime(2026, 12, 1, 9, 30))
        office = Office.open(Path(folder) / "data", clock, is_writing=True, program="test")
        before = office.upkeep.digest()
        for mutation in mutations(options.count, options.seed):
            file = Path(folder) / f"list{mutation.suffix}"
            file.write_bytes(mutation.content)
            start = time.perf_counter()
            try:
                office.imports.preview(file)
                found["read"] += 1
            except InputRefused:
                found["refused"] += 1
            except Exception as error:  # noqa: BLE001 - every other error is what is looked for
                found["error"] += 1
                sys.stdout.write(f"{mutation.name}: {error!r}\n")
            longest = max(longest, time.perf_counter() - start)
        is_same = office.upkeep.digest() == before
        office.close()
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024
    sys.stdout.write(
        f"{dict(found)}, longest {longest:.1f} s, most memory {memory / 1e6:.0f} MB, "
        f"data unchanged: {is_same}\n"
    )
    is_held = not found["error"] and longest <= MOST_SECONDS and memory <= MOST_BYTES
    return 0 if is_held and is_same else 1


if __name__ == "__main__":
    sys.exit(main())
