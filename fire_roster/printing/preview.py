"""Pictures of the pages of a PDF, for the window's preview."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pypdfium2
from pypdfium2 import PdfDocument, PdfiumError

from fire_roster.errors import InputRefused

_ROUNDING = 0.01
"""Pixels taken off because PDFium rounds up."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A page as pixels: rows from the top, three bytes (red, green, blue) a pixel, no padding."""

    width: int
    height: int
    rgb: bytes


def page_count(pdf: bytes) -> int:
    """Number of pages. Raises InputRefused for what is not a PDF."""
    with _opened(pdf) as document:
        return len(document)


def is_landscape(pdf: bytes) -> bool:
    """Whether the first page is wider than high. Raises InputRefused for what is not a PDF."""
    with _opened(pdf) as document:
        width, height = document.get_page_size(0)
        return bool(width > height)


def render_page(pdf: bytes, page_index: int, width_px: int) -> Picture:
    """One page, from index 0, exactly `width_px` wide. Raises InputRefused."""
    with _opened(pdf) as document:
        return _picture(document, page_index, width_px)


def render_pages(pdf: bytes, width_px: int) -> list[Picture]:
    """All pages, each exactly `width_px` wide. Raises InputRefused."""
    with _opened(pdf) as document:
        return [_picture(document, index, width_px) for index in range(len(document))]


def page_texts(pdf: bytes) -> list[str]:
    """What a reader can copy out of each page. Raises InputRefused for what is not a PDF."""
    with _opened(pdf) as document:
        return [_text(document, index) for index in range(len(document))]


@contextmanager
def _opened(pdf: bytes) -> Iterator[PdfDocument]:
    try:
        document = pypdfium2.PdfDocument(pdf)
    except PdfiumError as error:
        raise InputRefused("这不是可以预览的 PDF 文件，请重新生成。") from error
    try:
        yield document
    finally:
        document.close()


def _text(document: PdfDocument, page_index: int) -> str:
    page = document[page_index]
    try:
        text = page.get_textpage()
        try:
            return str(text.get_text_bounded())
        finally:
            text.close()
    finally:
        page.close()


def _picture(document: PdfDocument, page_index: int, width_px: int) -> Picture:
    """Draw into a buffer of our own, which PDFium leaves without padding."""
    if width_px < 1:
        raise InputRefused("预览宽度至少为 1 像素。")
    page = document[page_index]
    try:
        scale = (width_px - _ROUNDING) / page.get_width()
        bitmap = page.render(
            scale=scale, rev_byteorder=True, bitmap_maker=pypdfium2.PdfBitmap.new_native
        )
        try:
            return Picture(bitmap.width, bitmap.height, bytes(bitmap.buffer))
        finally:
            bitmap.close()
    finally:
        page.close()
