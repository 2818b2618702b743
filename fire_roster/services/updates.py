"""Offline update: look at a file from a stick, then hand over to its installer.

The installer closes this program, backs the data up, tries the new program out beside the old one
and only then exchanges them; so whatever fails leaves this version working.
"""

import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from fire_roster import __version__
from fire_roster.assets import resource_path
from fire_roster.errors import InputRefused, StorageUnavailable
from fire_roster.exchange.update_file import (
    UPDATE_SUFFIX,
    UpdateManifest,
    VersionNumber,
    read_update,
    unpack_installer,
)
from fire_roster.platform import start_program
from fire_roster.store.paths import DataPaths

__all__ = ["UPDATE_SUFFIX", "Update", "UpdateService"]


@dataclass(frozen=True, slots=True)
class Update:
    """A file that may be installed: found whole, ours, and newer."""

    path: Path
    version: str
    notes: tuple[str, ...]
    manifest: UpdateManifest


class UpdateService:
    """Works without the database; `version` and `system` are those of the running program."""

    def __init__(
        self,
        paths: DataPaths,
        version: str = __version__,
        system: str = sys.platform,
        start: Callable[[Path], None] = start_program,
    ) -> None:
        self._paths = paths
        self._version = version
        self._system = system
        self._start = start

    @cached_property
    def public_key(self) -> bytes:
        """The key that update files are checked with; made by `build/dev.py update-key`."""
        return bytes.fromhex(resource_path("data", "update_key.txt").read_text("ascii").strip())

    def look_at(self, path: Path) -> Update:
        """What a file would bring. InputRefused: not whole, not ours, not newer, not for here."""
        manifest = read_update(path, self.public_key)
        if manifest.system != self._system:
            raise InputRefused("这个更新文件用于另一种系统，请向发布方索取本系统的更新文件。")
        if VersionNumber.parse(manifest.version) <= VersionNumber.parse(self._version):
            raise InputRefused(
                f"更新文件是 {manifest.version} 版，已装的是 {self._version} 版，不需要更新。"
            )
        return Update(path, manifest.version, manifest.notes, manifest)

    def begin(self, update: Update) -> Path:
        """Starts the installer, which asks this program to end; its copy in the data folder.

        InputRefused where the file was changed since it was looked at, StorageUnavailable where
        it cannot be copied or started.
        """
        folder = self._paths.updates
        self.look_at(update.path)
        try:
            folder.mkdir(parents=True, exist_ok=True)
            for old in folder.glob("FireRoster-Setup-*"):
                old.unlink()
            installer = unpack_installer(update.path, update.manifest, folder)
        except OSError as error:
            raise StorageUnavailable(
                "更新文件不能复制到本机，请检查磁盘空间和杀毒软件，再试一次。没有更新。"
            ) from error
        self._start(installer)
        return installer

    def tidy(self) -> None:
        """Removes installers that have done their work; one that is still open stays."""
        own = VersionNumber.parse(self._version)
        for path in self._paths.updates.glob("FireRoster-Setup-*.exe"):
            version = path.stem.removeprefix("FireRoster-Setup-")
            with suppress(OSError, ValueError):
                if VersionNumber.parse(version) <= own:
                    path.unlink()
