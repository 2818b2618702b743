"""关于: versions, and an update file from the file dialog or dropped on the window."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from fire_roster import __version__
from fire_roster.errors import InputRefused
from fire_roster.exchange.update_file import UpdateManifest
from fire_roster.services.office import Office
from fire_roster.services.updates import Update
from fire_roster.ui.common.labels import PlainLabel
from fire_roster.ui.main_window import MainWindow
from fire_roster.ui.navigation import PageEntry
from fire_roster.ui.settings.about_panel import AboutPanel
from fire_roster.ui.settings.settings_page import SettingsPage
from fire_roster.ui.theme import Theme
from fire_roster.ui.window_memory import WindowMemory
from tests.ui.offices import make_context, open_office

PAGE = PageEntry(
    "settings", "设置", "settings", "fire_roster.ui.settings.settings_page:SettingsPage"
)
MANIFEST = UpdateManifest("9.1", "win32", "x.exe", 1, "0", ("夜班提醒",))


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    opened = open_office(tmp_path / "数据")
    yield opened
    opened.close()


@pytest.fixture
def window(office: Office, theme: Theme, qtbot: QtBot, tmp_path: Path) -> MainWindow:
    made = MainWindow(make_context(office, theme), (PAGE,), WindowMemory(tmp_path / "local.json"))
    qtbot.addWidget(made)
    return made


def dropped(*names: str) -> QMimeData:
    content = QMimeData()
    content.setUrls([QUrl.fromLocalFile(name) for name in names])
    return content


def about(window: MainWindow) -> AboutPanel:
    page = window.current_page()
    assert isinstance(page, SettingsPage)
    panel = page.panel("about")
    assert isinstance(panel, AboutPanel)
    return panel


def texts_in(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(PlainLabel)]


def drop(window: MainWindow, content: QMimeData) -> bool:
    """Drag over the window and let go; whether it was taken."""
    keys = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    enter = QDragEnterEvent(QPoint(9, 9), Qt.DropAction.CopyAction, content, *keys)
    enter.ignore()
    window.dragEnterEvent(enter)
    if enter.isAccepted():
        window.dropEvent(QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, content, *keys))
    return enter.isAccepted()


def test_about_tells_the_versions(window: MainWindow) -> None:
    window.open_page("settings", {"panel": "about"})
    texts = texts_in(about(window))
    assert any("SQLite 3." in text and "Qt 6." in text for text in texts)
    assert f"消防值班 {__version__}" in texts


def test_update_dropped_on_the_window_is_looked_at_and_refused_in_words(
    window: MainWindow, office: Office, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[Path] = []

    def refuse(path: Path) -> Update:
        seen.append(path)
        raise InputRefused("更新文件的签名不对。")

    monkeypatch.setattr(office.updates, "look_at", refuse)
    assert drop(window, dropped("/u/新版.frupdate"))
    message = about(window).message
    qtbot.waitUntil(lambda: any("签名不对" in text for text in texts_in(message)))
    assert seen == [Path("/u/新版.frupdate")]


def test_other_things_dropped_on_the_window_are_left_alone(window: MainWindow) -> None:
    assert not drop(window, dropped("/u/名单.xlsx"))
    assert not drop(window, dropped("/u/a.frupdate", "/u/b.frupdate"))


@pytest.mark.parametrize("is_wanted", [True, False])
def test_update_begins_only_after_the_question(
    window: MainWindow,
    office: Office,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    is_wanted: bool,
) -> None:
    found = Update(Path("a.frupdate"), "9.1", MANIFEST.notes, MANIFEST)
    asked: list[str] = []
    begun: list[Update] = []

    def confirm(_parent: object, _title: str, text: str, _yes: str) -> bool:
        asked.append(text)
        return is_wanted

    monkeypatch.setattr("fire_roster.ui.settings.about_panel.confirm", confirm)
    monkeypatch.setattr(office.updates, "look_at", lambda path: found)
    monkeypatch.setattr(office.updates, "begin", begun.append)
    window.open_page("settings", {"panel": "about"})
    about(window).look_at(found.path)
    qtbot.waitUntil(lambda: bool(asked))
    assert "9.1" in asked[0] and "夜班提醒" in asked[0]
    assert begun == ([found] if is_wanted else [])
