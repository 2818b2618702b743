"""RosterFacts: everything the rules may look at for one station and one month, frozen."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cached_property
from operator import attrgetter
from typing import Any

from fire_roster.domain.calendar import HolidayCalendar
from fire_roster.domain.member import MemberFacts
from fire_roster.domain.month import Month
from fire_roster.domain.reinforcement import LeadFacts, ReinforcedPeriod
from fire_roster.domain.roster import Assignment, Duty, RosterStatus, SeatKey
from fire_roster.domain.roster_patch import RosterPatch, apply_patch
from fire_roster.domain.shift import ShiftType
from fire_roster.domain.swap import SwapFacts
from fire_roster.domain.time_span import TimeSpan, at_minute, day_span, midnight
from fire_roster.domain.unit import StationFacts, UnitFacts


@dataclass(frozen=True)
class RosterFacts:
    """One roster with its surroundings.

    `assignments` are the roster itself, at most one per seat key. `foreign_duties` are the
    context: the same station in the neighbouring months and all other stations, from at least
    seven days before to seven days after the month; rules read them and do not judge them.
    `members` are all people of the unit, also those of other stations. `swaps` are those in force
    that touch this roster; whether `assignments` are the plan or the final roster is for whoever
    loads them to say.
    """

    unit: UnitFacts
    station: StationFacts
    month: Month
    today: date
    members: Mapping[int, MemberFacts]
    shift_types: Mapping[int, ShiftType]
    assignments: Mapping[SeatKey, Assignment] = field(default_factory=dict)
    foreign_duties: tuple[Duty, ...] = ()
    calendar: HolidayCalendar = field(default_factory=HolidayCalendar)
    status: RosterStatus = RosterStatus.DRAFT
    version: int = 1
    swaps: tuple[SwapFacts, ...] = ()
    leads: Mapping[date, LeadFacts] = field(default_factory=dict)
    reinforced: tuple[ReinforcedPeriod, ...] = ()
    carried: Mapping[str, Mapping[int, int]] = field(default_factory=dict)
    """Duties (`nights`, `rest_days`) each member is ahead of the fair share from months before."""

    def period_on(self, day: date) -> ReinforcedPeriod | None:
        """The reinforced period of a day; of several the one that asks for most people."""
        found = [one for one in self.reinforced if one.covers(day, self.station.station_id)]
        return max(found, key=lambda one: one.extra_staff, default=None)

    def required_staff(self, day: date) -> int:
        """People per shift: what the station needs and what a reinforced period adds (H02)."""
        period = self.period_on(day)
        return self.station.required_staff(day) + (period.extra_staff if period else 0)

    @cached_property
    def required_shifts(self) -> tuple[ShiftType, ...]:
        """Shift types planned every day, in order of time."""
        required = (shift for shift in self.shift_types.values() if shift.is_required)
        return tuple(sorted(required, key=lambda shift: (shift.start_minute, shift.shift_type_id)))

    @cached_property
    def station_members(self) -> tuple[MemberFacts, ...]:
        """Members of this station who are employed on some day of the month."""
        return tuple(
            member
            for member in self.members.values()
            if self.station.station_id in member.station_ids
            and (member.joined is None or member.joined <= self.month.last)
            and (member.left is None or member.left >= self.month.first)
        )

    @cached_property
    def standard_minutes(self) -> int:
        """Standard working time of the month."""
        return self.calendar.standard_minutes(self.month)

    @cached_property
    def assignable_days(self) -> Mapping[int, float]:
        """Per member of the station the days of the month on which duty is possible at all.

        In service and not on leave; in a control room also with a certificate valid that day and
        of the least level.
        """
        return {
            member.member_id: float(self._count_assignable(member))
            for member in self.station_members
        }

    def _count_assignable(self, member: MemberFacts) -> int:
        first, last = self.month.first, self.month.last
        is_away = any(leave.first <= last and first <= leave.last for leave in member.leaves)
        is_here = member.is_employed_on(first) and member.is_employed_on(last) and not is_away
        span = TimeSpan(midnight(first), midnight(last + timedelta(days=1)))
        if is_here and self._has_level(member, span):
            return len(self.month.days)
        return sum(self._is_assignable(member, day) for day in self.month.days)

    def _is_assignable(self, member: MemberFacts, day: date) -> bool:
        is_away = any(leave.first <= day <= leave.last for leave in member.leaves)
        if is_away or not member.is_employed_on(day):
            return False
        return self._has_level(member, day_span(day))

    def _has_level(self, member: MemberFacts, span: TimeSpan) -> bool:
        if not self.station.is_control_room:
            return True
        level = member.level_throughout(span)
        return level is not None and level >= self.station.min_level

    def duty_of(self, assignment: Assignment) -> Duty:
        """The assignment in real time."""
        shift = self.shift_types[assignment.shift_type_id]
        return Duty(
            station_id=self.station.station_id,
            station_name=self.station.name,
            member_id=assignment.member_id,
            duty_date=assignment.duty_date,
            shift=shift,
            span=self._span_of(shift, assignment.duty_date),
            is_control_room=self.station.is_control_room,
            is_locked=assignment.is_locked,
            position=assignment.position,
        )

    def _span_of(self, shift: ShiftType, day: date) -> TimeSpan:
        """The span of a shift on a day, one for all who stand on it."""
        key = (shift.shift_type_id, day)
        if key not in self._spans:
            self._spans[key] = shift.span_on(day)
        return self._spans[key]

    @cached_property
    def _spans(self) -> dict[tuple[int, date], TimeSpan]:
        return {}

    @cached_property
    def duties_by_member(self) -> dict[int, tuple[Duty, ...]]:
        """All duties of each member, own and foreign, in order of real time."""
        duties = [self.duty_of(one) for one in self.assignments.values()]
        return _grouped([*duties, *self.foreign_duties])

    @cached_property
    def duties_by_day(self) -> dict[date, tuple[Duty, ...]]:
        """Duties of this station by duty date, neighbouring months included."""
        by_day: dict[date, list[Duty]] = {}
        for duties in self.duties_by_member.values():
            for duty in duties:
                if duty.station_id == self.station.station_id:
                    by_day.setdefault(duty.duty_date, []).append(duty)
        return {day: tuple(duties) for day, duties in by_day.items()}

    def duties_of(self, member_id: int) -> tuple[Duty, ...]:
        """One member's duties, own and foreign, in order of real time."""
        return self.duties_by_member.get(member_id, ())

    def own_duties_of(self, member_id: int) -> tuple[Duty, ...]:
        """One member's duties in this roster, in order of real time."""
        key = ("own", member_id)
        if key not in self.member_memo:
            own = (duty for duty in self.duties_of(member_id) if not duty.is_foreign)
            self.member_memo[key] = tuple(own)
        found: tuple[Duty, ...] = self.member_memo[key]
        return found

    @cached_property
    def member_memo(self) -> dict[tuple[str, int], Any]:
        """What was worked out about a member's duties, by purpose and member.

        An edit keeps what is about members that it does not touch.
        """
        return {}

    def station_duties_in(self, span: TimeSpan) -> tuple[Duty, ...]:
        """This station's duties that touch a span (duties last at most two days)."""
        found: list[Duty] = []
        day = span.start.date() - timedelta(days=2)
        while day <= span.end.date():
            # Written out: this runs several hundred times in every edit.
            found += [
                duty
                for duty in self.duties_by_day.get(day, ())
                if duty.span.start < span.end and span.start < duty.span.end
            ]
            day += timedelta(days=1)
        return tuple(found)

    def coverage_window(self, day: date) -> TimeSpan:
        """The 24 hours that belong to a duty date: from the first required shift's start."""
        first = self.required_shifts[0].start_minute if self.required_shifts else 0
        return TimeSpan(at_minute(day, first), at_minute(day + timedelta(days=1), first))

    def with_patch(self, patch: RosterPatch) -> "RosterFacts":
        """The facts after an edit; only the touched members and days are indexed anew."""
        after = replace(self, assignments=apply_patch(self.assignments, patch))
        by_member = dict(self.duties_by_member)
        touched = patch.member_ids
        for member_id in touched:
            foreign = [duty for duty in self.duties_of(member_id) if duty.is_foreign]
            by_member[member_id] = tuple(foreign)
        by_day = dict(self.duties_by_day)
        for change in patch.changes:
            day = change.key.duty_date
            kept = (duty for duty in by_day.get(day, ()) if _seat_of(duty) != change.key)
            by_day[day] = (*kept, *([after.duty_of(change.after)] if change.after else []))
        own: dict[int, list[Duty]] = {}
        for key, assignment in after.assignments.items():
            if key.member_id in touched:
                own.setdefault(key.member_id, []).append(after.duty_of(assignment))
        for member_id, duties in own.items():
            by_member[member_id] = _in_order([*by_member.get(member_id, ()), *duties])
        after.__dict__["duties_by_member"] = by_member
        after.__dict__["duties_by_day"] = by_day
        after.__dict__["member_memo"] = {
            key: known for key, known in self.member_memo.items() if key[1] not in touched
        }
        for name in _SAME_AFTER_EDITS:
            if name in self.__dict__:
                after.__dict__[name] = self.__dict__[name]
        return after


_SAME_AFTER_EDITS = (
    "required_shifts",
    "station_members",
    "standard_minutes",
    "assignable_days",
    "_spans",
)
_IN_TIME = attrgetter("span.start", "span.end", "station_id", "duty_date", "shift.shift_type_id")


def _seat_of(duty: Duty) -> SeatKey:
    return SeatKey(duty.duty_date, duty.shift.shift_type_id, duty.member_id)


def _in_order(duties: Iterable[Duty]) -> tuple[Duty, ...]:
    # Complete, so that the order never depends on how the facts came about.
    return tuple(sorted(duties, key=_IN_TIME))


def _grouped(duties: Iterable[Duty]) -> dict[int, tuple[Duty, ...]]:
    by_member: dict[int, list[Duty]] = {}
    for duty in duties:
        by_member.setdefault(duty.member_id, []).append(duty)
    return {member_id: _in_order(found) for member_id, found in by_member.items()}
