"""Where the files of a data folder are."""

from dataclasses import dataclass
from pathlib import Path

import platformdirs

from fire_roster.errors import StorageUnavailable


@dataclass(frozen=True, slots=True)
class DataPaths:
    """Names of everything inside one data folder."""

    folder: Path

    @property
    def database(self) -> Path:
        """The SQLite file."""
        return self.folder / "fire_roster.db"

    @property
    def keys(self) -> Path:
        """What opens an encrypted database; see `store.vault.envelope`."""
        return self.folder / "fire_roster.keys"

    @property
    def sheet_keys(self) -> Path:
        """A new key under the recovery sheet that was printed and not yet confirmed."""
        return self.folder / "recovery-sheet.keys"

    @property
    def converting(self) -> Path:
        """Folder in which the database is rewritten under another key."""
        return self.folder / "converting"

    @property
    def lock(self) -> Path:
        """File whose operating-system lock the writing process holds."""
        return self.folder / "fire_roster.lock"

    @property
    def holder(self) -> Path:
        """Who holds the lock, for the message of the one who waits."""
        return self.folder / "fire_roster.holder.json"

    @property
    def anchor(self) -> Path:
        """How far the saved work had come."""
        return self.folder / "fire_roster.anchor"

    @property
    def backups(self) -> Path:
        """Folder of verified copies."""
        return self.folder / "backups"

    @property
    def backup_settings(self) -> Path:
        """Where else this PC copies to, and when a copy was last tried out."""
        return self.folder / "backup.json"

    @property
    def staging(self) -> Path:
        """Folder in which a restore is made ready."""
        return self.folder / "restoring"

    @property
    def restore_journal(self) -> Path:
        """What a restore has still to do."""
        return self.folder / "restoring.json"

    @property
    def set_aside(self) -> Path:
        """Folder of databases that were replaced, untouched."""
        return self.folder / "set-aside"

    @property
    def ballast(self) -> Path:
        """Space kept free for deleting on a full disk."""
        return self.folder / "fire_roster.ballast"

    @property
    def logs(self) -> Path:
        """Folder of log files and crash reports."""
        return self.folder / "logs"

    @property
    def attachments(self) -> Path:
        """Folder of scans and pictures, each named by its SHA-256."""
        return self.folder / "attachments"

    @property
    def viewing(self) -> Path:
        """Folder of copies that the system's viewer has open; emptied at start and end."""
        return self.folder / "viewing"

    @property
    def updates(self) -> Path:
        """Folder of the installer that an update was handed over to."""
        return self.folder / "updates"

    @property
    def local_settings(self) -> Path:
        """Settings of this PC: window size and the like."""
        return self.folder / "local.json"

    @property
    def print_settings(self) -> Path:
        """How each form was printed last on this PC."""
        return self.folder / "printing.json"

    def create_folder(self) -> None:
        """Makes the folder; StorageUnavailable where that is impossible."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StorageUnavailable(
                f"无法建立数据文件夹“{self.folder}”，请检查路径和写入权限，或换一个文件夹。"
            ) from error


def default_data_folder() -> Path:
    """The user's local data folder of this system (%LOCALAPPDATA% on Windows)."""
    return Path(platformdirs.user_data_dir("fire_roster", appauthor=False))
