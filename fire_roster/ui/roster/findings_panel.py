"""What the rules found in the month: filtered by severity, each leading to its cells."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QListView, QStackedWidget, QToolButton, QWidget

from fire_roster.domain.rules.base import Severity, Violation
from fire_roster.services.cell_findings import finding_line
from fire_roster.ui.common.empty_state import EmptyState
from fire_roster.ui.common.labels import WrappedLabel
from fire_roster.ui.common.layout import column, row
from fire_roster.ui.common.tooltip import set_tooltip, tooltip_text
from fire_roster.ui.roster.finding_delegate import VIOLATION_ROLE, FindingDelegate

_SHOWN_AT_FIRST = (Severity.ERROR, Severity.WARN)


class _FindingModel(QAbstractListModel):
    """Findings in the order of the checker."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.findings: list[Violation] = []

    def show(self, findings: list[Violation]) -> None:
        if findings != self.findings:
            self.beginResetModel()
            self.findings = findings
            self.endResetModel()

    def rowCount(
        self,
        parent: QModelIndex | QPersistentModelIndex = QModelIndex(),  # noqa: B008
    ) -> int:
        return 0 if parent.isValid() else len(self.findings)

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if not index.isValid():
            return None
        finding = self.findings[index.row()]
        if role == VIOLATION_ROLE:
            return finding
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return finding_line(finding)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip_text(finding_line(finding))
        return None


class FindingsPanel(QWidget):
    """`chosen(Violation)` shows where a finding is; `entered()` goes there with the keyboard."""

    chosen = Signal(object)
    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._findings: tuple[Violation, ...] = ()
        self._buttons: dict[Severity, QToolButton] = {}
        self.list = QListView()
        self._model = _FindingModel(self)
        self._full_text = WrappedLabel(role="small")
        self._none = EmptyState(
            "circle-check", "没有要处理的问题", "错误、警告和提示可以在上面分别显示。"
        )
        self._stack = QStackedWidget()
        self._build()

    def set_findings(self, findings: Sequence[Violation]) -> None:
        """Show these findings; the one chosen stays chosen while it is still there."""
        self._findings = tuple(findings)
        counts = Counter(one.severity for one in findings)
        for severity, button in self._buttons.items():
            button.setText(f"{severity.label} {counts[severity]}")
            button.setAccessibleName(f"显示{severity.label}，{counts[severity]} 项")
        self._filter()

    def shown_findings(self) -> list[Violation]:
        """The findings that pass the filter, in order."""
        return list(self._model.findings)

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

    def _build(self) -> None:
        layout = column(self, spacing=2, margin=(0, 2, 0, 0))
        filters = row(spacing=1)
        for severity in Severity:
            filters.addWidget(self._make_filter(severity))
        filters.addStretch(1)
        layout.addLayout(filters)
        self.list.setModel(self._model)
        self.list.setItemDelegate(FindingDelegate(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMouseTracking(True)
        self.list.setAccessibleName("规则检查的结果")
        self.list.clicked.connect(self._tell)
        self.list.activated.connect(lambda _: self.entered.emit())
        self.list.selectionModel().currentChanged.connect(lambda index, _: self._tell(index))
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._none)
        layout.addWidget(self._stack, 1)
        self._full_text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._full_text.hide()
        layout.addWidget(self._full_text)

    def _make_filter(self, severity: Severity) -> QToolButton:
        button = QToolButton()
        button.setCheckable(True)
        button.setChecked(severity in _SHOWN_AT_FIRST)
        button.setMinimumHeight(34)
        button.toggled.connect(lambda _: self._filter())
        set_tooltip(button, f"显示或隐藏{severity.label}")
        self._buttons[severity] = button
        return button

    def _filter(self) -> None:
        chosen = self.list.currentIndex().data(VIOLATION_ROLE)
        shown = [one for one in self._findings if self._buttons[one.severity].isChecked()]
        self._model.show(shown)
        self._stack.setCurrentWidget(self.list if shown else self._none)
        if chosen not in shown:
            self._full_text.hide()
            return
        if self.list.currentIndex().data(VIOLATION_ROLE) != chosen:
            blocked = self.list.selectionModel().blockSignals(True)
            self.list.setCurrentIndex(self._model.index(shown.index(chosen)))
            self.list.selectionModel().blockSignals(blocked)

    def _tell(self, index: QModelIndex) -> None:
        finding = index.data(VIOLATION_ROLE)
        if finding is None:
            return
        self._full_text.setText(f"{finding.message}\n依据：{finding.clause}")
        self._full_text.show()
        self.chosen.emit(finding)
