"""Errors of the environment and of input: told to the user, never a bug.

Every class carries the exit code of the command line and a stable `code` for JSON. The message
is Chinese and says what to do. Anything that is not a `FireRosterError` is a bug.
"""

from typing import ClassVar


class FireRosterError(Exception):
    """Something the user can understand and act on.

    `exit_code` is the process exit code, `code` the stable English word for scripts.
    """

    exit_code: ClassVar[int] = 3
    code: ClassVar[str] = "refused"

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class UsageProblem(FireRosterError):
    """The words of a command do not fit: unknown name, ambiguous member, bad date."""

    exit_code = 2
    code = "usage"


class InputRefused(FireRosterError):
    """The input was understood and refused; nothing was changed."""

    exit_code = 3
    code = "input_refused"


class NotAllowed(FireRosterError):
    """A right is missing or the data is locked by a login."""

    exit_code = 4
    code = "not_allowed"


class DataLocked(NotAllowed):
    """The data is encrypted or behind a login, and nothing that opens it was given."""

    code = "locked"


class DataBusy(FireRosterError):
    """Another running instance holds the data folder."""

    exit_code = 5
    code = "busy"


class NewerDatabase(FireRosterError):
    """The database was written by a newer version of the program."""

    exit_code = 6
    code = "newer_database"


class DatabaseDamaged(FireRosterError):
    """The database file is damaged or is not ours."""

    exit_code = 7
    code = "damaged"


class DatabaseRolledBack(DatabaseDamaged):
    """The database is whole, but older than the work that was saved on this PC."""


class StorageUnavailable(FireRosterError):
    """The disk is full or cannot be written."""

    exit_code = 8
    code = "storage"
