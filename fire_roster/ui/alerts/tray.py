"""The icon beside the clock of the system: count, state, and a menu that works without a window."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, QRect, Qt, Signal
from PySide6.QtGui import QAction, QColor, QFont, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from fire_roster.ui.common.tooltip import set_tray_tooltip
from fire_roster.ui.icons import icon_pixmap
from fire_roster.ui.theme import Theme

_PIXELS = 64
_TITLE = "消防值班"


class Tray(QObject):
    """`opened()` when somebody clicks the icon or a message of it."""

    opened = Signal()

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._count = -1
        self._is_well = True
        self.menu = QMenu()
        self.next_duty = self._add_line("下次换班：正在读取")
        self.next_alert = self._add_line("下一条提醒：正在读取")
        self.menu.addSeparator()
        self.icon = QSystemTrayIcon(self)
        self.icon.setContextMenu(self.menu)
        self.icon.activated.connect(self._on_activated)
        self.icon.messageClicked.connect(self.opened)
        self.set_state(0, _TITLE, is_well=True)

    @staticmethod
    def is_available() -> bool:
        """Whether the system has a place for the icon at this moment."""
        return QSystemTrayIcon.isSystemTrayAvailable()

    def add_actions(self, actions: Mapping[str, Callable[[], object]]) -> None:
        """Lines of the menu by their text; an empty text is a line between groups."""
        for text, on_choice in actions.items():
            if text.strip():
                self.menu.addAction(text).triggered.connect(lambda _=False, do=on_choice: do())
            else:
                self.menu.addSeparator()

    def show(self) -> None:
        """Put the icon there; harmless where there is no place for it."""
        self.icon.show()

    def hide(self) -> None:
        """Take it away."""
        self.icon.hide()

    def set_state(self, count: int, text: str, *, is_well: bool) -> None:
        """How many alerts wait, and the state in words for the tooltip."""
        set_tray_tooltip(self.icon, text)
        if (count, is_well) != (self._count, self._is_well):
            self._count, self._is_well = count, is_well
            self.icon.setIcon(self._draw(count, is_well=is_well))

    def tell(self, title: str, text: str) -> None:
        """A message of the system; it may swallow it, so it is never the only means."""
        if self.icon.isVisible():
            self.icon.showMessage(title, text, QSystemTrayIcon.MessageIcon.Warning)

    def _add_line(self, text: str) -> QAction:
        line = self.menu.addAction(text)
        line.setEnabled(False)
        return line

    def _on_activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason != QSystemTrayIcon.ActivationReason.Context:
            self.opened.emit()

    def _draw(self, count: int, *, is_well: bool) -> QIcon:
        colors = self._theme.tokens.colors
        pixmap = QPixmap(icon_pixmap("flame", colors["danger" if count else "accent"], _PIXELS))
        if not count and is_well:
            return QIcon(pixmap)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colors["danger"]))
        place = QRect(_PIXELS // 3, _PIXELS // 3, _PIXELS * 2 // 3, _PIXELS * 2 // 3)
        painter.drawEllipse(place)
        font = QFont()
        font.setPixelSize(_PIXELS * 2 // 5)
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(QColor(colors["on_danger"]))
        words = str(min(count, 99)) if count else "!"
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, words)
        painter.end()
        return QIcon(pixmap)
