"""A dressed application and a page context without services."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from fire_roster.ui.application import dress_application
from fire_roster.ui.context import AppContext, build_context
from fire_roster.ui.theme import Theme


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The offscreen platform complains about window sizes and menus; nothing else may."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support"))


@pytest.fixture(autouse=True)
def released_keys(qapp: QApplication) -> Iterator[None]:
    """Shift and Ctrl are up again: a key press of a test leaves them down for the next one."""
    yield
    if QApplication.keyboardModifiers() != Qt.KeyboardModifier.NoModifier:
        QTest.keyRelease(QWidget(), Qt.Key.Key_Shift, Qt.KeyboardModifier.NoModifier)


@pytest.fixture(autouse=True)
def deleted_windows(qapp: QApplication) -> Iterator[None]:
    """What `qtbot` closed is gone: without a running event loop Qt would keep it for ever."""
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture(autouse=True)
def no_print_dialog(monkeypatch: pytest.MonkeyPatch) -> None:
    """The dialog of the system would wait for ever for somebody to press its button."""
    monkeypatch.setattr("fire_roster.ui.printing.paper_output.QPrintDialog", None)


@pytest.fixture(scope="session")
def session_theme(qapp: QApplication) -> Theme:
    """The application in our style, dressed once."""
    return dress_application(qapp)


@pytest.fixture
def theme(session_theme: Theme) -> Iterator[Theme]:
    """The theme in its light scheme, whatever a test before did."""
    session_theme.use("light")
    yield session_theme
    session_theme.use("light")


@pytest.fixture
def context(theme: Theme) -> Iterator[AppContext]:
    """A context whose clock stands at 2026-12-03 09:30."""
    made = build_context(None, theme, lambda: datetime(2026, 12, 3, 9, 30))
    yield made
    made.tasks.shut_down()
