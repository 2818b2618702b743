"""Colours: readable everywhere, switched at once, one source."""

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from fire_roster.assets import resource_path
from fire_roster.ui.theme import Theme, active_tokens, load_tokens
from fire_roster.ui.theme.fonts import build_font, load_families
from fire_roster.ui.theme.style_sheet import build_style_sheet

TEXT_PAIRS = [
    *[
        (text, ground)
        for text in ("text", "text_muted", "accent", "danger", "warning", "success")
        for ground in ("surface", "window", "surface_raised")
    ],
    *[("text", ground) for ground in ("hover", "pressed", "surface_sunken", "rest_day")],
    *[
        (f"on_{kind}_soft", f"{kind}_soft")
        for kind in ("accent", "danger", "warning", "success", "neutral")
    ],
    *[
        (text, ground)
        for text in ("text", "text_muted")
        for ground in ("today", "holiday", "rest_day")
    ],
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    ("on_danger", "danger"),
    ("on_danger", "danger_hover"),
    ("on_accent_soft", "today"),
    ("on_warning_soft", "holiday"),
    ("surface", "text"),
]


def contrast(first: str, second: str) -> float:
    """Contrast ratio of two colours by WCAG 2."""

    def luminance(name: str) -> float:
        color = QColor(name)
        parts = [
            part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4
            for part in (color.redF(), color.greenF(), color.blueF())
        ]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    light, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), TEXT_PAIRS)
def test_tokens_text_on_ground_is_readable(scheme: str, text: str, ground: str) -> None:
    colors = load_tokens(scheme).colors
    assert contrast(colors[text], colors[ground]) >= 4.5


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_tokens_shift_letters_are_readable(scheme: str) -> None:
    for color in load_tokens(scheme).shift_colors:
        assert contrast(color.text, color.background) >= 4.5


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_tokens_field_borders_are_visible(scheme: str) -> None:
    colors = load_tokens(scheme).colors
    assert contrast(colors["border_strong"], colors["surface"]) >= 3


def test_tokens_light_and_dark_have_the_same_names() -> None:
    assert load_tokens("light").colors.keys() == load_tokens("dark").colors.keys()


def test_tokens_only_danger_is_red() -> None:
    for scheme in ("light", "dark"):
        for name, value in load_tokens(scheme).colors.items():
            color = QColor(value)
            is_red = (color.hslHue() < 15 or color.hslHue() > 345) and color.hslSaturation() > 60
            assert not is_red or "danger" in name


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_style_sheet_has_no_open_place_and_no_own_colour(scheme: str) -> None:
    source = resource_path("themes", "style.qss").read_text(encoding="utf-8")
    assert "${" not in build_style_sheet(load_tokens(scheme))
    assert not re.search(r"#[0-9A-Fa-f]{6}\b", source)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    ("image", "token"),
    [("chevron-down", "text_muted"), ("chevron-up", "text_muted"), ("check", "on_accent")],
)
def test_scheme_images_carry_their_token(scheme: str, image: str, token: str) -> None:
    svg = resource_path("themes", scheme, f"{image}.svg").read_text(encoding="utf-8")
    assert load_tokens(scheme).colors[token] in svg


def test_theme_switched_recolours_application_at_once(theme: Theme, qtbot: QtBot) -> None:
    told = []
    theme.changed.connect(lambda: told.append(active_tokens().name))
    theme.use("dark")
    window = QApplication.palette().color(QPalette.ColorRole.Window).name()
    assert told == ["dark"]
    assert window.upper() == load_tokens("dark").colors["window"]


def test_theme_follows_the_system(theme: Theme, qtbot: QtBot) -> None:
    hints = QGuiApplication.styleHints()
    with qtbot.waitSignal(theme.changed):
        hints.colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert active_tokens().is_dark


def test_theme_same_scheme_again_tells_nothing(theme: Theme) -> None:
    told = []
    theme.changed.connect(lambda: told.append(True))
    theme.use("light")
    assert told == []


def test_font_chain_begins_with_our_own(theme: Theme) -> None:
    assert build_font().families()[0] == "Noto Sans SC"


def test_load_families_missing_file_degrades_to_nothing(theme: Theme) -> None:
    assert load_families([resource_path("fonts", "missing.ttf")]) == []


def test_standard_buttons_are_chinese(theme: Theme) -> None:
    box = QMessageBox()
    box.setStandardButtons(QMessageBox.StandardButton.Cancel)
    assert box.button(QMessageBox.StandardButton.Cancel).text() == "取消"
