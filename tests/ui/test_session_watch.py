"""What the system tells of the session reaches the alerts."""

import ctypes
import os
import subprocess
import sys
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from fire_roster.platform.session import SessionEvent, news_of, read_message, watch_session
from fire_roster.ui.session_watch import SessionWatch
from fire_roster.ui.window_run import WindowRun

SESSION_CHANGE, POWER = 0x02B1, 0x0218
# A program of its own, because the system bus of a process is chosen once.
ON_A_BUS = """
import os
from PySide6.QtCore import QTimer
from PySide6.QtDBus import QDBusConnection, QDBusMessage
from PySide6.QtWidgets import QApplication
from fire_roster.ui.session_watch import SessionWatch

application = QApplication([])
watch, heard = SessionWatch(), []

def hear(news):
    heard.append(str(news))
    if len(heard) == 4:
        application.quit()

watch.happened.connect(hear)
watch.start()
bus = QDBusConnection.connectToBus(os.environ["DBUS_SYSTEM_BUS_ADDRESS"], "logind")
assert bus.registerService("org.freedesktop.login1")
for path, interface, name, arguments in (
    ("", "Manager", "PrepareForSleep", [True]),
    ("", "Manager", "PrepareForSleep", [False]),
    ("/session/_31", "Session", "Lock", []),
    ("/session/_31", "Session", "Unlock", []),
):
    place = "/org/freedesktop/login1" + path
    signal = QDBusMessage.createSignal(place, "org.freedesktop.login1." + interface, name)
    signal.setArguments(arguments)
    assert bus.send(signal)
QTimer.singleShot(30_000, application.quit)
application.exec()
print(" ".join(heard))
"""


@pytest.mark.parametrize(
    ("message", "parameter", "news"),
    [
        (SESSION_CHANGE, 7, SessionEvent.LOCKED),
        (SESSION_CHANGE, 8, SessionEvent.UNLOCKED),
        (POWER, 4, SessionEvent.SUSPENDING),
        (POWER, 18, SessionEvent.RESUMED),
        (POWER, 10, None),  # the battery changed
        (0x0200, 7, None),  # the mouse moved
    ],
)
def test_windows_messages_are_news_or_nothing(
    qtbot: QtBot, message: int, parameter: int, news: SessionEvent | None
) -> None:
    assert news_of(message, parameter) is news
    watch = SessionWatch()
    heard: list[SessionEvent] = []
    watch.happened.connect(heard.append)
    watch.take(message, parameter)
    assert heard == ([news] if news else [])


def test_message_of_windows_is_read_where_it_lies() -> None:
    layout = (ctypes.c_size_t * 4)(0x1234, POWER, 18, 0)
    assert read_message(ctypes.addressof(layout)) == (POWER, 18)


def test_logind_tells_of_sleep_and_lock_on_a_bus() -> None:
    command = ["dbus-daemon", "--session", "--nofork", "--print-address=1"]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}
    with subprocess.Popen(command, **pipes, text=True) as daemon:
        try:
            assert daemon.stdout is not None
            address = daemon.stdout.readline().strip()
            done = subprocess.run(
                [sys.executable, "-c", ON_A_BUS],
                env={**os.environ, "DBUS_SYSTEM_BUS_ADDRESS": address},
                capture_output=True,
                text=True,
                check=False,
            )
        finally:
            daemon.terminate()
    assert done.stdout.split() == ["suspending", "resumed", "locked", "unlocked"], done.stderr


def test_watch_without_a_system_bus_is_silent(qtbot: QtBot) -> None:
    watch = SessionWatch()
    heard: list[SessionEvent] = []
    watch.happened.connect(heard.append)
    watch.start()
    QCoreApplication.processEvents()
    assert heard == []


def test_window_handle_is_registered_on_windows_only() -> None:
    assert not watch_session(1)


def test_alerts_are_looked_for_once_when_the_computer_wakes() -> None:
    beats: list[bool] = []
    desk = SimpleNamespace(beat=lambda: beats.append(True))
    for news in SessionEvent:
        WindowRun._on_session(SimpleNamespace(_desk=desk, _lock=None), news)  # type: ignore[arg-type]
    assert beats == [True]
    WindowRun._on_session(SimpleNamespace(_desk=None, _lock=None), SessionEvent.RESUMED)  # type: ignore[arg-type]
