"""打印: choose a form, see its pages, then printer, file, folder or a batch."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from fire_roster.domain.month import Month
from fire_roster.errors import FireRosterError
from fire_roster.services.changes import Changes, Kind
from fire_roster.ui.common.inline_message import InlineMessage
from fire_roster.ui.common.labels import PlainLabel
from fire_roster.ui.common.layout import column, row
from fire_roster.ui.common.scroll_body import ScrollBody
from fire_roster.ui.context import AppContext
from fire_roster.ui.page import Page
from fire_roster.ui.printing.form_list import FormList
from fire_roster.ui.printing.output_buttons import OutputButtons
from fire_roster.ui.printing.output_desk import OutputDesk
from fire_roster.ui.printing.page_preview import PagePicture, PagePreview
from fire_roster.ui.printing.paper_panel import PaperPanel
from fire_roster.ui.printing.subject_panel import SubjectPanel
from fire_roster.ui.tasks import TaskControl

if TYPE_CHECKING:
    from fire_roster.services.forms.base import PaperForm, PrintOrder
    from fire_roster.services.reports import PreparedPaper
    from fire_roster.ui.printing.batch_dialog import BatchDialog

_LIST_WIDTH = 216
_SIDE_WIDTH = 344
_SETTLE_MS = 150
FIRST_FORM = "wall-roster"


@dataclass(frozen=True, slots=True)
class _Seen:
    """What the preview shows: a paper with its pages, or why there is none."""

    order: "PrintOrder"
    paper: "PreparedPaper | None"
    pages: tuple[PagePicture, ...]
    refusal: str = ""


class PrintingPage(Page):
    """`shown()` when the preview of the present choice has appeared."""

    shown = Signal()

    def __init__(self, context: AppContext, title: str) -> None:
        super().__init__(context, title)
        self._reports: Any = None
        self._is_loading = False
        self._focus: dict[str, object] = {}
        self._seen: _Seen | None = None
        self.forms = FormList()
        self.subject = SubjectPanel(lambda: context.clock().date())
        self.paper = PaperPanel()
        self.message = InlineMessage()
        self.preview = PagePreview()
        self.desk = OutputDesk(context, self)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLE_MS)
        self._settle.timeout.connect(self._render)
        desk = self.desk
        self.buttons = OutputButtons(
            {
                "print": lambda: self._send(
                    lambda paper: desk.print_out(paper, self.paper.choice().copies)
                ),
                "save": lambda: self._send(desk.save),
                "open": lambda: self._send(desk.open_file),
                "copy": lambda: self._send(desk.copy),
                "batch": self.batch,
            }
        )
        self._lay_out()
        self.forms.chosen.connect(self._on_form)
        self.subject.changed.connect(self._on_choice)
        self.paper.changed.connect(self._on_choice)
        self.desk.told.connect(self.message.show_message)
        context.changes.changed.connect(self._on_changes)

    def refresh(self) -> None:
        if self._reports is not None:
            self._offer_subjects()
            self._on_choice()
        elif not self._is_loading:
            self._is_loading = True
            self.context.tasks.run(self._load, self._on_loaded)

    def _load(self, control: TaskControl) -> "tuple[Any, Sequence[PaperForm]]":
        """The service with all its forms, off the GUI thread: they take long to import."""
        reports = self.context.services.reports
        return reports, reports.list_forms()

    def _on_loaded(self, loaded: "tuple[Any, Sequence[PaperForm]]") -> None:
        self._reports, forms = loaded
        self.forms.set_forms(forms)
        for name in (self._reports.memory.last("form"), FIRST_FORM):
            if not self.forms.name():
                self.forms.choose(name)
        self._apply_focus()

    def focus_on(self, **focus: object) -> None:
        """`form`, and what it is about: `station_id`, `month`, `day`, `record_id`."""
        self._focus = focus
        if self._reports is not None:
            self._apply_focus()

    def _apply_focus(self) -> None:
        focus, self._focus = self._focus, {}
        if "form" in focus:
            self.forms.choose(str(focus["form"]))
        month, day = focus.get("month"), focus.get("day")
        if isinstance(month, Month):
            self.subject.months.set_month(month.first)
        if isinstance(day, date):
            self.subject.days.set_day(day)
        if "station_id" in focus:
            self.subject.station_box.set_value(focus["station_id"])
        if "record_id" in focus:
            self.subject.record_box.set_value(focus["record_id"])

    def form(self) -> "PaperForm":
        """The chosen form."""
        found: PaperForm = self._reports.find_form(self.forms.name())
        return found

    def order(self) -> "PrintOrder":
        """What is chosen."""
        # The forms take long to import; `_load` has done it in a worker.
        from fire_roster.services.forms.base import Period, PrintOrder

        form, choice = self.form(), self.paper.choice()
        is_day = form.subject.period in (Period.DAY, Period.WEEK)
        return PrintOrder(
            form=form.name,
            station_id=self.subject.station_id(),
            month=Month.of(self.subject.day()) if is_day else self.subject.month(),
            day=self.subject.day() if is_day else None,
            record_id=self.subject.record_id() if form.subject.record else None,
            paper=choice.paper,
            orientation=choice.orientation,
            edition=choice.edition,
            omitted=frozenset(choice.omitted),
        )

    def batch(self) -> "BatchDialog":
        """Print the form for a whole year or all stations."""
        from fire_roster.ui.printing.batch_dialog import BatchDialog

        self._reports.memory.keep(self.forms.name(), self.paper.choice())
        dialog = BatchDialog(self.context, self.form(), self.order(), self.desk, self)
        dialog.copies = self.paper.choice().copies
        dialog.open()
        return dialog

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._settle.start()

    def paper_seen(self) -> "PreparedPaper | None":
        """The paper in the preview, None while it is not the one that is chosen."""
        return self._seen.paper if self._seen else None

    def _send(self, way: "Callable[[PreparedPaper], object]") -> None:
        """Give the paper on, and remember how it was printed."""
        paper = self.paper_seen()
        if paper is not None:
            self._reports.memory.keep(self.forms.name(), self.paper.choice())
            way(paper)

    def _lay_out(self) -> None:
        side = QWidget()
        side.setFixedWidth(_SIDE_WIDTH)
        left = column(side, spacing=3)
        self._title = PlainLabel(role="strong")
        left.addWidget(self._title)
        scroll = ScrollBody()
        scroll.body.addWidget(self.subject)
        scroll.body.addWidget(self.paper)
        scroll.body.addStretch(1)
        left.addWidget(scroll, 1)
        left.addWidget(self.message)
        left.addWidget(self.buttons)
        self.forms.setFixedWidth(_LIST_WIDTH)
        content = row(spacing=4)
        content.addWidget(self.forms)
        content.addWidget(side)
        content.addWidget(self.preview, 1)
        self.body.addLayout(content, 1)

    def _on_form(self, name: str) -> None:
        form = self.form()
        self._title.setText(form.title)
        self._offer_subjects()
        self.paper.load(self._reports.memory.choice(name), form.paper)
        self._on_choice()

    def _offer_subjects(self) -> None:
        form = self.form()
        stations = self._reports.list_stations(form.name)
        self.subject.set_form(form, stations, self._reports.list_records(form.name))

    def _on_choice(self) -> None:
        self._seen = None
        self.message.show_message("")
        self.buttons.set_ready(self.paper_seen() is not None)
        self._settle.start()

    def _on_changes(self, changes: Changes) -> None:
        if self._reports is not None and self.isVisible() and changes.touches(*Kind):
            self.refresh()

    def _render(self) -> None:
        if self._reports is None or not self.isVisible():
            return
        order, reports, width = self.order(), self._reports, self.preview.page_width()
        known = self._seen.paper if self._seen and self._seen.order == order else None

        def work(control: TaskControl) -> _Seen:
            try:
                paper = known or reports.prepare(order)
            except FireRosterError as error:
                return _Seen(order, None, (), error.message)
            return _Seen(order, paper, tuple(reports.preview(paper.pdf, width)))

        self.context.tasks.run(work, self._show)

    def _show(self, seen: _Seen) -> None:
        if seen.order != self.order():
            return
        self._seen = seen
        if seen.paper is None:
            self.preview.show_text(seen.refusal)
        else:
            self.preview.show_pages(seen.pages)
            self.paper.offer_parts(seen.paper.parts)
            if seen.paper.warnings:
                self.message.show_message("；".join(seen.paper.warnings), "warning")
        self.buttons.set_ready(self.paper_seen() is not None)
        self.shown.emit()
