"""A page of panels behind tabs; related ones share a tab and are chosen in a second row."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtWidgets import QStackedWidget

from fire_roster.services.changes import Changes
from fire_roster.ui.common.card import Card
from fire_roster.ui.common.filter_tabs import FilterTabs
from fire_roster.ui.context import AppContext
from fire_roster.ui.page import Page

MakePanel = Callable[[AppContext], Any]
Panels = Mapping[str, tuple[str, MakePanel]]


class PanelsPage(Page):
    """Panels have `refresh()`; any change of records reads the shown one again.

    `groups` are titles of tabs with the panels behind them, by key; keys are unique on the page.
    A panel is made on its first visit.
    """

    is_kept = True
    groups: Mapping[str, Panels] = {}

    def __init__(self, context: AppContext, title: str) -> None:
        super().__init__(context, title)
        self.tabs = FilterTabs([(name, name) for name in self.groups])
        self.parts = {
            name: FilterTabs([(key, text) for key, (text, _) in panels.items()])
            for name, panels in self.groups.items()
        }
        self._made: dict[str, Any] = {}
        self._stack = QStackedWidget()
        card = Card()
        for part in self.parts.values():
            card.body.addWidget(part)
            part.chosen.connect(lambda _: self.refresh())
        card.body.addWidget(self._stack, 1)
        self.header.addWidget(self.tabs, 1)
        self.body.addWidget(card, 1)
        self.tabs.chosen.connect(lambda _: self.refresh())
        context.changes.changed.connect(self._on_changes)

    def panel_key(self) -> str:
        """Key of the panel shown."""
        return self.parts[self.tabs.key()].key()

    def refresh(self) -> None:
        for name, part in self.parts.items():
            part.setVisible(name == self.tabs.key() and part.count() > 1)
        panel = self.panel(self.panel_key())
        panel.refresh()
        self._stack.setCurrentWidget(panel)

    def focus_on(self, **focus: object) -> None:
        """`panel`: its key; `record`: the number of a record to open; `action`: add."""
        wanted = focus.get("panel")
        for name, panels in self.groups.items():
            if wanted in panels:
                self.parts[name].choose(str(wanted))
                self.tabs.choose(name)
        record = focus.get("record")
        if isinstance(record, int):
            self.panel(self.panel_key()).open_record(record)
        if focus.get("action") == "add":
            self.panel(self.panel_key()).add()

    def panel(self, key: str) -> Any:
        """A panel, made if need be."""
        if key not in self._made:
            make = next(panels[key][1] for panels in self.groups.values() if key in panels)
            self._made[key] = make(self.context)
            self._stack.addWidget(self._made[key])
        return self._made[key]

    def _on_changes(self, changes: Changes) -> None:
        if self.isVisible() and changes.kinds:
            self.visit()


def single(key: str, make: MakePanel) -> Panels:
    """A tab with one panel behind it."""
    return {key: ("", make)}
