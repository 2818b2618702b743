"""Whether a station can be staffed in a month to come, and who must be trained by when.

消防法 21(2): control rooms are kept by certified people; 劳动法 36, 41: hours of a year.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from fire_roster.domain.certificate import Level
from fire_roster.domain.facts import RosterFacts
from fire_roster.domain.member import MemberFacts
from fire_roster.domain.month import Month
from fire_roster.domain.staffing import certified_heads
from fire_roster.domain.time_span import day_span

COURSE_DAYS = 90
"""Days from the start of a course to a person who may stand duty; an estimate, not a rule."""


@dataclass(frozen=True, slots=True)
class CertificateCourse:
    """An external course that leads its people to a certificate of `level` by `ready_on`."""

    level: Level
    ready_on: date
    member_ids: frozenset[int]


@dataclass(frozen=True, slots=True)
class StaffingMonth:
    """One month of one station.

    `certified` are the heads on the month's worst day: employed, and in a control room certified
    at its level. `spare` is what is left above `needed`, `spare_if_one_leaves` the same with any
    one of them lost. `first_gap` is the first day with fewer heads than needed, or with so many
    on leave that the day's shifts cannot be filled; None without one. `in_training` are people of
    the station who are not certified yet and whose course should be over by the first day.
    """

    month: Month
    station: str
    needed: int
    certified: int
    first_gap: date | None
    advice: str
    in_training: int = 0

    @property
    def spare(self) -> int:
        """Heads above the need, negative when short."""
        return self.certified - self.needed

    @property
    def spare_if_one_leaves(self) -> int:
        """The same without any one of them."""
        return self.spare - 1

    @property
    def missing(self) -> int:
        """Heads short, 0 when there are enough."""
        return max(0, -self.spare)

    @property
    def course_begin(self) -> date | None:
        """The last day to begin a course that ends before the gap; None when nobody is short."""
        if not self.missing:
            return None
        return (self.first_gap or self.month.first) - timedelta(days=COURSE_DAYS)


def forecast_month(
    facts: RosterFacts, heads_for_a_year: int, courses: Iterable[CertificateCourse] = ()
) -> StaffingMonth:
    """The month of the facts; `heads_for_a_year` keep the posts through a year.

    Never fewer are needed than the shifts of one day have seats. A course makes nobody certified:
    it is told beside the heads, because an exam can be failed.
    """
    days = facts.month.days
    seats = {day: facts.station.required_staff(day) * len(facts.required_shifts) for day in days}
    needed = max(heads_for_a_year, *seats.values())
    heads = {day: _heads(facts, day) for day in days}
    certified = min(len(found) for found in heads.values())
    gap = next(
        (day for day in days if len(heads[day]) < needed or _present(heads[day], day) < seats[day]),
        None,
    )
    coming = len(_in_training(facts, courses))
    advice = "".join(_advice(facts, needed, certified, gap))
    if coming:
        rest = max(0, needed - certified - coming)
        advice += f"另有 {coming} 人外部考证，按期取证后{f'仍缺 {rest} 名' if rest else '够用'}。"
    return StaffingMonth(facts.month, facts.station.name, needed, certified, gap, advice, coming)


def _in_training(facts: RosterFacts, courses: Iterable[CertificateCourse]) -> frozenset[int]:
    if not facts.station.is_control_room:
        return frozenset()
    last = facts.month.last
    own = {one.member_id for one in facts.station_members if one.is_employed_on(last)}
    certified = {one.member_id for one in _heads(facts, last)}
    return frozenset(
        key
        for course in courses
        if course.level >= facts.station.min_level and course.ready_on <= facts.month.first
        for key in course.member_ids & (own - certified)
    )


def _heads(facts: RosterFacts, day: date) -> tuple[MemberFacts, ...]:
    if facts.station.is_control_room:
        return certified_heads(facts, day)
    return tuple(one for one in facts.station_members if one.is_employed_on(day))


def _present(heads: tuple[MemberFacts, ...], day: date) -> int:
    return sum(1 for one in heads if one.leave_in(day_span(day)) is None)


def _advice(facts: RosterFacts, needed: int, certified: int, gap: date | None) -> Iterator[str]:
    who = "队员"
    if facts.station.is_control_room:
        who = f"{facts.station.min_level.label}及以上持证人"
    spare = certified - needed
    if spare < 0:
        yield f"{who}需 {needed} 名，最少时 {certified} 名，缺 {-spare} 名"
        course = f"培训取证按 {COURSE_DAYS} 天计"
        begin = (gap or facts.month.first) - timedelta(days=COURSE_DAYS)
        if begin < facts.today:
            yield f"；应立即安排 {-spare} 人补充或培训（{course}，已经来不及）。"
        else:
            yield f"；最迟 {begin} 安排 {-spare} 人补充或开始培训（{course}）。"
    elif gap is not None:
        yield f"{who}总数够，但 {gap} 请假的人太多，当天各班排不满，请调整休假。"
    elif spare == 0:
        yield f"{who}刚好 {needed} 名，走任何一人就缺 1 名，建议再培训 1 人。"
    else:
        yield f"{who} {certified} 名，够用，多 {spare} 名。"
    yield from _losses(facts)


def _losses(facts: RosterFacts) -> Iterator[str]:
    """Whom the station loses in the course of the month, papers and leavers."""
    month = facts.month
    for member in facts.station_members:
        if member.left is not None and month.first <= member.left < month.last:
            yield f"{member.name} {member.left} 离职。"
        elif facts.station.is_control_room:
            first, last = (member.level_throughout(day_span(d)) for d in (month.first, month.last))
            if (first or 0) >= facts.station.min_level > (last or 0):
                yield f"{member.name}证书本月到期。"
