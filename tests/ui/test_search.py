"""Search everywhere: people and pages by name, pinyin, number; the keyboard does it all."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from fire_roster.services.changes import Changes, Kind
from fire_roster.services.office import Office
from fire_roster.ui.main_window import MainWindow
from fire_roster.ui.search.search_index import SearchHit, SearchIndex, member_hits, page_hits
from fire_roster.ui.theme import Theme
from tests.ui.offices import PAGES, make_context, make_window, open_crew_office


@pytest.fixture
def office(tmp_path: Path):
    made = open_crew_office(tmp_path / "crew", 8)
    key = made.members.list_all()[2].record.id
    made.members.update(key, phone="13800000077")
    yield made
    made.close()


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, office: Office, tmp_path: Path) -> MainWindow:
    made = make_window(make_context(office, theme), tmp_path)
    qtbot.addWidget(made)
    made.open_page("today")
    made.show()
    qtbot.waitExposed(made)
    return made


def type_and_wait(qtbot: QtBot, window: MainWindow, text: str) -> list[str]:
    """Ctrl+K, type, and wait for the list; what it shows."""
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(window.search, text)
    qtbot.waitUntil(window.search.hits.isVisible, timeout=30_000)
    shown = window.search.hits.list
    return [shown.item(row).text() for row in range(shown.count())]


@pytest.mark.parametrize(
    "typed", ["孙建国", "sunjianguo", "SJG", "sun jian", "0077", "1380000", f"21{2:014d}"]
)
def test_search_index_finds_person_by_every_way(office: Office, typed: str) -> None:
    index = SearchIndex(member_hits(office.members.list_all()))
    assert [hit.title for hit in index.find(typed)] == ["孙建国"]


def test_search_index_masks_the_phone(office: Office) -> None:
    hit = SearchIndex(member_hits(office.members.list_all())).find("sjg")[0]
    assert "138****0077" in hit.detail
    assert "13800000077" not in hit.detail


@pytest.mark.parametrize("typed", ["值班", "zhiban", "zbb"])
def test_search_index_finds_page(typed: str) -> None:
    assert [hit.page_key for hit in SearchIndex(page_hits(PAGES)).find(typed)] == ["roster"]


def test_search_index_beginnings_come_first_and_few_are_shown() -> None:
    hits = [SearchHit(str(n), "", "users", "p", key=f"x{n}a") for n in range(20)]
    found = SearchIndex([*hits, SearchHit("first", "", "users", "p", key="a1")]).find("a")
    assert found[0].title == "first"
    assert len(found) == 8


def test_search_index_blank_text_finds_nothing() -> None:
    assert SearchIndex(page_hits(PAGES)).find("  ") == []


def test_search_box_enter_opens_the_marked_person(qtbot: QtBot, window: MainWindow) -> None:
    assert type_and_wait(qtbot, window, "sjg") == ["孙建国"]
    asked: list[tuple[str, dict[str, object]]] = []
    navigator = window._context.navigator
    navigator.requested.disconnect()
    navigator.requested.connect(lambda key, focus: asked.append((key, focus)))
    qtbot.keyClick(window.search, Qt.Key.Key_Return)
    assert asked[0][0] == "members"
    assert set(asked[0][1]) == {"member_id"}
    assert not window.search.hits.isVisible()


def test_search_box_arrows_walk_within_the_list(qtbot: QtBot, window: MainWindow) -> None:
    type_and_wait(qtbot, window, "jianguo")
    qtbot.keyClick(window.search, Qt.Key.Key_Down)
    assert window.search.hits.list.currentRow() == 1
    for _ in range(20):
        qtbot.keyClick(window.search, Qt.Key.Key_Up)
    assert window.search.hits.list.currentRow() == 0


def test_search_box_enter_on_page_opens_it(qtbot: QtBot, window: MainWindow) -> None:
    type_and_wait(qtbot, window, "zbb")
    qtbot.keyClick(window.search, Qt.Key.Key_Return)
    assert window.current_page().accessibleName() == "值班表"


def test_search_box_nothing_found_says_so(qtbot: QtBot, window: MainWindow) -> None:
    assert type_and_wait(qtbot, window, "zzzz") == []
    assert window.search.hits.current() is None


def test_search_box_escape_clears_and_closes(qtbot: QtBot, window: MainWindow) -> None:
    type_and_wait(qtbot, window, "sjg")
    qtbot.keyClick(window.search, Qt.Key.Key_Escape)
    assert window.search.text() == ""
    assert not window.search.hits.isVisible()


def test_search_after_change_of_people_reads_again(
    qtbot: QtBot, window: MainWindow, office: Office
) -> None:
    type_and_wait(qtbot, window, "sjg")
    key = next(one for one in office.members.list_all() if one.name == "孙建国").record.id
    office.members.update(key, name="孙晓明")
    window._context.changes.changed.emit(Changes.of(Kind.MEMBER))
    qtbot.keyClick(window.search, Qt.Key.Key_Escape)
    assert type_and_wait(qtbot, window, "sxm") == ["孙晓明"]


def test_search_change_while_reading_is_read_again(
    qtbot: QtBot, window: MainWindow, office: Office
) -> None:
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    key = next(one for one in office.members.list_all() if one.name == "孙建国").record.id
    office.members.update(key, name="孙晓明")
    window._context.changes.changed.emit(Changes.of(Kind.MEMBER))
    assert type_and_wait(qtbot, window, "sxm") == ["孙晓明"]
