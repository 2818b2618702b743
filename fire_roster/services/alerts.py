"""Alerts: one idempotent tick, what is due, acknowledging and snoozing, the record of both."""

import threading
import time
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from fire_roster.domain.alerts.judgement import FORWARD_JUMP, AlertState, Verdict, Watch, judge
from fire_roster.errors import InputRefused, UsageProblem
from fire_roster.platform import user_name
from fire_roster.records.alert import Alert
from fire_roster.services.alert_agenda import Agenda, build_agenda
from fire_roster.services.alert_entries import AlertEntry, Digest, Tick, entry_of
from fire_roster.services.alert_writing import TickWriter, Written
from fire_roster.services.changes import Changes, Done, Kind
from fire_roster.services.clock import Clock, instant_of, wall_time
from fire_roster.services.copy_state import look_at_copies
from fire_roster.store.queries import alerts as alert_queries
from fire_roster.store.transaction import Database

_SAVE_SECONDS = 300.0
"""Without anything to tell the watermark is written this often, to spare the disk."""
_CHANGES = Changes.of(Kind.ALERT)
_PREVIEW_MOST = timedelta(days=92)


class AlertService:
    """Tells what is due, once; any number of threads may call."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self._guard = threading.Lock()
        self._agenda: Agenda | None = None
        self._watch: Watch | None = None
        self._saved_at = 0.0

    def tick(self, moment: datetime | None = None) -> Tick:
        """Looks at the clock (`moment` unless told) and the records and puts on record what is due.

        Idempotent: nothing is put on record twice. The caller shows `fresh` and `missed` and then
        calls `mark_shown`; until then the next tick names them again.
        """
        now = moment or self._clock.now()
        with self._guard:
            agenda, watch, is_edited = self._prepare(now)
            silence = now - watch.seen_until
            is_same = self._agenda is agenda and timedelta() <= silence <= FORWARD_JUMP
            if is_same and not agenda.is_eventful(watch.seen_until, now):
                self._watch = Watch(watch.since, now)
                if time.monotonic() - self._saved_at >= _SAVE_SECONDS:
                    self._write(Verdict(), agenda, now)
                return Tick(now, next_due=agenda.next_event(now))
            self._agenda = agenda
            verdict = judge(agenda.deadlines, agenda.held, watch, now, is_edited=is_edited)
            written = self._write(verdict, agenda, now)
            self._watch = Watch(watch.since, now)
        return _tick(now, written, verdict, agenda.next_event(now))

    def due(self, moment: datetime | None = None) -> tuple[AlertEntry, ...]:
        """What is due at a moment and not yet told; only reads."""
        now = moment or self._clock.now()
        with self._guard:
            agenda, watch, _ = self._prepare(now)
            if not self._database.is_writing:
                self._agenda = agenda
            verdict = judge(agenda.deadlines, agenda.held, watch, now)
            again = {*verdict.reopened, *verdict.woken}
            waiting = [
                key
                for key, one in agenda.held.items()
                if key in again
                or one.state is AlertState.SHOWING
                or (one.state is AlertState.DUE and one.due <= now and one.ending is None)
            ]
        with self._database.read() as session:
            known = [entry_of(one) for one in alert_queries.list_by_keys(session, waiting)]
        fresh = [
            AlertEntry(
                key=one.deadline.key,
                kind=one.deadline.kind,
                severity=one.deadline.severity,
                due=one.due,
                message=one.deadline.message,
                public=one.deadline.public,
                state=AlertState.DUE,
                page=one.deadline.page,
                focus=one.deadline.focus,
                ending=one.ending,
            )
            for one in verdict.fresh
            if one.due <= now and (one.ending is None or one.is_missed)
        ]
        return tuple(sorted((*known, *fresh), key=lambda one: (one.due, one.key)))

    def flush(self) -> None:
        """Writes the watermark; call before the program ends."""
        with self._guard:
            if self._agenda is not None and self._watch is not None:
                self._write(Verdict(), self._agenda, self._watch.seen_until)

    def mark_shown(self, keys: Iterable[str], moment: datetime | None = None) -> None:
        """Confirms that these alerts were put before somebody's eyes."""
        wanted = list(keys)
        if not wanted:
            return
        instant = instant_of(moment or self._clock.now())
        with self._guard, self._database.write_bookkeeping() as session:
            records = alert_queries.list_by_keys(session, wanted)
            for one in records:
                if one.state == AlertState.SHOWING.value:
                    state = AlertState.SUPERSEDED if one.ending else AlertState.SHOWN
                    one.state = state.value
                    one.shown_at = None if one.ending else instant
                    session.add(one)
            self._follow(records)

    def acknowledge(self, keys: Sequence[str]) -> Done[int]:
        """Somebody has seen to these; the value is how many were still open."""
        return self._close(keys, "acknowledge", "已知道", None)

    def snooze(self, keys: Sequence[str], until: datetime) -> Done[int]:
        """Tell these again at a later moment; the value is how many were still open."""
        if until <= self._clock.now():
            raise InputRefused("稍后提醒的时间应在现在之后。")
        return self._close(keys, "snooze", f"稍后提醒（{until:%m-%d %H:%M}）", until)

    def _close(
        self, keys: Sequence[str], action: str, words: str, until: datetime | None
    ) -> Done[int]:
        with self._guard, self._database.write(f"alert.{action}") as transaction:
            session = transaction.session
            transaction.keep_off_undo()
            records = alert_queries.list_by_keys(session, keys)
            missing = set(keys) - {one.key for one in records}
            if missing:
                raise UsageProblem(f"没有“{min(missing)}”这条提醒，用 alerts list 查看全部。")
            still_open = [one for one in records if AlertState(one.state).is_open]
            who = transaction.actor or user_name()
            for one in still_open:
                self._settle(one, until, who)
                session.add(one)
            text = still_open[0].message if len(still_open) == 1 else f"{len(still_open)} 条提醒"
            transaction.describe(
                f"{words}：{text}", "alert", {"keys": [one.key for one in still_open]}
            )
            self._follow(still_open)
        return Done(len(still_open), _CHANGES)

    def _settle(self, alert: Alert, until: datetime | None, who: str) -> None:
        now = self._clock.instant()
        alert.shown_at = alert.shown_at or now
        if until is None:
            alert.state = AlertState.ACKNOWLEDGED.value
            alert.closed_at, alert.closed_by = now, who
        else:
            alert.state = AlertState.SNOOZED.value
            alert.snoozed_until = instant_of(until)

    def list_open(self) -> tuple[AlertEntry, ...]:
        """Open alerts on record, the gravest and oldest first; snoozed ones among them."""
        with self._database.read() as session:
            found = [entry_of(one) for one in alert_queries.list_open(session)]
        return tuple(sorted(found, key=lambda one: one.rank))

    def list_history(self, limit: int = 500) -> tuple[AlertEntry, ...]:
        """Closed alerts, the newest first."""
        with self._database.read() as session:
            return tuple(entry_of(one) for one in alert_queries.list_history(session, limit))

    def digest(self) -> Digest | None:
        """What pauses held back and nobody has read yet, as one."""
        with self._database.read() as session:
            pauses = alert_queries.list_unread_pauses(session)
            if not pauses:
                return None
            held_back = alert_queries.list_of_pauses(session, (one.id for one in pauses))
            entries = tuple(entry_of(one) for one in held_back)
        return Digest(wall_time(pauses[0].began), wall_time(pauses[-1].ended), entries)

    def mark_digest_read(self) -> Done[None]:
        """Somebody has read the digest; its alerts stay open."""
        with self._database.write_bookkeeping() as session:
            for pause in alert_queries.list_unread_pauses(session):
                pause.is_read = True
                session.add(pause)
        return Done(None, _CHANGES)

    def preview(self, until: datetime) -> tuple[AlertEntry, ...]:
        """What will be told from now on until a moment if nothing changes, in order of time."""
        now = self._clock.now()
        ahead = min(until - now, _PREVIEW_MOST)
        with self._database.read() as session:
            agenda = build_agenda(session, now, 0, ahead)
        coming = (
            one
            for one in agenda.deadlines
            if one.due is not None and now < one.due <= until and one.key not in agenda.held
        )
        return tuple(
            AlertEntry(
                key=one.key,
                kind=one.kind,
                severity=one.severity,
                due=one.due or now,
                message=one.message,
                public=one.public,
                state=AlertState.DUE,
                page=one.page,
                focus=one.focus,
            )
            for one in sorted(coming, key=lambda one: (one.due or now, one.key))
        )

    def last_check(self) -> datetime | None:
        """The moment of the last tick, of this process or on record."""
        if self._watch is not None:
            return self._watch.seen_until
        with self._database.read() as session:
            watch = alert_queries.get_watch(session)
        return wall_time(watch.seen_until) if watch else None

    def count_unshown(self, minutes: int = 5) -> int:
        """Alerts that should have been seen so many minutes ago and were not."""
        before = instant_of(self._clock.now() - timedelta(minutes=minutes))
        with self._database.read() as session:
            return len(alert_queries.list_unshown(session, before))

    def _prepare(self, now: datetime) -> tuple[Agenda, Watch, bool]:
        """The agenda for a moment, the last tick, and whether records changed since then."""
        with self._database.read() as session:
            revision = alert_queries.newest_revision(session)
            agenda, watch = self._agenda, self._watch
            seen_revision = agenda.revision if agenda else -1
            if watch is None:
                row = alert_queries.get_watch(session)
                watch = Watch(now, now)
                if row is not None:
                    watch = Watch(wall_time(row.since), wall_time(row.seen_until))
                    seen_revision = row.revision
            copies = look_at_copies(self._database.paths)
            if agenda is None or not agenda.is_valid(now, revision, copies):
                agenda = build_agenda(session, now, revision, copies=copies)
        return agenda, watch, seen_revision != revision

    def _write(self, verdict: Verdict, agenda: Agenda, now: datetime) -> Written:
        deadlines = {one.key: one for one in agenda.deadlines}
        with self._database.write_bookkeeping() as session:
            written = TickWriter(session, now).write(verdict, deadlines, agenda.revision)
        agenda.follow(written.touched)
        self._saved_at = time.monotonic()
        return written

    def _follow(self, records: Iterable[Alert]) -> None:
        if self._agenda is not None:
            self._agenda.follow(records)


def _tick(now: datetime, written: Written, verdict: Verdict, next_due: datetime | None) -> Tick:
    entries = [entry_of(one) for one in written.shown_next]
    fresh = tuple(one for one in entries if one.ending is None)
    missed = tuple(one for one in entries if one.ending is not None)
    digest = None
    if written.pause is not None and verdict.pause_from is not None:
        held_back = {one.key for one in written.touched if one.pause_id == written.pause.id}
        told = tuple(one for one in entries if one.key in held_back)
        digest = Digest(verdict.pause_from, now, told)
    return Tick(
        at=now,
        fresh=fresh,
        missed=missed,
        closed=tuple(entry_of(one) for one in written.ended),
        digest=digest,
        has_jumped=verdict.jumped_from is not None,
        next_due=next_due,
    )
