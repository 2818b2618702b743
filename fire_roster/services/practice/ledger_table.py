"""A ledger as a table: the words of the form over the values, for a workbook."""

from collections.abc import Iterable, Mapping, Set
from typing import Any

from fire_roster.services.practice.ledgers import Ledger

_LEFT_OUT = ("timeline", "groups", "origin", "template_id")


def ledger_titles(ledger: Ledger) -> tuple[str, ...]:
    """The titles of the columns, 补录 last where the ledger knows when a record was entered."""
    titles = [title for name, title in ledger.fields.titles().items() if name not in _LEFT_OUT]
    return (*titles, "补录") if _knows_entry(ledger) else tuple(titles)


def ledger_rows(
    ledger: Ledger, records: Iterable[Any], stations: Mapping[int, str], late: Set[int]
) -> list[tuple[str, ...]]:
    """One row for each record; stations by their name, late ones marked (K02)."""
    names = [name for name in ledger.fields.titles() if name not in _LEFT_OUT]
    return [
        (
            *(_text(name, getattr(one, name), stations) for name in names),
            *(["补录" if one.id in late else ""] if _knows_entry(ledger) else ()),
        )
        for one in records
    ]


def _knows_entry(ledger: Ledger) -> bool:
    return "recorded_at" in ledger.table.model_fields


def _text(name: str, value: object, stations: Mapping[int, str]) -> str:
    if name == "station_id" and isinstance(value, int):
        return stations.get(value, "")
    if isinstance(value, bool):
        return "是" if value else "否"
    return "" if value is None else str(value)
