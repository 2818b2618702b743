"""What differs between Windows and Linux."""

from fire_roster.platform.autostart import autostart_command, set_autostart
from fire_roster.platform.identity import APP_USER_MODEL_ID, set_app_user_model_id, user_name
from fire_roster.platform.notifications import (
    are_notifications_on,
    show_notification,
    show_toast,
)
from fire_roster.platform.opening import open_with_system_viewer, start_program

__all__ = [
    "APP_USER_MODEL_ID",
    "are_notifications_on",
    "autostart_command",
    "open_with_system_viewer",
    "set_app_user_model_id",
    "set_autostart",
    "show_notification",
    "show_toast",
    "start_program",
    "user_name",
]
