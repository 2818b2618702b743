"""The deadlines of the coming days, worked out once and looked at by every tick."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from fire_roster.domain.alerts.deadline import Deadline
from fire_roster.domain.alerts.judgement import AlertState, HeldAlert, event_moments
from fire_roster.domain.alerts.sources import collect
from fire_roster.records.alert import Alert
from fire_roster.services.alert_entries import held_of
from fire_roster.services.alert_facts import load_alert_facts
from fire_roster.services.alert_settings import load_alert_settings
from fire_roster.services.copy_state import NO_COPIES, CopyState
from fire_roster.store.queries import alerts as alert_queries
from fire_roster.store.transaction import Session

_AHEAD = timedelta(days=10)
_VALID = timedelta(days=7)
"""Records do not change without a new revision; time alone makes an agenda old only slowly."""


@dataclass
class Agenda:
    """Deadlines from `built_at` on, and the alerts on record that concern them.

    `held` follows what this process writes; nobody else may write meanwhile.
    """

    built_at: datetime
    revision: int
    deadlines: tuple[Deadline, ...]
    copies: CopyState = NO_COPIES
    held: dict[str, HeldAlert] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._moments = event_moments(self.deadlines)

    def is_valid(self, now: datetime, revision: int, copies: CopyState = NO_COPIES) -> bool:
        """Whether it still speaks for that moment."""
        is_same = revision == self.revision and copies == self.copies
        return is_same and self.built_at <= now < self.built_at + _VALID

    def next_event(self, after: datetime) -> datetime | None:
        """The first moment after one at which there may be something to do."""
        position = bisect_right(self._moments, after)
        found = [self._moments[position]] if position < len(self._moments) else []
        found += [one.snoozed_until for one in self.held.values() if _sleeps(one, after)]  # type: ignore[misc]
        found += [one.due for one in self.held.values() if _waits(one, after)]
        return min(found, default=None)

    def is_eventful(self, since: datetime, now: datetime) -> bool:
        """Whether anything begins, ends or wakes, or waits for its confirmation."""
        following = self.next_event(since)
        is_unconfirmed = any(one.state is AlertState.SHOWING for one in self.held.values())
        return is_unconfirmed or (following is not None and following <= now)

    def follow(self, records: Iterable[Alert]) -> None:
        """Take over what was written."""
        for record in records:
            self.held[record.key] = held_of(record)


def build_agenda(
    session: Session,
    now: datetime,
    revision: int,
    ahead: timedelta = _AHEAD,
    copies: CopyState = NO_COPIES,
) -> Agenda:
    """The agenda at a moment, from what is on file."""
    settings = load_alert_settings(session)
    facts = load_alert_facts(session, settings, now, ahead)
    facts = replace(facts, backed_up=copies.day_of_last(session))
    deadlines = collect(facts, settings)
    agenda = Agenda(now, revision, deadlines, copies)
    agenda.follow(alert_queries.list_by_keys(session, (one.key for one in deadlines)))
    agenda.follow(alert_queries.list_unsettled(session))
    return agenda


def _sleeps(one: HeldAlert, after: datetime) -> bool:
    return (
        one.state is AlertState.SNOOZED
        and one.snoozed_until is not None
        and one.snoozed_until > after
    )


def _waits(one: HeldAlert, after: datetime) -> bool:
    return one.state is AlertState.DUE and one.due > after
