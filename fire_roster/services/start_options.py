"""Where the data are and what time it is, as told by option, environment or system."""

import os
from pathlib import Path

from fire_roster.services.clock import Clock, parse_moment
from fire_roster.store.moved_note import folder_in_force
from fire_roster.store.paths import DataPaths, default_data_folder
from fire_roster.store.vault.key_ring import KEY_RING

DATA_DIR_VARIABLE = "FIRE_ROSTER_DATA_DIR"
PASSPHRASE_VARIABLE = "FIRE_ROSTER_PASSPHRASE"
NOW_VARIABLE = "FIRE_ROSTER_NOW"
WINDOW_PROGRAM = "消防值班窗口"
"""What the window calls itself where it holds a data folder."""


def find_data_folder(option: str = "") -> Path:
    """Where the data of `base_folder` are now; StorageUnavailable where they cannot be found."""
    return folder_in_force(base_folder(option))


def base_folder(option: str = "") -> Path:
    """The folder of the option, else of FIRE_ROSTER_DATA_DIR, else the user's own."""
    chosen = option or os.environ.get(DATA_DIR_VARIABLE, "")
    return Path(chosen).expanduser().absolute() if chosen else default_data_folder()


def make_clock(option: str = "", *, is_running: bool = False) -> Clock:
    """The clock of the option, else of FIRE_ROSTER_NOW, else the real one.

    A told time stands still unless `is_running`. UsageProblem for a time that cannot be read.
    """
    told = option or os.environ.get(NOW_VARIABLE, "")
    if not told:
        return Clock()
    return Clock(parse_moment(told), is_running=is_running)


def told_passphrase() -> str:
    """The recovery code or password of the environment, empty where none is told."""
    return os.environ.get(PASSPHRASE_VARIABLE, "")


def offer_passphrase() -> None:
    """Has the code or password of the environment at hand for opening encrypted data."""
    KEY_RING.offer(told_passphrase())


def data_paths(folder: Path) -> DataPaths:
    """The names of everything inside a data folder."""
    return DataPaths(folder)


def is_window_holding(folder: Path) -> bool:
    """Whether the window has the right to write into a data folder at this moment."""
    # The lock knows the database's errors: importing it takes longer than the first paint.
    from fire_roster.store.lock import DataLock

    holder = DataLock(DataPaths(folder), "").find_holder()
    return holder is not None and holder.startswith(WINDOW_PROGRAM)
