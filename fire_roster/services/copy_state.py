"""How the copies of the data stand, as the watch of alerts sees it at every tick."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from fire_roster.store import audit_chain
from fire_roster.store.backup_shelf import BackupShelf
from fire_roster.store.paths import DataPaths
from fire_roster.store.transaction import Session


@dataclass(frozen=True, slots=True)
class CopyState:
    """Equal as long as no copy came or went; a copy is read only when that is asked for."""

    folder: Path | None
    changed_at: int = 0

    def day_of_last(self, session: Session) -> date | None:
        """Day of the newest verified copy; None without any, and where it holds everything."""
        if self.folder is None:
            return None
        copies = BackupShelf(self.folder).list_copies()
        newest = next((one for one in copies if one.verified_at is not None), None)
        if newest is None or newest.anchor == audit_chain.read_anchor(session):
            return None
        return newest.made.date()


NO_COPIES = CopyState(None)


def look_at_copies(paths: DataPaths) -> CopyState:
    """One look at the folder of copies."""
    try:
        return CopyState(paths.backups, paths.backups.stat().st_mtime_ns)
    except OSError:
        return NO_COPIES
