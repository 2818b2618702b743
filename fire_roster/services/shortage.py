"""Shifts of a made roster that stay short of people, in words and numbers."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from fire_roster.domain.coverage import UncoveredShift, uncovered_shifts
from fire_roster.domain.facts import RosterFacts
from fire_roster.domain.rules.base import date_text
from fire_roster.domain.shift import ShiftType


@dataclass(frozen=True, slots=True)
class Shortage:
    """A shift that lacks people; `level` is empty at a micro station.

    `message` is what is missing (12月14日夜班缺 1 名四级及以上持证人), `reason` why, empty where
    nothing is known.
    """

    day: date
    shift: ShiftType
    missing: int
    level: str
    message: str
    reason: str


def people_word(facts: RosterFacts) -> str:
    """四级及以上持证人 in a control room, 值守人员 elsewhere."""
    if facts.station.is_control_room:
        return f"{facts.station.min_level.label}及以上持证人"
    return "值守人员"


def find_shortages(
    facts: RosterFacts, reason_of: Callable[[UncoveredShift], str]
) -> tuple[Shortage, ...]:
    """The short shifts of a finished roster, by day and time."""
    return tuple(
        Shortage(
            day=short.day,
            shift=short.shift,
            missing=short.missing,
            level=short.level.label if short.level else "",
            message=f"{date_text(short.day)}{short.shift.name}缺 {short.missing} 名"
            f"{people_word(facts)}",
            reason=reason_of(short),
        )
        for short in uncovered_shifts(facts)
    )
