"""Where else this PC copies to, and when a copy was last tried out: a small local file."""

import json
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from fire_roster.store.durable_file import write_durably
from fire_roster.store.failures import telling_failures


@dataclass(frozen=True, slots=True)
class BackupSettings:
    """`second_folder` is empty where there is none; moments are real instants (UTC)."""

    second_folder: str = ""
    second_at: datetime | None = None
    trial_at: datetime | None = None
    trial_id: str = ""
    trial_problem: str = ""


def read_backup_settings(path: Path) -> BackupSettings:
    """The settings; the defaults where there are none or they cannot be read."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        return BackupSettings(
            second_folder=str(found["second_folder"]),
            second_at=_moment(found["second_at"]),
            trial_at=_moment(found["trial_at"]),
            trial_id=str(found["trial_id"]),
            trial_problem=str(found["trial_problem"]),
        )
    except (OSError, ValueError, KeyError, TypeError):
        return BackupSettings()


def write_backup_settings(path: Path, settings: BackupSettings) -> None:
    """Writes them as a whole. StorageUnavailable."""
    text = json.dumps(asdict(settings), ensure_ascii=False, default=lambda one: one.isoformat())
    with telling_failures():
        write_durably(path, text.encode("utf-8"))


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
