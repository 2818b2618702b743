"""The look: tokens, palette, style sheet and fonts. The only place that knows a colour."""

from fire_roster.ui.theme.palette import active_color, active_tokens
from fire_roster.ui.theme.theme import Theme
from fire_roster.ui.theme.tokens import Metrics, ShiftColor, Tokens, load_metrics, load_tokens

__all__ = [
    "Metrics",
    "ShiftColor",
    "Theme",
    "Tokens",
    "active_color",
    "active_tokens",
    "load_metrics",
    "load_tokens",
]
