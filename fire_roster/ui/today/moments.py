"""Moments and names in words."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from fire_roster.domain.rules.base import date_text

_WEEKDAYS = "一二三四五六日"
_NO_BREAK = "\u2060"


def moment_text(moment: datetime, seen_from: date) -> str:
    """16:00, 24:00, 次日08:00, 昨日24:00, else 12月5日08:00."""
    clock = f"{moment:%H:%M}"
    if moment.date() == seen_from:
        return clock
    if moment.date() == seen_from + timedelta(days=1):
        return "24:00" if moment.time() == time() else f"次日{clock}"
    if moment.date() == seen_from - timedelta(days=1):
        return f"昨日{clock}"
    return f"{date_text(moment.date())}{clock}"


def weekday_text(day: date) -> str:
    """周二."""
    return f"周{_WEEKDAYS[day.weekday()]}"


def names_text(names: Iterable[str]) -> str:
    """Names with 、 between them; a line never breaks inside a name."""
    return "、".join(_NO_BREAK.join(name) for name in names)
