"""Deadlines of shifts: too few people soon or now, about to begin, broken by leave."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from fire_roster.domain.alerts.deadline import Deadline
from fire_roster.domain.alerts.facts import AlertFacts
from fire_roster.domain.alerts.kinds import AlertKind, AlertSettings
from fire_roster.domain.coverage import ShiftCoverage, shift_coverage
from fire_roster.domain.facts import RosterFacts
from fire_roster.domain.member import LeaveFacts, MemberFacts
from fire_roster.domain.roster import Duty
from fire_roster.domain.rules.base import date_text, dates_text


def short_deadlines(facts: AlertFacts, settings: AlertSettings) -> Iterator[Deadline]:
    """Shifts that lack people, some days before; a day without anybody is one deadline."""
    kind = AlertKind.SHIFT_SHORT
    lead = timedelta(days=settings.lead(kind))
    for roster, day in _roster_days(facts):
        due = settings.on_day(kind, day - lead)
        if roster.required_shifts and not roster.duties_by_day.get(day):
            yield _deadline(
                settings,
                kind,
                _where(roster, day),
                key=f"short:{roster.station.station_id}:{day}:all",
                message=f"{roster.station.name}{date_text(day)}还没有排人",
                due=due,
                until=roster.required_shifts[-1].span_on(day).start,
            )
            continue
        for one in _short_shifts(roster, day):
            yield _deadline(
                settings,
                kind,
                _where(roster, day),
                key=f"short:{_shift_key(roster, one)}",
                message=_missing_words(roster, one),
                due=due,
                until=one.shift.span_on(day).start,
            )


def uncovered_deadlines(facts: AlertFacts, settings: AlertSettings) -> Iterator[Deadline]:
    """The shift that runs lacks people: from its start to its end."""
    kind = AlertKind.UNCOVERED_NOW
    for roster, day in _roster_days(facts):
        for one in _short_shifts(roster, day):
            span = one.shift.span_on(day)
            yield _deadline(
                settings,
                kind,
                _where(roster, day),
                key=f"now:{_shift_key(roster, one)}",
                message=f"{_missing_words(roster, one)}，现在就要有人顶上",
                due=settings.audible(kind, span.start),
                until=span.end,
            )


def begin_deadlines(facts: AlertFacts, settings: AlertSettings) -> Iterator[Deadline]:
    """A shift is about to begin; says who takes over."""
    kind = AlertKind.SHIFT_BEGIN
    lead = timedelta(minutes=settings.lead(kind))
    for roster, day in _roster_days(facts):
        for shift in roster.required_shifts:
            start = shift.span_on(day).start
            names = [
                roster.members[duty.member_id].name
                for duty in roster.duties_by_day.get(day, ())
                if duty.shift == shift
            ]
            begins = f"{roster.station.name}{date_text(start.date())} {start:%H:%M} {shift.name}"
            yield _deadline(
                settings,
                kind,
                _where(roster, day),
                key=f"begin:{roster.station.station_id}:{day}:{shift.shift_type_id}",
                message=f"{begins}接班：{'、'.join(names) or '没有排人'}",
                public=f"{begins}接班，共 {len(names)} 人",
                due=settings.audible(kind, start - lead),
                until=start,
            )


def leave_deadlines(facts: AlertFacts, settings: AlertSettings) -> Iterator[Deadline]:
    """Somebody on leave stands in a published roster, on days that are not over."""
    for (station_id, month), roster in facts.rosters.items():
        if (station_id, month) not in facts.published:
            continue
        for member in facts.members.values():
            duties = roster.own_duties_of(member.member_id)
            for leave in member.leaves:
                broken = [
                    one
                    for one in duties
                    if one.span.overlaps(leave.span) and one.span.end > facts.at
                ]
                if broken:
                    yield _leave_deadline(settings, roster, member, (leave, broken))


def _leave_deadline(
    settings: AlertSettings,
    roster: RosterFacts,
    member: MemberFacts,
    conflict: tuple[LeaveFacts, list[Duty]],
) -> Deadline:
    leave, broken = conflict
    days = dates_text(one.duty_date for one in broken)
    first = broken[0]
    return _deadline(
        settings,
        AlertKind.LEAVE,
        {**_where(roster, first.duty_date), "member_id": member.member_id},
        key=(
            f"leave:{member.member_id}:{leave.first}:{leave.last}"
            f":{roster.station.station_id}:{first.duty_date}"
        ),
        message=f"{member.name}{leave.kind}，但{roster.station.name}{days}排了班",
        public=f"{roster.station.name}{days}排了请假的人",
        due=None,
        until=broken[-1].span.end,
    )


def _deadline(
    settings: AlertSettings, kind: AlertKind, focus: Mapping[str, object], **values: Any
) -> Deadline:
    """A deadline that leads to the roster; without `public` the message names nobody."""
    return Deadline(
        kind=kind,
        severity=settings.severity(kind),
        page="roster",
        focus=focus,
        **{"public": values["message"], **values},
    )


def _roster_days(facts: AlertFacts) -> Iterator[tuple[RosterFacts, date]]:
    """Every day of the window that a roster in force knows."""
    first, last = facts.window.start.date() - timedelta(days=2), facts.window.end.date()
    for (_, month), roster in facts.rosters.items():
        for day in month.days:
            if first <= day <= last:
                yield roster, day


def _short_shifts(roster: RosterFacts, day: date) -> list[ShiftCoverage]:
    found = (shift_coverage(roster, day, shift) for shift in roster.required_shifts)
    return [one for one in found if one.missing]


def _shift_key(roster: RosterFacts, one: ShiftCoverage) -> str:
    """With the number missing: when it grows that is told again."""
    return f"{roster.station.station_id}:{one.day}:{one.shift.shift_type_id}:{one.missing}"


def _missing_words(roster: RosterFacts, one: ShiftCoverage) -> str:
    who = "人"
    if one.have > one.certified:
        who = f"名{roster.station.min_level.label}及以上持证人"
    return f"{roster.station.name}{date_text(one.day)}{one.shift.name}缺 {one.missing} {who}"


def _where(roster: RosterFacts, day: date) -> dict[str, object]:
    return {"station_id": roster.station.station_id, "day": day.isoformat()}
