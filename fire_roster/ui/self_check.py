"""What the self-check tries of the window: fonts, icons, the Chinese words of Qt."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, qVersion
from PySide6.QtGui import QRawFont

from fire_roster.assets import resource_path
from fire_roster.ui.application import build_application
from fire_roster.ui.icons import icon_pixmap
from fire_roster.ui.theme import active_tokens
from fire_roster.ui.theme.fonts import font_files

_RARE = "䶮𬀩𠮷㛃"
_PIXELS = 32


def check_appearance() -> Mapping[str, object]:
    """Loads what a window is drawn with, without showing one; RuntimeError where a part lacks."""
    application, _theme = build_application(["fire-roster"])
    fonts = font_files()
    _require(len(fonts) > 1, "font files are missing")
    raw = [QRawFont(str(path), _PIXELS) for path in fonts]
    _require(all(font.isValid() for font in raw), "a font file cannot be read")
    lacking = [char for char in _RARE if not any(font.supportsCharacter(ord(char)) for font in raw)]
    _require(not lacking, f"no font draws {lacking}")
    names = sorted(path.stem for path in resource_path("icons").glob("*.svg"))
    blank = [name for name in names if not _has_ink(name)]
    _require(bool(names) and not blank, f"icons that draw nothing: {blank}")
    word = QCoreApplication.translate("QPlatformTheme", "Cancel")
    _require(word == "取消", f"Qt says {word!r}")
    return {
        "qt": qVersion(),
        "platform": application.platformName(),
        "fonts": len(fonts),
        "icons": len(names),
    }


def _has_ink(name: str) -> bool:
    image = icon_pixmap(name, active_tokens().colors["text"], _PIXELS).toImage()
    cells = ((x, y) for x in range(_PIXELS) for y in range(_PIXELS))
    return any(image.pixelColor(x, y).alpha() for x, y in cells)


def _require(is_so: bool, otherwise: str) -> None:
    if not is_so:
        raise RuntimeError(otherwise)
