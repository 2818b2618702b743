"""Everything that 今日 shows, read at one moment; runs in a worker."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from fire_roster.domain.month import Month
from fire_roster.domain.time_span import midnight
from fire_roster.services.alert_entries import Digest
from fire_roster.services.certificates import CertificateEntry
from fire_roster.services.office import Office
from fire_roster.services.stations import StationEntry
from fire_roster.ui.today.practice_card import PracticeToday
from fire_roster.ui.today.station_card import StationToday

_REMIND_FROM_DAY = 20
"""From this day of a month on the next month's roster is missed."""


@dataclass(frozen=True, slots=True)
class TodayFacts:
    """`unplanned` are the stations whose next month should have been planned by now.

    `digest` is what would have been told while the computer was off.
    """

    now: datetime
    has_people: bool
    stations: Sequence[StationToday]
    unplanned: Sequence[StationEntry]
    digest: Digest | None
    running_out: Sequence[CertificateEntry]
    practice: PracticeToday

    @property
    def stale_from(self) -> datetime:
        """The next change of duty, at the latest midnight."""
        ends = [one.duty.span.end for one in self.stations]
        return min([midnight(self.now.date() + timedelta(days=1)), *ends])


def read_today(office: Office, now: datetime) -> TodayFacts:
    """What holds at a moment."""
    outlooks = {one.station.station_id: one for one in office.outlook.coming_days()}
    return TodayFacts(
        now=now,
        has_people=office.members.has_any(),
        stations=[
            StationToday(duty, following, outlooks[duty.station.station_id])
            for duty, following in office.duty.now_and_next(now)
        ],
        unplanned=_unplanned(office, now.date()),
        digest=office.alerts.digest(),
        running_out=office.certificates.list_running_out(),
        practice=_practice(office, now.date()),
    )


def _unplanned(office: Office, today: date) -> list[StationEntry]:
    if today.day < _REMIND_FROM_DAY:
        return []
    month = Month.of(today).shifted(1)
    return [
        entry
        for entry in office.stations.list_all()
        if not office.rosters.list_versions(entry.record.id, month)
    ]


def _practice(office: Office, day: date) -> PracticeToday:
    coverage = office.trainings.coverage().total
    hazards = [one for one in office.records.list_all("hazard") if one.closed_on is None]
    return PracticeToday(
        office.drills.outlook(),
        coverage.percent,
        len(coverage.missing_ids),
        len(hazards),
        sum(one.deadline is not None and one.deadline < day for one in hazards),
    )
