"""What the parts of the demonstration share: the transaction, the people, the days."""

from datetime import date, datetime, time, timedelta
from typing import Any

from fire_roster.services.clock import Clock
from fire_roster.services.practice.ledgers import LEDGERS
from fire_roster.services.practice.records import add_record
from fire_roster.store.transaction import Transaction


class DemoDesk:
    """Writes inside one transaction; `members` are keys in the order of the ledger."""

    def __init__(
        self, transaction: Transaction, today: date, members: list[int], stations: dict[str, int]
    ) -> None:
        self.transaction = transaction
        self.today = today
        self.members = members
        self.stations = stations
        self.room = next(iter(stations.values()))
        self.micro = stations["微型消防站"]

    def add(self, key: str, happened: datetime, **values: Any) -> Any:
        """A record that was written down when it happened."""
        evening = Clock(datetime.combine(self.today, time(23, 59)))
        ledger = LEDGERS[key]
        return add_record(self.transaction, ledger, values, evening, written_at=happened)

    def day(self, offset: int | None) -> date | None:
        """A day so many days from today."""
        return None if offset is None else self.today + timedelta(days=offset)

    def moment(self, offset: int, clock: str) -> datetime:
        """A time of such a day."""
        return datetime.combine(self.today + timedelta(days=offset), time.fromisoformat(clock))


def chosen(row: dict[str, Any], *names: str) -> dict[str, Any]:
    """Some values of a row."""
    return {name: row[name] for name in names}
