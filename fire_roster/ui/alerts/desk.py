"""Joins the clock of alerts to what a person sees: card, tray, sound, light, bell."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, Protocol

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication

from fire_roster.domain.alerts.kinds import AlertKind
from fire_roster.domain.rules.base import Severity
from fire_roster.errors import FireRosterError
from fire_roster.platform import show_toast
from fire_roster.services.alert_entries import AlertEntry, Tick
from fire_roster.services.changes import Changes, Kind
from fire_roster.ui.alerts import alert_actions
from fire_roster.ui.alerts.alert_words import to_show
from fire_roster.ui.alerts.card import CARD_TITLE, AlertCard
from fire_roster.ui.alerts.state_board import StateBoard
from fire_roster.ui.alerts.tray import Tray
from fire_roster.ui.context import AppContext
from fire_roster.ui.main_window import MainWindow

_WATCH_MS = 40_000
_SETTLE_MS = 1_500
# The first page comes first: what the watch imports would hold it up by half a second.
_FIRST_TICK_MS = 300
_SILENT_SECONDS = 36.0


class Watch(Protocol):
    """The clock of alerts as the desk knows it."""

    @property
    def silent_seconds(self) -> float: ...

    def start(self) -> None: ...
    def beat(self) -> None: ...
    def check(self) -> bool: ...
    def stop(self) -> None: ...


MakeWatch = Callable[[Any, "AlertDesk"], Watch]


class AlertDesk(QObject):
    """The presenter of the clock; `present` and `fail` may be called from any thread."""

    ticked = Signal(object)
    failed = Signal(object)

    def __init__(self, context: AppContext, window: MainWindow, make_watch: MakeWatch) -> None:
        super().__init__(window)
        self._context = context
        self._window = window
        self._make_watch = make_watch
        self._watch: Watch | None = None
        self._is_resting = False
        self._has_ticked = False
        self._wants_card = False
        self._muted_until = datetime.min
        self.card = AlertCard(context.clock)
        self.tray = Tray(context.theme, self)
        self.board = StateBoard(window.health, self.tray, context.residence, context.clock)
        self._timer = QTimer(self)
        self._timer.setInterval(_WATCH_MS)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLE_MS)
        self._first = QTimer(self)
        self._first.setSingleShot(True)
        self._first.setInterval(_FIRST_TICK_MS)
        self._connect()

    def begin(self) -> None:
        """Start watching; call once the services are open."""
        self.tray.show()
        self._timer.start()
        self._first.start()

    def rest(self) -> None:
        """No new work from now on; the window is closing."""
        self._is_resting = True
        self._first.stop()
        self._timer.stop()
        self._settle.stop()
        self.card.hide()

    def stop(self) -> None:
        """Ends the watch; waits for a tick that runs."""
        self.rest()
        self.tray.hide()
        if self._watch is not None:
            self._watch.stop()
        self.card.deleteLater()

    def present(self, tick: Tick) -> None:
        """From any thread."""
        self.ticked.emit(tick)

    def fail(self, error: Exception) -> None:
        """From any thread."""
        self.failed.emit(error)

    def mute(self, minutes: int = 60) -> None:
        """Nothing pops up for a while; the list, the bell and the icon go on."""
        self._muted_until = self._context.clock() + timedelta(minutes=minutes)
        self.card.hide()

    def _connect(self) -> None:
        queued = Qt.ConnectionType.QueuedConnection
        self.ticked.connect(self._on_tick, queued)
        self.failed.connect(self._on_failure, queued)
        self._timer.timeout.connect(self._look_after_watch)
        self._settle.timeout.connect(self.beat)
        tasks = self._context.tasks
        self._first.timeout.connect(lambda: tasks.run(lambda control: self._start_watch()))
        self._context.changes.changed.connect(self._on_changes)
        self._window.closing.connect(self.rest)
        context = self._context
        self.card.opened.connect(lambda entry: alert_actions.go_to(context, entry))
        self.card.opened.connect(self._window.bring_to_front)
        self.card.known.connect(lambda entries: alert_actions.acknowledge(context, entries))
        self.card.put_off.connect(
            lambda entries, until: alert_actions.snooze(context, entries, until)
        )
        self.card.all_wanted.connect(self.open_page)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            # After the machine slept, and whenever somebody comes back to the program.
            application.applicationStateChanged.connect(self._look_after_watch)

    def open_page(self) -> None:
        """The alert centre, in front."""
        self._window.bring_to_front()
        self._context.navigate("alerts", view="open")

    def _start_watch(self) -> None:
        self._watch = self._make_watch(self._context.services, self)
        self._watch.start()

    def beat(self) -> None:
        """Look now for what is due, for example when the computer has woken up."""
        if self._watch is not None and not self._is_resting:
            watch = self._watch
            self._context.tasks.run(lambda control: watch.beat())

    def _look_after_watch(self, *_: object) -> None:
        """The second, monotonic timer: it lives through every change of the clock."""
        watch = self._watch
        if watch is None or self._is_resting:
            return
        if watch.silent_seconds > _SILENT_SECONDS:
            self.board.note(silent_seconds=watch.silent_seconds)
            self._context.tasks.run(lambda control: watch.check())

    def _on_changes(self, changes: Changes) -> None:
        if self._is_resting:
            return
        if changes.kinds - {Kind.ALERT}:
            self._settle.start()
        if changes.touches(Kind.ALERT):
            self._reload()

    def _on_tick(self, tick: Tick) -> None:
        if self._is_resting:
            return
        # So it sleeps while the beats come, and wakes in time when they stop.
        self._timer.start()
        self.board.seen(tick.at, tick.next_due)
        is_first = not self._has_ticked
        if is_first or tick.fresh or tick.missed or tick.closed:
            self._has_ticked = True
            keys = [one.key for one in (*tick.fresh, *tick.missed)]
            services = self._context.services

            def confirm(_: object) -> tuple[tuple[AlertEntry, ...], int]:
                services.alerts.mark_shown(keys)
                return services.alerts.list_open(), services.alerts.count_unshown()

            # The card is filled before anything counts as shown.
            self._fill(_merged(self.card.entries, tick), _note(tick))
            if _is_loud(tick):
                self._pop(tick)
            self._wants_card = is_first
            self._context.tasks.run(confirm, self._on_confirmed)

    def _on_confirmed(self, result: "tuple[tuple[AlertEntry, ...], int]") -> None:
        entries, unshown = result
        self.board.note(unshown=unshown)
        self._fill(entries, self.card.note())
        if self._wants_card:
            # What waits since before comes before the eyes at each start.
            self._wants_card = False
            self._pop_card()
        self._context.changes.changed.emit(Changes.of(Kind.ALERT))

    def _reload(self) -> None:
        self._context.tasks.run(
            lambda control: self._context.services.alerts.list_open(),
            lambda entries: self._fill(entries, ""),
        )

    def _fill(self, entries: tuple[AlertEntry, ...], note: str) -> None:
        if self._is_resting:
            return
        self.card.show_entries(to_show(entries), note=note)
        _show_clock(self._context, self._window, entries)
        self.board.show(len(self.card.entries))

    def _pop(self, tick: Tick) -> None:
        if not self._pop_card():
            return
        _tell(self._context, self.tray, _announcement(tick))
        if any(one.severity is Severity.ERROR for one in tick.fresh):
            QApplication.beep()
        QApplication.alert(self._window)

    def _pop_card(self) -> bool:
        """Whether the card may come before the eyes at this moment."""
        is_muted = self._context.clock() < self._muted_until
        if not is_muted and not self._is_resting:
            self.card.pop_up()
        return not is_muted

    def _on_failure(self, error: Exception) -> None:
        if self._is_resting:
            return
        words = error.message if isinstance(error, FireRosterError) else "程序出了一点问题。"
        self.board.note(failure=words)
        if not isinstance(error, FireRosterError):
            self._context.report(error)


def _show_clock(context: AppContext, window: MainWindow, entries: tuple[AlertEntry, ...]) -> None:
    """A clock that jumped stands over every page until somebody has looked at it."""
    now = context.clock()
    # After several jumps, to and fro: the one that led to the present time comes first.
    jumps = sorted(
        (one for one in entries if one.kind is AlertKind.CLOCK), key=lambda one: abs(one.due - now)
    )
    more = f"（时间共跳了 {len(jumps)} 次）" if len(jumps) > 1 else ""
    window.bars.show_bar(
        "clock",
        f"{jumps[0].message}{more}" if jumps else "",
        "danger",
        "已核对",
        lambda: alert_actions.acknowledge(context, jumps),
    )


def _merged(known: tuple[AlertEntry, ...], tick: Tick) -> tuple[AlertEntry, ...]:
    """What waits after a tick, before it is read back."""
    closed = {one.key for one in tick.closed}
    waiting = {one.key: one for one in (*known, *tick.fresh) if one.key not in closed}
    return tuple(sorted(waiting.values(), key=lambda one: one.rank))


def _is_loud(tick: Tick) -> bool:
    """Hints wait in the list; what is grave, and a digest, comes before the eyes."""
    is_grave = any(one.severity is not Severity.INFO for one in tick.fresh)
    return is_grave or tick.digest is not None


def _note(tick: Tick) -> str:
    if tick.digest is not None:
        return (
            f"电脑关机期间（{tick.digest.began:%m-%d %H:%M} 起）错过 {len(tick.digest.entries)} 条"
            f"提醒，{tick.digest.open_count} 条还没有处理。"
        )
    if tick.closed:
        ending = tick.closed[0].ending
        why = ending.value if ending else "已解除"
        return f"{len(tick.closed)} 条提醒自行结束：{why}。"
    return ""


def _announcement(tick: Tick) -> str:
    """One message for all, without names: it may stand on a locked screen."""
    if tick.digest is not None:
        return _note(tick)
    words = tick.fresh[0].public if tick.fresh else ""
    rest = len(tick.fresh) - 1
    return f"{words}，等 {rest + 1} 条" if rest > 0 else words


def _tell(context: AppContext, tray: Tray, words: str) -> None:
    """A message of the system, from a worker: the desktop may be slow or gone."""

    def done(was_shown: bool) -> None:
        if not was_shown:
            tray.tell(CARD_TITLE, words)

    context.tasks.run(lambda control: show_toast(CARD_TITLE, words), done)
