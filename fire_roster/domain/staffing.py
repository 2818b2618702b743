"""How many certified people a station needs through a year, and how many it has.

劳动法 36, 41 and 国务院令795号: 248 workdays × 8 h = 1984 h a year, at most 36 h overtime a month.
"""

from datetime import date
from math import ceil

from fire_roster.domain.facts import RosterFacts
from fire_roster.domain.member import MemberFacts
from fire_roster.domain.time_span import day_span

HOURS_PER_YEAR = 8760
ANNUAL_WORK_HOURS = 1984
ANNUAL_OVERTIME_HOURS = 432


def heads_needed(
    posts: int,
    annual_hours: float = ANNUAL_WORK_HOURS,
    overtime_hours: float = ANNUAL_OVERTIME_HOURS,
) -> int:
    """People that keep `posts` posts day and night through a year, leave not counted.

    `annual_hours` and `overtime_hours` are what one person works in a year; ValueError unless
    their sum is positive.
    """
    per_person = annual_hours + overtime_hours
    if per_person <= 0:
        raise ValueError(f"nobody works {per_person} hours a year")
    return ceil(posts * HOURS_PER_YEAR / per_person)


def certified_heads(facts: RosterFacts, day: date) -> tuple[MemberFacts, ...]:
    """Members of the station, employed that day, certified all day at the least level or above."""
    span = day_span(day)
    found = []
    for member in facts.station_members:
        level = member.level_throughout(span)
        if level is not None and level >= facts.station.min_level and member.is_employed_on(day):
            found.append(member)
    return tuple(found)
