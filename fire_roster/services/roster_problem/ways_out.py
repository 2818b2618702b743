"""What would make a month possible: cheap ways out, each checked by solving the month again."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from fire_roster.domain.certificate import CertificateFacts, CertificateType
from fire_roster.domain.facts import RosterFacts
from fire_roster.domain.member import LeaveFacts, MemberFacts
from fire_roster.domain.rules.base import RuleSettings, date_text
from fire_roster.domain.rules.d03_single_person import RULE as D03
from fire_roster.domain.rules.d04_shift_length import RULE as D04
from fire_roster.services.roster_problem.build import build_problem
from fire_roster.services.roster_problem.explanation import is_plainly_short
from fire_roster.services.roster_problem.long_shifts import spliced_problem, with_long_shifts
from fire_roster.services.roster_problem.seats import date_of
from fire_roster.services.shortage import people_word
from fire_roster.solver import SolveOne, WorkerDied, essential, worker_solving

_WORK, _SECONDS = 0.3, 4.0
"""For one check: deterministic work, and wall clock as a guard."""

_LEAVE_WORK, _OTHER_WORK = 0.9, 1.5
"""For all leaves together, and for everything else: checks that fail take their whole work."""

_MOST_LEAVES, _MOST_MOVES_SHOWN, _MOST_PEOPLE = 4, 2, 4
_REACH = timedelta(days=6)
"""Leave so near to a short day may be what is missing: a week has one day of rest."""

_MARGINS, _LONGEST_PERIOD = (0, 3), 15
"""Days beside the short ones that go over to long shifts too, and how many at most in all."""


class WayKind(StrEnum):
    """What kind of help."""

    LEAVE = "leave"
    PEOPLE = "people"
    LONG_SHIFTS = "long_shifts"
    SINGLE = "single"


@dataclass(frozen=True, slots=True)
class WayOut:
    """One way to fill every shift within the law's hours; `consequence` is its legal price."""

    kind: WayKind
    text: str
    consequence: str = ""

    @property
    def sentence(self) -> str:
        """Both in one."""
        return f"{self.text}。{self.consequence}"


class _Offer(NamedTuple):
    """A way out and the facts with it; `days` where the facts hold on these days only."""

    way: WayOut
    facts: RosterFacts
    days: range | None = None


def find_ways_out(
    facts: RosterFacts,
    settings: RuleSettings,
    short_days: tuple[date, ...],
    cancel: Callable[[], bool] | None = None,
) -> tuple[WayOut, ...]:
    """Ways that were tried and make the whole month possible, cheapest first; maybe none.

    `short_days` are the days that lack people, empty where only working time is in the way.
    Solves in a child process for some seconds; `cancel` ends it early with what is known.
    """
    found: list[WayOut] = []
    try:
        with worker_solving(work_limit=_WORK, seconds=_SECONDS) as solve_one:
            trial = _Trial(facts, settings, solve_one, cancel or (lambda: False))
            for way in _ways(facts, short_days, trial):
                found.append(way)
    except WorkerDied:  # the roster is made already; help is welcome but not needed
        return tuple(found)
    return tuple(found)


class _Trial:
    """Tries facts: whether every shift can be filled within the law."""

    def __init__(
        self,
        facts: RosterFacts,
        settings: RuleSettings,
        solve_one: SolveOne,
        is_cancelled: Callable[[], bool],
    ) -> None:
        self._facts, self._settings = facts, settings
        self._solve_one, self._is_cancelled = solve_one, is_cancelled
        self.work_left = _LEAVE_WORK

    def first(self, offers: Iterator[_Offer]) -> WayOut | None:
        """The first offer that holds; None too when the work is used up."""
        return next((offer.way for offer in offers if self._is_possible(offer)), None)

    def _is_possible(self, offer: _Offer) -> bool:
        if self.work_left <= 0 or self._is_cancelled():
            return False
        if offer.days is not None:
            problem = spliced_problem(self._facts, offer.facts, offer.days, self._settings)
        else:
            problem = build_problem(offer.facts, self._settings)
            if is_plainly_short(offer.facts, self._settings, problem):
                return False
        solution = self._solve_one(essential(problem))
        self.work_left -= solution.work
        return solution.ended_by != "infeasible" and not any(s.value for s in solution.stages)


def _ways(facts: RosterFacts, short_days: tuple[date, ...], trial: _Trial) -> Iterator[WayOut]:
    moves = (
        trial.first(_leave_offers(facts, member, leave, short_days))
        for member, leave in _leaves_in_the_way(facts, short_days)
    )
    shown = 0
    for move in moves:
        if move is not None and shown < _MOST_MOVES_SHOWN:
            shown += 1
            yield move
    trial.work_left = _OTHER_WORK
    for offers in (
        _people_offers(facts),
        _single_offers(facts),
        _long_shift_offers(facts, short_days),
    ):
        way = trial.first(offers)
        if way is not None:
            yield way


def _leaves_in_the_way(
    facts: RosterFacts, short_days: tuple[date, ...]
) -> list[tuple[MemberFacts, LeaveFacts]]:
    """Leave beside the short days, the longest overlap first."""
    first = (min(short_days) if short_days else facts.month.first) - _REACH
    last = (max(short_days) if short_days else facts.month.last) + _REACH
    near = [
        (member, leave)
        for member in facts.station_members
        for leave in member.leaves
        if leave.first <= min(last, facts.month.last)
        and leave.last >= max(first, facts.month.first)
        and leave.first > facts.today
    ]
    near.sort(key=lambda pair: (pair[1].first - pair[1].last, pair[0].member_id))
    return near[:_MOST_LEAVES]


def _leave_offers(
    facts: RosterFacts, member: MemberFacts, leave: LeaveFacts, short_days: tuple[date, ...]
) -> Iterator[_Offer]:
    """The same leave after the short days, before them, or outside the month."""
    what = f"把{member.name}{_days_text(leave)}的{leave.kind}改到"
    length = leave.last - leave.first
    starts = []
    if short_days:
        starts = [max(short_days) + timedelta(days=1), min(short_days) - length - timedelta(days=1)]
    for start in starts:
        moved = replace(leave, first=start, last=start + length)
        is_inside = facts.month.first <= start and moved.last <= facts.month.last
        if is_inside and start > facts.today and moved.first != leave.first:
            yield _Offer(
                WayOut(WayKind.LEAVE, f"{what}{_days_text(moved)}"),
                _with_leaves(facts, member, _swapped(member, leave, moved)),
            )
    gone = _with_leaves(facts, member, _swapped(member, leave, None))
    yield _Offer(WayOut(WayKind.LEAVE, f"{what}{facts.month.label}以外"), gone)


def _swapped(
    member: MemberFacts, leave: LeaveFacts, moved: LeaveFacts | None
) -> tuple[LeaveFacts, ...]:
    kept = tuple(one for one in member.leaves if one != leave)
    return (*kept, moved) if moved else kept


def _with_leaves(
    facts: RosterFacts, member: MemberFacts, leaves: tuple[LeaveFacts, ...]
) -> RosterFacts:
    changed = replace(member, leaves=leaves)
    return replace(facts, members={**facts.members, member.member_id: changed})


def _days_text(leave: LeaveFacts) -> str:
    if leave.first == leave.last:
        return date_text(leave.first)
    return f"{date_text(leave.first)}至{date_text(leave.last)}"


def _people_offers(facts: RosterFacts) -> Iterator[_Offer]:
    """One more person who can do every duty, then two, then three …"""
    members = dict(facts.members)
    for count in range(1, _MOST_PEOPLE + 1):
        key = max(members, default=0) + 1
        members[key] = MemberFacts(
            key,
            f"新增{count}",
            certificates=(
                CertificateFacts(
                    CertificateType.OPERATOR.value, facts.station.min_level, is_long_term=True
                ),
            ),
            station_ids=frozenset({facts.station.station_id}),
        )
        text = f"再配 {count} 名{people_word(facts)}，月初到岗"
        yield _Offer(WayOut(WayKind.PEOPLE, text), replace(facts, members=dict(members)))


def _single_offers(facts: RosterFacts) -> Iterator[_Offer]:
    """One person alone, only where the local clause is in force with every proof on record."""
    station = facts.station
    alone = replace(station, min_staff=1)
    if not station.is_control_room or station.min_staff < 2:
        return
    if all(alone.required_staff(day) == 1 for day in facts.month.days):
        clause = station.single_person.clause
        yield _Offer(
            WayOut(
                WayKind.SINGLE,
                "在“站点”里把每班人数改为 1 人（当地允许单人值班）",
                f"依据是{clause}，条件见 {D03.rule_id}，少一项就要恢复 2 人。",
            ),
            replace(facts, station=alone),
        )


def _long_shift_offers(facts: RosterFacts, short_days: tuple[date, ...]) -> Iterator[_Offer]:
    """Two shifts of twelve hours: on the short days, a little longer, the whole month."""
    long = with_long_shifts(facts)
    if long is None:
        return
    consequence = (
        f"控制室每班超过 8 小时违反 {D04.clause}，检查时算问题，只能应急。"
        if facts.station.is_control_room
        else ""
    )
    spans = "、".join(one.time_text for one in long.required_shifts)
    for days in _periods(facts, short_days):
        first, last = date_of(facts, days[0]), date_of(facts, days[-1])
        when = f"{date_text(first)}至{date_text(last)}" if days[0] != days[-1] else date_text(first)
        text = f"{when}改为两班各 12 小时（{spans}），其余日子不变"
        how = "先在“设置 → 班次”里加上这两班，手工排好这几天并锁定，再重排。"
        yield _Offer(WayOut(WayKind.LONG_SHIFTS, text, consequence + how), long, days)
    text = f"整月改为两班各 12 小时（{spans}）"
    yield _Offer(WayOut(WayKind.LONG_SHIFTS, text, consequence), long)


def _periods(facts: RosterFacts, short_days: tuple[date, ...]) -> Iterator[range]:
    """Day numbers of the short days, and some days more on both sides; none for half a month."""
    if not short_days:
        return
    first, last = ((day - facts.month.first).days for day in (min(short_days), max(short_days)))
    for margin in _MARGINS:
        days = range(max(0, first - margin), min(facts.month.day_count, last + margin + 1))
        if len(days) <= _LONGEST_PERIOD:
            yield days
