"""The self-check of an installed program, as far as it needs no window and no alert clock.

Each step does the real work in a temporary data folder and returns facts about what it did; what
it raises is the finding. The steps build on each other, in the order of `steps()`.
"""

from collections.abc import Callable, Mapping
from functools import cached_property
from pathlib import Path

from fire_roster.assets import resource_path
from fire_roster.domain.month import Month
from fire_roster.services.clock import Clock
from fire_roster.services.office import Office
from fire_roster.services.roster_problem import SearchLimits
from fire_roster.store.encryption_check import try_encryption
from fire_roster.store.schema_version import SCHEMA_VERSION, stored_version
from fire_roster.store.vault.key_store import has_key_store, kept_key

Facts = Mapping[str, object]
Step = Callable[[], Facts]

_PROGRAM = "fire-roster --self-check"
_STATION = "消控室"
_MONTH = "2026-12"
_WORK = 0.5
_RARE_NAMES = ("王䶮", "李𬀩", "张𠮷", "赵㛃")


class ServiceCheck:
    """One run in `folder`, whose name should be as awkward as a user's can be."""

    def __init__(self, folder: Path, clock: Clock) -> None:
        self._folder = folder
        self._clock = clock
        self._backup_id = ""
        self._digest = ""

    def steps(self) -> dict[str, Step]:
        """The steps by name, in their order."""
        return {
            "database": self.make_database,
            "import": self.import_sample,
            "solve": self.solve,
            "print": self.print_roster,
            "encrypt": self.encrypt,
            "backup": self.back_up,
            "restore": self.restore,
        }

    @cached_property
    def office(self) -> Office:
        """The services over the temporary data."""
        return Office.open(self._folder / "data", self._clock, is_writing=True, program=_PROGRAM)

    def close(self) -> None:
        """Gives the folder back; may be called again."""
        office = self.__dict__.pop("office", None)
        if office is not None:
            office.close()

    def make_database(self) -> Facts:
        """A new database through all migrations, opened for writing."""
        version = stored_version(self.office.database.paths.database)
        _require(version == SCHEMA_VERSION, f"schema {version} in place of {SCHEMA_VERSION}")
        return {"schema": version, "sqlite": self.office.upkeep.doctor().versions["sqlite"]}

    def import_sample(self) -> Facts:
        """Reads the sample workbook in a child process and writes its people."""
        preview = self.office.imports.preview(resource_path("samples", "members.xlsx"))
        self.office.imports.apply(preview)
        names = {entry.record.name for entry in self.office.members.list_all()}
        _require(set(_RARE_NAMES) <= names, "the sample's people are not on file")
        return {"members": len(names)}

    def solve(self) -> Facts:
        """One month of the control room, searched in a child process, without a broken rule."""
        station = self.office.stations.find(_STATION).record.id
        limits = SearchLimits(seed=1, work=_WORK, seconds=60)
        proposal = self.office.generation.optimise(station, Month.parse(_MONTH), limits)
        _require(not proposal.error_count, f"{proposal.error_count} errors in the roster")
        self.office.rosters.save(proposal)
        return {"seats": len(proposal.state.facts.assignments)}

    def print_roster(self) -> Facts:
        """The wall roster as PDF, with every rare name in a glyph of its own."""
        from fire_roster.services.forms.base import PrintOrder

        station = self.office.stations.find(_STATION).record.id
        order = PrintOrder(form="wall-roster", station_id=station, month=Month.parse(_MONTH))
        paper = self.office.reports.prepare(order)
        _require(not paper.warnings, f"characters without a glyph: {paper.warnings}")
        target = self._folder / "值班表 A3.pdf"
        self.office.reports.save(paper.pdf, target)
        text = self.office.reports.text_of(target.read_bytes())
        missing = [name for name in _RARE_NAMES if name not in text]
        _require(not missing, f"names that are not on the page: {missing}")
        return {"bytes": len(paper.pdf), "pages": len(self.office.reports.preview(paper.pdf, 200))}

    def encrypt(self) -> Facts:
        """A keyed database that nothing reads without its key; the system's store of keys."""
        has_store = has_key_store()
        _require(kept_key("self-check") is None, "the store of keys knows a key that nobody kept")
        return {"sqlcipher": try_encryption(self._folder), "key_store": has_store}

    def back_up(self) -> Facts:
        """A verified copy of what was done so far."""
        manifest = self.office.backups.make("manual")
        self._backup_id, self._digest = manifest.backup_id, manifest.digest
        return {"bytes": manifest.size_bytes}

    def restore(self) -> Facts:
        """Going back to the copy after a change, to the same content."""
        self.office.unit.set("unit.name", "改过的单位")
        _require(self.office.upkeep.digest() != self._digest, "a change left the content as it was")
        backups = self.office.backups
        self.close()
        backups.restore(self._backup_id)
        digest = self.office.upkeep.digest()
        _require(digest == self._digest, "the restored content is another")
        return {"members": len(self.office.members.list_all())}


def _require(is_so: bool, otherwise: str) -> None:
    if not is_so:
        raise RuntimeError(otherwise)
