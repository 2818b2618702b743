"""The light in the top bar: whether alerts work, and what to do where they do not."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from fire_roster.ui.common.tooltip import set_tooltip
from fire_roster.ui.icons import icon

_LOOKS = {
    "danger": ("circle-alert", "danger"),
    "warning": ("triangle-alert", "warning"),
    "success": ("circle-check", "success"),
    "neutral": ("clock", "text_muted"),
}


class HealthLight(QToolButton):
    """A word and an icon; a click opens the points one by one. `settings_wanted()`."""

    settings_wanted = Signal()

    def __init__(self, clock: Callable[[], datetime], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._health: object = None
        self.setObjectName("healthLight")
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.clicked.connect(self.open_panel)
        self._show("提醒启动中", "neutral", "提醒：正在启动")

    def show_health(self, health: object) -> None:
        """Show the state of the watch (`ui.alerts.health.Health`)."""
        from fire_roster.ui.alerts.health import Health, light_text

        assert isinstance(health, Health)
        self._health = health
        now = self._clock()
        worst, points = health.worst(now), health.points(now)
        word = light_text(points, worst)
        at = f" {health.last_check:%H:%M}" if health.last_check and word == "提醒正常" else ""
        lines = [f"{one.title}：{one.state}" for one in points]
        if worst.advice:
            lines.insert(0, worst.advice)
        kind = worst.kind if worst.kind in ("danger", "warning") else points[0].kind
        self._show(f"{word}{at}", kind, "\n".join(lines))

    def open_panel(self) -> QMenu:
        """The points one by one, below the light."""
        from fire_roster.ui.alerts.health_panel import HealthPanel

        panel = HealthPanel(self._health, self._clock(), self)
        panel.settings_wanted.connect(self.settings_wanted)
        panel.open_below(self)
        return panel

    def _show(self, text: str, kind: str, tooltip: str) -> None:
        self.setIcon(icon(*_LOOKS[kind]))
        # The style sheet knows no gap between icon and text.
        self.setText(f" {text}")
        self.setAccessibleName(tooltip)
        set_tooltip(self, tooltip)
