"""How each form was printed last on this computer; a lost or broken file does no harm."""

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

_MOST_COPIES = 99


@dataclass(frozen=True, slots=True)
class PrintChoice:
    """Paper, orientation, edition, copies and the parts left out."""

    paper: str = ""
    orientation: str = "auto"
    edition: str = "wall"
    copies: int = 1
    omitted: tuple[str, ...] = field(default=())


class PrintMemory:
    """A small JSON file beside the data: settings of this PC."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def choice(self, form: str) -> PrintChoice:
        """The last choice of a form, the program's own where there is none."""
        stored = self._read().get("forms", {})
        found = stored.get(form) if isinstance(stored, dict) else None
        return _choice(found) if isinstance(found, dict) else PrintChoice()

    def last(self, name: str) -> str:
        """Something remembered across forms, such as the folder that was saved to."""
        found = self._read().get(name)
        return found if isinstance(found, str) else ""

    def keep(self, form: str, choice: PrintChoice) -> None:
        """Remembers the choice of a form, and the form as the last one."""
        state = self._read()
        forms = state.get("forms")
        state["forms"] = {**(forms if isinstance(forms, dict) else {}), form: asdict(choice)}
        state["form"] = form
        self._write(state)

    def keep_last(self, name: str, value: str) -> None:
        """Remembers something across forms."""
        self._write({**self._read(), name: value})

    def _read(self) -> dict[str, Any]:
        try:
            state = json.loads(self._path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return state if isinstance(state, dict) else {}

    def _write(self, state: dict[str, Any]) -> None:
        fresh = self._path.with_suffix(".new")
        try:
            fresh.write_text(json.dumps(state, ensure_ascii=False), encoding="utf-8")
            fresh.replace(self._path)
        except OSError:
            return


def _choice(stored: dict[str, Any]) -> PrintChoice:
    """The stored values that can be used; others are the program's own."""
    own = PrintChoice()
    copies, omitted = stored.get("copies"), stored.get("omitted")

    def word(name: str) -> str:
        value = stored.get(name)
        return value if isinstance(value, str) else str(getattr(own, name))

    return PrintChoice(
        paper=word("paper"),
        orientation=word("orientation"),
        edition=word("edition"),
        copies=copies if isinstance(copies, int) and 1 <= copies <= _MOST_COPIES else own.copies,
        omitted=tuple(map(str, omitted)) if isinstance(omitted, list) else (),
    )
