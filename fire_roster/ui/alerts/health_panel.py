"""The points of the health light one by one."""

from datetime import datetime

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QMenu, QWidget, QWidgetAction

from fire_roster.ui.alerts.health import Health, HealthPoint
from fire_roster.ui.common.buttons import make_button
from fire_roster.ui.common.chips import StateChip
from fire_roster.ui.common.labels import PlainLabel, WrappedLabel
from fire_roster.ui.common.layout import column, row

_WIDTH = 380


class HealthPanel(QMenu):
    """A popup that closes with a click elsewhere. `settings_wanted()`."""

    settings_wanted = Signal()

    def __init__(self, health: object, now: datetime, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        body = QFrame()
        body.setFixedWidth(_WIDTH)
        self._layout = column(body, spacing=2, margin=(4, 3, 4, 3))
        self._layout.addWidget(PlainLabel("提醒是否正常", "strong"))
        shown = health if isinstance(health, Health) else Health()
        for point in shown.points(now):
            self._add(point)
        button = make_button("提醒设置", self._to_settings, variant="quiet")
        self._layout.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        action = QWidgetAction(self)
        action.setText("提醒是否正常")
        action.setDefaultWidget(body)
        self.addAction(action)
        self.aboutToHide.connect(self.deleteLater)

    def open_below(self, widget: QWidget) -> None:
        """Right-aligned below a widget."""
        corner = widget.mapToGlobal(widget.rect().bottomRight())
        self.popup(corner - QPoint(self.sizeHint().width(), -4))

    def _add(self, point: HealthPoint) -> None:
        line = row(spacing=2)
        line.addWidget(PlainLabel(point.title))
        line.addStretch(1)
        line.addWidget(StateChip(point.state, point.kind))
        self._layout.addLayout(line)
        if point.advice:
            self._layout.addWidget(WrappedLabel(point.advice, "small"))

    def _to_settings(self) -> None:
        self.hide()
        self.settings_wanted.emit()
