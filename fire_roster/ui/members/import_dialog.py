"""Importing a staff list: file → columns → preview → written and what was left out."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QPushButton, QWidget

from fire_roster.errors import FireRosterError
from fire_roster.services.changes import Done
from fire_roster.services.imports import (
    FoundLists,
    ImportOutcome,
    ImportPreview,
    Reviews,
)
from fire_roster.services.office import Office
from fire_roster.ui.common.buttons import make_button
from fire_roster.ui.common.labels import PlainLabel
from fire_roster.ui.common.layout import column, row
from fire_roster.ui.common.progress_dialog import ProgressDialog
from fire_roster.ui.common.tooltip import set_tooltip
from fire_roster.ui.context import AppContext
from fire_roster.ui.members.follow_ups import FollowUps
from fire_roster.ui.members.import_preview_step import people_count
from fire_roster.ui.members.import_saving import save_workbook
from fire_roster.ui.members.import_steps import ImportSteps
from fire_roster.ui.saving import try_save
from fire_roster.ui.tasks import TaskControl

_TITLES = ("选择文件", "核对列", "预览", "结果")


class ImportDialog(QDialog):
    """Four steps; nothing is written before 确认导入."""

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._office: Office = context.services
        self._found: FoundLists | None = None
        self._preview: ImportPreview | None = None
        self._reviews: Reviews = {}
        self._operation = ""
        self._follow_ups = FollowUps(context, self)
        self.setWindowTitle("导入人员台账")
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(1240, 680)
        self.step = 0
        """0 file, 1 columns, 2 preview, 3 result."""
        self.steps = ImportSteps()
        self._lay_out()
        self.steps.chosen.connect(self.read)
        self.steps.pasted.connect(self.paste)
        self.steps.template_asked.connect(self.save_template)
        self.steps.sheet_chosen.connect(self._find_in)
        self.steps.reviewed.connect(lambda place, one: self._revise({place: one}))
        self.steps.days_asked.connect(self._revise)
        self.steps.saving_asked.connect(self.save_left_out)
        self.steps.undo_asked.connect(self._undo)
        self.steps.followed.connect(lambda follow_up: self._follow_ups.take(follow_up))
        self._go(0)

    def read(self, path: Path) -> None:
        """Read a file off the GUI thread and show how it was understood."""
        self._start(
            f"正在读取 {path.name}",
            lambda control: self._office.imports.read(
                path, is_cancelled=lambda: control.is_cancelled
            ),
        )

    def paste(self, text: str) -> None:
        """Take over cells that were copied in Excel or WPS."""
        self._start("正在读取粘贴的内容", lambda _: self._office.imports.read_text(text))

    def _start(self, title: str, work: Callable[[TaskControl], FoundLists]) -> None:
        def show(found: FoundLists) -> None:
            self._found = found
            self._reviews = {}
            self.steps.columns.show_lists(found)
            self._go(1)

        self._run(title, work, show)

    def go_on(self) -> None:
        """To the next step; writes at the preview, closes at the result."""
        if self.step == 0:
            self.steps.file.browse()
        elif self.step == 1:
            self._judge()
        elif self.step == 2:
            self._apply()
        else:
            self.accept()

    def go_back(self) -> None:
        """To the step before; typed corrections stay."""
        self._go(self.step - 1)

    def _find_in(self, sheet: str | None) -> None:
        """Search one sheet for its list, or all of them."""
        found = self._found
        if found is None:
            return
        workbook, source = found.workbook, found.source

        def show(again: FoundLists) -> None:
            self._found = again
            self._reviews = {}
            self.steps.columns.show_lists(again, sheet)

        self._run(
            f"正在读取“{sheet or source}”",
            lambda _: self._office.imports.find_lists(workbook, source, sheet),
            show,
        )

    def _judge(self) -> None:
        found = self._found
        if found is None or not self.steps.columns.check():
            return
        mappings, reviews = self.steps.columns.mappings(), self._reviews

        def show(preview: ImportPreview) -> None:
            self._preview = preview
            self.steps.preview.show_preview(preview)
            self._go(2)
            self.steps.preview.show_first_problem()

        self._run(
            "正在核对每一行",
            lambda control: self._office.imports.judge(
                found, mappings, reviews, lambda part: control.progress(part)
            ),
            show,
        )

    def _revise(self, decided: Reviews) -> None:
        """Judge everything again with what the clerk has just decided about some rows."""
        preview = self._preview
        if preview is None:
            return
        self._reviews = {**self._reviews, **decided}
        reviews = self._reviews

        def show(revised: ImportPreview) -> None:
            self._preview = revised
            self.steps.preview.show_preview(revised)
            self._show_count()
            # The panel was made anew; the keyboard goes on in the list of rows.
            self.steps.preview.table.view.setFocus()

        self._run(
            "正在重新核对",
            lambda control: self._office.imports.revise(
                preview, reviews, lambda part: control.progress(part)
            ),
            show,
        )

    def _apply(self) -> None:
        preview, found = self._preview, self._found
        if preview is None:
            return

        def show(done: Done[ImportOutcome]) -> None:
            self._operation = done.value.operation_id
            self._context.changes.changed.emit(done.changes)
            self._follow_ups = FollowUps(self._context, self, preview.rows)
            self._follow_ups.done.connect(self.steps.result.mark_done)
            self.steps.result.show_outcome(done.value, self._follow_ups.items)
            self._go(3)

        self._run("正在写入", lambda _: self._office.imports.apply(preview, found), show)

    def _undo(self) -> None:
        """Take the whole import back, with what was registered from here since, as one step."""
        counts: list[int] = []

        def undo() -> Done[int]:
            done = self._office.undo.undo_through(self._operation)
            counts.append(done.value)
            return done

        if try_save(self._context, undo):
            self.steps.result.show_undone(counts[0] - 1)

    def save_left_out(self) -> None:
        """Ask for a file and write the rows that are left out, the reasons first."""
        preview = self._preview
        if preview is not None:
            save_workbook(
                self,
                self.steps.message(),
                "没有导入的行.xlsx",
                lambda path: self._office.imports.save_left_out(preview, path),
            )

    def save_template(self) -> None:
        """Ask for a file and write an empty list to fill in."""
        write = self._office.imports.save_template
        save_workbook(self, self.steps.message(), "人员名单模板.xlsx", write)

    def _run(
        self, title: str, work: Callable[[TaskControl], object], show: Callable[..., object]
    ) -> None:
        """Work off the GUI thread; what the service refuses is told in the dialog."""

        def attempt(control: TaskControl) -> object:
            control.progress(-1, "请稍候…")
            try:
                return work(control)
            except FireRosterError as error:
                return error

        def deliver(result: object) -> None:
            self._set_busy(False)
            if isinstance(result, FireRosterError):
                self.steps.message().show_message(result.message, "danger")
            else:
                show(result)

        self._set_busy(True)
        task = self._context.tasks.run(attempt, deliver)
        task.cancelled.connect(lambda: self._set_busy(False))
        task.failed.connect(lambda _: self._set_busy(False))
        ProgressDialog(task, title, self)

    def _set_busy(self, is_busy: bool) -> None:
        self.steps.setEnabled(not is_busy)
        for button in (self.back_button, self.next_button):
            button.setEnabled(not is_busy)

    def _lay_out(self) -> None:
        layout = column(self, spacing=4, margin=6)
        self._heading = PlainLabel("", "strong")
        layout.addWidget(self._heading)
        layout.addWidget(self.steps, 1)
        # Before the buttons: whoever opens the dialog starts here.
        self.steps.show_step(0)
        buttons = row(spacing=2)
        buttons.addStretch(1)
        self.cancel_button = make_button("取消", self.reject)
        self.back_button = make_button("上一步", self.go_back)
        self.next_button = make_button("", self.go_on, variant="primary")
        self.next_button.setDefault(True)
        keys = QShortcut(QKeySequence("Ctrl+Return"), self)
        keys.activated.connect(self.next_button.click)
        for button in (self.cancel_button, self.back_button, self.next_button):
            buttons.addWidget(button)
        layout.addLayout(buttons)

    def _go(self, step: int) -> None:
        self.step = step
        self.steps.show_step(step)
        self._heading.setText(f"第 {step + 1} 步，共 {len(_TITLES)} 步 · {_TITLES[step]}")
        self._show_count()
        self.next_button.setVisible(step != 0)
        # The step before took its focus along; without this it would land on 取消.
        if step:
            self.next_button.setFocus()
        self.back_button.setVisible(step in (1, 2))
        self.cancel_button.setVisible(step != 3)

    def _show_count(self) -> None:
        """What the main button will do, with the number of people."""
        count = people_count(self._preview) if self._preview else 0
        words = ("选择文件…", "下一步", f"确认导入 {count} 人", "完成")
        _name(self.next_button, words[self.step])
        self.next_button.setEnabled(self.step != 2 or count > 0)


def _name(button: QPushButton, text: str) -> None:
    button.setText(text)
    button.setAccessibleName(text)
    set_tooltip(button, text, "Ctrl+Return")
