"""One frozen database of every schema version, upgraded with kills in the middle.

`tests/data/frozen/vN.db.xz` was written by the program of that version. A killed upgrade leaves
the old version or the new one, never something between, and the next start ends with the same
content as an upgrade that nobody disturbed.
"""

import lzma
import os
import random
from collections import Counter
from contextlib import closing
from pathlib import Path

from sqlalchemy import Engine, event

from fire_roster.store.paths import DataPaths
from fire_roster.store.schema import upgrade_database
from fire_roster.store.schema_version import SCHEMA_VERSION, stored_version
from tests.faults.workload import open_office

FROZEN = Path(__file__).parents[1] / "data" / "frozen"
VERSIONS = tuple(sorted(int(path.name[1:].partition(".")[0]) for path in FROZEN.glob("v*.xz")))


def lay_frozen(version: int, folder: Path) -> DataPaths:
    """A data folder with the database of a version."""
    folder.mkdir(parents=True)
    paths = DataPaths(folder)
    paths.database.write_bytes(lzma.decompress((FROZEN / f"v{version}.db.xz").read_bytes()))
    return paths


def upgraded_digest(folder: Path) -> str:
    """The content after the start that upgrades, everything checked."""
    with closing(open_office(folder)) as office:
        found = office.upkeep.check(is_deep=True, with_audit=True)
        assert found.findings == (), found.findings
        assert len(office.members.list_all()) > 10
        return office.upkeep.digest()


def run_migrations(place: Path, kills: int, seed: int) -> Counter[str]:
    """Kills for each version older than the present one; where the killed upgrades stood."""
    chance, found = random.Random(seed), Counter[str]()
    for version in VERSIONS:
        calm = lay_frozen(version, place / f"calm-{version}")
        digest = upgraded_digest(calm.folder)
        statements = _upgrade_and_die(lay_frozen(version, place / f"count-{version}"), None)
        for number in range(kills if version < SCHEMA_VERSION else 0):
            paths = lay_frozen(version, place / f"killed-{version}-{number}")
            # The first one dies only when all is done.
            _upgrade_and_die(paths, chance.randint(1, statements) if number else None)
            stands = stored_version(paths.database)
            assert stands in (version, SCHEMA_VERSION), stands
            found["old" if stands == version else "new"] += 1
            assert upgraded_digest(paths.folder) == digest
    return found


def _upgrade_and_die(paths: DataPaths, at: int | None) -> int:
    """Upgrades in a process that ends at its statement number `at`; how many there were."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            count = _counted(paths, at)
            os.write(writing, str(count).encode())
        finally:
            # Nothing is flushed or closed, as after kill -9.
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        told = pipe.read()
    os.waitpid(child, 0)
    return int(told or 0)


def _counted(paths: DataPaths, at: int | None) -> int:
    count = 0

    def step(*_: object) -> None:
        nonlocal count
        count += 1
        if count == at:
            os._exit(0)

    event.listen(Engine, "before_cursor_execute", step)
    if stored_version(paths.database) < SCHEMA_VERSION:
        upgrade_database(paths.database)
    return count
