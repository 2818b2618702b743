"""What a backup says about itself, in a small file beside it."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from datetime import datetime
from pathlib import Path
from typing import Any

from fire_roster.store.audit_chain import Anchor
from fire_roster.store.durable_file import write_durably


@dataclass(frozen=True, slots=True)
class Manifest:
    """`made` is the shown wall-clock time, `real_time` and `verified_at` real instants (UTC).

    `digest` is that of the logical content, empty for a copy of an older schema; `attachments`
    lists what belongs to it by SHA-256; `missing` what was gone already when it was made.
    """

    backup_id: str
    made: datetime
    real_time: datetime
    reason: str
    version: str
    schema: int
    size_bytes: int
    file_sha256: str
    digest: str
    row_counts: Mapping[str, int]
    anchor: Anchor
    attachments: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    verified_at: datetime | None = field(default=None)

    @property
    def is_empty(self) -> bool:
        """Whether nobody had entered anything yet."""
        return self.anchor.length == 0


def write_manifest(path: Path, manifest: Manifest) -> None:
    """Writes it as a whole. OSError."""
    plain = asdict(manifest)
    plain["anchor"] = manifest.anchor._asdict()
    text = json.dumps(plain, ensure_ascii=False, indent=1, default=_iso)
    write_durably(path, text.encode("utf-8"))


def read_manifest(path: Path) -> Manifest | None:
    """The manifest of a file, None where it cannot be read."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        found = {one.name: found[one.name] for one in fields(Manifest)}
        return Manifest(**{**found, **_typed(found)})
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _typed(found: Mapping[str, Any]) -> dict[str, Any]:
    verified = found["verified_at"]
    return {
        "made": datetime.fromisoformat(found["made"]),
        "real_time": datetime.fromisoformat(found["real_time"]),
        "verified_at": datetime.fromisoformat(verified) if verified else None,
        "anchor": Anchor(**found["anchor"]),
        "attachments": tuple(map(str, found["attachments"])),
        "missing": tuple(map(str, found["missing"])),
    }


def _iso(value: Any) -> str:
    if isinstance(value, datetime):
        return value.isoformat()
    raise TypeError(type(value).__name__)
