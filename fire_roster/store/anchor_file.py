"""How far the saved work had come, noted beside the database after every commit.

A database that is older than this note was exchanged or rolled back (a stale log, an old copy laid
over it), which no check inside the file can see. The note is never ahead of what is durable.
"""

import hashlib
import json
import os
from contextlib import suppress
from pathlib import Path

from fire_roster.store.audit_chain import Anchor


def write_anchor(path: Path, anchor: Anchor) -> None:
    """Notes it in place, without waiting for the disk; a torn note reads as none.

    A folder that cannot be written keeps its old note: the next commit brings it up to date.
    """
    text = json.dumps(anchor._asdict())
    content = f"{text}\n{_checksum(text)}\n".encode().ljust(256)
    with suppress(OSError):
        handle = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o644)
        try:
            os.write(handle, content)
        finally:
            os.close(handle)


def read_anchor_file(path: Path) -> Anchor | None:
    """The note, None where there is none that can be trusted."""
    try:
        text, checksum = path.read_text(encoding="utf-8").split("\n")[:2]
        fields = json.loads(text) if checksum == _checksum(text) else {}
        return Anchor(fields["lineage"], fields["length"], fields["tail"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _checksum(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]
