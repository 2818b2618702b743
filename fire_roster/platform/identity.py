"""Who runs the program, and what the system knows it by."""

import sys

APP_USER_MODEL_ID = "FireRoster.Desktop"


def set_app_user_model_id() -> None:
    """Give the process its own identity in the Windows task bar; call before any window."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.shell32.SetCurrentProcessExplicitAppUserModelID(APP_USER_MODEL_ID)


def user_name() -> str:
    """The account of the system that runs the program; empty where it has no name."""
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""
