"""A month from nothing, a swap, undo, a pasted block, publishing, a change, with pictures.

`python -m tests.ui.workbench` needs Xvfb and xdotool (Linux); it saves `out/workbench/NN-….png`
and fails at the first step whose result is not in the database.
"""

import sys
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from PySide6.QtCore import QPoint
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPlainTextEdit, QPushButton, QWidget

from fire_roster.domain.roster import RosterStatus
from fire_roster.services.grid_view import CellRef
from fire_roster.services.office import Office
from fire_roster.ui.application import build_application
from fire_roster.ui.roster.cells_view import CellsView
from fire_roster.ui.roster.generate.generate_dialog import GenerateDialog
from fire_roster.ui.roster.patch_dialog import PatchDialog
from fire_roster.ui.roster.print_dialog import PrintDialog
from fire_roster.ui.roster.roster_page import RosterPage
from fire_roster.ui.swaps.swap_dialog import SwapDialog
from tests.ui.offices import (
    DECEMBER,
    codes_on,
    control_room,
    make_context,
    make_window,
    open_crew_office,
)
from tests.ui.workbench.robot import Robot, virtual_screen

OUT = Path(__file__).resolve().parents[3] / "out" / "workbench"
_WIDTH, _HEIGHT = 1366, 768
_CYCLE = "早早中中夜夜休休"
Kind = TypeVar("Kind", bound=QDialog)
_KEYS = {"早": "1", "中": "2", "夜": "3", "休": "Delete"}


def main() -> int:
    """Work through the day; the exit code is 0 when every step had its effect."""
    with virtual_screen(f"{_WIDTH}x{_HEIGHT}"), TemporaryDirectory() as folder:
        application, theme = build_application(["workbench"])
        theme.use("light")
        office = open_crew_office(Path(folder) / "data", 10)
        context = make_context(office, theme)
        window = make_window(context, Path(folder))
        window.setGeometry(0, 0, _WIDTH, _HEIGHT)
        window.show()
        window.open_page("roster", {"month": DECEMBER})
        page = window.current_page()
        assert isinstance(page, RosterPage)
        Day(office, page, Robot(window, OUT)).work()
        context.tasks.shut_down()
        window.close()
        office.close()
        application.processEvents()
    return 0


class Day:
    """One step after the other, each checked where it counts: in the database."""

    def __init__(self, office: Office, page: RosterPage, robot: Robot) -> None:
        self._office = office
        self._page = page
        self._robot = robot

    def work(self) -> None:
        """All steps."""
        self._write_one_line()
        self._make_the_rest()
        self._swap_and_undo()
        self._move_with_keys()
        self._paste_block()
        self._look_around()
        self._publish("publish")
        self._hang_up()
        self._change_after_publishing()
        self._publish("publish-again")
        self._see_void_notice()
        self._stand_in_by_keys()

    def _write_one_line(self) -> None:
        """Eight shifts by keys, the rest of the month by the fill handle."""
        self._robot.picture("empty-month")
        self._robot.click(self._button(self._page, "手工录入"))
        self._robot.click_at(self._middle(1, 1))
        for letter in _CYCLE:
            self._robot.press(_KEYS[letter], "Right")
        assert [codes_on(self._office, 1, day) for day in (1, 3, 5, 7)] == ["早", "中", "夜", ""]
        self._robot.picture("typed")
        self._robot.drag(self._middle(1, 1), self._middle(1, 8))
        block = self._cells.mouse.block()
        handle = self._cells.mouse.handle_rect(block).center()
        self._robot.drag(
            self._cells.viewport().mapToGlobal(handle),
            self._middle(1, 31),
            half_way=lambda: self._robot.picture("fill-handle"),
        )
        month = [codes_on(self._office, 1, day) or "休" for day in range(1, 32)]
        assert month == [_CYCLE[index % 8] for index in range(31)], month
        self._robot.picture("filled")

    def _make_the_rest(self) -> None:
        """Ctrl+G, by rotation, taken."""
        self._robot.press("ctrl+g")
        dialog = self._dialog(GenerateDialog)
        self._robot.click_at(
            dialog.setup.by_rotation.mapToGlobal(QPoint(10, dialog.setup.by_rotation.height() // 2))
        )
        self._robot.picture("rotation")
        self._robot.click(dialog.start_button)
        self._robot.wait_until(lambda: bool(dialog.proposals), "the rotation")
        self._robot.picture("proposal")
        self._robot.click(dialog.take_button)
        self._robot.wait_until(lambda: len(self._page.editor.facts.assignments) > 150, "the month")
        self._robot.picture("month")

    def _swap_and_undo(self) -> None:
        """A seat dropped on another name, and taken back."""
        before = self._office.upkeep.digest()
        giver, taker = self._who(3, "夜"), self._who(3, "早")
        self._robot.click_at(self._middle(giver, 3))
        names = QPoint(60 - self._cells.x(), 0)
        target = self._middle(taker, 3)
        onto = QPoint(self._cells.mapToGlobal(names).x(), target.y())
        self._robot.drag(
            self._edge(giver, 3), onto, half_way=lambda: self._robot.picture("drop-on-name")
        )
        assert codes_on(self._office, giver, 3) == "早"
        assert codes_on(self._office, taker, 3) == "夜"
        assert "互换" in self._page.history.undo_text, self._page.history.undo_text
        self._robot.picture("swapped")
        self._robot.press("ctrl+z")
        assert self._office.upkeep.digest() == before
        self._robot.picture("undone")

    def _move_with_keys(self) -> None:
        """Alt and an arrow carry a seat, Ctrl+drag copies one; both undone."""
        before = self._office.upkeep.digest()
        who = self._who(4, "夜")
        self._robot.click_at(self._middle(who, 4))
        self._robot.press("alt+Right")
        assert [codes_on(self._office, who, day) for day in (4, 5)] == ["", "夜"]
        self._robot.press("ctrl+z")
        self._robot.click_at(self._middle(who, 4))
        self._robot.drag(
            self._edge(who, 4),
            self._middle(who, 14),
            key="ctrl",
            half_way=lambda: self._robot.picture("copy-with-ctrl"),
        )
        assert [codes_on(self._office, who, day) for day in (4, 14)] == ["夜", "夜"]
        self._robot.press("ctrl+z")
        assert self._office.upkeep.digest() == before

    def _paste_block(self) -> None:
        """A block of text as Excel gives it: previewed, taken."""
        QGuiApplication.clipboard().setText("中\t中\t夜\n夜\t晚\t休\n")
        rows = [row.member_id for row in self._page.grid.model.view.rows]
        self._robot.click_at(self._middle(rows[0], 10))
        self._robot.press("ctrl+v")
        dialog = self._dialog(PatchDialog)
        self._robot.picture("paste-preview")
        turns = dialog.table.visible_records()
        self._robot.press("Return")
        assert codes_on(self._office, rows[0], 12) == "夜"
        assert turns
        self._robot.picture("pasted")

    def _look_around(self) -> None:
        """Find, calendar, 合看, the year, findings, and back."""
        self._robot.press("ctrl+f")
        self._robot.write("12-8")
        self._robot.picture("find")
        self._robot.press("Escape", "F7")
        self._robot.picture("calendar")
        self._robot.press("F7")
        self._robot.picture("both")
        self._robot.press("F7")
        self._robot.picture("year")
        self._robot.press("F7", "F8")
        self._robot.picture("finding")
        self._robot.press("F9")

    def _publish(self, name: str) -> None:
        """Ctrl+Shift+B; every reason asked for is given."""
        version = self._page.editor.facts.version
        self._robot.press("ctrl+shift+b")
        dialog = self._dialog(QDialog)
        fields = [*dialog.findChildren(QPlainTextEdit), *dialog.findChildren(QLineEdit)]
        for field in fields:
            if field.isVisible() and not field.isReadOnly():
                self._robot.show(field)
                self._robot.click(field)
                self._robot.press("ctrl+a")
                self._robot.write("new certificates are on their way")
        self._robot.picture(f"{name}-dialog")
        self._robot.click(self._button(dialog, "发布"))
        state = RosterStatus.PUBLISHED
        self._robot.wait_until(lambda: self._page.editor.facts.status is state, "publishing")
        assert self._page.editor.facts.version == version
        self._robot.picture(name)

    def _hang_up(self) -> None:
        """Version 1 goes to the wall: Ctrl+P, saved; the system's file dialog is passed over."""
        self._robot.press("ctrl+p")
        dialog = self._dialog(PrintDialog)
        self._robot.wait_until(lambda: dialog.preview.page_count > 0, "the preview")
        dialog.save_to(OUT / "wall.pdf")
        self._robot.picture("print-wall")
        self._robot.press("Escape")

    def _change_after_publishing(self) -> None:
        """An edit begins version 2 and says so."""
        who = self._who(20, "早")
        self._robot.click_at(self._middle(who, 20))
        self._robot.press("3")
        versions = self._office.rosters.list_versions(control_room(self._office), DECEMBER)
        assert [one.status for one in versions] == ["PUBLISHED", "DRAFT"]
        self._robot.picture("second-version")

    def _see_void_notice(self) -> None:
        """The sheet on the wall is void until the new one is printed; the slip tells the days."""
        told = self._page.wall.text()
        assert "作废" in told, told
        self._robot.picture("void-notice")
        self._robot.click(self._button(self._page.wall, "打印张贴…"))
        dialog = self._dialog(PrintDialog)
        dialog.form_box.setFocus()
        for _ in range(dialog.form_box.count()):
            if dialog.form_box.value() == "change-slip":
                break
            self._robot.press("Down")
        assert dialog.form_box.value() == "change-slip"
        self._robot.wait_until(lambda: dialog.preview.page_count == 1, "the slip")
        self._robot.picture("change-slip")
        self._robot.press("Escape")

    def _stand_in_by_keys(self) -> None:
        """A night is swapped with the keyboard alone: Ctrl+T, a reason, Enter; printed anew."""
        who = self._who(22, "夜")
        self._page.grid.select_cells([_ref(who, 22)])
        self._robot.press("ctrl+t")
        self._dialog(SwapDialog)
        self._robot.press("Tab")
        self._robot.write("ill")
        self._robot.picture("stand-in-form")
        self._robot.press("Return")
        self._robot.wait_until(lambda: self._office.swaps.list_all(), "the swap")
        self._robot.wait_until(lambda: QApplication.activeModalWidget() is None, "the page")
        assert "作废" in self._page.wall.text()
        self._robot.press("ctrl+p")
        sheet = self._dialog(PrintDialog)
        self._robot.wait_until(lambda: sheet.preview.page_count > 0, "the preview")
        sheet.save_to(OUT / "wall-again.pdf")
        self._robot.picture("printed-again")
        self._robot.press("Escape")
        assert not self._page.wall.isVisible(), self._page.wall.text()

    @property
    def _cells(self) -> CellsView:
        return self._page.grid.cells

    def _dialog(self, kind: type[Kind]) -> Kind:
        self._robot.wait_until(
            lambda: isinstance(QApplication.activeModalWidget(), kind), f"a {kind.__name__}"
        )
        found = QApplication.activeModalWidget()
        assert isinstance(found, kind)
        self._robot.rest()
        return found

    def _who(self, day: int, code: str) -> int:
        rows = [row.member_id for row in self._page.grid.model.view.rows]
        return next(key for key in rows if codes_on(self._office, key, day) == code)

    def _middle(self, member: int, day: int) -> QPoint:
        area = self._cells.visualRect(self._page.grid.model.find_index(_ref(member, day)))
        return self._cells.viewport().mapToGlobal(area.center())

    def _edge(self, member: int, day: int) -> QPoint:
        area = self._cells.visualRect(self._page.grid.model.find_index(_ref(member, day)))
        return self._cells.viewport().mapToGlobal(QPoint(area.center().x(), area.top() + 2))

    @staticmethod
    def _button(parent: QWidget, text: str) -> QPushButton:
        buttons = parent.findChildren(QPushButton)
        return next(one for one in buttons if one.isVisible() and one.text().strip() == text)


def _ref(member: int, day: int) -> CellRef:
    return CellRef(member, date(2026, 12, day))


if __name__ == "__main__":
    sys.exit(main())
