"""The print centre, from the choice of a form to paper, file and batch."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader
from pytestqt.qtbot import QtBot

from fire_roster.domain.month import Month
from fire_roster.services.office import Office
from fire_roster.ui.printing.printing_page import PrintingPage
from fire_roster.ui.theme import Theme
from tests.ui.offices import (
    DECEMBER,
    control_room,
    fill_by_rotation,
    make_context,
    open_crew_office,
)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """Eight people whose December is planned."""
    office = open_crew_office(tmp_path / "data")
    fill_by_rotation(office)
    yield office
    office.close()


@pytest.fixture
def page(qtbot: QtBot, theme: Theme, office: Office) -> PrintingPage:
    """The page on the screen, with its first preview."""
    page = PrintingPage(make_context(office, theme), "打印")
    qtbot.addWidget(page)
    page.resize(1200, 700)
    with qtbot.waitSignal(page.shown, timeout=20_000):
        page.show()
        page.focus_on(form="wall-roster", month=DECEMBER)
        page.refresh()
    return page


def choose(qtbot: QtBot, page: PrintingPage, form: str) -> None:
    with qtbot.waitSignal(page.shown, timeout=20_000):
        page.forms.choose(form)


def save(page: PrintingPage, path: Path) -> None:
    """What the button does once the file is named."""
    paper = page.paper_seen()
    assert paper is not None
    page.desk.save_to(paper, path)


def test_page_shows_the_form_that_was_asked_for(page: PrintingPage) -> None:
    assert (page.order().form, page.order().month) == ("wall-roster", DECEMBER)
    assert page.preview.page_count == 1
    assert page.buttons.print_button.isEnabled()


def test_page_offers_what_the_form_is_about(qtbot: QtBot, page: PrintingPage) -> None:
    choose(qtbot, page, "duty-log")
    assert page.subject.days.isVisible() and not page.subject.months.isVisible()
    assert page.paper.choice().paper == "A4"
    choose(qtbot, page, "emergency-card")
    assert not page.subject.days.isVisible() and not page.subject.station_box.isVisible()


def test_page_without_a_part_prints_less(qtbot: QtBot, page: PrintingPage, tmp_path: Path) -> None:
    with qtbot.waitSignal(page.shown, timeout=20_000):
        page.paper.parts.box("contacts").click()
    save(page, tmp_path / "x.pdf")
    text = PdfReader(tmp_path / "x.pdf").pages[0].extract_text()
    assert "火警电话" not in text and "值班要求" in text


def test_page_says_why_a_month_cannot_be_printed(qtbot: QtBot, page: PrintingPage) -> None:
    with qtbot.waitSignal(page.shown, timeout=20_000):
        page.subject.months.set_month(Month(2027, 5).first)
    assert page.preview.page_count == 0
    assert not page.buttons.save_button.isEnabled()


def test_page_remembers_each_form_for_the_next_start(
    qtbot: QtBot, page: PrintingPage, office: Office
) -> None:
    with qtbot.waitSignal(page.shown, timeout=20_000):
        page.paper.edition_box.set_value("internal")
    page.paper.copies.setValue(3)
    page._send(lambda paper: None)
    choose(qtbot, page, "duty-log")
    assert page.paper.choice().edition == "wall"
    choose(qtbot, page, "wall-roster")
    assert (page.paper.choice().edition, page.paper.choice().copies) == ("internal", 3)
    assert office.reports.memory.last("form") == "wall-roster"


def test_saved_roster_for_the_wall_counts_as_posted(
    qtbot: QtBot, page: PrintingPage, office: Office, tmp_path: Path
) -> None:
    office.rosters.publish(control_room(office), DECEMBER)
    with qtbot.waitSignal(page.shown, timeout=20_000):
        page.refresh()
    save(page, tmp_path / "x.pdf")
    assert office.wall_copies.state(control_room(office), DECEMBER).printed_version == 1


def test_saving_where_no_folder_is_tells_it(page: PrintingPage, tmp_path: Path) -> None:
    save(page, tmp_path / "没有" / "x.pdf")
    assert "不存在" in page.message.text()


def test_batch_of_a_year_saves_what_there_is_and_lists_the_rest(
    qtbot: QtBot, page: PrintingPage, tmp_path: Path
) -> None:
    dialog = page.batch()
    dialog.span.setCurrentIndex(1)
    dialog.stations.set_values([page.subject.station_id()])
    assert "12" in dialog.count.text()
    dialog.save_to(tmp_path)
    qtbot.waitUntil(lambda: "已完成" in dialog.message.text(), timeout=20_000)
    assert "没有打印 11 张" in dialog.message.text()
    assert len(list(tmp_path.glob("*.pdf"))) == 1
    dialog.reject()


def test_batch_without_a_station_asks_for_one(page: PrintingPage) -> None:
    dialog = page.batch()
    dialog.stations.set_values([])
    assert not dialog.submit()
    assert "站点" in dialog.message.text()
    dialog.reject()
