"""Findings as a Qt list, each with whether it is kept."""

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QWidget

from fire_roster.domain.kept_finding import KeptReasons
from fire_roster.domain.rules.base import Violation
from fire_roster.services.cell_findings import finding_line
from fire_roster.ui.common.tooltip import tooltip_text
from fire_roster.ui.roster.finding_delegate import KEPT_ROLE, VIOLATION_ROLE

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class FindingModel(QAbstractListModel):
    """Findings in the order of the checker, kept ones after the open ones."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.findings: list[Violation] = []
        self._kept = KeptReasons()

    def show(self, findings: list[Violation], kept: KeptReasons) -> None:
        """Show these; nothing happens where they are shown already."""
        ordered = sorted(findings, key=lambda one: bool(kept.reason_for(one)))
        if ordered != self.findings or kept != self._kept:
            self.beginResetModel()
            self.findings, self._kept = ordered, kept
            self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.findings)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        finding = self.findings[index.row()]
        if role == VIOLATION_ROLE:
            return finding
        if role == KEPT_ROLE:
            return bool(self._kept.reason_for(finding))
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            kept = "（已保留）" if self._kept.reason_for(finding) else ""
            return kept + finding_line(finding)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip_text(finding_line(finding))
        return None
