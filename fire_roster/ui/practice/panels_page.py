"""A page of several panels behind tabs; a panel is made on its first visit."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtWidgets import QStackedWidget

from fire_roster.services.changes import Changes
from fire_roster.ui.common.card import Card
from fire_roster.ui.common.filter_tabs import FilterTabs
from fire_roster.ui.context import AppContext
from fire_roster.ui.page import Page

MakePanel = Callable[[AppContext], Any]


class PanelsPage(Page):
    """Panels have `refresh()`; any change of records reads the shown one again."""

    panels: Mapping[str, tuple[str, MakePanel]] = {}

    def __init__(self, context: AppContext, title: str) -> None:
        super().__init__(context, title)
        self.tabs = FilterTabs([(key, text) for key, (text, _) in self.panels.items()])
        self._made: dict[str, Any] = {}
        self._stack = QStackedWidget()
        card = Card()
        card.body.addWidget(self._stack, 1)
        self.header.addWidget(self.tabs, 1)
        self.body.addWidget(card, 1)
        self.tabs.chosen.connect(self._open)
        context.changes.changed.connect(self._on_changes)

    def refresh(self) -> None:
        self._open(self.tabs.key())

    def focus_on(self, **focus: object) -> None:
        """`panel`: the key of a tab; `record`: the number of a record to open."""
        if focus.get("panel") in self.panels:
            self.tabs.choose(str(focus["panel"]))
        record = focus.get("record")
        if isinstance(record, int):
            self.panel(self.tabs.key()).open_record(record)
        if focus.get("action") == "add":
            self.panel(self.tabs.key()).add()

    def panel(self, key: str) -> Any:
        """A panel, made if need be."""
        if key not in self._made:
            self._made[key] = self.panels[key][1](self.context)
            self._stack.addWidget(self._made[key])
        return self._made[key]

    def _open(self, key: str) -> None:
        panel = self.panel(key)
        panel.refresh()
        self._stack.setCurrentWidget(panel)

    def _on_changes(self, changes: Changes) -> None:
        if self.isVisible() and changes.kinds:
            self.panel(self.tabs.key()).refresh()
