"""Renews the pictures of the help: `python -m tests.ui.tour.help_pictures [first words of a name]`.

Every picture that an article names is a stop of the tour in the demonstration unit, taken light
and dark with few colours, so that all of them together stay small.
"""

import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image
from PySide6.QtGui import QImage

from fire_roster.services.help import load_articles
from fire_roster.ui.application import build_application
from tests.ui.tour.scenes import open_demo
from tests.ui.tour.stops import PAGES

FOLDER = Path(__file__).resolve().parents[3] / "resources" / "help" / "pictures" / "tour"
SCHEMES = ("light", "dark")
_SIZE = (1120, 660)
_COLORS = 96


def wanted_names() -> set[str]:
    """Names of all pictures in the articles."""
    return {name for article in load_articles() for name in article.pictures}


def main() -> None:
    """Take the pictures whose name begins as asked for; all of them without."""
    first = sys.argv[1] if len(sys.argv) > 1 else ""
    FOLDER.mkdir(parents=True, exist_ok=True)
    _, theme = build_application(["pictures"])
    names = wanted_names()
    with TemporaryDirectory() as folder, open_demo(theme, Path(folder)) as scene:
        for scheme in SCHEMES:
            theme.use(scheme)
            scene.window.resize(*_SIZE)
            for stop in PAGES:
                if stop.name in names and stop.name.startswith(first):
                    path = FOLDER / f"{stop.name}-{scheme}.png"
                    save(scene.visit(stop.show).grab().toImage(), path)
                    scene.tidy()
                    print(f"{path.name}  {path.stat().st_size // 1024} KB", flush=True)


def save(picture: QImage, path: Path) -> None:
    """As a PNG with a palette."""
    plain = picture.convertToFormat(QImage.Format.Format_RGBX8888)
    size = (plain.width(), plain.height())
    taken = Image.frombytes("RGBX", size, bytes(plain.constBits()), "raw", "RGBX").convert("RGB")
    taken.quantize(_COLORS, dither=Image.Dither.NONE).save(path, optimize=True)


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    main()
