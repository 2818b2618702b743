"""A folder of verified copies: making, listing, checking and thinning them."""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from fire_roster import __version__
from fire_roster.errors import DatabaseDamaged, DataLocked, FireRosterError, UsageProblem
from fire_roster.store.attachment_copies import copy_attachments, is_whole, remove_unnamed
from fire_roster.store.backup_plan import kept_copies
from fire_roster.store.copy_inspection import (
    CopyContent,
    copy_database,
    file_sha256,
    inspect_copy,
    sync_file,
)
from fire_roster.store.durable_file import sync_folder
from fire_roster.store.failures import DatabaseError, telling_failures
from fire_roster.store.manifest import Manifest, read_manifest, write_manifest
from fire_roster.store.paths import DataPaths
from fire_roster.store.vault.conversion import refuse_difference, rewrite
from fire_roster.store.vault.envelope import KeyEntry, envelope_of, read_envelope
from fire_roster.store.vault.key_ring import is_encrypted
from fire_roster.store.vault.sealed_files import files_key

_SUFFIX = ".db"
_PART = ".part"


class BackupShelf:
    """Copies lie as `ID.db` with `ID.json` beside; without its manifest a copy does not count.

    An encrypted copy has `ID.keys` besides, so that it opens on any PC with sheet or password.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def list_copies(self) -> tuple[Manifest, ...]:
        """All copies, newest first."""
        found = (read_manifest(path) for path in self._glob("*.json"))
        copies = [one for one in found if one and self.file_of(one.backup_id).is_file()]
        return tuple(sorted(copies, key=lambda one: (one.made, one.backup_id), reverse=True))

    def broken_manifests(self) -> tuple[str, ...]:
        """Ids of copies whose manifest cannot be read or whose file is gone."""
        return tuple(
            path.stem
            for path in sorted(self._glob("*.json"))
            if read_manifest(path) is None or not self.file_of(path.stem).is_file()
        )

    def get(self, backup_id: str) -> Manifest:
        """A copy by id; UsageProblem where there is none."""
        for one in self.list_copies():
            if one.backup_id == backup_id:
                return one
        raise UsageProblem(f"没有备份“{backup_id}”，用 backups list 查看全部。")

    def file_of(self, backup_id: str) -> Path:
        """Where the copy lies."""
        return self.folder / f"{backup_id}{_SUFFIX}"

    @property
    def attachments(self) -> Path:
        """Where its attachments lie."""
        return self.folder / "attachments"

    def make(self, paths: DataPaths, reason: str, made: datetime, real_time: datetime) -> Manifest:
        """Copies the database and its attachments and looks the copy through.

        DatabaseDamaged where the database is not whole: there is no copy of a damaged one.
        """
        with telling_failures():
            self.folder.mkdir(parents=True, exist_ok=True)
            backup_id = self._free_id(made)
            part = self.folder / f"{backup_id}{_SUFFIX}{_PART}"
            try:
                copy_database(paths.database, part)
                found = _inspected(part)
                if found.problems:
                    raise DatabaseDamaged(
                        f"数据库已损坏，没有生成备份：{found.problems[0]}。请用以前的备份恢复。"
                    )
                missing = copy_attachments(
                    paths.attachments,
                    self.attachments,
                    found.attachments,
                    files_key(paths.database),
                    renews=True,
                )
                manifest = _manifest(
                    backup_id, part, found, reason=reason, made=made, real_time=real_time
                )
                part.replace(self.file_of(backup_id))
                sync_folder(self.folder)
            finally:
                _remove(part)
            manifest = replace(manifest, missing=missing)
            write_manifest(self._manifest_file(backup_id), manifest)
        return manifest

    def verify(self, manifest: Manifest) -> tuple[str, ...]:
        """What is wrong with a copy, in words for people; empty where it would restore whole.

        DataLocked where it is encrypted and nothing at hand opens it.
        """
        problem = self.file_problem(manifest)
        if problem:
            return (problem,)
        try:
            with telling_failures():
                found = _inspected(self.file_of(manifest.backup_id))
        except DataLocked:
            raise
        except FireRosterError as error:
            return (error.message,)
        problems = list(found.problems)
        # Rows of a copy of an older schema count for nothing yet.
        if manifest.schema == found.schema and found.digest and manifest.digest != found.digest:
            problems.append("数据内容与清单不符")
        lacking = [one for one in manifest.attachments if one not in manifest.missing]
        gone = sum(not is_whole(self.attachments, one) for one in lacking)
        return (*problems, *([f"缺少或损坏 {gone} 个附件"] if gone else []))

    def file_problem(self, manifest: Manifest) -> str:
        """Whether the file is byte for byte what was written; what is wrong with it."""
        path = self.file_of(manifest.backup_id)
        try:
            with telling_failures():
                if path.stat().st_size != manifest.size_bytes:
                    return "文件大小不对"
                is_same = file_sha256(path) == manifest.file_sha256
        except FireRosterError as error:
            return error.message
        return "" if is_same else "文件内容与清单不符"

    def note_verified(self, manifest: Manifest, at: datetime) -> Manifest:
        """Puts down when a copy was last found whole."""
        noted = replace(manifest, verified_at=at)
        with telling_failures():
            write_manifest(self._manifest_file(manifest.backup_id), noted)
        return noted

    def thin(self, keep: Iterable[str] = ()) -> tuple[str, ...]:
        """Deletes copies that no rule of `backup_plan` keeps, never those told; returns them."""
        copies = {one.backup_id: one for one in self.list_copies()}
        kept = kept_copies({key: one.made for key, one in copies.items()}) | set(keep)
        gone = [key for key in copies if key not in kept]
        for key in gone:
            self.remove(key)
        if gone:
            named = {one for key in kept if key in copies for one in copies[key].attachments}
            remove_unnamed(self.attachments, named)
        return tuple(gone)

    def remove(self, backup_id: str) -> None:
        """Deletes a copy, the manifest first: a file without one does not count."""
        with telling_failures():
            self._manifest_file(backup_id).unlink(missing_ok=True)
            _remove(self.file_of(backup_id))
            envelope_of(self.file_of(backup_id)).unlink(missing_ok=True)

    def protect(self, manifest: Manifest, entry: KeyEntry) -> Manifest:
        """Puts a copy under the key of the data: a new copy first, then the old one goes.

        DatabaseDamaged where the copy is not whole (it stays), DataLocked where it is under a key
        that is not at hand.
        """
        source = self.file_of(manifest.backup_id)
        with telling_failures():
            backup_id = self._free_id(manifest.made)
            part = self.folder / f"{backup_id}{_SUFFIX}{_PART}"
            try:
                rewrite(source, part, entry)
                refuse_difference(source, part)
                sync_file(part)
                renewed = replace(
                    manifest,
                    backup_id=backup_id,
                    size_bytes=part.stat().st_size,
                    file_sha256=file_sha256(part),
                )
                part.replace(self.file_of(backup_id))
            finally:
                _remove(part)
            write_manifest(self._manifest_file(backup_id), renewed)
        self.remove(manifest.backup_id)
        return renewed

    def is_under(self, manifest: Manifest, entry: KeyEntry) -> bool:
        """Whether a copy is under that key already."""
        found = read_envelope(envelope_of(self.file_of(manifest.backup_id)))
        return entry.key_id in {one.key_id for one in found}

    def is_open(self, manifest: Manifest) -> bool:
        """Whether anybody can read a copy."""
        return not is_encrypted(self.file_of(manifest.backup_id))

    def _manifest_file(self, backup_id: str) -> Path:
        return self.folder / f"{backup_id}.json"

    def _glob(self, pattern: str) -> Iterable[Path]:
        return self.folder.glob(pattern) if self.folder.is_dir() else ()

    def _free_id(self, made: datetime) -> str:
        base = f"{made:%Y%m%d-%H%M%S}"
        taken = {path.name.partition(".")[0] for path in self._glob(f"{base}*")}
        numbered = (f"{base}-{number:02}" for number in range(2, len(taken) + 3))
        return next(name for name in (base, *numbered) if name not in taken)


def _inspected(part: Path) -> CopyContent:
    """DatabaseDamaged also where rows are so damaged that they cannot be read."""
    try:
        return inspect_copy(part)
    except (DatabaseError, ValueError, TypeError, LookupError) as error:
        raise DatabaseDamaged("数据库已损坏，没有生成备份。请用以前的备份恢复。") from error


def _manifest(
    backup_id: str,
    part: Path,
    found: CopyContent,
    *,
    reason: str,
    made: datetime,
    real_time: datetime,
) -> Manifest:
    sync_file(part)
    return Manifest(
        backup_id=backup_id,
        made=made.replace(microsecond=0),
        real_time=real_time,
        reason=reason,
        version=__version__,
        schema=found.schema,
        size_bytes=part.stat().st_size,
        file_sha256=file_sha256(part),
        digest=found.digest,
        row_counts=found.row_counts,
        anchor=found.anchor,
        attachments=found.attachments,
        verified_at=real_time,
    )


def _remove(path: Path) -> None:
    for leftover in (path, Path(f"{path}-wal"), Path(f"{path}-shm"), Path(f"{path}-journal")):
        with suppress(FileNotFoundError):
            leftover.unlink()
