"""A choice of views of one list, each with its count."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QTabBar, QWidget


class FilterTabs(QTabBar):
    """Tabs such as 全部 24 · 已过期 2; `chosen(key)` when another one is picked."""

    chosen = Signal(str)

    def __init__(self, choices: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices = tuple(choices)
        self.setDrawBase(False)
        self.setExpanding(False)
        for _, text in self._choices:
            self.addTab(text.replace("&", "&&"))
        self.currentChanged.connect(lambda _: self.chosen.emit(self.key()))

    def key(self) -> str:
        """Key of the tab chosen."""
        return self._choices[self.currentIndex()][0]

    def choose(self, key: str) -> None:
        """Pick a tab by its key; ValueError for an unknown one."""
        self.setCurrentIndex([known for known, _ in self._choices].index(key))

    def set_counts(self, counts: Mapping[str, int]) -> None:
        """Show how many records stand behind each tab."""
        for index, (key, text) in enumerate(self._choices):
            self.setTabText(index, f"{text} {counts.get(key, 0)}")
