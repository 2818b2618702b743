"""What the system tells of the session at the screen: locked, unlocked, going to sleep, awake.

Windows tells a window by messages; Linux tells by signals of logind, which `ui.session_watch`
listens to.
"""

import sys
from enum import StrEnum

_SESSION_CHANGE, _POWER_BROADCAST = 0x02B1, 0x0218
_THIS_SESSION = 0


class SessionEvent(StrEnum):
    """One piece of news."""

    LOCKED = "locked"
    UNLOCKED = "unlocked"
    SUSPENDING = "suspending"
    RESUMED = "resumed"


_NEWS = {
    (_SESSION_CHANGE, 7): SessionEvent.LOCKED,
    (_SESSION_CHANGE, 8): SessionEvent.UNLOCKED,
    (_POWER_BROADCAST, 4): SessionEvent.SUSPENDING,
    # Windows sends this one after every sleep; another follows only where a person woke it.
    (_POWER_BROADCAST, 18): SessionEvent.RESUMED,
}


def watch_session(window: int) -> bool:
    """Has Windows tell a window (its handle) about the session; whether it will."""
    if sys.platform == "win32":
        import ctypes

        library = ctypes.windll.wtsapi32
        return bool(library.WTSRegisterSessionNotification(ctypes.c_void_p(window), _THIS_SESSION))
    return False


def news_of(message: int, parameter: int) -> SessionEvent | None:
    """What a Windows message says; None for a message about something else."""
    return _NEWS.get((message, parameter))


def read_message(address: int) -> tuple[int, int]:
    """Number and first parameter of the Windows message (MSG) at an address."""
    import ctypes

    class Message(ctypes.Structure):
        _fields_ = (
            ("window", ctypes.c_void_p),
            ("number", ctypes.c_uint),
            ("parameter", ctypes.c_size_t),
        )

    found = Message.from_address(address)
    return int(found.number), int(found.parameter)
