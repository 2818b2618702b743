"""Putting the encryption on, or changing its key: print the sheet, type its code back."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from fire_roster.domain.rights import Right
from fire_roster.errors import FireRosterError
from fire_roster.services.forms.base import PrintOrder
from fire_roster.services.reports import PreparedPaper
from fire_roster.ui.common.buttons import make_button
from fire_roster.ui.common.form_dialog import FormDialog
from fire_roster.ui.common.inline_message import MessageKind
from fire_roster.ui.common.labels import PlainLabel, WrappedLabel
from fire_roster.ui.common.layout import row
from fire_roster.ui.context import AppContext
from fire_roster.ui.printing.output_desk import OutputDesk
from fire_roster.ui.security.code_field import CodeRow
from fire_roster.ui.tasks import TaskControl

_FORM = "recovery-sheet"
_WHY = (
    "加密后，别人拿到这台电脑的硬盘或备份 U 盘也读不到人员资料。平时打开程序不用输入任何内容；"
    "换电脑、重装系统时凭恢复单打开。恢复单丢了而这台电脑也坏了，数据就再也打不开，所以要先打印、再加密。"
)
_WHY_CHANGE = (
    "恢复单丢失、被人看过，或保管人变动时更换。打印新的恢复单并输回恢复码后，旧的恢复单立即作废；"
    "本机的备份一并换用新的，其他位置的旧备份仍用旧恢复单打开。"
)


class SheetDialog(FormDialog):
    """Two steps on one page; the second opens when the first is done."""

    needs = Right.ACCOUNTS
    keeps_draft = False

    def __init__(
        self, context: AppContext, *, is_change: bool, parent: QWidget | None = None
    ) -> None:
        title = "更换恢复单" if is_change else "启用数据加密"
        accept = "更换" if is_change else "启用加密"
        super().__init__(title, accept, width=600, parent=parent)
        self._context = context
        self._is_change = is_change
        self._is_working = False
        self._paper: PreparedPaper | None = None
        self._output = OutputDesk(context, self)
        self._output.told.connect(self._on_output)
        self.print_button = make_button("打印…", self.print_out, icon_name="printer")
        self.save_button = make_button("保存 PDF…", self.save_pdf, variant="quiet")
        self.code = CodeRow()
        self.code.completed.connect(self._show_ready)
        self._lay_out(_WHY_CHANGE if is_change else _WHY)
        self._show_ready()

    def paper(self) -> PreparedPaper:
        """The sheet, made once: a second print shows the same code."""
        if self._paper is None:
            sheet = self._context.services.protection.make_sheet()
            order = PrintOrder(form=_FORM, paper="A4", edition="internal")
            self._paper = PreparedPaper(order, sheet.pdf, sheet.file_name, {}, ())
        return self._paper

    def print_out(self) -> None:
        """Ask for the printer, and print."""
        self._send(lambda paper: self._output.print_out(paper, 1))

    def save_pdf(self) -> None:
        """Ask where to, and save; for a printer on another PC."""
        self._send(self._output.save)

    def submit(self) -> bool:
        """Start the work; the dialog closes when it is done."""
        if self._is_working or not self.accept_button.isEnabled():
            return False
        self._set_working(is_working=True)
        typed, protection = self.code.line.text(), self._context.services.protection

        def work(control: TaskControl) -> Any:
            def tell(words: str) -> None:
                if not control.is_cancelled:
                    control.progress(-1.0, words)

            try:
                return protection.confirm(typed, tell=tell)
            except FireRosterError as error:
                return error

        task = self._context.tasks.run(work, self._on_done)
        task.progressed.connect(lambda _, words: self.message.show_message(f"{words}…", "info"))
        task.failed.connect(lambda _: self._set_working(is_working=False))
        return True

    def reject(self) -> None:
        """Not while the files are being exchanged."""
        if not self._is_working:
            super().reject()

    def _send(self, out: Callable[[PreparedPaper], object]) -> None:
        try:
            out(self.paper())
        except FireRosterError as error:
            self.message.show_message(error.message, "danger")

    def _on_output(self, words: str, kind: MessageKind) -> None:
        if kind == "success":
            words += "核对纸上的恢复码清楚完整后，在下面输入。"
            if "已保存" in words:
                words += "打印后请删除这个 PDF 文件。"
            self.code.setEnabled(True)
            self.code.line.setFocus()
        self.message.show_message(words, kind)
        self._show_ready()
        self.grow()

    def _on_done(self, result: Any) -> None:
        self._set_working(is_working=False)
        if isinstance(result, FireRosterError):
            self.message.show_message(result.message, "danger")
            return
        self._context.changes.changed.emit(result.changes)
        words = "已更换恢复单，请销毁旧的" if self._is_change else "数据已加密，请把恢复单锁好"
        self._context.announce(words)
        self.accept()

    def _set_working(self, *, is_working: bool) -> None:
        self._is_working = is_working
        for widget in (self.print_button, self.save_button, self.code, self.cancel_button):
            widget.setEnabled(not is_working)
        self._show_ready()
        if is_working:
            self.message.show_message("正在备份…", "info")

    def _show_ready(self, *_: object) -> None:
        is_ready = self.code.isEnabled() and self.code.is_complete() and not self._is_working
        self.accept_button.setEnabled(is_ready)

    def _lay_out(self, why: str) -> None:
        self.body.addWidget(WrappedLabel(why, "muted"))
        self.body.addSpacing(8)
        self.body.addWidget(PlainLabel("第 1 步　打印数据恢复单", "strong"))
        self.body.addWidget(
            WrappedLabel("恢复码只印在纸上，屏幕上不显示。打印后锁进保险柜或档案柜。")
        )
        holder = QWidget()
        buttons = row(holder, spacing=2)
        buttons.addWidget(self.print_button)
        buttons.addWidget(self.save_button)
        buttons.addStretch(1)
        self.body.addWidget(holder)
        self.body.addSpacing(8)
        self.body.addWidget(PlainLabel("第 2 步　输入纸上的恢复码", "strong"))
        self.code.setEnabled(False)
        self.body.addWidget(self.code)
        self.print_button.setFocus()
