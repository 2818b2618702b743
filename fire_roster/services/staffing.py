"""Headcount and certificates of the months to come, station by station."""

from datetime import date, timedelta

from fire_roster.domain.certificate import Level
from fire_roster.domain.facts import RosterFacts
from fire_roster.domain.month import Month
from fire_roster.domain.rules.base import RuleSettings
from fire_roster.domain.rules.c11_certified_heads import RULE as C11
from fire_roster.domain.staffing import heads_needed
from fire_roster.domain.staffing_forecast import (
    COURSE_DAYS,
    CertificateCourse,
    StaffingMonth,
    forecast_month,
)
from fire_roster.domain.staffing_outlook import StaffingOutlook, look_ahead
from fire_roster.domain.training import TrainingKind
from fire_roster.records.training import Training
from fire_roster.services.clock import Clock
from fire_roster.services.roster_facts import load_people, load_settings
from fire_roster.store.queries import practice
from fire_roster.store.transaction import Database, Session

MONTHS = 12


class StaffingService:
    """Answers “以后的人够不够”."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database, self._clock = database, clock

    def forecast(self, station_id: int, months: int = MONTHS) -> tuple[StaffingMonth, ...]:
        """One station from the current month on."""
        return self.outlook(station_id, months).months

    def outlook(self, station_id: int, months: int = MONTHS) -> StaffingOutlook:
        """One station from the current month on, with one sentence about all of it."""
        today = self._clock.today()
        now = Month.of(today)
        with self._database.read() as session:
            settings = load_settings(session)
            courses = load_courses(session, today)
            ahead = [now.shifted(number) for number in range(months)]
            facts = load_people(session, ahead, today, station_id)
        station = facts[0].station
        level = station.min_level.label if station.is_control_room else ""
        return look_ahead(
            [forecast_facts(month, settings, courses) for month in facts], level, today
        )


def load_courses(session: Session, today: date) -> tuple[CertificateCourse, ...]:
    """External courses that are planned or running: their people may be certified later.

    One that was held counts for who attended and did not fail, until its certificates should be
    on file.
    """
    called: dict[int, set[int]] = {}
    records = {
        one.id: one
        for one in practice.list_records(session, Training)
        if one.kind == TrainingKind.EXTERNAL and one.certificate_level
    }
    for row in practice.list_children(session, Training):
        course = records.get(row.training_id)
        if course is None:
            continue
        has_failed = row.score is not None and row.score < course.pass_score
        if course.held_on is None or (row.is_present and not has_failed):
            called.setdefault(row.training_id, set()).add(row.member_id)
    found = (
        CertificateCourse(
            Level.from_label(records[key].certificate_level),
            (records[key].held_on or records[key].planned_on) + timedelta(days=COURSE_DAYS),
            frozenset(members),
        )
        for key, members in called.items()
    )
    return tuple(one for one in found if one.ready_on >= today)


def forecast_facts(
    facts: RosterFacts, settings: RuleSettings, courses: tuple[CertificateCourse, ...] = ()
) -> StaffingMonth:
    """One month of one station; hours of a year per person are those the unit has set for C11."""
    annual = C11.value(settings, "annual_hours")
    overtime = C11.value(settings, "overtime_hours")
    posts = facts.station.required_staff(facts.month.last)
    return forecast_month(facts, heads_needed(posts, annual, overtime), courses)
