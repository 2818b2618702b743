"""Generate, publish and print, from the page to the data folder."""

from pathlib import Path

from pypdf import PdfReader
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from fire_roster.domain.checker import RosterChecker
from fire_roster.services.office import Office
from fire_roster.ui.main_window import MainWindow
from fire_roster.ui.printing.paper_output import chosen_pages, make_printer, print_pages
from fire_roster.ui.roster.generate.generate_dialog import GenerateDialog
from fire_roster.ui.roster.generate.result_view import ResultView
from fire_roster.ui.roster.print_dialog import PrintDialog
from fire_roster.ui.roster.publish_dialog import PublishDialog
from fire_roster.ui.roster.roster_page import RosterPage
from tests.ui.offices import DECEMBER, control_room, fill_by_rotation


def seats(office: Office) -> int:
    return len(office.rosters.open(control_room(office), DECEMBER).facts.assignments)


def open_generate(page: RosterPage) -> GenerateDialog:
    page.bar.actions_bar.generate_button.click()
    dialog = page.dialogs.active
    assert isinstance(dialog, GenerateDialog)
    return dialog


def test_generate_by_rotation_is_taken_as_one_step(
    qtbot: QtBot, page: RosterPage, office: Office
) -> None:
    dialog = open_generate(page)
    dialog.setup.by_rotation.setChecked(True)
    with qtbot.waitSignal(dialog.made, timeout=20_000):
        dialog.start_button.click()
    assert seats(office) == 2
    dialog.take_button.click()
    assert seats(office) > 150
    assert page.window().focusWidget() is page.grid.cells
    page.history.undo()
    assert seats(office) == 2


def test_generate_left_changes_nothing(qtbot: QtBot, page: RosterPage, office: Office) -> None:
    dialog = open_generate(page)
    dialog.setup.by_rotation.setChecked(True)
    with qtbot.waitSignal(dialog.made, timeout=20_000):
        dialog.start_button.click()
    dialog.leave_button.click()
    assert seats(office) == 2
    assert page.history.undo_text == ""


def test_generate_own_cycle_that_cannot_be_read_is_refused(page: RosterPage) -> None:
    dialog = open_generate(page)
    dialog.setup.by_rotation.setChecked(True)
    dialog.setup.rotation.pattern_box.set_value("own")
    dialog.setup.rotation.cycle_edit.setText("早早甲甲")
    assert not dialog.start_button.isEnabled()
    dialog.setup.rotation.cycle_edit.setText("早中夜休")
    assert dialog.start_button.isEnabled()
    dialog.reject()


def test_generate_illegal_rotation_says_which_limit(page: RosterPage) -> None:
    dialog = open_generate(page)
    form = dialog.setup.rotation
    pattern = next(one for one in form.pattern_box._values if one != "own" and "24" in one.name)
    form.pattern_box.set_value(pattern)
    assert "8" in form.verdict_text()
    dialog.reject()


def test_generate_by_search_stopped_gives_the_best_so_far(qtbot: QtBot, page: RosterPage) -> None:
    dialog = open_generate(page)
    with qtbot.waitSignal(dialog.made, timeout=60_000):
        dialog.start_button.click()
        dialog.stop()
    assert dialog.proposals[0].search is not None
    dialog.reject()


def test_generate_two_stations_together_is_one_step(
    qtbot: QtBot, page: RosterPage, office: Office
) -> None:
    crew = office.stations.find("微型消防站").record.id
    office.stations.update(crew, min_staff=1)
    for member in office.members.list_all()[:3]:
        office.members.update(member.record.id, station_ids=frozenset({control_room(office), crew}))
    page.refresh()
    dialog = open_generate(page)
    form = dialog.setup.optimise
    assert form.other_row.isVisible() and form.other_station() is None
    form.other_field.set_value(crew)
    with qtbot.waitSignal(dialog.made, timeout=60_000):
        dialog.start_button.click()
        dialog.stop()
    [view] = dialog.findChildren(ResultView)
    assert [view.tabs.tabText(place) for place in range(2)] == ["消控室", "微型消防站"]
    dialog.take_button.click()
    planned = [office.rosters.open(one, DECEMBER).facts for one in (control_room(office), crew)]
    assert [bool(facts.assignments) for facts in planned] == [True, True]
    assert not any(one.rule in ("D06", "D07") for one in RosterChecker(planned[0]).violations)
    page.history.undo()
    assert seats(office) == 2
    assert office.rosters.open(crew, DECEMBER).is_empty


def test_publish_with_errors_asks_for_a_reason(page: RosterPage, office: Office) -> None:
    page.dialogs.publish()
    dialog = page.dialogs.active
    assert isinstance(dialog, PublishDialog)
    assert not dialog.publish_button.isEnabled()
    first, *others = dialog.reason_edits.values()
    first.setText("  ")
    assert not dialog.publish_button.isEnabled()
    first.setText("人手正在招聘")
    assert dialog.publish_button.isEnabled() is not bool(others)
    dialog.use_first_reason()
    dialog.publish_button.click()
    [roster] = office.rosters.list_versions(control_room(office), DECEMBER)
    assert roster.status == "PUBLISHED"
    kept = office.kept_findings.list_all(control_room(office), DECEMBER).reasons
    assert set(kept.values()) == {"人手正在招聘"}
    assert not office.publishing.review(control_room(office), DECEMBER).kinds
    assert page.bar.chip.text() == "已发布 第 1 版"


def open_print(qtbot: QtBot, page: RosterPage) -> PrintDialog:
    page.dialogs.print_roster()
    dialog = page.dialogs.active
    assert isinstance(dialog, PrintDialog)
    with qtbot.waitSignal(dialog.shown, timeout=20_000):
        pass
    return dialog


def test_print_saves_pdf_with_names(qtbot: QtBot, page: RosterPage, tmp_path: Path) -> None:
    dialog = open_print(qtbot, page)
    path = tmp_path / "值班表.pdf"
    dialog.save_to(path)
    text = "".join(sheet.extract_text() for sheet in PdfReader(path).pages)
    assert "赵建国" in text
    assert "草稿" in text
    dialog.reject()


def test_print_preview_follows_the_choice(qtbot: QtBot, page: RosterPage) -> None:
    dialog = open_print(qtbot, page)
    before = dialog.preview.page_count
    dialog.form_box.setCurrentIndex(1)
    assert not dialog.save_button.isEnabled()
    with qtbot.waitSignal(dialog.shown, timeout=20_000):
        pass
    assert before == 1
    assert dialog.preview.page_count >= 1
    assert dialog.order().form == "day-list"
    dialog.reject()


def test_print_into_missing_folder_is_told(qtbot: QtBot, page: RosterPage, tmp_path: Path) -> None:
    dialog = open_print(qtbot, page)
    dialog.save_to(tmp_path / "没有" / "值班表.pdf")
    assert "不存在" in dialog.message.text()
    dialog.reject()


def test_print_pages_reach_the_printer(
    qtbot: QtBot, window: MainWindow, page: RosterPage, office: Office, tmp_path: Path
) -> None:
    fill_by_rotation(office)
    page.refresh()
    dialog = open_print(qtbot, page)
    path = tmp_path / "printer.pdf"
    printer = make_printer("A3")
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    pdf = office.reports.render(dialog.order())
    print_pages(printer, lambda width: office.reports.preview(pdf, min(width, 1200)))
    [sheet] = PdfReader(path).pages
    assert round(float(sheet.mediabox.width)) == 1191
    assert dialog.result() != QDialog.DialogCode.Accepted
    dialog.reject()


def test_pages_of_the_range_that_was_typed_are_printed() -> None:
    printer = make_printer("A4")
    assert list(chosen_pages(printer, 5)) == [0, 1, 2, 3, 4]
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 9)
    assert list(chosen_pages(printer, 5)) == [1, 2, 3, 4]
