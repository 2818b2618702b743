"""What happens to backups by itself: every half hour, daily to a second folder, a weekly trial."""

import shutil
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from fire_roster.errors import FireRosterError, InputRefused
from fire_roster.services.backups import BackupService
from fire_roster.services.clock import Clock
from fire_roster.services.copy_protection import protect_shelf
from fire_roster.store.backup_settings import (
    BackupSettings,
    read_backup_settings,
    write_backup_settings,
)
from fire_roster.store.backup_shelf import BackupShelf
from fire_roster.store.manifest import Manifest
from fire_roster.store.paths import DataPaths
from fire_roster.store.restore import restore_copy

__all__ = ["BackupRoutine", "BackupSettings"]

EVERY = timedelta(minutes=30)
_SECOND_EVERY = timedelta(hours=24)
_TRIAL_EVERY = timedelta(days=7)
_PROGRAM = "fire-roster trial"


class BackupRoutine:
    """Called again and again by the window, in a worker thread."""

    def __init__(self, backups: BackupService, clock: Clock) -> None:
        self._backups = backups
        self._clock = clock

    @property
    def settings(self) -> BackupSettings:
        """The second folder, and when a copy was last tried out."""
        return read_backup_settings(self._backups.paths.backup_settings)

    def set_second_folder(self, folder: Path | None) -> None:
        """Where a daily copy goes besides; None for nowhere. InputRefused inside the data."""
        if folder is not None and folder.absolute().is_relative_to(self._backups.paths.folder):
            raise InputRefused("第二备份位置不能在数据文件夹里面，请选 U 盘、移动硬盘或网络共享。")
        changed = replace(self.settings, second_folder=str(folder or ""), second_at=None)
        write_backup_settings(self._backups.paths.backup_settings, changed)

    def run_due(self) -> tuple[str, ...]:
        """What is due now: a copy, the one in the second folder, the weekly trial; what was done.

        Called again and again by the window. A second folder that is not plugged in waits.
        """
        done = []
        copies = self._backups.list_all()
        age = self._clock.now() - copies[0].made if copies else EVERY
        if (age >= EVERY or age < timedelta()) and self._backups.make_if_changed("automatic"):
            done.append("automatic")
        if self._copy_to_second():
            done.append("second")
        if self._is_past(self.settings.trial_at, _TRIAL_EVERY) and self._backups.list_all():
            self.try_out()
            done.append("trial")
        return tuple(done)

    def try_out(self) -> str:
        """Restores the newest copy in a folder of its own; what was wrong, empty if nothing."""
        copies = self._backups.list_all()
        problem = "没有备份" if not copies else self._trial_problem(copies[0])
        changed = replace(
            self.settings,
            trial_at=self._clock.real_utc_now(),
            trial_id=copies[0].backup_id if copies else "",
            trial_problem=problem,
        )
        write_backup_settings(self._backups.paths.backup_settings, changed)
        return problem

    def _copy_to_second(self) -> bool:
        settings = self.settings
        folder = Path(settings.second_folder)
        if not settings.second_folder or not folder.is_dir():
            return False
        if not self._is_past(settings.second_at, _SECOND_EVERY) or not self._backups.list_all():
            return False
        manifest = self._backups.make("second", folder)
        shelf = BackupShelf(folder)
        shelf.thin(keep=[manifest.backup_id])
        changed = replace(self.settings, second_at=self._clock.real_utc_now())
        write_backup_settings(self._backups.paths.backup_settings, changed)
        # It was not plugged in when the sheet was changed.
        protect_shelf(self._backups.paths, shelf)
        return True

    def _is_past(self, last: datetime | None, every: timedelta) -> bool:
        """Also where the clock was set back."""
        age = every if last is None else self._clock.real_utc_now() - last
        return age >= every or age < timedelta()

    def _trial_problem(self, manifest: Manifest) -> str:
        trial = DataPaths(self._backups.paths.folder / "trial")
        _remove_folder(trial.folder)
        try:
            restore_copy(trial, self._backups.shelf, manifest, self._clock.real_utc_now, _PROGRAM)
            found = BackupShelf(trial.backups).make(
                trial, "trial", self._clock.now(), self._clock.real_utc_now()
            )
            is_same = not manifest.digest or found.digest == manifest.digest
            return "" if is_same else "恢复出来的内容与备份不同"
        except FireRosterError as error:
            return error.message
        finally:
            _remove_folder(trial.folder)


def _remove_folder(folder: Path) -> None:
    with suppress(FileNotFoundError):
        shutil.rmtree(folder)
