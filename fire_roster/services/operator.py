"""Who sits at the program."""

from fire_roster.platform import user_name
from fire_roster.store.transaction import Database


def operator_name(database: Database, action: str) -> str:
    """The account logged in, where there are none the user of the system.

    NotAllowed where that person may not do the action, DataLocked where nobody is logged in.
    """
    return database.permit(action) or user_name() or "未知用户"
