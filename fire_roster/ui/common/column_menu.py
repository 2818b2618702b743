"""Which columns of a table are shown."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHeaderView, QMenu, QWidget


class ColumnMenu(QMenu):
    """A tick for each column but the first, which names the record, and the way back."""

    def __init__(
        self, header: QHeaderView, titles: Sequence[str], widths: Sequence[int], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._header = header
        self._widths = tuple(widths)
        for column, title in enumerate(titles):
            action = self.addAction(title.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(not header.isSectionHidden(column))
            action.setEnabled(column > 0)
            action.toggled.connect(
                lambda is_on, column=column: header.setSectionHidden(column, not is_on)
            )
        self.addSeparator()
        self.addAction("恢复默认列").triggered.connect(lambda: self.reset())

    def reset(self) -> None:
        """All columns in their first order and width."""
        for column, width in enumerate(self._widths):
            self._header.moveSection(self._header.visualIndex(column), column)
            self._header.setSectionHidden(column, False)
            self._header.resizeSection(column, width)
