"""打印: form, paper and edition, a picture of the pages, then file, printer or viewer."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from fire_roster.domain.facts import RosterFacts
from fire_roster.errors import FireRosterError
from fire_roster.platform import open_with_system_viewer
from fire_roster.services.forms.base import STATION_MONTH, PrintOrder
from fire_roster.services.wall_copies import WALL_FORMS
from fire_roster.ui.common.buttons import make_button
from fire_roster.ui.common.choice_field import ChoiceField
from fire_roster.ui.common.form_row import FormRow
from fire_roster.ui.common.inline_message import InlineMessage
from fire_roster.ui.common.labels import PlainLabel, WrappedLabel
from fire_roster.ui.common.layout import column, row
from fire_roster.ui.context import AppContext
from fire_roster.ui.roster.page_preview import PagePicture, PagePreview
from fire_roster.ui.roster.paper_output import (
    ask_printer,
    make_printer,
    print_pages,
    temporary_path,
)
from fire_roster.ui.saving import save
from fire_roster.ui.tasks import TaskControl

_SIZE = (1000, 640)
_SIDE = 296
_SETTLE_MS = 150
_EDITIONS = {"wall": "张贴版", "internal": "内部版"}
_EDITION_HINTS = {
    "wall": "手机号隐去中间四位，不印证件号，可以上墙。",
    "internal": "含完整手机号和证书编号，只供内部使用，不要上墙。",
}


@dataclass(frozen=True, slots=True)
class _Rendered:
    """A form with the pages to show."""

    order: PrintOrder
    pdf: bytes
    pages: tuple[PagePicture, ...]


class PrintDialog(QDialog):
    """`shown()` when the preview of the present choice has appeared."""

    shown = Signal()

    def __init__(
        self, context: AppContext, facts: RosterFacts, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._reports = context.services.reports
        self._facts = facts
        self._rendered: _Rendered | None = None
        self._saved_path: Path | None = None
        self.setWindowTitle("打印值班表")
        self.resize(*_SIZE)
        self.form_box = ChoiceField(
            (form.name, form.title)
            for form in self._reports.list_forms()
            if form.subject == STATION_MONTH
        )
        self.paper_box = ChoiceField((paper, f"{paper} 横向") for paper in ("A3", "A4"))
        self.edition_box = ChoiceField(_EDITIONS.items())
        self._edition_hint = WrappedLabel(role="small")
        self.preview = PagePreview()
        self.message = InlineMessage()
        self.save_button = make_button("保存 PDF…", self.save, variant="primary")
        self.print_button = make_button("打印…", self.print_out)
        self.open_button = make_button("打开", self.open_file)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLE_MS)
        self._settle.timeout.connect(self._render)
        self._connect()
        self._lay_out()
        self._on_choice()

    def order(self) -> PrintOrder:
        """What is chosen."""
        return PrintOrder(
            form=self.form_box.value(),
            station_id=self._facts.station.station_id,
            month=self._facts.month,
            paper=self.paper_box.value(),
            edition=self.edition_box.value(),
            version=self._facts.version,
        )

    def file_name(self) -> str:
        """Name that a saved file gets unless the user writes another."""
        edition = self.edition_box.currentText()
        paper = self.paper_box.value()
        facts = self._facts
        return (
            f"{facts.station.name}值班表 {facts.month} 第{facts.version}版（{edition} {paper}）.pdf"
        )

    def save(self) -> None:
        """Ask where to, and save."""
        name, _ = QFileDialog.getSaveFileName(
            self, "保存 PDF", str(Path.home() / self.file_name()), "PDF 文件 (*.pdf)"
        )
        if name:
            self.save_to(Path(name))

    def save_to(self, path: Path) -> None:
        """Write the PDF; a failure is told in the dialog."""
        if self._rendered is None:
            return
        try:
            self._reports.save(self._rendered.pdf, path)
        except FireRosterError as error:
            self.message.show_message(error.message, "danger")
            return
        self._saved_path = path
        self.message.show_message(f"已保存：{path}{self._note_wall()}", "success")

    def print_out(self) -> None:
        """Ask for the printer, and print."""
        if self._rendered is None:
            return
        pdf = self._rendered.pdf
        printer = make_printer(self._rendered.order.paper)
        if not ask_printer(printer, self):
            return
        try:
            print_pages(printer, lambda width: self._reports.preview(pdf, width))
        except FireRosterError as error:
            self.message.show_message(error.message, "danger")
            return
        self.message.show_message(f"已交给打印机。{self._note_wall()}", "success")

    def _note_wall(self) -> str:
        """Take the print of a version in force on record as what hangs on the wall; says so."""
        assert self._rendered is not None
        order = self._rendered.order
        if order.form not in WALL_FORMS or order.edition != "wall":
            return ""
        walls = self._context.services.wall_copies
        try:
            is_posted = save(
                self._context,
                lambda: walls.note_print(order.station_id, order.month, order.version),
            )
        except FireRosterError as error:
            return f"（没有登记为墙上版本：{error.message}）"
        return "（已登记为墙上版本）" if is_posted else ""

    def open_file(self) -> None:
        """Open the saved file in the viewer of the system; an unsaved one from a passing place."""
        if self._rendered is None:
            return
        try:
            path = self._saved_path
            if path is None:
                path = temporary_path(self.file_name())
                self._reports.save(self._rendered.pdf, path)
            open_with_system_viewer(path)
        except FireRosterError as error:
            self.message.show_message(error.message, "danger")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._settle.start()

    def _connect(self) -> None:
        for box in (self.form_box, self.paper_box, self.edition_box):
            box.currentIndexChanged.connect(lambda _: self._on_choice())

    def _lay_out(self) -> None:
        outer = row(self, spacing=5, margin=6)
        side = QWidget()
        side.setFixedWidth(_SIDE)
        left = column(side, spacing=3)
        facts = self._facts
        left.addWidget(PlainLabel(f"{facts.station.name}　{facts.month.label}", "strong"))
        left.addWidget(FormRow("样式", self.form_box))
        left.addWidget(FormRow("纸张", self.paper_box))
        left.addWidget(FormRow("版式", self.edition_box))
        left.addWidget(self._edition_hint)
        left.addWidget(self.message)
        left.addStretch(1)
        for button in (self.save_button, self.print_button, self.open_button):
            left.addWidget(button)
        left.addWidget(make_button("关闭", self.reject))
        outer.addWidget(side)
        outer.addWidget(self.preview, 1)
        self.save_button.setDefault(True)

    def _on_choice(self) -> None:
        self._edition_hint.setText(_EDITION_HINTS[self.edition_box.value()])
        self._saved_path = None
        self._rendered = None
        self.message.show_message("")
        self._show_buttons()
        self._settle.start()

    def _render(self) -> None:
        order, reports, width = self.order(), self._reports, self.preview.page_width()
        known = self._rendered

        def work(control: TaskControl) -> _Rendered:
            pdf = known.pdf if known and known.order == order else reports.render(order)
            return _Rendered(order, pdf, tuple(reports.preview(pdf, width)))

        self._context.tasks.run(work, self._show_pages)

    def _show_pages(self, rendered: _Rendered) -> None:
        if rendered.order != self.order():
            return
        self._rendered = rendered
        self.preview.show_pages(rendered.pages)
        self._show_buttons()
        self.shown.emit()

    def _show_buttons(self) -> None:
        for button in (self.save_button, self.print_button, self.open_button):
            button.setEnabled(self._rendered is not None)
