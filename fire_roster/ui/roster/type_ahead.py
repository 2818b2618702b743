"""Letters typed one after the other, read as the code of a shift."""

from collections.abc import Callable
from time import monotonic

from fire_roster.services.grid_view import GridShift

_PAUSE_SECONDS = 1.0


class TypeAhead:
    """Joins letters typed quickly, so that codes such as A1 or 夜2 can be typed."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._typed = ""
        self._last = float("-inf")

    def read(self, shifts: tuple[GridShift, ...], letter: str) -> str | None:
        """The code that is typed now; None where the letters name no shift, or not yet.

        A letter that does not go on with the letters before begins anew.
        """
        now = self._clock()
        before = self._typed if now - self._last <= _PAUSE_SECONDS else ""
        self._last = now
        longer = before + letter
        if before and any(_begins(shift, longer) for shift in shifts):
            self._typed = longer
        else:
            self._typed = letter
        return _code_for(shifts, self._typed)


def _begins(shift: GridShift, typed: str) -> bool:
    return shift.code.upper().startswith(typed.upper()) or shift.name.startswith(typed)


def _code_for(shifts: tuple[GridShift, ...], typed: str) -> str | None:
    shift = shift_for_key(shifts, typed)
    if shift is None:
        shift = next((one for one in shifts if typed.upper() in (one.code.upper(), one.name)), None)
    return shift.code if shift else None


def shift_for_key(shifts: tuple[GridShift, ...], typed: str) -> GridShift | None:
    """The shift meant by a typed key: its own letter, its hotkey, or its number from 1."""
    for shift in shifts:
        if typed == shift.code or (shift.hotkey and typed.upper() == shift.hotkey.upper()):
            return shift
    if typed.isdecimal() and 1 <= int(typed) <= len(shifts):
        return shifts[int(typed) - 1]
    return None
