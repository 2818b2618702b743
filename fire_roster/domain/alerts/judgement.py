"""One tick: which deadlines are new, which alerts end, what a pause or a jump of the clock means.

Pure: the same deadlines, alerts and moment give the same verdict, so a tick may be repeated.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from fire_roster.domain.alerts.deadline import Deadline
from fire_roster.domain.alerts.kinds import OWN_KINDS, AlertKind

PAUSE = timedelta(minutes=10)
"""A longer silence between two ticks is told as one digest."""
LOOK_BACK = timedelta(days=40)
"""What came and went before is not told any more; what still stands always is."""
BACK_JUMP = timedelta(days=1) - PAUSE
"""A clock set back by a day shows as a day less the time since the last tick."""
FORWARD_JUMP = timedelta(days=31)
ON_TIME = timedelta(minutes=1)


class AlertState(StrEnum):
    """Life of an alert: due → showing → shown → acknowledged | snoozed | superseded."""

    DUE = "due"
    SHOWING = "showing"
    SHOWN = "shown"
    SNOOZED = "snoozed"
    ACKNOWLEDGED = "acknowledged"
    SUPERSEDED = "superseded"

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to do something."""
        return self not in (AlertState.ACKNOWLEDGED, AlertState.SUPERSEDED)


class Ending(StrEnum):
    """Why an alert is over without a person's doing; the value is the word on screen."""

    SOLVED = "原因已消除"
    PAST = "时间已过"
    OVERTAKEN = "已有更近的提醒"


@dataclass(frozen=True, slots=True)
class HeldAlert:
    """An alert on record. `ending` is set once its cause is over, also where it is acknowledged."""

    key: str
    kind: AlertKind
    state: AlertState
    due: datetime
    was_shown: bool = False
    snoozed_until: datetime | None = None
    ending: Ending | None = None


@dataclass(frozen=True, slots=True)
class Watch:
    """Since when the program watches, and the moment of the last tick."""

    since: datetime
    seen_until: datetime


@dataclass(frozen=True, slots=True)
class NewAlert:
    """An alert to put on record. `ending` None: it stands; `is_missed`: it ended unseen."""

    deadline: Deadline
    due: datetime
    ending: Ending | None = None
    is_missed: bool = False


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one tick has to write.

    `reopened`: their cause is back. `woken`: their snooze is over. `late`: keys that should have
    been on record since an earlier tick. `pause_from`: set after a silence.
    """

    fresh: tuple[NewAlert, ...] = ()
    reopened: tuple[str, ...] = ()
    woken: tuple[str, ...] = ()
    endings: Mapping[str, Ending] | None = None
    late: tuple[str, ...] = ()
    pause_from: datetime | None = None
    jumped_from: datetime | None = None


@dataclass(frozen=True, slots=True)
class _Moment:
    """The deadlines sorted out at one moment."""

    named: Mapping[str, Deadline]
    endings: Mapping[str, Ending | None]

    def ending_of(self, key: str) -> Ending | None:
        """Why a cause is over; None while it stands."""
        return self.endings.get(key, Ending.SOLVED)


def judge(
    deadlines: Iterable[Deadline],
    held: Mapping[str, HeldAlert],
    watch: Watch,
    now: datetime,
    *,
    is_edited: bool = False,
) -> Verdict:
    """The verdict of a tick at `now`.

    `held` are the open alerts, the acknowledged ones whose cause is not over, and those of the
    deadlines' keys. `is_edited`: records changed since the last tick, which explains what is late.
    """
    moment = _sort_out(deadlines, now)
    silence = now - watch.seen_until
    fresh = tuple(_fresh(moment, held, watch, now))
    late = (
        one.deadline.key
        for one in fresh
        if one.deadline.due is not None and one.due <= watch.seen_until - ON_TIME
    )
    return Verdict(
        fresh=fresh,
        reopened=tuple(key for key, one in held.items() if _is_back(one, moment, now)),
        woken=tuple(
            key
            for key, one in held.items()
            if one.state is AlertState.SNOOZED and one.snoozed_until and one.snoozed_until <= now
        ),
        endings=dict(_ended(held.values(), moment, now)),
        late=() if is_edited else tuple(late),
        pause_from=watch.seen_until if silence > PAUSE else None,
        jumped_from=watch.seen_until if silence > FORWARD_JUMP or -silence > BACK_JUMP else None,
    )


def _sort_out(deadlines: Iterable[Deadline], now: datetime) -> _Moment:
    named = {one.key: one for one in deadlines}
    newest: dict[str, datetime] = {}
    for one in named.values():
        if one.chain and one.due is not None and one.due <= now:
            newest[one.chain] = max(one.due, newest.get(one.chain, one.due))
    return _Moment(named, {key: _ending(one, newest, now) for key, one in named.items()})


def _ending(one: Deadline, newest: Mapping[str, datetime], now: datetime) -> Ending | None:
    if one.until is not None and one.until <= now:
        return Ending.PAST
    if one.due is not None and one.chain in newest and newest[one.chain] > one.due:
        return Ending.OVERTAKEN
    return None


def _fresh(
    moment: _Moment, held: Mapping[str, HeldAlert], watch: Watch, now: datetime
) -> Iterable[NewAlert]:
    oldest = max(watch.since, now - LOOK_BACK)
    for key, one in moment.named.items():
        due = now + one.settle if one.due is None else one.due
        if key in held or (one.due is not None and due > now):
            continue
        ending = moment.endings[key]
        if ending is None:
            yield NewAlert(one, due)
        elif one.due is not None and due > oldest:
            yield NewAlert(one, due, ending, due > watch.seen_until)


def _is_back(one: HeldAlert, moment: _Moment, now: datetime) -> bool:
    """The cause of an alert that was over stands again.

    What ended by time and was shown stays told, whatever the clock says.
    """
    if one.ending is None or one.key not in moment.named or one.due > now:
        return False
    is_standing = moment.endings[one.key] is None
    return is_standing and (one.ending is Ending.SOLVED or not one.was_shown)


def _ended(
    held: Iterable[HeldAlert], moment: _Moment, now: datetime
) -> Iterable[tuple[str, Ending]]:
    """A clock that was set back ends nothing that was told already."""
    for one in held:
        if one.kind in OWN_KINDS or one.ending is not None or (one.was_shown and one.due > now):
            continue
        ending = moment.ending_of(one.key)
        if ending is not None:
            yield one.key, ending


def event_moments(deadlines: Iterable[Deadline]) -> tuple[datetime, ...]:
    """Every moment at which a tick may have something to do, in order."""
    moments = {moment for one in deadlines for moment in (one.due, one.until) if moment}
    return tuple(sorted(moments))
