"""The program's own fonts, so that a machine without Chinese fonts shows every name."""

from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase

from fire_roster.assets import resource_path
from fire_roster.ui.theme.tokens import load_metrics

_SYSTEM_FAMILIES = ("Microsoft YaHei UI", "Microsoft YaHei", "Noto Sans CJK SC")


def font_files() -> list[Path]:
    """Font files that come with the program; Noto Sans SC first."""
    files = sorted(resource_path("fonts").glob("*.[to]tf"))
    return sorted(files, key=lambda path: (not path.name.startswith("NotoSansSC"), path.name))


def load_families(files: list[Path]) -> list[str]:
    """Register the files and return their families in order, each once.

    A file that cannot be read is left out: the system's fonts then stand in.
    """
    families: list[str] = []
    for path in files:
        handle = QFontDatabase.addApplicationFont(str(path))
        if handle >= 0:
            families.extend(QFontDatabase.applicationFontFamilies(handle))
    return list(dict.fromkeys(families))


def build_font() -> QFont:
    """Application font: our families first, then the usual Chinese system families."""
    families = load_families(font_files())
    font = QFont()
    font.setFamilies([*families, *_SYSTEM_FAMILIES, *font.families()])
    font.setPixelSize(load_metrics().text_body)
    return font
