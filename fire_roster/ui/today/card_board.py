"""Cards side by side, as many in a row as the width allows."""

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from fire_roster.ui.common.card import Card

_CARD_WIDTH = 440
_MOST_COLUMNS = 3
_GAP = 16


class CardBoard(QWidget):
    """Keeps the order of the cards, row by row."""

    def __init__(self, cards: Sequence[Card], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards = tuple(cards)
        self._column_count = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(_GAP)
        self._arrange(1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        fitting = (self.width() + _GAP) // (_CARD_WIDTH + _GAP)
        self._arrange(max(1, min(_MOST_COLUMNS, len(self._cards), fitting)))

    def _arrange(self, columns: int) -> None:
        if columns == self._column_count:
            return
        for position in range(self._column_count):
            self._grid.setColumnStretch(position, 0)
        self._column_count = columns
        for number, card in enumerate(self._cards):
            self._grid.removeWidget(card)
            self._grid.addWidget(card, number // columns, number % columns)
        for position in range(columns):
            self._grid.setColumnStretch(position, 1)
