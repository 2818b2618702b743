"""The smallest set of facts that clash, where mere counting does not show why shifts stay short."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from fire_roster.domain.facts import RosterFacts
from fire_roster.domain.rules.base import RuleSettings, date_text
from fire_roster.domain.rules.l02_overtime import RULE as L02
from fire_roster.domain.rules.l03_rest_day import RULE as L03
from fire_roster.services.roster_problem.build import build_problem
from fire_roster.services.roster_problem.explanation import is_plainly_short
from fire_roster.services.roster_problem.seats import date_of, day_index
from fire_roster.solver import CoverRow, RosterProblem, Tag, essential

if TYPE_CHECKING:
    from fire_roster.solver import Clash

_REACH = 6
"""A day of rest in a week ties days together so far."""

_WORK = 2.0
_MOST_SHIFTS, _MOST_NAMES = 4, 6


def clash_sentences(
    facts: RosterFacts, settings: RuleSettings, short_days: Sequence[date]
) -> tuple[str, ...]:
    """One sentence about the first short days; none where counting says it or time runs out.

    Whatever is named is needed for the clash: without any one of it the shifts can be filled.
    Blocks for some seconds at most.
    """
    problem = build_problem(facts, settings)
    if not short_days or is_plainly_short(facts, settings, problem):
        return ()
    first = day_index(facts, min(short_days))
    near = range(max(0, first - _REACH), min(problem.days, first + _REACH + 1))
    part = _narrowed(essential(problem), near)
    # Imported when it is asked for: OR-Tools costs every start a second and 90 MB.
    from fire_roster.solver import find_clash

    clash = find_clash(part, work_limit=_WORK)
    return () if clash is None else (_sentence(facts, settings, part, clash),)


def _narrowed(problem: RosterProblem, days: range) -> RosterProblem:
    """Only the shifts of some days are asked for: a clash among them is one of the whole."""
    return replace(
        problem,
        allowed=frozenset(seat for seat in problem.allowed if seat.day in days),
        covers=tuple(row for row in problem.covers if row.tag[1] in days),
    )


def _sentence(
    facts: RosterFacts, settings: RuleSettings, problem: RosterProblem, clash: "Clash"
) -> str:
    tags = set(clash.tags)
    covers = [row for row in problem.covers if row.tag in tags and row.minimum]
    cells = {cell for row in covers for cell in row.cells}
    seats = [
        seat for seat in sorted(problem.allowed | problem.fixed) if (seat.day, seat.shift) in cells
    ]
    able = _names(facts, dict.fromkeys(seat.person for seat in seats))
    needed = sum(row.minimum for row in covers)
    limits = [*_limits(facts, settings, clash.tags), *_locks(facts, problem, clash.tags)]
    text = (
        f"{_shifts_text(facts, covers)}共要 {needed} 班次，能排的只有 {len(able)} 人"
        f"（{_few(able)}），还要做到：{'、'.join(limits)}"
    )
    end = "，少其中任何一条就能排满。" if clash.is_smallest else "。"
    return text + end


def _shifts_text(facts: RosterFacts, covers: Sequence[CoverRow]) -> str:
    """12月10日夜班、12月11日早班."""
    names = list(
        dict.fromkeys(
            f"{date_text(date_of(facts, int(row.tag[1])))}{facts.shift_types[int(row.tag[2])].name}"
            for row in sorted(covers, key=lambda row: (row.tag[1], row.tag[2]))
        )
    )
    more = f"等 {len(names)} 个班" if len(names) > _MOST_SHIFTS else ""
    return "、".join(names[:_MOST_SHIFTS]) + more


def _limits(facts: RosterFacts, settings: RuleSettings, tags: Iterable[Tag]) -> Iterator[str]:
    words = {
        "one_a_day": "每人每天一班",
        "apart": "两个班不重叠、不连成长班（D05）",
        "L01": "每天工时上限（L01）",
        "L02": f"每月加班不超过 {L02.value(settings, 'max_overtime_h'):g} 小时（L02）",
        "L03": f"连续值班不超过 {L03.value(settings, 'max_run'):g} 天（L03）",
    }
    people: dict[str, dict[str, None]] = defaultdict(dict)
    for kind, *rest in tags:
        if kind in words:
            people[str(kind)][str(rest[0])] = None
    for kind, members in people.items():
        yield f"{words[kind]}（{_few(_names(facts, members))}）"


def _locks(facts: RosterFacts, problem: RosterProblem, tags: Iterable[Tag]) -> Iterator[str]:
    """Locked duties of the people named, on the days named."""
    people = {str(part) for tag in tags if tag[0] != "cover" for part in tag[1:2]}
    days = {int(tag[2]) for tag in tags if tag[0] in ("one_a_day", "apart")}
    for seat in sorted(problem.fixed, key=lambda one: (one.day, one.person)):
        if seat.person in people and seat.day in days:
            name = facts.members[int(seat.person)].name
            shift = facts.shift_types[int(seat.shift)].name
            yield f"{name}{date_text(date_of(facts, seat.day))}{shift}已锁定"


def _names(facts: RosterFacts, members: Iterable[str]) -> list[str]:
    return [facts.members[int(key)].name for key in members]


def _few(names: Sequence[str]) -> str:
    more = f"等 {len(names)} 人" if len(names) > _MOST_NAMES else ""
    return "、".join(names[:_MOST_NAMES]) + more
