"""The current look of the application; follows the light or dark scheme of the system."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtWidgets import QApplication

from fire_roster.ui.theme.palette import build_palette
from fire_roster.ui.theme.style_sheet import build_style_sheet
from fire_roster.ui.theme.tokens import Metrics, Tokens, load_metrics, load_tokens


class Theme(QObject):
    """Applies tokens to the application and tells custom painters when they change.

    `changed` is emitted after palette and style sheet are in place.
    """

    changed = Signal()

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._application = application
        hints = QGuiApplication.styleHints()
        self.metrics: Metrics = load_metrics()
        self.tokens: Tokens = load_tokens(_name_of(hints.colorScheme()))
        hints.colorSchemeChanged.connect(self._follow_system)
        self._apply()

    def color(self, token: str) -> QColor:
        """Colour of a token; KeyError for an unknown name."""
        return QColor(self.tokens.colors[token])

    def use(self, name: str) -> None:
        """Switch to the scheme `light` or `dark`."""
        if name != self.tokens.name:
            self.tokens = load_tokens(name)
            self._apply()
            self.changed.emit()

    def _follow_system(self, scheme: Qt.ColorScheme) -> None:
        self.use(_name_of(scheme))

    def _apply(self) -> None:
        self._application.setPalette(build_palette(self.tokens))
        self._application.setStyleSheet(build_style_sheet(self.tokens))


def _name_of(scheme: Qt.ColorScheme) -> str:
    return "dark" if scheme == Qt.ColorScheme.Dark else "light"
