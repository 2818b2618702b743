"""Tokens as a QPalette, for everything that Fusion paints without the style sheet."""

from PySide6.QtGui import QColor, QGuiApplication, QPalette

from fire_roster.ui.theme.tokens import Tokens, load_tokens

_ROLES: dict[QPalette.ColorRole, str] = {
    QPalette.ColorRole.Window: "window",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "surface_sunken",
    QPalette.ColorRole.ToolTipBase: "surface_raised",
    QPalette.ColorRole.ToolTipText: "text",
    QPalette.ColorRole.PlaceholderText: "text_muted",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.BrightText: "on_danger",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "on_accent",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.LinkVisited: "accent",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.Light: "surface_raised",
    QPalette.ColorRole.Midlight: "hover",
    QPalette.ColorRole.Mid: "border",
    QPalette.ColorRole.Dark: "border_strong",
    QPalette.ColorRole.Shadow: "shadow",
}
_DISABLED_ROLES = (
    QPalette.ColorRole.WindowText,
    QPalette.ColorRole.Text,
    QPalette.ColorRole.ButtonText,
)


def build_palette(tokens: Tokens) -> QPalette:
    """Palette with every role set from a token."""
    palette = QPalette()
    for role, token in _ROLES.items():
        palette.setColor(role, QColor(tokens.colors[token]))
    for role in _DISABLED_ROLES:
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(tokens.colors["text_disabled"]))
    return palette


def active_tokens() -> Tokens:
    """Tokens of the scheme that the application's palette shows now.

    Painters and icons ask here, so no widget has to carry the theme around.
    """
    is_dark = QGuiApplication.palette().color(QPalette.ColorRole.Window).lightness() < 128
    return load_tokens("dark" if is_dark else "light")


def active_color(token: str) -> QColor:
    """Colour of a token in the scheme shown now."""
    return QColor(active_tokens().colors[token])
