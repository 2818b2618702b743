"""The shifts that stay short: how many people of which level, and why, in words and numbers."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from fire_roster.domain.certificate import Level
from fire_roster.domain.coverage import UncoveredShift, uncovered_shifts
from fire_roster.domain.facts import RosterFacts
from fire_roster.domain.rules.base import RuleSettings, date_text
from fire_roster.domain.shift import ShiftType
from fire_roster.services.roster_problem.covers import daily_need
from fire_roster.services.roster_problem.explanation import people_word, usable_people
from fire_roster.services.roster_problem.obstacles import find_obstacle
from fire_roster.services.roster_problem.seats import day_index
from fire_roster.solver import RosterProblem


@dataclass(frozen=True, slots=True)
class Shortage:
    """A shift that lacks people; `level` None at a micro station.

    `message` is what is missing (12月14日夜班缺 1 名四级及以上持证人), `reason` the count behind.
    """

    day: date
    shift: ShiftType
    missing: int
    level: Level | None
    message: str
    reason: str


def find_shortages(
    facts: RosterFacts, settings: RuleSettings, problem: RosterProblem
) -> tuple[Shortage, ...]:
    """The short shifts of a finished roster, by day and time."""
    return tuple(
        Shortage(
            day=short.day,
            shift=short.shift,
            missing=short.missing,
            level=short.level,
            message=f"{date_text(short.day)}{short.shift.name}缺 {short.missing} 名"
            f"{people_word(facts)}",
            reason=_reason(facts, settings, problem, short),
        )
        for short in uncovered_shifts(facts)
    )


def _reason(
    facts: RosterFacts, settings: RuleSettings, problem: RosterProblem, short: UncoveredShift
) -> str:
    index = day_index(facts, short.day)
    able, need = len(usable_people(problem, index)), daily_need(facts, short.day)
    begin = f"当天 {len(facts.station_members)} 人中可用 {able} 人，需 {need} 班次"
    blocked = "、".join(_obstacle_words(facts, settings, short))
    after = f"（{short.shift.name}：{blocked}）" if blocked else ""
    if able < need:
        return f"{begin}{after}。"
    return f"{begin}{after}；其余的人因连班、重叠或锁定的班次排不进来。"


def _obstacle_words(
    facts: RosterFacts, settings: RuleSettings, short: UncoveredShift
) -> Iterator[str]:
    found = (
        find_obstacle(facts, settings, member, short.day, short.shift)
        for member in facts.station_members
    )
    for obstacle, count in Counter(one for one in found if one is not None).most_common():
        yield f"{obstacle.value} {count} 人"
