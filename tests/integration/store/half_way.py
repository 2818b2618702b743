"""A process that is stopped dead while it makes or upgrades a database."""

import os
import sys
from pathlib import Path

from fire_roster.store import schema
from fire_roster.store.paths import DataPaths
from fire_roster.store.preparation import prepare_database
from fire_roster.store.transaction import Session

_EXIT_CODE = 9


def _die(*_: object, **__: object) -> None:
    # Like a power cut for this process: nothing is flushed, closed or rolled back.
    os._exit(_EXIT_CODE)


def main() -> None:
    """Arguments: the folder, and what to die in (fill, rename, migration)."""
    paths, moment = DataPaths(Path(sys.argv[1])), sys.argv[2]
    if moment == "migration":
        from alembic import op

        op.create_index = _die  # after several tables were made
        schema.upgrade_database(paths.database)
    if moment == "rename":
        Path.replace = _die  # type: ignore[assignment,method-assign]
    prepare_database(paths, _die if moment == "fill" else _nothing)


def _nothing(session: Session) -> None:
    """A database without rows."""


if __name__ == "__main__":
    main()
