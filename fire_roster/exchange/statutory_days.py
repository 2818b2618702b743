"""The statutory paid holidays of a year (全国年节及纪念日放假办法, 国务院令第795号, from 2025).

元旦 1, 春节 4 (除夕 to 初三), 清明节 1, 劳动节 2, 端午节 1, 中秋节 1, 国庆节 3: 13 days.
Before 2025 除夕 and May 2 were not among them (国务院令第644号).
"""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Final

from fire_roster.assets import load_json

FIRST_YEAR_OF_13_DAYS: Final = 2025

_FIXED: Final = ((1, 1), (5, 1), (10, 1), (10, 2), (10, 3))

Festivals = Mapping[str, date]
"""First day of 春节, and the days of 清明节, 端午节 and 中秋节 by name."""


def lunar_festivals(year: int) -> Festivals:
    """The festivals of a year whose dates follow moon and sun; empty outside 2025–2035."""
    table = load_json("data", "holidays", "lunar_festivals.json")["festivals"]
    return {name: date.fromisoformat(day) for name, day in table.get(str(year), {}).items()}


def statutory_days(year: int, festivals: Festivals) -> frozenset[date]:
    """The statutory days that can be told: the fixed ones, and those of the given festivals."""
    days = {date(year, month, day) for month, day in _FIXED}
    if year >= FIRST_YEAR_OF_13_DAYS:
        days.add(date(year, 5, 2))
    for name, day in festivals.items():
        days.update(_spring_festival(day) if name == "春节" else (day,))
    return frozenset(days)


def _spring_festival(first: date) -> set[date]:
    before = 1 if first.year >= FIRST_YEAR_OF_13_DAYS else 0
    return {first + timedelta(days=offset) for offset in range(-before, 3)}
