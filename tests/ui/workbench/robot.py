"""A virtual screen, and a hand on its keyboard and mouse through xdotool."""

import os
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QEventLoop, QPoint, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

_PATIENCE_SECONDS = 20.0
_BEAT_MS = 60


@contextmanager
def virtual_screen(size: str) -> Iterator[str]:
    """An Xvfb screen; the value is its DISPLAY, which is set for this process, too."""
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", f"{size}x24", "-nolisten", "tcp"],
        pass_fds=(writing,),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    try:
        with os.fdopen(reading, encoding="ascii") as pipe:
            display = f":{pipe.readline().strip()}"
        os.environ.update(DISPLAY=display, QT_QPA_PLATFORM="xcb")
        yield display
    finally:
        server.terminate()
        server.wait()


class Robot:
    """Presses keys and moves the mouse of the screen; the window gets what X sends it."""

    def __init__(self, window: QWidget, pictures: Path) -> None:
        self._window = window
        self._pictures = pictures
        self._number = 0
        pictures.mkdir(parents=True, exist_ok=True)

    def focus(self) -> None:
        """There is no window manager: give the keyboard to the dialog or else the window."""
        shown = QApplication.activeModalWidget() or self._window
        if QApplication.activeWindow() is not shown:
            self._run("windowfocus", str(int(shown.winId())))
            self.wait_until(lambda: QApplication.activeWindow() is shown, "the keyboard")

    def press(self, *keys: str) -> None:
        """Press keys one after the other, such as ctrl+z or Right."""
        for key in keys:
            self.focus()
            self._run("key", "--clearmodifiers", key)
            self.rest()

    def write(self, text: str) -> None:
        """Type text."""
        self.focus()
        self._run("type", "--delay", "20", text)
        self.rest()

    def click(self, widget: QWidget) -> None:
        """Click the middle of a widget."""
        self.click_at(widget.mapToGlobal(widget.rect().center()))

    def show(self, widget: QWidget) -> None:
        """Scroll to a widget, as the wheel would."""
        parent = widget.parentWidget()
        while parent is not None:
            if isinstance(parent, QScrollArea):
                parent.ensureWidgetVisible(widget)
            parent = parent.parentWidget()
        self.rest()

    def click_at(self, point: QPoint) -> None:
        """Click a point of the screen."""
        self._move(point)
        self._run("click", "1")
        self.rest()

    def drag(
        self, start: QPoint, end: QPoint, *, key: str = "", half_way: Callable[[], object] = bool
    ) -> None:
        """Drag from one point of the screen to another, a key held down; `half_way` looks at it."""
        self._move(start)
        if key:
            self._run("keydown", key)
        self._run("mousedown", "1")
        self.rest()
        for share in (0.1, 0.4, 0.7, 1.0):
            self._move(start + (end - start) * share)
        half_way()
        self._run("mouseup", "1")
        if key:
            self._run("keyup", key)
        self.rest()

    def picture(self, name: str) -> None:
        """Save what the screen shows as NN-name.png."""
        self.rest()
        self._number += 1
        path = self._pictures / f"{self._number:02}-{name}.png"
        QGuiApplication.primaryScreen().grabWindow(0).save(str(path))
        print(path.name)

    def wait_until(self, condition: Callable[[], object], what: str) -> None:
        """Let the program work until something is true; AssertionError when it never is."""
        ends = time.monotonic() + _PATIENCE_SECONDS
        while not condition():
            assert time.monotonic() < ends, f"waited in vain for {what}"
            self.rest()

    def rest(self) -> None:
        """Let the program take in what was done."""
        loop = QEventLoop()
        QTimer.singleShot(_BEAT_MS, loop.quit)
        loop.exec()

    def _move(self, point: QPoint) -> None:
        self._run("mousemove", str(point.x()), str(point.y()))
        self.rest()

    @staticmethod
    def _run(*words: str) -> None:
        subprocess.run(["xdotool", *words], check=True, timeout=10)
