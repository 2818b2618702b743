"""A page of panels behind tabs; a panel is made on its first visit."""

from typing import ClassVar

from PySide6.QtWidgets import QStackedWidget

from fire_roster.services.changes import Changes
from fire_roster.ui.common.filter_tabs import FilterTabs
from fire_roster.ui.context import AppContext
from fire_roster.ui.page import Page
from fire_roster.ui.settings.panel import SettingsPanel


class PanelPage(Page):
    """`PANELS` names the panels: key → tab text and class."""

    PANELS: ClassVar[dict[str, tuple[str, type[SettingsPanel]]]] = {}

    def __init__(self, context: AppContext, title: str) -> None:
        super().__init__(context, title)
        self.tabs = FilterTabs([(key, text) for key, (text, _) in self.PANELS.items()])
        self._panels: dict[str, SettingsPanel] = {}
        self._stack = QStackedWidget()
        self.header.addWidget(self.tabs, 1)
        self.body.addWidget(self._stack, 1)
        self.tabs.chosen.connect(self._open)
        context.changes.changed.connect(self._on_changes)

    def refresh(self) -> None:
        self._open(self.tabs.key())

    def unsaved(self) -> tuple[str, ...]:
        title = self.accessibleName()
        return tuple(
            f"{title} → {self.PANELS[key][0]}"
            for key, panel in self._panels.items()
            if panel.is_edited()
        )

    def focus_on(self, **focus: object) -> None:
        """`panel`: one of the keys."""
        if focus.get("panel") in self.PANELS:
            self.tabs.choose(str(focus["panel"]))

    def panel(self, key: str) -> SettingsPanel:
        """A panel, made if need be."""
        if key not in self._panels:
            self._panels[key] = self.PANELS[key][1](self.context)
            self._stack.addWidget(self._panels[key])
        return self._panels[key]

    def _open(self, key: str) -> None:
        panel = self.panel(key)
        panel.refresh()
        self._stack.setCurrentWidget(panel)

    def _on_changes(self, changes: Changes) -> None:
        panel = self.panel(self.tabs.key())
        if self.isVisible() and changes.touches(*panel.kinds):
            panel.refresh()
