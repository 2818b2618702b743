"""Every row that a transaction changes, before and after, noted by the database itself.

Temporary triggers of the writing connection see what the session, bulk statements and plain SQL
change; a statement or savepoint that is rolled back takes its notes with it.
"""

from collections.abc import Iterable
from string import Template
from typing import Any, NamedTuple

from sqlalchemy.engine import Connection

from fire_roster.store.tracked_tables import row_sql, watched_tables


class RowChange(NamedTuple):
    """A row as JSON text before and after; None where it was not there."""

    table: str
    before: str | None
    after: str | None


_NOTES = "CREATE TEMP TABLE row_change (table_name TEXT, before TEXT, after TEXT)"
# The names are those of our own records.
_TRIGGER = Template(
    'CREATE TEMP TRIGGER "note_${table}_${event}" AFTER ${event} ON main."${table}"'
    " BEGIN INSERT INTO row_change VALUES ('${table}', ${before}, ${after}); END"
)
_EVENTS = {"INSERT": ("NULL", "NEW."), "UPDATE": ("OLD.", "NEW."), "DELETE": ("OLD.", "NULL")}


def install_capture(driver: Any) -> None:
    """Makes a writing driver connection note its changes."""
    driver.execute(_NOTES).close()
    for statement in _trigger_statements():
        driver.execute(statement).close()


def take_changes(connection: Connection) -> list[RowChange]:
    """What the running transaction has changed, in order; the notes are empty afterwards."""
    query = "SELECT table_name, before, after FROM temp.row_change ORDER BY rowid"
    rows = connection.exec_driver_sql(query).fetchall()
    if rows:
        connection.exec_driver_sql("DELETE FROM temp.row_change")
    return [RowChange(*row) for row in rows if row[1] != row[2]]


def _trigger_statements() -> Iterable[str]:
    for table in watched_tables():
        for event, (old, new) in _EVENTS.items():
            before, after = (
                row_sql(table, side) if side != "NULL" else side for side in (old, new)
            )
            yield _TRIGGER.substitute(table=table.name, event=event, before=before, after=after)
