"""Space kept aside, so that a full disk still lets people look things up and delete."""

import os
import shutil
from pathlib import Path

from fire_roster.store.paths import DataPaths

BALLAST_BYTES = 1_000_000
_TIGHT_BYTES = BALLAST_BYTES
_ROOMY_BYTES = 4 * BALLAST_BYTES


def lay_ballast(paths: DataPaths) -> None:
    """Keeps the space where there is plenty; quietly none where the file cannot be made."""
    try:
        if paths.ballast.exists() or _free_bytes(paths.folder) < _ROOMY_BYTES:
            return
        # Random bytes: some disks give zeros no room of their own.
        paths.ballast.write_bytes(os.urandom(BALLAST_BYTES))
    except OSError:
        drop_ballast(paths)


def drop_ballast(paths: DataPaths) -> bool:
    """Gives the space back; whether there was any."""
    try:
        paths.ballast.unlink()
    except OSError:
        return False
    return True


def is_tight(paths: DataPaths) -> bool:
    """Whether the disk has hardly room for one more action."""
    try:
        return _free_bytes(paths.folder) < _TIGHT_BYTES
    except OSError:
        return False


def _free_bytes(folder: Path) -> int:
    return shutil.disk_usage(folder).free
