"""打印: form, paper and edition, a picture of the pages, then file, printer or viewer."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QDialog, QWidget

from fire_roster.domain.facts import RosterFacts
from fire_roster.services.forms.base import STATION_MONTH, PrintOrder
from fire_roster.ui.common.buttons import make_button
from fire_roster.ui.common.choice_field import ChoiceField
from fire_roster.ui.common.form_row import FormRow
from fire_roster.ui.common.inline_message import InlineMessage
from fire_roster.ui.common.labels import PlainLabel, WrappedLabel
from fire_roster.ui.common.layout import column, row
from fire_roster.ui.context import AppContext
from fire_roster.ui.printing.output_desk import OutputDesk
from fire_roster.ui.printing.page_preview import PagePicture, PagePreview
from fire_roster.ui.tasks import TaskControl

if TYPE_CHECKING:
    from fire_roster.services.reports import PreparedPaper

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
    paper: "PreparedPaper"
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
        self.setWindowTitle("打印值班表")
        self.resize(*_SIZE)
        self.form_box = ChoiceField(
            (form.name, form.title)
            for form in self._reports.list_forms()
            if form.subject == STATION_MONTH
        )
        self.paper_box = ChoiceField((paper, paper) for paper in ("A3", "A4"))
        self.edition_box = ChoiceField(_EDITIONS.items())
        self._edition_hint = WrappedLabel(role="small")
        self.preview = PagePreview()
        self.message = InlineMessage()
        self.desk = OutputDesk(context, self)
        self.desk.told.connect(self.message.show_message)
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

    def save(self) -> None:
        """Ask where to, and save."""
        if self._rendered is not None:
            self.desk.save(self._rendered.paper)

    def save_to(self, path: Path) -> None:
        """Write the PDF; a failure is told in the dialog."""
        if self._rendered is not None:
            self.desk.save_to(self._rendered.paper, path)

    def print_out(self) -> None:
        """Ask for the printer, and print."""
        if self._rendered is not None:
            self.desk.print_out(self._rendered.paper, 1)

    def open_file(self) -> None:
        """Open the saved file in the viewer of the system; an unsaved one from a passing place."""
        if self._rendered is not None:
            self.desk.open_file(self._rendered.paper)

    def show_all_forms(self) -> None:
        """Go on in the print centre with this station and month."""
        order = self.order()
        self.reject()
        self._context.navigate(
            "printing", form=order.form, station_id=order.station_id, month=order.month
        )

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
        left.addWidget(make_button("更多表格…", self.show_all_forms, variant="quiet"))
        left.addWidget(make_button("关闭", self.reject))
        outer.addWidget(side)
        outer.addWidget(self.preview, 1)
        self.save_button.setDefault(True)

    def _on_choice(self) -> None:
        self._edition_hint.setText(_EDITION_HINTS[self.edition_box.value()])
        self._rendered = None
        self.message.show_message("")
        self._show_buttons()
        self._settle.start()

    def _render(self) -> None:
        order, reports, width = self.order(), self._reports, self.preview.page_width()
        known = self._rendered

        def work(control: TaskControl) -> _Rendered:
            paper = known.paper if known and known.order == order else reports.prepare(order)
            return _Rendered(order, paper, tuple(reports.preview(paper.pdf, width)))

        self._context.tasks.run(work, self._show_pages)

    def _show_pages(self, rendered: _Rendered) -> None:
        if rendered.order != self.order():
            return
        self._rendered = rendered
        if rendered.paper.warnings:
            self.message.show_message("；".join(rendered.paper.warnings), "warning")
        self.preview.show_pages(rendered.pages)
        self._show_buttons()
        self.shown.emit()

    def _show_buttons(self) -> None:
        for button in (self.save_button, self.print_button, self.open_button):
            button.setEnabled(self._rendered is not None)
