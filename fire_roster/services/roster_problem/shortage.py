"""Why a shift stays short, in words and numbers."""

from collections import Counter
from collections.abc import Iterator

from fire_roster.domain.coverage import UncoveredShift
from fire_roster.domain.facts import RosterFacts
from fire_roster.domain.rules.base import RuleSettings
from fire_roster.services.roster_problem.covers import daily_need
from fire_roster.services.roster_problem.explanation import usable_people
from fire_roster.services.roster_problem.obstacles import find_obstacle
from fire_roster.services.roster_problem.seats import day_index
from fire_roster.solver import RosterProblem


def shortage_reason(
    facts: RosterFacts, settings: RuleSettings, problem: RosterProblem, short: UncoveredShift
) -> str:
    """Why a shift stays short: people at hand against the need, and what stops the rest."""
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
