"""What a rotation asks of a station: its shifts, sixty days ahead, and the people it needs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from fire_roster.domain.calendar import HolidayCalendar
from fire_roster.domain.facts import RosterFacts
from fire_roster.domain.rotation import Rotation, RotationPattern
from fire_roster.domain.staffing import certified_heads
from fire_roster.services.grid_view import GridShift

PREVIEW_DAYS = 60
_NEW_PALETTE = 2


@dataclass(frozen=True, slots=True)
class PatternShift:
    """A shift of the pattern as the grid will show it; `is_new`: the station gets it."""

    shift: GridShift
    is_new: bool


@dataclass(frozen=True, slots=True)
class RotationDay:
    """One day ahead with the code of each team, None for rest."""

    day: date
    is_rest: bool
    codes: tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class Headcount:
    """People the rotation needs and has; `sentence` says it, `missing` 0 where they suffice."""

    needed: int
    have: int
    missing: int
    sentence: str


@dataclass(frozen=True, slots=True)
class RotationOutlook:
    """What a plan asks of a station; the codes of a day stand in the order of `teams`."""

    teams: tuple[str, ...]
    shifts: tuple[PatternShift, ...]
    days: tuple[RotationDay, ...]
    heads: Headcount


def pattern_shifts(facts: RosterFacts, pattern: RotationPattern) -> tuple[PatternShift, ...]:
    """The shifts that the pattern uses, those of the station in the station's own colours."""
    known = {shift.code: shift for shift in facts.shift_types.values()}
    found: list[PatternShift] = []
    added = 0
    for template in pattern.used_shifts:
        shift = known.get(template.code)
        added += shift is None
        made = shift or template.shift_type()
        palette = shift.palette if shift else _NEW_PALETTE + added
        found.append(
            PatternShift(
                GridShift(made.code, made.name, made.hotkey, palette, made.time_text),
                shift is None,
            )
        )
    return tuple(found)


def rotation_days(
    rotation: Rotation, teams: Sequence[str], first: date, calendar: HolidayCalendar
) -> tuple[RotationDay, ...]:
    """Sixty days of the teams from a day on."""
    days = [first + timedelta(days=offset) for offset in range(PREVIEW_DAYS)]
    return tuple(
        RotationDay(
            day,
            calendar.is_rest_day(day),
            tuple(rotation.shift_code(team, day) for team in teams),
        )
        for day in days
    )


def count_heads(
    facts: RosterFacts, pattern: RotationPattern, teams: Mapping[str, Sequence[int]]
) -> Headcount:
    """The people that the teams need for the least number per shift, against those there are.

    In a control room only people count whose certificate is valid at the end of the month and
    of the least level.
    """
    posts = max(facts.station.required_staff(day) for day in facts.month.days)
    needed = pattern.team_count * posts
    begin = f"{pattern.team_count} 个班组、每班 {posts} 人，需要 {needed} 人"
    if facts.station.is_control_room:
        able = {member.member_id for member in certified_heads(facts, facts.month.last)}
        who = f"{facts.station.min_level.label}及以上持证"
    else:
        able = {member.member_id for member in facts.station_members}
        who = "在册队员"
    have, missing = len(able), max(0, needed - len(able))
    end = f"还差 {missing} 人。" if missing else f"余 {have - needed} 人。"
    short = [
        f"{team}{sum(one in able for one in ids)} 人"
        for team, ids in teams.items()
        if sum(one in able for one in ids) < posts
    ]
    uneven = f"其中{'、'.join(short)}，不足 {posts} 人，要调整班组。" if short else ""
    return Headcount(needed, have, missing, f"{begin}；本站{who} {have} 人，{end}{uneven}")
