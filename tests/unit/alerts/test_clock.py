"""The clock ticks, survives errors and silence, and stops cleanly."""

import threading
from typing import Any

import pytest

from fire_roster.alerts import clock as clock_module
from fire_roster.alerts.clock import AlertClock


class _Alerts:
    def __init__(self) -> None:
        self.ticks = 0
        self.flushed = 0
        self.error: Exception | None = None
        self.reached = threading.Event()

    def tick(self) -> str:
        self.ticks += 1
        self.reached.set()
        if self.error is not None:
            raise self.error
        return f"tick {self.ticks}"

    def flush(self) -> None:
        self.flushed += 1


class _Presenter:
    def __init__(self) -> None:
        self.shown: list[Any] = []
        self.failures: list[Exception] = []

    def present(self, tick: Any) -> None:
        self.shown.append(tick)

    def fail(self, error: Exception) -> None:
        self.failures.append(error)


@pytest.fixture
def watch() -> tuple[AlertClock, _Alerts, _Presenter]:
    alerts, presenter = _Alerts(), _Presenter()
    return AlertClock(alerts, presenter), alerts, presenter  # type: ignore[arg-type]


def test_start_ticks_at_once_and_again_by_the_scheduler(
    watch: tuple[AlertClock, _Alerts, _Presenter], monkeypatch: pytest.MonkeyPatch
) -> None:
    clock, alerts, presenter = watch
    monkeypatch.setattr(clock_module, "BEAT_SECONDS", 0.05)
    clock.start()
    assert presenter.shown == ["tick 1"]
    alerts.reached.clear()
    assert alerts.reached.wait(10)
    clock.stop()
    ticks = alerts.ticks
    clock.beat()
    assert (alerts.ticks, alerts.flushed) == (ticks, 1)


def test_an_error_is_told_and_the_watch_goes_on(
    watch: tuple[AlertClock, _Alerts, _Presenter],
) -> None:
    clock, alerts, presenter = watch
    alerts.error = ValueError("broken")
    clock.beat()
    alerts.error = None
    clock.beat()
    assert presenter.failures and presenter.shown == ["tick 2"]


def test_a_tick_that_runs_is_not_doubled(watch: tuple[AlertClock, _Alerts, _Presenter]) -> None:
    clock, alerts, _ = watch
    with clock._guard:
        clock.beat()
    assert alerts.ticks == 0


def test_check_revives_a_silent_scheduler_only(
    watch: tuple[AlertClock, _Alerts, _Presenter], monkeypatch: pytest.MonkeyPatch
) -> None:
    clock, alerts, _ = watch
    assert not clock.check()
    now = clock._beat_at + 60.0
    monkeypatch.setattr("fire_roster.alerts.clock.time.monotonic", lambda: now)
    assert clock.silent_seconds == 60.0
    assert clock.check()
    assert alerts.ticks == 1 and clock.silent_seconds == 0.0
    monkeypatch.undo()
    clock.stop()
