"""A process that holds a data folder for writing until it is killed or told to end."""

import sys
from pathlib import Path

from fire_roster.store.paths import DataPaths
from tests.integration.store.folders import opened, rename_unit


def _say(word: str) -> None:
    sys.stdout.write(f"{word}\n")
    sys.stdout.flush()


def main() -> None:
    """Argument: the folder. Prints `open`, then commits one action and prints `done`."""
    database = opened(DataPaths(Path(sys.argv[1])), is_writing=True, program="窗口")
    _say("open")
    rename_unit(database, "第二个进程")
    _say("done")
    sys.stdin.readline()
    database.close()


if __name__ == "__main__":
    main()
