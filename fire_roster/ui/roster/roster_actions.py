"""Undo, redo, generate, print, publish, files: as buttons, or as one menu where room is short."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from fire_roster.domain.rights import Right
from fire_roster.ui.common.buttons import make_button, make_icon_button
from fire_roster.ui.common.layout import row
from fire_roster.ui.common.rights_gate import RIGHTS_GATE
from fire_roster.ui.common.tooltip import set_tooltip
from fire_roster.ui.icons import icon
from fire_roster.ui.undo import UndoHistory

Run = Callable[[], object]


class RosterActions(QWidget):
    """The shortcuts work in both shapes."""

    generate_wanted = Signal()
    print_wanted = Signal()
    publish_wanted = Signal()
    versions_wanted = Signal()
    export_wanted = Signal()
    import_wanted = Signal()

    def __init__(self, history: UndoHistory, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._history = history
        self.undo_button = make_icon_button("undo-2", "撤销", history.undo)
        self.redo_button = make_icon_button("redo-2", "重做", history.redo)
        self._undo_action = self._make_action("撤销", "undo-2", "", history.undo)
        self._redo_action = self._make_action("重做", "redo-2", "", history.redo)
        self.generate_action = self._make_action(
            "生成…", "wand-sparkles", "Ctrl+G", self.generate_wanted.emit
        )
        self.print_action = self._make_action("打印…", "printer", "Ctrl+P", self.print_wanted.emit)
        self.publish_action = self._make_action(
            "发布…", "check", "Ctrl+Shift+B", self.publish_wanted.emit
        )
        self.versions_action = self._make_action(
            "版本…", "list", "Ctrl+Shift+H", self.versions_wanted.emit
        )
        self.generate_button = self._make_button(self.generate_action, "wand-sparkles", Right.PLAN)
        self.print_button = self._make_button(self.print_action, "printer")
        self.publish_button = self._make_button(self.publish_action, "check", Right.PUBLISH)
        self.export_action = self._make_action(
            "导出 Excel…", "file-down", "Ctrl+Shift+E", self.export_wanted.emit
        )
        self.import_action = self._make_action(
            "导入 Excel…", "file-up", "Ctrl+Shift+I", self.import_wanted.emit
        )
        self.more_button = make_icon_button("ellipsis", "更多", lambda: None)
        set_tooltip(self.more_button, "历次版本；导出 Excel；把改好的 Excel 读回")
        more = QMenu(self.more_button)
        more.addActions(self._more_actions())
        self.more_button.setMenu(more)
        self.menu_button = make_button("操作")
        self._lay_out()
        history.changed.connect(self._show_history)
        self._show_history()
        self.set_compact(False)

    def offer(self, *, can_print: bool, can_publish: bool) -> None:
        """Enable what fits the month on screen."""
        self.print_action.setEnabled(can_print)
        self.generate_action.setEnabled(RIGHTS_GATE.may(Right.PLAN))
        self.import_action.setEnabled(RIGHTS_GATE.may(Right.PLAN))
        self.publish_action.setEnabled(can_publish and RIGHTS_GATE.may(Right.PUBLISH))
        self.print_button.setEnabled(can_print)
        self.export_action.setEnabled(can_print and RIGHTS_GATE.may(Right.EXPORT))
        self.publish_button.setEnabled(can_publish)

    def set_compact(self, is_compact: bool) -> None:
        """Show one menu in place of the buttons."""
        for button in self._buttons:
            button.setVisible(not is_compact)
        self.menu_button.setVisible(is_compact)

    def _lay_out(self) -> None:
        layout = row(self, spacing=2)
        self._buttons: tuple[QWidget, ...] = (
            self.undo_button,
            self.redo_button,
            self.generate_button,
            self.print_button,
            self.publish_button,
            self.more_button,
        )
        for button in self._buttons:
            layout.addWidget(button)
        menu = QMenu(self.menu_button)
        menu.addActions([self._undo_action, self._redo_action])
        menu.addSeparator()
        menu.addActions([self.generate_action, self.print_action, self.publish_action])
        menu.addActions(self._more_actions())
        self.menu_button.setMenu(menu)
        layout.addWidget(self.menu_button)

    def _more_actions(self) -> list[QAction]:
        return [self.versions_action, self.export_action, self.import_action]

    def _make_action(self, text: str, icon_name: str, keys: str, run: Run) -> QAction:
        action = QAction(icon(icon_name), text, self)
        if keys:
            action.setShortcut(keys)
            self.addAction(action)
        action.triggered.connect(lambda: run())
        return action

    def _make_button(
        self, action: QAction, icon_name: str, needs: Right | None = None
    ) -> QPushButton:
        button = make_button(action.text(), action.trigger, icon_name=icon_name, needs=needs)
        set_tooltip(button, action.text().rstrip("…"), action.shortcut().toString())
        return button

    def _show_history(self) -> None:
        """Say what would be undone or done again."""
        for button, action, word, text, keys in (
            (self.undo_button, self._undo_action, "撤销", self._history.undo_text, "Ctrl+Z"),
            (self.redo_button, self._redo_action, "重做", self._history.redo_text, "Ctrl+Y"),
        ):
            full = f"{word}：{text}" if text else word
            button.setEnabled(bool(text))
            button.setAccessibleName(full)
            set_tooltip(button, full, keys)
            action.setText(full.replace("&", "&&"))
            action.setEnabled(bool(text))
