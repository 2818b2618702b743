"""生成: choose how, wait, look at the result, take it or leave it."""

from collections.abc import Callable
from threading import Event

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QProgressBar, QStackedWidget, QWidget

from fire_roster.domain.facts import RosterFacts
from fire_roster.domain.rights import Right
from fire_roster.services.proposal import Proposal
from fire_roster.services.roster_problem import SearchLimits, SearchStep
from fire_roster.services.rotations import RotationPlan
from fire_roster.ui.common.buttons import make_button
from fire_roster.ui.common.labels import PlainLabel, WrappedLabel
from fire_roster.ui.common.layout import column, row
from fire_roster.ui.context import AppContext
from fire_roster.ui.roster.generate.result_view import ResultView
from fire_roster.ui.roster.generate.setup_view import SetupView
from fire_roster.ui.roster.place import Place
from fire_roster.ui.tasks import Task, TaskControl

_WIDTH, _HEIGHT = 760, 680
Work = Callable[[TaskControl], tuple[Proposal, ...]]


class GenerateDialog(QDialog):
    """`taken(proposals)` when the user takes the result; `made(proposals)` when there is one.

    The first proposal is the station's own; a second one is for the station made together with it.
    """

    taken = Signal(object)
    made = Signal(object)

    def __init__(
        self,
        context: AppContext,
        place: Place,
        facts: RosterFacts,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._place = place
        self._task: Task | None = None
        self._stop = Event()
        self._result: ResultView | None = None
        self.proposals: tuple[Proposal, ...] = ()
        self.setWindowTitle("生成值班表")
        self.resize(_WIDTH, _HEIGHT)
        self.setup = SetupView(context, place, facts)
        self._progress_text = WrappedLabel(role="muted")
        self._bar = QProgressBar()
        self._steps = QStackedWidget()
        self._steps.addWidget(self.setup)
        self._steps.addWidget(self._make_waiting())
        self.start_button = make_button("开始生成", self.start, variant="primary")
        self.stop_button = make_button("停止，用目前最好的结果", self.stop)
        self.back_button = make_button("返回修改", self._go_back)
        self.leave_button = make_button("取消", self.reject)
        self.take_button = make_button("采用", self._take, variant="primary", needs=Right.PLAN)
        self._lay_out(f"{facts.station.name}　{facts.month.label}")
        self.setup.changed.connect(self._show_buttons)
        self.setup.by_search.setFocus()
        self._show_buttons()

    def start(self) -> None:
        """Make the roster in a worker thread."""
        self._stop.clear()
        plan = self.setup.plan()
        self._progress_text.setText("正在准备…")
        self._bar.setRange(0, 0)
        work = self._rotate(plan) if plan is not None else self._search()
        self._task = self._context.tasks.run(work, self._show_result)
        self._task.progressed.connect(self._show_progress)
        self._task.ended.connect(self._on_end)
        self._steps.setCurrentIndex(1)
        self._show_buttons()

    def stop(self) -> None:
        """End the search early and keep the best roster found so far."""
        self._stop.set()
        self.stop_button.setEnabled(False)
        self._progress_text.setText("正在停止，马上给出目前最好的结果…")

    def reject(self) -> None:
        if self._task is not None:
            self._task.cancel()
        super().reject()

    def _rotate(self, plan: RotationPlan) -> Work:
        propose = self._context.services.rotations.propose
        return lambda control: (propose(*self._place, plan),)

    def _search(self) -> Work:
        generation = self._context.services.generation
        limits: SearchLimits = self.setup.optimise.limits()
        station, month = self._place
        other: int | None = self.setup.optimise.other_station()

        def work(control: TaskControl) -> tuple[Proposal, ...]:
            def report(step: SearchStep) -> None:
                if not control.is_cancelled:
                    control.progress((step.stage - 1) / step.stages, step.text)

            def is_ending() -> bool:
                return self._stop.is_set() or control.is_cancelled

            if other is None:
                return (generation.optimise(station, month, limits, report, is_ending),)
            both = (station, other)
            made: tuple[Proposal, ...] = generation.optimise_together(
                both, month, limits, report, is_ending
            )
            return made

        return work

    def _show_progress(self, fraction: float, text: str) -> None:
        if not self._stop.is_set():
            self._bar.setRange(0, 1000)
            self._bar.setValue(round(fraction * 1000))
            self._progress_text.setText(text)

    def _show_result(self, proposals: tuple[Proposal, ...]) -> None:
        self.proposals = proposals
        if self._result is not None:
            self._steps.removeWidget(self._result)
            self._result.deleteLater()
        self._result = ResultView(proposals)
        self._steps.addWidget(self._result)
        self._steps.setCurrentIndex(2)
        self.made.emit(proposals)

    def _on_end(self) -> None:
        self._task = None
        if self._steps.currentIndex() == 1:
            self._steps.setCurrentIndex(0)
        self._show_buttons()
        if self._steps.currentIndex() == 2:
            self.take_button.setFocus()

    def _go_back(self) -> None:
        self._steps.setCurrentIndex(0)
        self._show_buttons()

    def _take(self) -> None:
        self.taken.emit(self.proposals)
        self.accept()

    def _show_buttons(self) -> None:
        step = self._steps.currentIndex()
        self.start_button.setVisible(step == 0)
        self.start_button.setEnabled(self.setup.is_ready())
        self.start_button.setDefault(step == 0)
        self.stop_button.setVisible(step == 1 and self.setup.plan() is None)
        self.stop_button.setEnabled(True)
        self.back_button.setVisible(step == 2)
        self.take_button.setVisible(step == 2)
        self.take_button.setEnabled(any(one.patch for one in self.proposals))
        self.take_button.setDefault(step == 2)
        self.leave_button.setText("放弃" if step == 2 else "取消")

    def _make_waiting(self) -> QWidget:
        waiting = QWidget()
        layout = column(waiting, spacing=3)
        layout.addStretch(1)
        layout.addWidget(PlainLabel("正在排班", "strong"))
        layout.addWidget(self._progress_text)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName("排班进度")
        layout.addWidget(self._bar)
        layout.addStretch(2)
        return waiting

    def _lay_out(self, heading: str) -> None:
        layout = column(self, spacing=4, margin=6)
        layout.addWidget(PlainLabel(heading, "strong"))
        layout.addWidget(self._steps, 1)
        buttons = row(spacing=2)
        buttons.addWidget(self.back_button)
        buttons.addStretch(1)
        for button in (self.leave_button, self.stop_button, self.start_button, self.take_button):
            buttons.addWidget(button)
        layout.addLayout(buttons)
