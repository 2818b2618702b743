"""The panel beside the grid: what the rules found, and who could take the chosen seat."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QTabWidget, QWidget

from fire_roster.domain.kept_finding import KeptReasons
from fire_roster.domain.rules.base import Violation
from fire_roster.ui.common.card import Card
from fire_roster.ui.roster.candidates_panel import CandidatesPanel
from fire_roster.ui.roster.findings_panel import FindingsPanel


class SidePanel(Card):
    """`candidates_opened()` when the second tab comes to the front."""

    candidates_opened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setAccessibleName("检查与替班")
        self.setMinimumWidth(264)
        self.findings = FindingsPanel()
        self.candidates = CandidatesPanel()
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        self.tabs.addTab(self.findings, "规则检查")
        self.tabs.addTab(self.candidates, "谁能顶")
        self.tabs.setTabToolTip(0, "下一条 F8，上一条 Shift+F8")
        self.tabs.currentChanged.connect(self._on_tab)
        self.body.addWidget(self.tabs)

    def set_findings(
        self,
        findings: Sequence[Violation],
        kept: KeptReasons | None = None,
        names: Mapping[int, str] | None = None,
    ) -> None:
        """Show what the rules found; the tab carries the number of what is open."""
        self.findings.set_findings(findings, kept, names)
        number = len((kept or KeptReasons()).open_of(findings))
        self.tabs.setTabText(0, f"规则检查 {number}" if number else "规则检查")

    def show_candidates(self) -> None:
        """Bring 谁能顶 to the front."""
        self.tabs.setCurrentWidget(self.candidates)

    def is_asking(self) -> bool:
        """Whether 谁能顶 can be seen."""
        return self.tabs.currentWidget() is self.candidates and self.isVisible()

    def _on_tab(self) -> None:
        if self.tabs.currentWidget() is self.candidates:
            self.candidates_opened.emit()
