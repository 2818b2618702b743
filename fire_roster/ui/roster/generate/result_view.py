"""What was made: one view for each station, behind tabs where there are several."""

from collections.abc import Sequence

from PySide6.QtWidgets import QStackedWidget, QWidget

from fire_roster.services.proposal import Proposal
from fire_roster.ui.common.filter_tabs import FilterTabs
from fire_roster.ui.common.layout import column
from fire_roster.ui.roster.generate.proposal_view import ProposalView


class ResultView(QWidget):
    """`pages` are the views in the order of the proposals."""

    def __init__(self, proposals: Sequence[Proposal], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pages = [ProposalView(one) for one in proposals]
        self._stack = QStackedWidget()
        for page in self.pages:
            self._stack.addWidget(page)
        layout = column(self, spacing=3)
        names = [one.state.facts.station.name for one in proposals]
        self.tabs = FilterTabs([(str(place), name) for place, name in enumerate(names)])
        self.tabs.setAccessibleName("站点")
        self.tabs.chosen.connect(lambda key: self._stack.setCurrentIndex(int(key)))
        self.tabs.setVisible(len(names) > 1)
        layout.addWidget(self.tabs)
        layout.addWidget(self._stack, 1)
