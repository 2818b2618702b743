"""Loads everything the sources of alerts may look at."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta

from fire_roster.domain.alerts.facts import AlertFacts, DatedItem
from fire_roster.domain.alerts.judgement import LOOK_BACK
from fire_roster.domain.alerts.kinds import AlertKind, AlertSettings
from fire_roster.domain.calendar import HolidayCalendar
from fire_roster.domain.facts import RosterFacts
from fire_roster.domain.member import MemberFacts
from fire_roster.domain.month import Month
from fire_roster.domain.roster import Assignment, Duty, RosterStatus, SeatKey
from fire_roster.domain.rules.c05_online_verification import RULE as C05
from fire_roster.domain.rules.t05_training_interval import RULE as T05
from fire_roster.domain.time_span import TimeSpan
from fire_roster.domain.training import training_duty
from fire_roster.domain.unit import UnitFacts
from fire_roster.services.alert_records import load_dated_items, void_wall_copies
from fire_roster.services.duty import list_final_duties
from fire_roster.services.practice.trainings import load_trainings
from fire_roster.services.roster_facts import load_members_between, load_settings
from fire_roster.services.staffing import forecast_facts
from fire_roster.services.swap_translation import lead_facts, reinforced_period
from fire_roster.services.translation import (
    holiday_calendar,
    shift_type,
    station_facts,
    unit_facts,
)
from fire_roster.store.queries import office
from fire_roster.store.queries import rosters as roster_queries
from fire_roster.store.queries import swaps as swap_queries
from fire_roster.store.transaction import Session

_CONTEXT = timedelta(days=3)
"""Duties last at most two days."""


def load_alert_facts(
    session: Session, settings: AlertSettings, now: datetime, ahead: timedelta
) -> AlertFacts:
    """The unit as it is on file, for deadlines from 40 days back to `ahead` from now."""
    # A shift is told some days before it begins.
    far = ahead + timedelta(days=settings.lead(AlertKind.SHIFT_SHORT))
    known = TimeSpan(now - LOOK_BACK, now + far)
    months = _months_ahead(settings, now)
    last = max((known.end.date(), *(month.last for month in months)))
    members = load_members_between(session, known.start.date(), last)
    unit = unit_facts(office.get_unit(session))
    bases = _bases(session, now, members, known, unit)
    rosters = {
        (base.station.station_id, month): roster
        for base in bases
        for month, roster in _station_rosters(session, base, known).items()
    }
    published = {key for key, roster in rosters.items() if roster.status is RosterStatus.PUBLISHED}
    rules = load_settings(session)
    return AlertFacts(
        at=now,
        window=known,
        stations=tuple(base.station for base in bases),
        members=members,
        rosters=rosters,
        published=frozenset(published),
        drafts=_drafts_above(session, published),
        calendar=bases[0].calendar if bases else HolidayCalendar(),
        staffing={
            base.station.station_id: tuple(
                forecast_facts(replace(base, month=month), rules) for month in months
            )
            for base in bases
        },
        trainings=load_trainings(session),
        training_duty=training_duty(unit.traits, round(T05.value(rules, "months"))),
        verify_months=round(C05.value(rules, "verify_months")),
        dated=_dated_items(session, bases, rosters, now.date()),
        leads=frozenset(bases[0].leads) if bases else frozenset(),
        reinforced=bases[0].reinforced if bases else (),
    )


def _dated_items(
    session: Session,
    bases: list[RosterFacts],
    rosters: Mapping[tuple[int, Month], RosterFacts],
    today: date,
) -> tuple[DatedItem, ...]:
    if not bases:
        return ()
    first = bases[0]
    is_manned = any(one.is_employed_on(today) for one in first.members.values())
    rules = load_settings(session)
    return (
        *load_dated_items(session, first.unit, rules, today, is_manned=is_manned),
        *void_wall_copies(session, rosters, today),
    )


def _months_ahead(settings: AlertSettings, now: datetime) -> tuple[Month, ...]:
    """The months whose headcount is looked at."""
    count = settings.lead(AlertKind.STAFFING) if settings.is_on(AlertKind.STAFFING) else 0
    return tuple(Month.of(now.date()).shifted(ahead) for ahead in range(count))


def _bases(
    session: Session,
    now: datetime,
    members: Mapping[int, MemberFacts],
    known: TimeSpan,
    unit: UnitFacts,
) -> list[RosterFacts]:
    """For each station the facts of an empty month."""
    calendar = holiday_calendar(office.list_holiday_years(session), office.list_holidays(session))
    first, last = known.start.date(), known.end.date()
    leads = {one.day: lead_facts(one) for one in swap_queries.list_leads(session, first, last)}
    periods = tuple(map(reinforced_period, swap_queries.list_periods(session, first, last)))
    return [
        RosterFacts(
            unit=unit,
            station=station_facts(record),
            month=Month.of(now.date()),
            today=now.date(),
            members=members,
            shift_types={
                one.id: shift_type(one) for one in office.list_shift_types(session, record.id)
            },
            calendar=calendar,
            leads=leads,
            reinforced=periods,
        )
        for record in office.list_stations(session)
    ]


def _station_rosters(
    session: Session, base: RosterFacts, known: TimeSpan
) -> Mapping[Month, RosterFacts]:
    """The rosters in force of a station; each knows the duties of the months beside it."""
    first, last = known.start.date() - _CONTEXT, known.end.date() + _CONTEXT
    duties, final = list_final_duties(session, base.station, first, last)
    found = {}
    for month, roster in final.items():
        own = [duty for duty in duties if month.contains(duty.duty_date)]
        beside = [
            duty
            for duty in duties
            if not month.contains(duty.duty_date)
            and month.first - _CONTEXT <= duty.duty_date <= month.last + _CONTEXT
        ]
        found[month] = replace(
            base,
            month=month,
            assignments=_assignments(own),
            foreign_duties=tuple(replace(duty, is_foreign=True) for duty in beside),
            status=RosterStatus(roster.status),
            version=roster.version,
        )
    return found


def _assignments(duties: Iterable[Duty]) -> dict[SeatKey, Assignment]:
    seats = (
        Assignment(one.duty_date, one.shift.shift_type_id, one.member_id, one.position)
        for one in duties
    )
    return {seat.key: seat for seat in seats}


def _drafts_above(
    session: Session, published: Iterable[tuple[int, Month]]
) -> dict[tuple[int, Month], int]:
    """Version of each draft that stands above a published roster."""
    wanted = {(station_id, str(month)): month for station_id, month in published}
    months = {month for _, month in wanted}
    return {
        (one.station_id, wanted[one.station_id, one.month]): one.version
        for one in roster_queries.list_rosters(session, sorted(months))
        if one.status == RosterStatus.DRAFT and (one.station_id, one.month) in wanted
    }
