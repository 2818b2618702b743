"""Backups: made by themselves, verified, thinned; restore with what would be lost.

Works without an open database, because a damaged one cannot be opened.
"""

import shutil
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from fire_roster.errors import DatabaseDamaged, FireRosterError, InputRefused
from fire_roster.services.clock import Clock
from fire_roster.store import audit_chain
from fire_roster.store.audit_chain import Anchor
from fire_roster.store.backup_settings import (
    BackupSettings,
    read_backup_settings,
    write_backup_settings,
)
from fire_roster.store.backup_shelf import BackupShelf
from fire_roster.store.manifest import Manifest
from fire_roster.store.paths import DataPaths
from fire_roster.store.queries import logbook
from fire_roster.store.restore import keep_current, restore_copy
from fire_roster.store.transaction import Database

__all__ = ["BackupService", "BackupSettings", "Loss", "Manifest", "Restored"]

EVERY = timedelta(minutes=30)
_SECOND_EVERY = timedelta(hours=24)
_TRIAL_EVERY = timedelta(days=7)
_SHOWN_LOSSES = 50
_PROGRAM = "fire-roster restore"

REASONS = {
    "manual": "手动",
    "start": "启动时",
    "automatic": "定时",
    "exit": "退出时",
    "bulk": "导入前",
    "restore": "恢复前",
    "upgrade": "升级前",
    "second": "第二位置",
}


@dataclass(frozen=True, slots=True)
class Loss:
    """What was done after a copy was made; not known where the database cannot tell."""

    is_known: bool
    count: int = 0
    summaries: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Restored:
    """What a restore did: the copy, what was given up, where the old database lies."""

    manifest: Manifest
    loss: Loss
    set_aside: Path | None
    skipped: tuple[str, ...] = ()


class BackupService:
    """What can be done with copies of a data folder."""

    def __init__(self, paths: DataPaths, clock: Clock) -> None:
        self._paths = paths
        self._clock = clock
        self._shelf = BackupShelf(paths.backups)

    @property
    def folder(self) -> Path:
        """Where the copies lie."""
        return self._paths.backups

    def list_all(self) -> tuple[Manifest, ...]:
        """All copies, newest first."""
        return self._shelf.list_copies()

    def broken(self) -> tuple[str, ...]:
        """Ids of copies that do not count: no readable manifest or no file."""
        return self._shelf.broken_manifests()

    def make(self, reason: str = "manual", folder: Path | None = None) -> Manifest:
        """A verified copy, here (then the older ones are thinned) or in another folder."""
        shelf = self._shelf if folder is None else BackupShelf(folder)
        manifest = shelf.make(self._paths, reason, self._clock.now(), self._clock.real_utc_now())
        if folder is None:
            shelf.thin(keep=[manifest.backup_id])
        return manifest

    def make_if_changed(self, reason: str) -> Manifest | None:
        """A copy where something was done since the newest one; None where nothing was."""
        return self.make(reason) if self.is_changed() else None

    def is_changed(self) -> bool:
        """Whether something was done that no copy holds yet."""
        now = self._current_anchor()
        copies = self.list_all()
        return now.length > 0 and (not copies or copies[0].anchor != now)

    def verify(self, backup_id: str) -> tuple[str, ...]:
        """Reads a copy to its end; what is wrong with it, empty where it would restore whole."""
        manifest = self._shelf.get(backup_id)
        problems = self._shelf.verify(manifest)
        if not problems:
            # A stick that is write-protected can still be verified.
            with suppress(FireRosterError):
                self._shelf.note_verified(manifest, self._clock.real_utc_now())
        return problems

    def loss_of(self, backup_id: str) -> Loss:
        """What would be given up by going back to a copy."""
        return self._loss(self._shelf.get(backup_id))

    def restore(self, backup_id: str) -> Restored:
        """Puts a copy in the place of the database.

        InputRefused where the copy is not whole; DataBusy where a window is open. What can be
        read of the present data is copied first.
        """
        manifest = self._shelf.get(backup_id)
        problems = self._shelf.verify(manifest)
        if problems:
            raise InputRefused(
                f"备份 {backup_id} 已损坏（{problems[0]}），没有恢复；请换一份备份。"
            )
        return self._restore(manifest)

    def restore_latest(self) -> Restored:
        """Restores the newest copy that is whole; InputRefused where there is none.

        Copies made before an earlier restore come last: they hold what was given up then.
        """
        skipped: list[str] = []
        for manifest in sorted(self.list_all(), key=lambda one: one.reason == "restore"):
            if not self._shelf.verify(manifest):
                return replace(self._restore(manifest), skipped=tuple(skipped))
            skipped.append(manifest.backup_id)
        raise InputRefused(f"“{self.folder}”里没有可用的备份，无法恢复。")

    def keep_current(self) -> None:
        """Goes on with a database that is older than what was saved on this PC."""
        keep_current(self._paths, self._clock.real_utc_now, _PROGRAM)

    @property
    def settings(self) -> BackupSettings:
        """The second folder, and when a copy was last tried out."""
        return read_backup_settings(self._paths.backup_settings)

    def set_second_folder(self, folder: Path | None) -> None:
        """Where a daily copy goes besides; None for nowhere. InputRefused inside the data."""
        if folder is not None and folder.absolute().is_relative_to(self._paths.folder):
            raise InputRefused("第二备份位置不能在数据文件夹里面，请选 U 盘、移动硬盘或网络共享。")
        changed = replace(self.settings, second_folder=str(folder or ""), second_at=None)
        write_backup_settings(self._paths.backup_settings, changed)

    def run_due(self) -> tuple[str, ...]:
        """What is due now: a copy, the one in the second folder, the weekly trial; what was done.

        Called again and again by the window. A second folder that is not plugged in waits.
        """
        done = []
        copies = self.list_all()
        age = self._clock.now() - copies[0].made if copies else EVERY
        if (age >= EVERY or age < timedelta()) and self.make_if_changed("automatic"):
            done.append("automatic")
        if self._copy_to_second():
            done.append("second")
        if self._is_past(self.settings.trial_at, _TRIAL_EVERY) and self.list_all():
            self.try_out()
            done.append("trial")
        return tuple(done)

    def try_out(self) -> str:
        """Restores the newest copy in a folder of its own; what was wrong, empty if nothing."""
        copies = self.list_all()
        problem = "没有备份" if not copies else self._trial_problem(copies[0])
        changed = replace(
            self.settings,
            trial_at=self._clock.real_utc_now(),
            trial_id=copies[0].backup_id if copies else "",
            trial_problem=problem,
        )
        write_backup_settings(self._paths.backup_settings, changed)
        return problem

    def newest_verified(self) -> Manifest | None:
        """The newest copy that was found whole."""
        return next((one for one in self.list_all() if one.verified_at is not None), None)

    def _restore(self, manifest: Manifest) -> Restored:
        loss = self._loss(manifest)
        with suppress(FireRosterError):
            if self.is_changed():
                self.make("restore")
        aside = restore_copy(self._paths, self._shelf, manifest, self._clock.real_utc_now, _PROGRAM)
        return Restored(manifest, loss, aside)

    def _loss(self, manifest: Manifest) -> Loss:
        try:
            database = self._reading()
        except FireRosterError:
            return Loss(False)
        try:
            with database.read() as session:
                if audit_chain.read_anchor(session).lineage != manifest.anchor.lineage:
                    return Loss(False)
                entries = logbook.list_after(session, manifest.anchor.length)
        except (FireRosterError, LookupError, ValueError):
            return Loss(False)
        finally:
            database.close()
        summaries = tuple(one.summary for one in entries[:_SHOWN_LOSSES])
        return Loss(True, len(entries), summaries)

    def _copy_to_second(self) -> bool:
        settings = self.settings
        folder = Path(settings.second_folder)
        if not settings.second_folder or not folder.is_dir():
            return False
        if not self._is_past(settings.second_at, _SECOND_EVERY) or not self.list_all():
            return False
        manifest = self.make("second", folder)
        BackupShelf(folder).thin(keep=[manifest.backup_id])
        changed = replace(self.settings, second_at=self._clock.real_utc_now())
        write_backup_settings(self._paths.backup_settings, changed)
        return True

    def _is_past(self, last: datetime | None, every: timedelta) -> bool:
        """Also where the clock was set back."""
        age = every if last is None else self._clock.real_utc_now() - last
        return age >= every or age < timedelta()

    def _trial_problem(self, manifest: Manifest) -> str:
        trial = DataPaths(self._paths.folder / "trial")
        _remove_folder(trial.folder)
        try:
            restore_copy(trial, self._shelf, manifest, self._clock.real_utc_now, _PROGRAM)
            found = BackupShelf(trial.backups).make(
                trial, "trial", self._clock.now(), self._clock.real_utc_now()
            )
            is_same = not manifest.digest or found.digest == manifest.digest
            return "" if is_same else "恢复出来的内容与备份不同"
        except FireRosterError as error:
            return error.message
        finally:
            _remove_folder(trial.folder)

    def _current_anchor(self) -> Anchor:
        database = self._reading()
        try:
            with database.read() as session:
                return audit_chain.read_anchor(session)
        finally:
            database.close()

    def _reading(self) -> Database:
        if not self._paths.database.is_file():
            raise DatabaseDamaged("数据库文件不见了，请用最近的备份恢复。")
        return Database(self._paths, is_writing=False, real_now=self._clock.real_utc_now)


def reason_words(reason: str) -> str:
    """Why a copy was made, in Chinese."""
    return REASONS.get(reason, reason)


def size_words(sizes: Sequence[int]) -> str:
    """1.2 MB."""
    return f"{sum(sizes) / 1_000_000:.1f} MB"


def _remove_folder(folder: Path) -> None:
    with suppress(FileNotFoundError):
        shutil.rmtree(folder)
