"""Which tables the store watches row by row, and how a row is written down."""

from functools import cache

from sqlalchemy import LargeBinary, Table

_UNWATCHED = frozenset({"content_digest", "undo_record", "audit_seal"})
"""Tables about other tables; an undo record carries a checksum of its own."""

BOOKKEEPING_TABLES = frozenset(
    {
        *("account", "alert", "alert_pause", "alert_watch", "audit_entry", "sequence"),
        *("wall_copy", *_UNWATCHED),
    }
)
"""What was done, which keys are used up, alerts told, prints, accounts: not what is on file.

These are neither part of the logical content nor taken back by undo.
"""


def watched_tables() -> tuple[Table, ...]:
    """Every table whose rows are digested, by name."""
    # Imported now: who only reads a few tables need not define all.
    from fire_roster.records.all_tables import all_tables

    tables = all_tables().values()
    return tuple(sorted((t for t in tables if t.name not in _UNWATCHED), key=lambda t: t.name))


@cache
def row_sql(table: Table, prefix: str = "") -> str:
    """A JSON array of all columns in the order of the records; bytes as hexadecimal."""
    parts = []
    for column in table.columns:
        name = f'{prefix}"{column.name}"'
        is_bytes = isinstance(column.type, LargeBinary)
        parts.append(f"iif({name} IS NULL, NULL, hex({name}))" if is_bytes else name)
    return f"json_array({', '.join(parts)})"
