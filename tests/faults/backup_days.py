"""Simulated days of backups: exactly the copies of the rule stay, each restores to its digest."""

import random
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

from fire_roster.services.clock import Clock
from fire_roster.services.office import Office
from fire_roster.store.backup_plan import kept_copies
from fire_roster.store.backup_shelf import BackupShelf
from fire_roster.store.paths import DataPaths
from fire_roster.store.restore import restore_copy
from tests.faults.workload import NOW, fresh_copy, random_operations, try_operation


class _Clock(Clock):
    """A clock that is moved by hand."""

    moment = NOW

    def now(self) -> datetime:
        return self.moment


def run_days(base: Path, folder: Path, days: int, seed: int) -> tuple[int, int]:
    """Number of copies made and of copies kept; AssertionError where one is not as it should."""
    data = fresh_copy(base, folder / "data")
    clock, chance = _Clock(), random.Random(seed)
    made: dict[str, datetime] = {}
    digests: dict[str, str] = {}
    stream = random_operations(seed)
    with closing(Office.open(data, clock, is_writing=True, program="faults")) as office:
        while clock.moment < NOW + timedelta(days=days):
            for _ in range(3):
                try_operation(office, *next(stream))
            manifest = office.backups.make()
            assert manifest.digest == office.upkeep.digest()
            made[manifest.backup_id], digests[manifest.backup_id] = manifest.made, manifest.digest
            clock.moment += timedelta(minutes=chance.choice((45, 600, 1440, 1440)))
    shelf = BackupShelf(DataPaths(data).backups)
    held = {one.backup_id for one in shelf.list_copies()}
    assert held == kept_copies(made)
    for key in sorted(held):
        out = DataPaths(folder / f"out-{key}")
        restore_copy(out, shelf, shelf.get(key), clock.real_utc_now, "faults")
        with closing(Office.open(out.folder, clock, is_writing=False, program="faults")) as office:
            assert office.upkeep.digest() == digests[key]
    return len(made), len(held)
