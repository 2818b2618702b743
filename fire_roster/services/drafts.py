"""What was typed and not saved: kept from moment to moment, offered back after a crash."""

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from fire_roster.services.clock import Clock
from fire_roster.store.draft_file import DraftFile
from fire_roster.store.paths import DataPaths

_MOST = 20


@dataclass(frozen=True, slots=True)
class Draft:
    """One form: `start` are its fields as it was opened, `values` as they were typed.

    `owner` is who was logged in, empty without accounts; `at` is ISO 8601, wall-clock time.
    """

    form: str
    owner: str
    at: str
    start: tuple[Any, ...]
    values: tuple[Any, ...]


class DraftService:
    """The drafts of this PC; one for each form and start."""

    def __init__(self, paths: DataPaths, clock: Clock, owner: Callable[[], str]) -> None:
        self._file = DraftFile(paths)
        self._clock = clock
        self._owner = owner
        self._drafts: list[Draft] = _read(self._file.read())
        self._alive: set[tuple[str, str, tuple[Any, ...]]] = set()

    def find(self, form: str) -> tuple[Draft, ...]:
        """What this person left in a form when the program ended, newest first.

        What was kept since then belongs to a form that is open at this moment.
        """
        owner = self._owner()
        found = [
            one
            for one in self._drafts
            if (one.form, one.owner) == (form, owner)
            and (one.form, one.owner, one.start) not in self._alive
        ]
        return tuple(reversed(found))

    def keep(self, form: str, start: Sequence[Any], values: Sequence[Any]) -> None:
        """Has the values on disk when it returns."""
        at = self._clock.now().isoformat(timespec="minutes")
        draft = Draft(form, self._owner(), at, tuple(start), tuple(values))
        self._alive.add((draft.form, draft.owner, draft.start))
        self._drafts = [*self._others(form, start), draft][-_MOST:]
        self._write()

    def drop(self, form: str, start: Sequence[Any]) -> None:
        """Forget what was kept for this form and start."""
        self._alive.discard((form, self._owner(), tuple(start)))
        others = self._others(form, start)
        if len(others) < len(self._drafts):
            self._drafts = others
            self._write()

    def _others(self, form: str, start: Sequence[Any]) -> list[Draft]:
        own = (form, self._owner(), tuple(start))
        return [one for one in self._drafts if (one.form, one.owner, one.start) != own]

    def _write(self) -> None:
        rows = [asdict(one) for one in self._drafts]
        self._file.write(json.dumps(rows, ensure_ascii=False).encode() if rows else b"")


def _read(content: bytes) -> list[Draft]:
    """Nothing where the file is broken: it is a convenience."""
    try:
        return [
            Draft(
                str(row["form"]),
                str(row["owner"]),
                str(row["at"]),
                tuple(map(_frozen, row["start"])),
                tuple(map(_frozen, row["values"])),
            )
            for row in json.loads(content or b"[]")
        ]
    except (ValueError, KeyError, TypeError):
        return []


def _frozen(value: Any) -> Any:
    """Lists of JSON as the tuples that they were."""
    return tuple(map(_frozen, value)) if isinstance(value, list) else value
