"""Which roster is meant."""

from typing import NamedTuple

from fire_roster.domain.month import Month


class Place(NamedTuple):
    """A station and a month."""

    station_id: int
    month: Month
