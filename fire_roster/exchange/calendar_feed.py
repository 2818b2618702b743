"""A member's duties as a calendar file (RFC 5545) that phones and Outlook read."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

_ZONE = ZoneInfo("Asia/Shanghai")
_MAKER = "-//fire_roster//duty//ZH"


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """One duty, in naive wall-clock times of China; `key` is the same in every file made of it."""

    key: str
    title: str
    place: str
    start: datetime
    end: datetime
    note: str = ""


def make_calendar(name: str, events: Iterable[CalendarEvent], made_at: datetime) -> bytes:
    """The .ics file; `made_at` is an aware instant. Texts are escaped by the library."""
    from icalendar import Calendar, Event, Timezone

    calendar = Calendar()
    calendar.add("prodid", _MAKER)
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", name)
    calendar.add_component(Timezone.from_tzinfo(_ZONE))
    for one in events:
        event = Event()
        event.add("uid", f"{one.key}@fire-roster")
        event.add("dtstamp", made_at)
        event.add("dtstart", one.start.replace(tzinfo=_ZONE))
        event.add("dtend", one.end.replace(tzinfo=_ZONE))
        event.add("summary", one.title)
        event.add("location", one.place)
        if one.note:
            event.add("description", one.note)
        calendar.add_component(event)
    content: bytes = calendar.to_ical()
    return content
