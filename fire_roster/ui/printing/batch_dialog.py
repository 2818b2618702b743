"""批量打印: the same form for all stations and a whole year."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from fire_roster.domain.month import Month
from fire_roster.services.forms.base import PaperForm, Period, PrintOrder, StationNeed
from fire_roster.ui.common.choice_field import ChoiceField
from fire_roster.ui.common.form_dialog import FormDialog
from fire_roster.ui.common.form_row import FormRow
from fire_roster.ui.common.labels import WrappedLabel
from fire_roster.ui.common.progress_dialog import ProgressDialog
from fire_roster.ui.common.tick_list import TickList
from fire_roster.ui.context import AppContext
from fire_roster.ui.printing.output_desk import OutputDesk
from fire_roster.ui.tasks import TaskControl

if TYPE_CHECKING:
    from fire_roster.services.print_batch import BatchOutcome
    from fire_roster.services.reports import PreparedPaper

_MOST_TOLD = 4


class BatchDialog(FormDialog):
    """Counts the papers as they are chosen, then makes them with progress and 取消.

    `copies` is how often each is printed.
    """

    def __init__(
        self,
        context: AppContext,
        form: PaperForm,
        order: PrintOrder,
        desk: OutputDesk,
        parent: QWidget | None,
    ) -> None:
        super().__init__(f"批量打印：{form.title}", "保存到文件夹…", parent=parent)
        self._context = context
        self._reports = context.services.reports
        self._form = form
        self._order = order
        self._desk = desk
        self.copies = 1
        month = order.month or Month.of(context.clock().date())
        stations = self._reports.list_stations(form.name)
        self.stations = TickList((one.record.id, one.record.name) for one in stations)
        self.stations.set_values(one.record.id for one in stations)
        self.span = ChoiceField(
            [
                ((month,), f"{month.label}（当月）"),
                (tuple(Month(month.year, n) for n in range(1, 13)), f"{month.year}年全年"),
                (
                    tuple(month.shifted(n) for n in range(12)),
                    f"{month.label}起的 12 个月",
                ),
            ]
        )
        self.target = ChoiceField(
            (("folder", "保存到文件夹（每张一个 PDF）"), ("printer", "直接打印"))
        )
        self.count = WrappedLabel(role="muted")
        if form.subject.station is not StationNeed.NONE:
            self.body.addWidget(FormRow("站点", self.stations))
        if form.subject.period is not Period.NONE:
            self.body.addWidget(FormRow("时间", self.span))
        self.body.addWidget(FormRow("去向", self.target))
        self.body.addWidget(self.count)
        self.stations.changed.connect(self._on_choice)
        self.span.currentIndexChanged.connect(lambda _: self._on_choice())
        self.target.currentIndexChanged.connect(lambda _: self._on_choice())
        self._on_choice()

    def submit(self) -> bool:
        """Make the papers; the dialog closes when they are made."""
        items = self._items()
        if not items:
            self.message.show_message("请至少选择一个站点。", "danger")
            return False
        if self.target.value() == "folder":
            folder = self._desk.ask_folder("保存到文件夹")
            if folder is not None:
                self.save_to(folder)
        else:
            self._make(None)
        return True

    def save_to(self, folder: Path) -> None:
        """Save every paper into the folder."""
        self._reports.memory.keep_last("folder", str(folder))
        self._make(folder)

    def _items(self) -> tuple[object, ...]:
        found: tuple[object, ...] = self._reports.batch(
            self._order, self.stations.values(), self.span.value()
        )
        return found

    def _make(self, folder: Path | None) -> None:
        reports, items = self._reports, self._items()

        def work(control: TaskControl) -> "BatchOutcome[PreparedPaper]":
            outcome: BatchOutcome[PreparedPaper] = reports.run_batch(
                items, folder, control.progress
            )
            return outcome

        task = self._context.tasks.run(work, self._on_made)
        ProgressDialog(task, "正在生成…", self)

    def _on_made(self, outcome: "BatchOutcome[PreparedPaper]") -> None:
        papers = list(outcome.papers)
        is_printer = self.target.value() == "printer"
        if is_printer and papers and not self._desk.print_all(papers, self.copies):
            return
        self._tell(outcome)

    def _tell(self, outcome: "BatchOutcome[PreparedPaper]") -> None:
        words = f"已完成 {outcome.made} 张。"
        if outcome.refusals:
            told = "；".join(one.rstrip("。") for one in outcome.refusals[:_MOST_TOLD])
            more = "等" if len(outcome.refusals) > _MOST_TOLD else ""
            words += f"没有打印 {len(outcome.refusals)} 张：{told}{more}。"
        self.message.show_message(words, "success" if outcome.made else "warning")
        self.cancel_button.setText("关闭")
        self.grow()

    def _on_choice(self) -> None:
        is_folder = self.target.value() == "folder"
        self.accept_button.setText("保存到文件夹…" if is_folder else "打印…")
        self.count.setText(f"共 {len(self._items())} 张，还没有排班的月份会跳过并列出。")
