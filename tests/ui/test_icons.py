"""Icons: tinted by the theme, sharp on every screen."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon

from fire_roster.assets import resource_path
from fire_roster.ui.icons import icon, icon_pixmap
from fire_roster.ui.theme import Theme, load_tokens


def ink(made: QIcon, mode: QIcon.Mode = QIcon.Mode.Normal) -> set[str]:
    """Fully opaque colours in the icon's picture."""
    image = made.pixmap(QSize(48, 48), 1.0, mode).toImage()
    colors = (image.pixelColor(x, y) for x in range(48) for y in range(48))
    return {color.name().upper() for color in colors if color.alpha() == 255}


def test_icon_normal_has_token_colour(theme: Theme) -> None:
    assert load_tokens("light").colors["danger"] in ink(icon("lock", "danger"))


def test_icon_after_theme_switch_has_new_colour(theme: Theme) -> None:
    made = icon("lock", "text")
    theme.use("dark")
    assert load_tokens("dark").colors["text"] in ink(made)


def test_icon_disabled_is_muted(theme: Theme) -> None:
    expected = load_tokens("light").colors["text_disabled"]
    assert expected in ink(icon("lock", "danger"), QIcon.Mode.Disabled)


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_icon_on_scaled_screen_has_device_pixels(theme: Theme, scale: float) -> None:
    pixmap = icon("lock").pixmap(QSize(16, 16), scale)
    assert pixmap.width() == round(16 * scale)
    assert pixmap.devicePixelRatio() == scale


def test_icon_pixmap_asked_twice_is_cached(theme: Theme) -> None:
    assert icon_pixmap("bell", "#123456", 16) is icon_pixmap("bell", "#123456", 16)


def test_icon_unknown_name_is_refused(theme: Theme) -> None:
    with pytest.raises(FileNotFoundError):
        icon("no-such-icon")


def test_icons_all_take_their_colour_from_the_theme() -> None:
    for path in resource_path("icons").glob("*.svg"):
        assert 'stroke="currentColor"' in path.read_text(encoding="utf-8")
