"""Writes what a tick has found, all in the transaction that moves the watermark."""

from dataclasses import dataclass
from datetime import datetime

from fire_roster.domain.alerts.deadline import Deadline
from fire_roster.domain.alerts.judgement import AlertState, Ending, NewAlert, Verdict
from fire_roster.domain.alerts.kinds import AlertKind, spec_of
from fire_roster.records.alert import Alert, AlertPause, AlertWatch
from fire_roster.services.alert_entries import focus_text
from fire_roster.services.clock import instant_of, wall_time
from fire_roster.store.queries import alerts as alert_queries
from fire_roster.store.transaction import Session, new_key


@dataclass(frozen=True, slots=True)
class Written:
    """What a tick has put on record: to be shown, ended by itself, the pause it closes."""

    shown_next: tuple[Alert, ...]
    ended: tuple[Alert, ...]
    touched: tuple[Alert, ...]
    pause: AlertPause | None


class TickWriter:
    """One tick at a moment, inside a transaction."""

    def __init__(self, session: Session, now: datetime) -> None:
        self._session = session
        self._now = now
        self._instant = instant_of(now)
        self._touched: dict[str, Alert] = {}

    def write(self, verdict: Verdict, deadlines: dict[str, Deadline], revision: int) -> Written:
        """Applies the verdict and moves the watermark."""
        unsettled = {one.key: one for one in alert_queries.list_unsettled(self._session)}
        added = [self._add(one) for one in verdict.fresh]
        added += self._own_alerts(verdict)
        ended = self._end(verdict, unsettled)
        self._reopen(verdict)
        for key in verdict.woken:
            self._set_due(unsettled[key])
        pause = self._add_pause(verdict, added)
        ripe = [one for one in (*unsettled.values(), *self._touched.values()) if self._is_ripe(one)]
        for one in ripe:
            one.state = AlertState.SHOWING.value
            self._touch(one)
        self._refresh_words(unsettled, deadlines)
        self._move_watermark(revision)
        self._session.flush()
        unique = {one.key: one for one in ripe}
        return Written(tuple(unique.values()), ended, tuple(self._touched.values()), pause)

    def _add(self, new: NewAlert) -> Alert:
        one = new.deadline
        alert = Alert(
            id=new_key(self._session, Alert),
            key=one.key,
            kind=one.kind.value,
            severity=one.severity.value,
            due=instant_of(new.due),
            raised_at=self._instant,
            message=one.message,
            public_message=one.public,
            page=one.page,
            focus=focus_text(one.focus),
        )
        if new.ending is not None:
            alert.ending = new.ending.value
            alert.closed_at = self._instant
            # What ended unseen is shown once, in the digest; the rest only completes the record.
            alert.state = (AlertState.SHOWING if new.is_missed else AlertState.SUPERSEDED).value
        self._touch(alert)
        return alert

    def _own_alerts(self, verdict: Verdict) -> list[Alert]:
        found = []
        if verdict.jumped_from is not None:
            before = verdict.jumped_from
            way = "倒退" if before > self._now else "前进"
            words = (
                f"上次检查是 {before:%Y-%m-%d %H:%M}，现在电脑显示 {self._now:%Y-%m-%d %H:%M}，"
                f"时间{way}了很多。请先核对电脑的日期和时间"
            )
            key = f"clock:{before:%Y-%m-%dT%H:%M}:{self._now:%Y-%m-%dT%H:%M}"
            found.append(self._own(AlertKind.CLOCK, key, words))
        if verdict.late:
            words = f"核对发现 {len(verdict.late)} 条提醒当时没有发出，现已补发，请在提醒页逐条查看"
            found.append(self._own(AlertKind.GAP, f"gap:{self._now:%Y-%m-%dT%H:%M}", words))
        return found

    def _own(self, kind: AlertKind, key: str, words: str) -> Alert:
        held = alert_queries.list_by_keys(self._session, [key])
        if held:
            return held[0]
        own = Deadline(
            key=key,
            kind=kind,
            severity=spec_of(kind).severity,
            message=words,
            public=words,
            due=self._now,
            page="alerts",
        )
        return self._add(NewAlert(own, self._now))

    def _end(self, verdict: Verdict, unsettled: dict[str, Alert]) -> tuple[Alert, ...]:
        told = []
        for key, ending in (verdict.endings or {}).items():
            alert = unsettled.get(key)
            if alert is None:
                continue
            alert.ending = ending.value
            if AlertState(alert.state).is_open:
                if alert.shown_at is not None:
                    told.append(alert)
                alert.state = self._state_after(alert, ending).value
                alert.closed_at = self._instant
            self._touch(alert)
        return tuple(told)

    def _state_after(self, alert: Alert, ending: Ending) -> AlertState:
        """What a kill kept from being seen until its time was over is still told, as missed."""
        is_unseen = alert.shown_at is None and wall_time(alert.due) <= self._now
        if is_unseen and ending is not Ending.SOLVED:
            return AlertState.SHOWING
        return AlertState.SUPERSEDED

    def _reopen(self, verdict: Verdict) -> None:
        for alert in alert_queries.list_by_keys(self._session, verdict.reopened):
            self._set_due(alert)

    def _set_due(self, alert: Alert) -> None:
        alert.state, alert.ending = AlertState.DUE.value, ""
        alert.snoozed_until = alert.closed_at = alert.shown_at = None
        alert.closed_by = ""
        self._touch(alert)

    def _add_pause(self, verdict: Verdict, added: list[Alert]) -> AlertPause | None:
        held_back = [one for one in added if one.state != AlertState.SUPERSEDED.value]
        if verdict.pause_from is None or not held_back:
            return None
        pause = AlertPause(
            id=new_key(self._session, AlertPause),
            began=instant_of(verdict.pause_from),
            ended=self._instant,
        )
        self._session.add(pause)
        self._session.flush()
        for alert in held_back:
            alert.pause_id = pause.id
        return pause

    def _is_ripe(self, alert: Alert) -> bool:
        """Due and not shown; what a killed program left in showing is shown again."""
        if alert.state == AlertState.SHOWING.value:
            return True
        return alert.state == AlertState.DUE.value and wall_time(alert.due) <= self._now

    def _refresh_words(self, unsettled: dict[str, Alert], deadlines: dict[str, Deadline]) -> None:
        for key, alert in unsettled.items():
            one = deadlines.get(key)
            if one is None or alert.state == AlertState.ACKNOWLEDGED.value:
                continue
            words = (one.message, one.public, one.severity.value)
            if words != (alert.message, alert.public_message, alert.severity):
                alert.message, alert.public_message, alert.severity = words
                self._touch(alert)

    def _move_watermark(self, revision: int) -> None:
        watch = alert_queries.get_watch(self._session)
        if watch is None:
            watch = AlertWatch(id=1, since=self._instant, seen_until=self._instant)
        watch.seen_until, watch.revision = self._instant, revision
        self._session.add(watch)

    def _touch(self, alert: Alert) -> None:
        self._session.add(alert)
        self._touched[alert.key] = alert
