"""Letters typed in a list lead to the line that they begin or stand in: 王, wang, w."""

from collections.abc import Callable, Sequence
from time import monotonic

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from fire_roster.services.search_keys import search_key

_PAUSE_SECONDS = 1.0
_HELD = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)


def typed_text(event: QKeyEvent) -> str:
    """What a key types into a list; empty for keys that command. A blank ticks or presses."""
    text = event.text()
    is_command = bool(event.modifiers() & _HELD)
    return "" if is_command or not text.isprintable() or not text.strip() else text


class TypedWord:
    """Joins letters typed quickly and finds the line they mean."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._word = ""
        self._last = float("-inf")

    def find(self, typed: str, lines: Sequence[str], current: int) -> int | None:
        """Number of the line meant, from the current one on; None where none fits.

        The same letter again goes on to the next line that fits; a letter that does not go on
        with those before begins anew. Lines are compared by their characters, their pinyin and
        their initials; one that begins so comes first.
        """
        now = self._clock()
        before = self._word if now - self._last <= _PAUSE_SECONDS else ""
        self._last = now
        letter = typed.casefold()
        if before and before != letter:
            self._word = before + letter
            found = _line_for(self._word, lines, current)
            if found is not None:
                return found
        # A new word looks further than where it stands.
        self._word = letter
        return _line_for(letter, lines, current + 1)


def _line_for(word: str, lines: Sequence[str], first: int) -> int | None:
    order = [(first + offset) % len(lines) for offset in range(len(lines))]
    keys = {number: search_key(lines[number].strip()).split() for number in order}
    for fits in (str.startswith, str.__contains__):
        for number in order:
            if any(fits(key, word) for key in keys[number]):
                return number
    return None
