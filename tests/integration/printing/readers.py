"""Two independent readers of a PDF, and what stands where on its pages."""

import shutil
import subprocess
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pypdfium2
from pypdf import PdfReader
from pypdfium2 import raw

Bounds = tuple[float, float, float, float]

TOLERANCE = 0.5


def read_with_pypdf(pdf: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)


def read_with_pdfium(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    return "\n".join(page.get_textpage().get_text_range() for page in document)


def only_characters(text: str) -> str:
    """The text without the white space that readers add between pieces."""
    return "".join(text.split())


def page_sizes(pdf: bytes) -> list[tuple[float, float]]:
    return [page.get_size() for page in pypdfium2.PdfDocument(pdf)]


def object_bounds(pdf: bytes, page_index: int, kind: int | None = None) -> list[Bounds]:
    """Left, bottom, right and top of all that is drawn on a page, or of one kind of it."""
    page = pypdfium2.PdfDocument(pdf)[page_index]
    return [item.get_bounds() for item in page.get_objects() if kind in (None, item.type)]


def text_bounds(pdf: bytes, page_index: int) -> list[Bounds]:
    return object_bounds(pdf, page_index, raw.FPDF_PAGEOBJ_TEXT)


def overlaps(boxes: list[Bounds]) -> list[tuple[Bounds, Bounds]]:
    """Pairs of boxes that cover each other by more than `TOLERANCE` points in both directions."""
    found = []
    boxes = sorted(boxes)
    for index, first in enumerate(boxes):
        for second in boxes[index + 1 :]:
            if second[0] >= first[2] - TOLERANCE:
                break
            if min(first[3], second[3]) - max(first[1], second[1]) > TOLERANCE:
                found.append((first, second))
    return found


def font_dictionaries(pdf: bytes) -> list[Any]:
    """The fonts of all pages."""
    fonts = []
    for page in PdfReader(BytesIO(pdf)).pages:
        fonts += [font.get_object() for font in page["/Resources"]["/Font"].values()]
    return fonts


def file_problems(pdf: bytes) -> str:
    """What qpdf says against the file; where it is not installed, what a strict reader says."""
    qpdf = shutil.which("qpdf")
    if qpdf is None:
        return "".join(map(str, PdfReader(BytesIO(pdf), strict=True).xmp_metadata or ()))
    with TemporaryDirectory() as folder:
        path = Path(folder) / "x.pdf"
        path.write_bytes(pdf)
        done = subprocess.run([qpdf, "--check", path], capture_output=True, check=False)
    return "" if done.returncode == 0 else (done.stdout + done.stderr).decode(errors="replace")
