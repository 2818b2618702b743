"""Starts the tick of alerts, again and again.

An alert is never a job: after a jump of the clock no scheduler keeps its word. One short job asks
the database what is due; whoever has a timer of another kind calls `check` beside it.
"""

import logging
import threading
import time
from typing import Any
from zoneinfo import ZoneInfo

from apscheduler.executors.debug import DebugExecutor
from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.triggers.interval import IntervalTrigger

from fire_roster.alerts.presenter import Presenter
from fire_roster.services.alerts import AlertService

BEAT_SECONDS = 30
_OVERDUE_SECONDS = 1.2 * BEAT_SECONDS
_ZONE = ZoneInfo("Asia/Shanghai")


class AlertClock:
    """Ticks while the program runs; every method may be called from any thread."""

    def __init__(self, alerts: AlertService, presenter: Presenter) -> None:
        self._alerts = alerts
        self._presenter = presenter
        self._guard = threading.Lock()
        self._is_stopped = False
        self._beat_at = time.monotonic()
        self._scheduler: Any = None

    def start(self) -> None:
        """The first tick now, in this thread, and from now on one each half minute."""
        self.beat()
        self._schedule()

    def beat(self) -> None:
        """One tick, shown; a tick that runs already is not doubled."""
        if not self._guard.acquire(blocking=False):
            return
        try:
            if self._is_stopped:
                return
            self._beat_at = time.monotonic()
            self._presenter.present(self._alerts.tick())
        except Exception as error:  # noqa: BLE001 - a failed tick must not end the watch
            self._presenter.fail(error)
        finally:
            self._guard.release()

    def check(self) -> bool:
        """Ticks and starts the scheduler anew where it has fallen silent; whether it had."""
        if time.monotonic() - self._beat_at < _OVERDUE_SECONDS:
            return False
        self._schedule()
        self.beat()
        return True

    @property
    def silent_seconds(self) -> float:
        """How long ago the last tick began."""
        return time.monotonic() - self._beat_at

    def stop(self) -> None:
        """Ends the watch and writes the watermark; waits for a tick that runs."""
        self._is_stopped = True
        if self._scheduler is not None:
            self._scheduler.shutdown(wait=True)
            self._scheduler = None
        with self._guard:
            self._alerts.flush()

    def _schedule(self) -> None:
        """A fresh job: one whose next time lies behind a clock that was set back never runs."""
        if self._scheduler is None:
            self._scheduler = BackgroundScheduler(
                timezone=_ZONE,
                # The one short job runs in the scheduler's own thread: fewer wake-ups.
                executors={"default": DebugExecutor()},
                job_defaults={"misfire_grace_time": None, "coalesce": True, "max_instances": 1},
            )
            # Otherwise it writes two lines to the log file at every beat.
            logging.getLogger("apscheduler").setLevel(logging.WARNING)
            self._scheduler.start()
        trigger = IntervalTrigger(seconds=BEAT_SECONDS, timezone=_ZONE)
        self._scheduler.add_job(self.beat, trigger, id="beat", replace_existing=True)
