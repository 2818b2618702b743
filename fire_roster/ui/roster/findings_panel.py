"""What the rules found in the month: filtered, each leading to its cells, explained, kept."""

from collections import Counter
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QListView, QStackedWidget, QToolButton, QWidget

from fire_roster.domain.kept_finding import KeptReasons
from fire_roster.domain.rules.base import Severity, Violation
from fire_roster.services.finding_advice import Advice
from fire_roster.ui.common.choice_field import ChoiceField
from fire_roster.ui.common.empty_state import EmptyState
from fire_roster.ui.common.layout import column, row
from fire_roster.ui.common.tooltip import set_tooltip
from fire_roster.ui.common.type_to_find import TypeToFind
from fire_roster.ui.roster.finding_delegate import VIOLATION_ROLE, FindingDelegate
from fire_roster.ui.roster.finding_detail import FindingDetail
from fire_roster.ui.roster.finding_model import FindingModel
from fire_roster.ui.roster.rule_groups import rule_title

_LEAST_LIST = 40
_SHOWN_AT_FIRST = (Severity.ERROR, Severity.WARN)


class FindingsPanel(QWidget):
    """`chosen(Violation)` shows where a finding is; `entered()` goes there with the keyboard.

    What is to be done with a finding is told by `detail`.
    """

    chosen = Signal(object)
    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._findings: tuple[Violation, ...] = ()
        self._kept = KeptReasons()
        self._names: Mapping[int, str] = {}
        self._buttons: dict[Severity, QToolButton] = {}
        self.rule_box, self.member_box = ChoiceField(), ChoiceField()
        self.list = QListView()
        self._model = FindingModel(self)
        self.detail = FindingDetail()
        self._none = EmptyState(
            "circle-check", "没有要处理的问题", "错误、警告和提示可以在上面分别显示。"
        )
        self._stack = QStackedWidget()
        self._build()

    def set_findings(
        self,
        findings: Sequence[Violation],
        kept: KeptReasons | None = None,
        names: Mapping[int, str] | None = None,
    ) -> None:
        """Show these findings; the one chosen stays chosen while it is still there.

        `kept` are the reasons given so far, `names` the people by key.
        """
        self._findings, self._kept = tuple(findings), kept or KeptReasons()
        self._names = names or {}
        counts = Counter(one.severity for one in findings)
        for severity, button in self._buttons.items():
            button.setText(f"{severity.label} {counts[severity]}")
            button.setAccessibleName(f"显示{severity.label}，{counts[severity]} 项")
        self._offer_filters()
        self._filter()

    def shown_findings(self) -> list[Violation]:
        """The findings that pass the filters, in order."""
        return list(self._model.findings)

    def current_finding(self) -> Violation | None:
        """The chosen finding."""
        found = self.list.currentIndex().data(VIOLATION_ROLE)
        return found if isinstance(found, Violation) else None

    def step(self, direction: int) -> None:
        """To the next (1) or the previous (-1) finding, around the ends."""
        count = self._model.rowCount()
        if count:
            now = self.list.currentIndex().row()
            start = now if now >= 0 or direction > 0 else 0
            self.list.setCurrentIndex(self._model.index((start + direction) % count))

    def choose(self, number: int) -> None:
        """Choose the finding at a position of the list."""
        self.list.setCurrentIndex(self._model.index(number))

    def explain(self, finding: Violation, advice: Advice) -> None:
        """Say why it is found and what to do."""
        self.detail.show_finding(finding, advice, self._kept.reason_for(finding))

    def _build(self) -> None:
        layout = column(self, spacing=2, margin=(0, 2, 0, 0))
        filters = row(spacing=1)
        for severity in Severity:
            filters.addWidget(self._make_filter(severity))
        filters.addStretch(1)
        layout.addLayout(filters)
        choices = row(spacing=1)
        for box, name in ((self.rule_box, "按规则筛选"), (self.member_box, "按人员筛选")):
            box.setAccessibleName(name)
            box.setMinimumWidth(80)
            box.setSizeAdjustPolicy(
                ChoiceField.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            box.activated.connect(lambda _: self._filter())
            choices.addWidget(box, 1)
        layout.addLayout(choices)
        self.list.setModel(self._model)
        self.list.setItemDelegate(FindingDelegate(self.list))
        self.list.setUniformItemSizes(True)
        TypeToFind(self.list)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMouseTracking(True)
        self.list.setAccessibleName("规则检查的结果")
        self.list.clicked.connect(self._tell)
        self.list.activated.connect(lambda _: self.entered.emit())
        self.list.selectionModel().currentChanged.connect(lambda index, _: self._tell(index))
        # One finding stays in sight, and its buttons too, where the window is low.
        self._stack.setMinimumHeight(_LEAST_LIST)
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._none)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self.detail)

    def _make_filter(self, severity: Severity) -> QToolButton:
        button = QToolButton()
        button.setCheckable(True)
        button.setChecked(severity in _SHOWN_AT_FIRST)
        button.setMinimumHeight(34)
        button.toggled.connect(lambda _: self._filter())
        set_tooltip(button, f"显示或隐藏{severity.label}")
        self._buttons[severity] = button
        return button

    def _offer_filters(self) -> None:
        """The rules and people that occur, each with the number of its findings."""
        rules = Counter(one.rule for one in self._findings)
        people = Counter(key for one in self._findings for key in one.member_ids)
        self.rule_box.set_choices(
            [("", "全部规则"), *((rule, f"{rule_title(rule)}（{n}）") for rule, n in rules.items())]
        )
        named = sorted((self._names.get(key, str(key)), key, n) for key, n in people.items())
        self.member_box.set_choices(
            [(0, "全部人员"), *((key, f"{name}（{n}）") for name, key, n in named)]
        )

    def _passes(self, finding: Violation) -> bool:
        rule, member = self.rule_box.value(), self.member_box.value()
        return (
            self._buttons[finding.severity].isChecked()
            and (not rule or finding.rule == rule)
            and (not member or member in finding.member_ids)
        )

    def _filter(self) -> None:
        chosen = self.list.currentIndex().data(VIOLATION_ROLE)
        shown = [one for one in self._findings if self._passes(one)]
        self._model.show(shown, self._kept)
        self._stack.setCurrentWidget(self.list if shown else self._none)
        if chosen not in shown:
            self.detail.hide()
            return
        if self.list.currentIndex().data(VIOLATION_ROLE) != chosen:
            blocked = self.list.selectionModel().blockSignals(True)
            self.list.setCurrentIndex(self._model.index(shown.index(chosen)))
            self.list.selectionModel().blockSignals(blocked)

    def _tell(self, index: QModelIndex) -> None:
        finding = index.data(VIOLATION_ROLE)
        if finding is not None:
            self.chosen.emit(finding)
