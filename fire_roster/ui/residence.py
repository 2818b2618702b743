"""How the program lives on this PC: what closing means, whether it starts at login."""

from collections.abc import Sequence
from typing import Any

from fire_roster.platform import autostart_command, set_autostart
from fire_roster.ui.window_memory import WindowMemory

_STAYS = "stays_in_tray"
_LOCK_MINUTES = "lock_minutes"
_FIRST_LOCK_MINUTES = 10
_HAS_SAID = "has_said_tray"


class Residence:
    """Settings of this PC that belong to the window; they do not travel with the data.

    `command` starts the program hidden.
    """

    def __init__(self, memory: WindowMemory, command: Sequence[str]) -> None:
        self._memory = memory
        self._command = tuple(command)

    @property
    def stays_in_tray(self) -> bool | None:
        """What closing the window means; None: ask."""
        value: Any = self._memory.choice(_STAYS)
        return value if isinstance(value, bool) else None

    def keep_stays_in_tray(self, stays: bool | None) -> None:
        """Remember the answer; None asks again."""
        self._memory.keep_choice(_STAYS, stays)

    @property
    def lock_minutes(self) -> int:
        """After how many idle minutes the screen locks where there are accounts; 0: never."""
        value: Any = self._memory.choice(_LOCK_MINUTES)
        return value if isinstance(value, int) else _FIRST_LOCK_MINUTES

    def keep_lock_minutes(self, minutes: int) -> None:
        """Remember it for this PC."""
        self._memory.keep_choice(_LOCK_MINUTES, minutes)

    def says_once(self) -> bool:
        """True the first time only: the window went into the tray, and that is to be said."""
        if self._memory.choice(_HAS_SAID) is True:
            return False
        self._memory.keep_choice(_HAS_SAID, True)
        return True

    @property
    def is_autostart_on(self) -> bool:
        """Whether the system starts the program at login."""
        return bool(autostart_command())

    def set_autostart(self, is_on: bool) -> None:
        """StorageUnavailable where the system does not allow it."""
        set_autostart(self._command if is_on else ())
