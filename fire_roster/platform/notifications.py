"""Telling the person at the screen without a window of ours."""

import sys


def show_notification(title: str, text: str) -> bool:
    """Tell the person at the screen without a window of ours; whether the system took it.

    Never waits for an answer. On Windows a message box of the session service, because a program
    without a start-menu shortcut has no toast.
    """
    if sys.platform == "win32":
        import ctypes

        answer = ctypes.c_ulong()
        is_sent = ctypes.windll.wtsapi32.WTSSendMessageW(
            None,
            ctypes.c_ulong(0xFFFFFFFF),
            title,
            len(title) * 2,
            text,
            len(text) * 2,
            0x40030,
            0,
            ctypes.byref(answer),
            False,
        )
        return bool(is_sent)
    return show_toast(title, text)


def show_toast(title: str, text: str) -> bool:
    """A message of the Linux desktop, whose tray icons have none of their own; whether it took it.

    False on Windows, where the icon in the tray shows messages itself.
    """
    if sys.platform == "win32":
        return False
    import shutil
    import subprocess

    program = shutil.which("notify-send")
    if program is None:
        return False
    words = [program, "--app-name=fire-roster", "--urgency=critical", title, text]
    try:
        done = subprocess.run(words, capture_output=True, check=False, timeout=10)
    except (OSError, subprocess.SubprocessError):
        return False
    return done.returncode == 0


def are_notifications_on() -> bool | None:
    """Whether the system shows notifications now; None where it does not say (Linux)."""
    if sys.platform == "win32":
        import ctypes

        state = ctypes.c_int()
        if ctypes.windll.shell32.SHQueryUserNotificationState(ctypes.byref(state)) != 0:
            return None
        accepts_notifications = 5
        return state.value == accepts_notifications
    return None
