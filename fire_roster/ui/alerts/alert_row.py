"""One alert on the card."""

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from fire_roster.domain.rights import Right
from fire_roster.services.alert_entries import AlertEntry
from fire_roster.ui.alerts.alert_words import (
    SEVERITY_KINDS,
    SEVERITY_WORDS,
    due_text,
    shown_text,
)
from fire_roster.ui.alerts.snooze_menu import make_snooze_menu
from fire_roster.ui.common.buttons import make_button
from fire_roster.ui.common.chips import StateChip
from fire_roster.ui.common.labels import PlainLabel, WrappedLabel
from fire_roster.ui.common.layout import column, row


class AlertRow(QFrame):
    """`opened(entry)`, `known(entry)`, `put_off(entry, until)`."""

    opened = Signal(object)
    known = Signal(object)
    put_off = Signal(object, object)

    def __init__(
        self, entry: AlertEntry, now: datetime, *, names_people: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.entry = entry
        self._now = now
        self.setObjectName("alertRow")
        layout = column(self, spacing=1, margin=(0, 2, 0, 2))
        head = row(spacing=2)
        head.addWidget(StateChip(SEVERITY_WORDS[entry.severity], SEVERITY_KINDS[entry.severity]))
        head.addWidget(PlainLabel(entry.spec.label, "small"))
        head.addStretch(1)
        head.addWidget(PlainLabel(due_text(entry, now), "small"))
        layout.addLayout(head)
        self.text = WrappedLabel(shown_text(entry, names_people=names_people))
        layout.addWidget(self.text)
        layout.addLayout(self._make_buttons())

    def _make_buttons(self) -> QHBoxLayout:
        buttons = row(spacing=1)
        self.open_button = make_button(
            "去处理", lambda: self.opened.emit(self.entry), variant="quiet"
        )
        self.snooze_button = make_button(
            "稍后", self._show_menu, variant="quiet", needs=Right.ALERT
        )
        self.known_button = make_button(
            "知道了", lambda: self.known.emit(self.entry), variant="quiet", needs=Right.ALERT
        )
        for button in (self.open_button, self.snooze_button, self.known_button):
            button.setAccessibleName(f"{button.text()}：{self.text.text()}")
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            buttons.addWidget(button)
        buttons.addStretch(1)
        return buttons

    def _show_menu(self) -> None:
        menu = make_snooze_menu(self._now, lambda until: self.put_off.emit(self.entry, until), self)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.snooze_button.mapToGlobal(self.snooze_button.rect().bottomLeft()))
