"""Draw every page of a PDF beside it: `page_pictures.py FILE.pdf` (run inside .venv)."""

import sys
from pathlib import Path

import pypdfium2

SCALE = 1.8  # about 130 dots per inch


def draw_pages(source: Path) -> list[Path]:
    """Write `NAME-1.png`, `NAME-2.png` … next to NAME.pdf; return their paths in order."""
    pictures = []
    with pypdfium2.PdfDocument(source) as document:
        for number in range(1, len(document) + 1):
            picture = source.with_name(f"{source.stem}-{number}.png")
            document[number - 1].render(scale=SCALE).to_pil().save(picture)
            pictures.append(picture)
    return pictures


if __name__ == "__main__":
    draw_pages(Path(sys.argv[1]))
