"""Alerts as people and windows see them."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from fire_roster.domain.alerts.judgement import AlertState, Ending, HeldAlert
from fire_roster.domain.alerts.kinds import AlertKind, KindSpec, spec_of
from fire_roster.domain.rules.base import Severity
from fire_roster.records.alert import Alert
from fire_roster.services.clock import wall_time


@dataclass(frozen=True, slots=True)
class AlertEntry:
    """One alert; times are wall-clock times. `public` names nobody."""

    key: str
    kind: AlertKind
    severity: Severity
    due: datetime
    message: str
    public: str
    state: AlertState
    page: str = ""
    focus: Mapping[str, object] = field(default_factory=dict)
    ending: Ending | None = None
    raised_at: datetime | None = None
    shown_at: datetime | None = None
    snoozed_until: datetime | None = None
    closed_at: datetime | None = None
    closed_by: str = ""

    @property
    def spec(self) -> KindSpec:
        """Label, icon and clause of its kind."""
        return spec_of(self.kind)

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to do something."""
        return self.state.is_open and self.ending is None

    @property
    def state_text(self) -> str:
        """待处理, 12-01 08:30 再提醒, 张三 12-01 09:00 已处理, 原因已消除."""
        if self.state is AlertState.SNOOZED and self.snoozed_until:
            return f"{self.snoozed_until:%m-%d %H:%M} 再提醒"
        if self.state is AlertState.ACKNOWLEDGED and self.closed_at:
            return f"{self.closed_by} {self.closed_at:%m-%d %H:%M} 已处理".strip()
        return self.ending.value if self.ending else "待处理"

    @property
    def rank(self) -> tuple[int, datetime]:
        """The gravest first, then the oldest."""
        return self.severity.rank, self.due


@dataclass(frozen=True, slots=True)
class Digest:
    """What would have been told while nobody could be told: 电脑关机期间."""

    began: datetime
    ended: datetime
    entries: tuple[AlertEntry, ...]

    @property
    def open_count(self) -> int:
        """How many still wait for somebody."""
        return sum(entry.is_open for entry in self.entries)


@dataclass(frozen=True, slots=True)
class Tick:
    """What one look at clock and database found.

    `fresh` is to be shown and confirmed with `mark_shown`; `missed` came and went unseen and is
    told once, in the digest. `closed` ended by itself. After a silence `digest` holds both.
    """

    at: datetime
    fresh: tuple[AlertEntry, ...] = ()
    missed: tuple[AlertEntry, ...] = ()
    closed: tuple[AlertEntry, ...] = ()
    digest: Digest | None = None
    has_jumped: bool = False
    next_due: datetime | None = None


def entry_of(record: Alert) -> AlertEntry:
    """A stored alert."""
    return AlertEntry(
        key=record.key,
        kind=AlertKind(record.kind),
        severity=Severity(record.severity),
        due=wall_time(record.due),
        message=record.message,
        public=record.public_message,
        state=AlertState(record.state),
        page=record.page,
        focus=json.loads(record.focus),
        ending=Ending(record.ending) if record.ending else None,
        raised_at=wall_time(record.raised_at),
        shown_at=_wall(record.shown_at),
        snoozed_until=_wall(record.snoozed_until),
        closed_at=_wall(record.closed_at),
        closed_by=record.closed_by,
    )


def held_of(record: Alert) -> HeldAlert:
    """A stored alert as the judgement sees it."""
    return HeldAlert(
        key=record.key,
        kind=AlertKind(record.kind),
        state=AlertState(record.state),
        due=wall_time(record.due),
        was_shown=record.shown_at is not None,
        snoozed_until=_wall(record.snoozed_until),
        ending=Ending(record.ending) if record.ending else None,
    )


def focus_text(focus: Mapping[str, object]) -> str:
    """The focus as it is stored."""
    plain: dict[str, Any] = dict(focus)
    return json.dumps(plain, ensure_ascii=False, sort_keys=True)


def _wall(instant: datetime | None) -> datetime | None:
    return wall_time(instant) if instant else None
