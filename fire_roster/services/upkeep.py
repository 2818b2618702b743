"""Is the data whole, what is its content, and on what does the program stand."""

import platform
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from importlib import metadata
from typing import Any

from fire_roster import __version__
from fire_roster.assets import resource_path, resource_root
from fire_roster.errors import DatabaseDamaged, FireRosterError
from fire_roster.services.attachments import attachment_findings
from fire_roster.services.keeping_findings import (
    anchor_findings,
    backup_findings,
    clock_problem,
    protection_notes,
)
from fire_roster.store import row_digests, undo_log
from fire_roster.store.anchor_file import read_anchor_file
from fire_roster.store.attachments import AttachmentStore
from fire_roster.store.backup_shelf import BackupShelf
from fire_roster.store.copy_inspection import logical_digest
from fire_roster.store.engine import sqlite_version
from fire_roster.store.failures import DatabaseError
from fire_roster.store.folder_check import is_writable
from fire_roster.store.lock import DataLock
from fire_roster.store.queries import content, structure
from fire_roster.store.schema_version import SCHEMA_VERSION
from fire_roster.store.structure_check import (
    Finding,
    audit_findings,
    content_findings,
    digest_findings,
    rollback_findings,
)
from fire_roster.store.transaction import Database
from fire_roster.store.vault.key_ring import is_encrypted
from fire_roster.store.vault.key_store import has_key_store

__all__ = ["CheckResult", "DoctorResult", "Finding", "UpkeepService"]

_FONTS = ("NotoSansSC-Regular.ttf", "NotoSansSC-Bold.ttf", "HanaMinB.ttf")
_LIBRARIES = {
    "qt": "PySide6-Essentials",
    "ortools": "ortools",
    "reportlab": "reportlab",
    "sqlmodel": "sqlmodel",
    "sqlalchemy": "sqlalchemy",
    "sqlcipher3": "sqlcipher3",
    "alembic": "alembic",
    "calamine": "python-calamine",
}
_FIRST_SOUND_SQLITE = (3, 51, 3)
"""Older ones have the WAL-reset bug with two connections."""

UNREADABLE = (ValueError, TypeError, LookupError, ArithmeticError, AttributeError)
"""What reading a row raises when its values are not what a record holds."""

_WANTED_PRAGMAS = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}


@dataclass(frozen=True, slots=True)
class CheckResult:
    """What `check` found; `is_damaged` means the file itself, not its content."""

    findings: tuple[Finding, ...]
    notes: tuple[str, ...]
    row_counts: Mapping[str, int]
    is_damaged: bool


@dataclass(frozen=True, slots=True)
class DoctorResult:
    """What the program stands on; `holder` is who has the right to write at this moment."""

    findings: tuple[Finding, ...]
    notes: tuple[str, ...]
    versions: Mapping[str, str]
    paths: Mapping[str, str]
    pragmas: Mapping[str, Any]
    fonts: tuple[str, ...]
    is_writable: bool
    holder: str | None = field(default=None)
    last_backup: str | None = field(default=None)
    is_encrypted: bool = False
    has_key_store: bool = False


class UpkeepService:
    """Digest, check and doctor; all of them only read."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def digest(self, *, is_full: bool = False) -> str:
        """SHA-256 of the logical content, in hexadecimal.

        The same content gives the same digest whatever the file looks like and the clock says;
        `is_full` takes audit rows and bookkeeping in.
        """
        with self._database.read() as session:
            return logical_digest(session, is_full=is_full)

    def is_damaged(self) -> bool:
        """Whether the file or its rows are not what was written; never raises for damage."""
        try:
            with self._database.read() as session:
                return any(
                    (
                        structure.integrity_problems(session),
                        row_digests.changed_tables(session.connection()),
                        any(undo_log.broken_records(session)),
                        any(audit_findings(session)),
                    )
                )
        except (FireRosterError, DatabaseError, *UNREADABLE):
            return True

    def check(self, *, is_deep: bool = False, with_audit: bool = False) -> CheckResult:
        """Pages, rows, links, keys, words and backups.

        `is_deep` also reads every row as a record and every backup; `with_audit` follows the chain
        of the audit. DatabaseDamaged where the file cannot even be read to its end.
        """
        try:
            return self._check(is_deep=is_deep, with_audit=with_audit)
        except (DatabaseError, *UNREADABLE) as error:
            if self.is_damaged():
                raise DatabaseDamaged(
                    "数据库文件已损坏。请不要继续录入，用最近的备份恢复：restore --latest。"
                ) from error
            raise

    def _check(self, *, is_deep: bool, with_audit: bool) -> CheckResult:
        shelf = BackupShelf(self._database.paths.backups)
        with self._database.read() as session:
            damage = structure.integrity_problems(session)
            broken = [
                *(Finding("integrity", f"数据库结构有损坏：{words}") for words in damage),
                *digest_findings(session),
                *rollback_findings(session, read_anchor_file(self._database.paths.anchor)),
            ]
            findings = [*broken]
            try:
                findings += content_findings(session)
                store = AttachmentStore(self._database.paths)
                findings += attachment_findings(session, store, is_deep=is_deep)
                if with_audit:
                    findings += [*audit_findings(session), *anchor_findings(session, shelf)]
                if is_deep:
                    logical_digest(session, is_full=True)
                counts = content.row_counts(session)
            except UNREADABLE:
                if not broken:
                    raise
                counts = {}
        findings += backup_findings(shelf, is_deep=is_deep)
        notes = () if shelf.list_copies() else ("还没有建立备份。",)
        return CheckResult(tuple(findings), notes, counts, bool(broken))

    def doctor(self) -> DoctorResult:
        """Versions, paths, settings of the connection, fonts, who writes."""
        paths = self._database.paths
        with self._database.read() as session:
            pragmas = structure.read_pragmas(session)
            clock = clock_problem(session, self._database.real_now())
        versions = {name: _library_version(library) for name, library in _LIBRARIES.items()}
        versions = {
            "fire_roster": __version__,
            "python": platform.python_version(),
            "system": platform.platform(),
            "sqlite": sqlite_version(),
            "schema": str(SCHEMA_VERSION),
            **versions,
        }
        can_write, has_store = is_writable(paths.folder), has_key_store()
        notes = [
            *([] if can_write else ["数据文件夹不能写入，只能查看。"]),
            *([clock] if clock else []),
            *protection_notes(paths, has_key_store=has_store),
        ]
        copies = BackupShelf(paths.backups).list_copies()
        return DoctorResult(
            findings=tuple(_doctor_findings(versions, pragmas, can_write=can_write)),
            notes=tuple(notes),
            last_backup=copies[0].backup_id if copies else None,
            versions=versions,
            paths={
                "data": str(paths.folder),
                "database": str(paths.database),
                "backups": str(paths.backups),
                "logs": str(paths.logs),
                "resources": str(resource_root()),
            },
            pragmas=pragmas,
            fonts=tuple(name for name in _FONTS if resource_path("fonts", name).is_file()),
            is_writable=can_write,
            holder=DataLock(paths, "").find_holder(),
            is_encrypted=is_encrypted(paths.database),
            has_key_store=has_store,
        )


def _library_version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""


def _doctor_findings(
    versions: Mapping[str, str], pragmas: Mapping[str, Any], *, can_write: bool
) -> Iterator[Finding]:
    for name, version in versions.items():
        if not version:
            yield Finding("library", f"找不到组件 {_LIBRARIES[name]}，请重新安装程序。")
    if tuple(map(int, versions["sqlite"].split("."))) < _FIRST_SOUND_SQLITE:
        yield Finding("sqlite", f"SQLite {versions['sqlite']} 有已知缺陷，请更新程序。")
    # A read-only folder is read without the write-ahead log.
    for name, wanted in _WANTED_PRAGMAS.items() if can_write else ():
        if pragmas[name] != wanted:
            yield Finding("pragma", f"数据库设置 {name} 应为 {wanted}，现在是 {pragmas[name]}。")
    for font in _FONTS:
        if not resource_path("fonts", font).is_file():
            yield Finding("font", f"缺少字体 {font}，打印会缺字，请重新安装程序。")
