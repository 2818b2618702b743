"""Importing a staff list: file → columns → preview → written and what was left out."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QStackedWidget, QWidget

from fire_roster.errors import FireRosterError
from fire_roster.records.leave import LeaveFields
from fire_roster.services.changes import Done
from fire_roster.services.imports import ImportOutcome, ImportPreview, LeaveHint, NoNightHint
from fire_roster.services.office import Office
from fire_roster.ui.common.buttons import make_button
from fire_roster.ui.common.inline_message import InlineMessage
from fire_roster.ui.common.labels import PlainLabel
from fire_roster.ui.common.layout import column, row
from fire_roster.ui.common.progress_dialog import ProgressDialog
from fire_roster.ui.context import AppContext
from fire_roster.ui.members.follow_ups import FollowUp, list_follow_ups
from fire_roster.ui.members.import_columns_step import ImportColumnsStep
from fire_roster.ui.members.import_file_step import ImportFileStep
from fire_roster.ui.members.import_preview_step import ImportPreviewStep, written_count
from fire_roster.ui.members.import_result_step import ImportResultStep
from fire_roster.ui.members.member_dialog import MemberDialog
from fire_roster.ui.saving import try_save
from fire_roster.ui.tasks import TaskControl

_TITLES = ("选择文件", "核对列", "预览", "结果")


class ImportDialog(QDialog):
    """Four steps; nothing is written before 确认导入."""

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._office: Office = context.services
        self._preview: ImportPreview | None = None
        self._follow_ups: list[FollowUp] = []
        self.setWindowTitle("导入人员台账")
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(1080, 640)
        self.file_step = ImportFileStep()
        self.columns_step = ImportColumnsStep()
        self.preview_step = ImportPreviewStep()
        self.result_step = ImportResultStep()
        self._lay_out()
        self.file_step.chosen.connect(self.read)
        self.columns_step.sheet_chosen.connect(self._read_sheet)
        self.result_step.followed.connect(self.follow)
        self._go(0)

    @property
    def step(self) -> int:
        """0 file, 1 columns, 2 preview, 3 result."""
        return self._stack.currentIndex()

    def read(self, path: Path) -> None:
        """Read a file off the GUI thread and show how it was understood."""
        imports = self._office.imports

        def show(preview: ImportPreview) -> None:
            self._preview = preview
            self.columns_step.show_preview(preview)
            self._go(1)

        self._run(f"正在读取 {path.name}", lambda: imports.preview(path), show)

    def go_on(self) -> None:
        """To the next step; writes at the preview, closes at the result."""
        if self.step == 0:
            self.file_step.browse()
        elif self.step == 1:
            self._judge()
        elif self.step == 2:
            self._apply()
        else:
            self.accept()

    def go_back(self) -> None:
        """To the step before; typed corrections stay."""
        self._go(self.step - 1)

    def follow(self, follow_up: FollowUp) -> None:
        """Note the leave, or the last day without night duty; where it is missing, ask."""
        hint, member = follow_up.hint, follow_up.member
        number = self._follow_ups.index(follow_up)
        if isinstance(hint, LeaveHint):
            fields = LeaveFields(first=hint.first, last=hint.last, kind=hint.kind)
            if try_save(self._context, lambda: self._office.leaves.add(member, fields)):
                self.result_step.mark_done(number, "已登记")
        elif isinstance(hint, NoNightHint) and hint.until:
            key, until = member.record.id, hint.until
            if try_save(
                self._context, lambda: self._office.members.update(key, no_night_until=until)
            ):
                self.result_step.mark_done(number, "已登记")
        else:
            dialog = MemberDialog(self._context, member, self)
            dialog.accepted.connect(lambda: self._on_member_saved(number))
            dialog.open()
            dialog.form.no_night_until.setFocus()

    def _on_member_saved(self, number: int) -> None:
        key = self._follow_ups[number].member.record.id
        for entry in self._office.members.list_all():
            if entry.record.id == key and entry.record.no_night_until:
                self.result_step.mark_done(number, "已登记")

    def _read_sheet(self, name: str) -> None:
        preview = self._preview
        if preview is None:
            return

        def show(found: ImportPreview) -> None:
            self._preview = found
            self.columns_step.show_preview(found)

        self._run(
            f"正在读取“{name}”",
            lambda: self._office.imports.preview_workbook(
                preview.workbook, preview.source, sheet=name
            ),
            show,
        )

    def _judge(self) -> None:
        preview = self._preview
        if preview is None or not self.columns_step.check():
            return
        mapping = self.columns_step.mapping()

        def show(found: ImportPreview) -> None:
            self._preview = found
            self.preview_step.show_preview(found)
            self._go(2)

        self._run(
            "正在核对每一行",
            lambda: self._office.imports.preview_workbook(
                preview.workbook, preview.source, mapping=mapping
            ),
            show,
        )

    def _apply(self) -> None:
        preview = self._preview
        if preview is None:
            return

        def show(done: Done[ImportOutcome]) -> None:
            self._context.changes.changed.emit(done.changes)
            self._follow_ups = list_follow_ups(self._office, preview.rows)
            self.result_step.show_outcome(done.value, self._follow_ups)
            self._go(3)

        self._run("正在写入", lambda: self._office.imports.apply(preview), show)

    def _run(self, title: str, work: Callable[[], object], show: Callable[..., object]) -> None:
        """Work off the GUI thread; what the service refuses is told in the dialog."""

        def attempt(control: TaskControl) -> object:
            control.progress(-1, "请稍候…")
            try:
                return work()
            except FireRosterError as error:
                return error

        def deliver(result: object) -> None:
            self._set_busy(False)
            if isinstance(result, FireRosterError):
                self._message().show_message(result.message, "danger")
            else:
                show(result)

        self._set_busy(True)
        task = self._context.tasks.run(attempt, deliver)
        task.cancelled.connect(lambda: self._set_busy(False))
        task.failed.connect(lambda _: self._set_busy(False))
        ProgressDialog(task, title, self)

    def _message(self) -> InlineMessage:
        steps = (self.file_step, self.columns_step, self.preview_step, self.result_step)
        return steps[self.step].message

    def _set_busy(self, is_busy: bool) -> None:
        self._stack.setEnabled(not is_busy)
        for button in (self.back_button, self.next_button):
            button.setEnabled(not is_busy)

    def _lay_out(self) -> None:
        layout = column(self, spacing=4, margin=6)
        self._heading = PlainLabel("", "strong")
        layout.addWidget(self._heading)
        self._stack = QStackedWidget()
        for step in (self.file_step, self.columns_step, self.preview_step, self.result_step):
            self._stack.addWidget(step)
        layout.addWidget(self._stack, 1)
        buttons = row(spacing=2)
        buttons.addStretch(1)
        self.cancel_button = make_button("取消", self.reject)
        self.back_button = make_button("上一步", self.go_back)
        self.next_button = make_button("", self.go_on, variant="primary")
        self.next_button.setDefault(True)
        for button in (self.cancel_button, self.back_button, self.next_button):
            buttons.addWidget(button)
        layout.addLayout(buttons)

    def _go(self, step: int) -> None:
        self._stack.setCurrentIndex(step)
        self._heading.setText(f"第 {step + 1} 步，共 {len(_TITLES)} 步 · {_TITLES[step]}")
        count = written_count(self._preview) if self._preview else 0
        words = ("选择文件…", "下一步", f"确认导入 {count} 人", "完成")
        self.next_button.setText(words[step])
        self.next_button.setVisible(step != 0)
        self.next_button.setEnabled(step != 2 or count > 0)
        # The step before took its focus along; without this it would land on 取消.
        if step:
            self.next_button.setFocus()
        self.back_button.setVisible(step in (1, 2))
        self.cancel_button.setVisible(step != 3)
