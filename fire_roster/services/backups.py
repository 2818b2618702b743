"""Backups: made by themselves, verified, thinned; restore with what would be lost.

Works without an open database, because a damaged one cannot be opened.
"""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from fire_roster.errors import DatabaseDamaged, FireRosterError, InputRefused
from fire_roster.services.clock import Clock
from fire_roster.store import audit_chain
from fire_roster.store.audit_chain import Anchor
from fire_roster.store.backup_shelf import BackupShelf
from fire_roster.store.failures import DatabaseError
from fire_roster.store.manifest import Manifest
from fire_roster.store.paths import DataPaths
from fire_roster.store.queries import logbook
from fire_roster.store.restore import keep_current, restore_copy
from fire_roster.store.transaction import Database

__all__ = ["BackupService", "Loss", "Manifest", "Restored"]

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
    "protect": "加密前",
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
    """What can be done with copies of a data folder.

    `folder` is where copies are looked for, the data folder's own place unless told; new ones of
    this PC always go to the latter.
    """

    def __init__(
        self,
        paths: DataPaths,
        clock: Clock,
        folder: Path | None = None,
        permit: Callable[[str], object] | None = None,
    ) -> None:
        self.paths = paths
        self._permit = permit
        self._clock = clock
        self.shelf = BackupShelf(folder or paths.backups)

    @property
    def folder(self) -> Path:
        """Where the copies lie."""
        return self.shelf.folder

    def looking_in(self, folder: Path) -> "BackupService":
        """The same data with the copies of another folder (a stick, an old computer)."""
        return BackupService(self.paths, self._clock, folder, self._permit)

    def list_all(self) -> tuple[Manifest, ...]:
        """All copies, newest first."""
        return self.shelf.list_copies()

    def broken(self) -> tuple[str, ...]:
        """Ids of copies that do not count: no readable manifest or no file."""
        return self.shelf.broken_manifests()

    def make(self, reason: str = "manual", folder: Path | None = None) -> Manifest:
        """A verified copy, here (then the older ones are thinned) or in another folder."""
        shelf = BackupShelf(self.paths.backups if folder is None else folder)
        manifest = shelf.make(self.paths, reason, self._clock.now(), self._clock.real_utc_now())
        if folder is None:
            shelf.thin(keep=[manifest.backup_id])
        return manifest

    def make_if_changed(self, reason: str) -> Manifest | None:
        """A copy where something was done since the newest one; None where nothing was."""
        return self.make(reason) if self.is_changed() else None

    def is_changed(self) -> bool:
        """Whether something was done that no copy holds yet."""
        now = self._current_anchor()
        copies = BackupShelf(self.paths.backups).list_copies()
        return now.length > 0 and (not copies or copies[0].anchor != now)

    def verify(self, backup_id: str) -> tuple[str, ...]:
        """Reads a copy to its end; what is wrong with it, empty where it would restore whole."""
        manifest = self.shelf.get(backup_id)
        problems = self.shelf.verify(manifest)
        if not problems:
            # A stick that is write-protected can still be verified.
            with suppress(FireRosterError):
                self.shelf.note_verified(manifest, self._clock.real_utc_now())
        return problems

    def loss_of(self, backup_id: str) -> Loss:
        """What would be given up by going back to a copy."""
        return self._loss(self.shelf.get(backup_id))

    def restore(self, backup_id: str) -> Restored:
        """Puts a copy in the place of the database.

        InputRefused where the copy is not whole; DataBusy where a window is open. What can be
        read of the present data is copied first.
        """
        self._refuse_without_right("data.restore")
        manifest = self.shelf.get(backup_id)
        problems = self.shelf.verify(manifest)
        if problems:
            raise InputRefused(
                f"备份 {backup_id} 已损坏（{problems[0]}），没有恢复；请换一份备份。"
            )
        return self._restore(manifest)

    def restore_latest(self) -> Restored:
        """Restores the newest copy that is whole; InputRefused where there is none.

        Copies made before an earlier restore come last: they hold what was given up then.
        """
        self._refuse_without_right("data.restore")
        skipped: list[str] = []
        for manifest in sorted(self.list_all(), key=lambda one: one.reason == "restore"):
            if not self.shelf.verify(manifest):
                return replace(self._restore(manifest), skipped=tuple(skipped))
            skipped.append(manifest.backup_id)
        raise InputRefused(f"“{self.folder}”里没有可用的备份，无法恢复。")

    def keep_current(self) -> None:
        """Goes on with a database that is older than what was saved on this PC."""
        self._refuse_without_right("data.keep_older")
        keep_current(self.paths, self._clock.real_utc_now, _PROGRAM)

    def newest_verified(self) -> Manifest | None:
        """The newest copy that was found whole."""
        return next((one for one in self.list_all() if one.verified_at is not None), None)

    def _refuse_without_right(self, action: str) -> None:
        if self._permit is not None:
            self._permit(action)

    def _restore(self, manifest: Manifest) -> Restored:
        loss = self._loss(manifest)
        with suppress(FireRosterError):
            if self.is_changed():
                self.make("restore")
        aside = restore_copy(self.paths, self.shelf, manifest, self._clock.real_utc_now, _PROGRAM)
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
        except (FireRosterError, DatabaseError, LookupError, ValueError, TypeError):
            return Loss(False)
        finally:
            database.close()
        summaries = tuple(one.summary for one in entries[:_SHOWN_LOSSES])
        return Loss(True, len(entries), summaries)

    def _current_anchor(self) -> Anchor:
        database = self._reading()
        try:
            with database.read() as session:
                return audit_chain.read_anchor(session)
        finally:
            database.close()

    def _reading(self) -> Database:
        if not self.paths.database.is_file():
            raise DatabaseDamaged("数据库文件不见了，请用最近的备份恢复。")
        return Database(self.paths, is_writing=False, real_now=self._clock.real_utc_now)


def reason_words(reason: str) -> str:
    """Why a copy was made, in Chinese."""
    return REASONS.get(reason, reason)


def size_words(sizes: Sequence[int]) -> str:
    """1.2 MB."""
    return f"{sum(sizes) / 1_000_000:.1f} MB"
