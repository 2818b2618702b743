"""Loads what the rules about drills, training and records look at."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from fire_roster.domain.month import Month
from fire_roster.domain.practice import (
    DeviceOffFacts,
    FirstDuty,
    HandoverFacts,
    LogSheetFacts,
    PracticeFacts,
    SignedPaperFacts,
)
from fire_roster.domain.roster import Duty
from fire_roster.domain.shift import ShiftType
from fire_roster.domain.time_span import TimeSpan, at_minute
from fire_roster.domain.unit import StationFacts
from fire_roster.records.duty_log import DeviceOff, DutyLog, Handover
from fire_roster.services.duty import list_final_duties
from fire_roster.services.practice.drills import load_drills
from fire_roster.services.practice.ledgers import LEDGERS
from fire_roster.services.practice.papers import paper_of
from fire_roster.services.practice.trainings import load_trainings
from fire_roster.services.roster_facts import load_members
from fire_roster.services.translation import shift_type, station_facts, unit_facts
from fire_roster.store.queries import office, practice
from fire_roster.store.transaction import Session

_BACK_DAYS, _AHEAD_DAYS = 30, 7


def load_practice(session: Session, now: datetime) -> PracticeFacts:
    """The facts at a moment; duties of the last 30 and the next 7 days."""
    unit = office.get_unit(session)
    stations = tuple(station_facts(record) for record in office.list_stations(session))
    first = now.date() - timedelta(days=_BACK_DAYS)
    last = now.date() + timedelta(days=_AHEAD_DAYS)
    duties = [duty for one in stations for duty in list_final_duties(session, one, first, last)[0]]
    return PracticeFacts(
        unit=unit_facts(unit),
        now=now,
        members=load_members(session, Month.of(now.date())),
        stations=stations,
        staff_count=unit.staff_count,
        drills=load_drills(session),
        trainings=load_trainings(session),
        duties=tuple(_first_duties(duties)),
        log_sheets=tuple(_log_sheets(session, stations)),
        handovers=tuple(
            HandoverFacts(one.station_id, one.at, one.is_giver_signed and one.is_taker_signed)
            for one in practice.list_records(session, Handover)
        ),
        handovers_due=tuple(sorted({(duty.station_id, duty.span.start) for duty in duties})),
        devices_off=tuple(
            DeviceOffFacts(
                one.device,
                one.state,
                one.since,
                one.until,
                one.restored_on,
                bool(one.reason),
                bool(one.approved_by),
            )
            for one in practice.list_records(session, DeviceOff)
        ),
        signed_papers=tuple(signed_papers(session)),
    )


def _first_duties(duties: Iterable[Duty]) -> Iterator[FirstDuty]:
    by_member: dict[int, list[Duty]] = {}
    for duty in duties:
        by_member.setdefault(duty.member_id, []).append(duty)
    for member_id, own in sorted(by_member.items()):
        yield FirstDuty(
            member_id,
            min((duty.duty_date for duty in own if duty.is_control_room), default=None),
            min((duty.duty_date for duty in own if not duty.is_control_room), default=None),
        )


def _log_sheets(session: Session, stations: Iterable[StationFacts]) -> Iterator[LogSheetFacts]:
    begins = {one.station_id: _first_minute(session, one.station_id) for one in stations}
    times: dict[int, list[datetime]] = {}
    for row in practice.list_children(session, DutyLog):
        times.setdefault(row.log_id, []).append(row.at)
    for one in practice.list_records(session, DutyLog):
        start = at_minute(one.day, begins[one.station_id])
        checks = (
            one.has_self_test,
            one.has_mute,
            one.has_reset,
            one.has_main_power,
            one.has_backup_power,
        )
        yield LogSheetFacts(
            station_id=one.station_id,
            day=one.day,
            span=TimeSpan(start, start + timedelta(days=1)),
            times=tuple(times.get(one.id, ())),
            is_on_paper=one.is_on_paper,
            has_daily_check=all(checks),
        )


def _first_minute(session: Session, station_id: int) -> int:
    """The minute at which a duty date of the station begins: its first required shift."""
    shifts: list[ShiftType] = [
        shift_type(record) for record in office.list_shift_types(session, station_id)
    ]
    return min((one.start_minute for one in shifts if one.is_required), default=0)


def signed_papers(session: Session) -> Iterator[SignedPaperFacts]:
    """Every record that wants a signature, with when it happened and was written down (K02)."""
    for key in ("duty-log", "patrol", "alarm", "drill", "training"):
        ledger = LEDGERS[key]
        for record in practice.list_records(session, ledger.table):
            paper = paper_of(ledger, record)
            if paper is not None:
                yield paper
