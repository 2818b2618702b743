"""A small unit for the sources: December 2026, looked at on 25 November at 09:00."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any

from fire_roster.domain.alerts.deadline import Deadline
from fire_roster.domain.alerts.facts import AlertFacts
from fire_roster.domain.alerts.kinds import AlertKind, AlertSettings, KindSetting
from fire_roster.domain.alerts.sources import SOURCES, collect
from fire_roster.domain.facts import RosterFacts
from fire_roster.domain.member import MemberFacts
from fire_roster.domain.roster import RosterStatus
from fire_roster.domain.time_span import TimeSpan
from tests.unit.domain.roster_builder import CONTROL_ROOM, MONTH

NOW = datetime(2026, 11, 25, 9)
WINDOW = TimeSpan(datetime(2026, 10, 16), datetime(2026, 12, 31, 23))


def world(*rosters: RosterFacts, people: Iterable[MemberFacts] = (), **changes: Any) -> AlertFacts:
    """Facts with these rosters, published unless their status says otherwise."""
    members = {key: one for facts in rosters for key, one in facts.members.items()}
    members |= {one.member_id: one for one in people}
    keys = {(one.station.station_id, one.month): one for one in rosters}
    facts = AlertFacts(
        at=NOW,
        window=WINDOW,
        stations=(CONTROL_ROOM,),
        members=members,
        rosters=keys,
        published=frozenset(
            key for key, one in keys.items() if one.status is RosterStatus.PUBLISHED
        ),
    )
    return replace(facts, **changes)


def published(facts: RosterFacts) -> RosterFacts:
    """The same roster in force."""
    return replace(facts, status=RosterStatus.PUBLISHED)


def named(
    kind: AlertKind, facts: AlertFacts, settings: AlertSettings | None = None
) -> dict[str, Deadline]:
    """What one source names, by key."""
    return {one.key: one for one in SOURCES[kind](facts, settings or AlertSettings())}


def only(kind: AlertKind, **values: Any) -> AlertSettings:
    """Settings of one kind."""
    return AlertSettings({kind: KindSetting(**values)})


__all__ = ["MONTH", "NOW", "WINDOW", "collect", "named", "only", "published", "world"]
