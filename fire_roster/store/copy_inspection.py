"""Looks through a copy of a database that nobody has open: is it whole, and what is in it."""

import hashlib
import os
from collections.abc import Mapping, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

from sqlcipher3 import dbapi2
from sqlmodel import Session

from fire_roster.store.audit_chain import Anchor, read_anchor
from fire_roster.store.engine import connect, make_engine
from fire_roster.store.queries import content, structure
from fire_roster.store.row_digests import changed_tables
from fire_roster.store.schema_version import SCHEMA_VERSION, stored_version
from fire_roster.store.vault.envelope import envelope_of, read_envelope, write_envelope
from fire_roster.store.vault.key_ring import find_keys

_READ_AT_ONCE = 1 << 20
_SAFETY_VERSION = 6
"""Older databases carry no digests and no sealed audit."""


@dataclass(frozen=True, slots=True)
class CopyContent:
    """What is in a copy; `problems` in words for people, empty where it is whole."""

    schema: int
    problems: tuple[str, ...]
    digest: str
    row_counts: Mapping[str, int]
    anchor: Anchor
    attachments: tuple[str, ...]


def copy_database(source: Path, target: Path) -> None:
    """A consistent copy of a database that may be open, as one durable file. Driver errors.

    The copy of an encrypted one is under the same key and has an envelope of its own beside it.
    """
    keys = find_keys(source)
    write_envelope(envelope_of(target), read_envelope(envelope_of(source)) if keys else ())
    with (
        closing(connect(source, is_writing=False)) as reading,
        closing(
            connect(target, is_writing=True, may_create=True, key=_fitting(source, keys))
        ) as writing,
    ):
        reading.backup(writing)
        writing.execute("PRAGMA journal_mode=DELETE").close()
    sync_file(target)


def _fitting(source: Path, keys: Sequence[bytes]) -> bytes | None:
    """The one that opens the file; the last where none does, so that opening it fails."""
    for key in keys[:-1]:
        with suppress(dbapi2.DatabaseError):
            connect(source, is_writing=False, key=key).close()
            return key
    return keys[-1] if keys else None


def inspect_copy(path: Path) -> CopyContent:
    """Reads every page and every row. DatabaseDamaged or driver errors where that fails."""
    schema = stored_version(path)
    engine = make_engine(path, is_writing=False)
    try:
        with Session(engine) as session:
            return _inspect(session, schema)
    finally:
        engine.dispose()


def logical_digest(session: Session, *, is_full: bool = False) -> str:
    """SHA-256 of the logical content, in hexadecimal."""
    hasher = hashlib.sha256()
    for row in content.logical_rows(session, is_full=is_full):
        hasher.update(row.encode("utf-8") + b"\n")
    return hasher.hexdigest()


def file_sha256(path: Path) -> str:
    """SHA-256 of a file. OSError."""
    hasher = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(_READ_AT_ONCE):
            hasher.update(block)
    return hasher.hexdigest()


def sync_file(path: Path) -> None:
    """Makes the content of a file durable. OSError."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _inspect(session: Session, schema: int) -> CopyContent:
    problems = [f"结构有损坏：{words}" for words in structure.integrity_problems(session)]
    problems += structure.page_problems(session)
    if schema < SCHEMA_VERSION:
        # The tables of an older schema are not those of the records.
        anchor = read_anchor(session) if schema >= _SAFETY_VERSION else Anchor("", 0, "")
        return CopyContent(schema, tuple(problems), "", {}, anchor, ())
    problems += [f"{name} 的内容与校验值不符" for name in changed_tables(session.connection())]
    if problems:
        return CopyContent(schema, tuple(problems), "", {}, Anchor("", 0, ""), ())
    return CopyContent(
        schema=schema,
        problems=(),
        digest=logical_digest(session),
        row_counts=content.row_counts(session),
        anchor=read_anchor(session),
        attachments=tuple(content.attachment_digests(session)),
    )
