"""Headcount and certificates of the months to come, station by station."""

from fire_roster.domain.facts import RosterFacts
from fire_roster.domain.month import Month
from fire_roster.domain.rules.base import RuleSettings
from fire_roster.domain.rules.c11_certified_heads import RULE as C11
from fire_roster.domain.staffing import heads_needed
from fire_roster.domain.staffing_forecast import StaffingMonth, forecast_month
from fire_roster.domain.staffing_outlook import StaffingOutlook, look_ahead
from fire_roster.services.clock import Clock
from fire_roster.services.roster_facts import load_facts, load_settings
from fire_roster.store.transaction import Database

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
            facts = [
                load_facts(session, station_id, now.shifted(ahead), today, None)
                for ahead in range(months)
            ]
        station = facts[0].station
        level = station.min_level.label if station.is_control_room else ""
        return look_ahead([forecast_facts(month, settings) for month in facts], level, today)


def forecast_facts(facts: RosterFacts, settings: RuleSettings) -> StaffingMonth:
    """One month of one station; hours of a year per person are those the unit has set for C11."""
    annual = C11.value(settings, "annual_hours")
    overtime = C11.value(settings, "overtime_hours")
    posts = facts.station.required_staff(facts.month.last)
    return forecast_month(facts, heads_needed(posts, annual, overtime))
