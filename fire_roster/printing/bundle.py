"""Many forms as one PDF: a cover, contents with page numbers, bookmarks, numbered pages."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from typing import TYPE_CHECKING, Any

from fire_roster.printing.blocks import Column, FormSheet, Row, Section, Table
from fire_roster.printing.geometry import Align, Orientation, Paper

if TYPE_CHECKING:
    from pypdf import PdfWriter

_PAGE_LINE_SIZE = 8.5
_PAGE_LINE_HEIGHT = 14.0


@dataclass(frozen=True, slots=True)
class BundlePart:
    """A form inside a chapter."""

    title: str
    pdf: bytes


@dataclass(frozen=True, slots=True)
class BundleChapter:
    """A chapter with its parts; one without parts says why in `note`."""

    title: str
    parts: tuple[BundlePart, ...]
    note: str = ""


def bind(cover: FormSheet, contents: FormSheet, chapters: Sequence[BundleChapter]) -> bytes:
    """The chapters behind cover and contents.

    `contents` is filled with one line for each chapter and part. Every page carries its number in
    the whole; bookmarks lead to chapters and parts.
    """
    from pypdf import PdfReader, PdfWriter

    readers = [[PdfReader(BytesIO(part.pdf)) for part in one.parts] for one in chapters]
    counts = [[len(reader.pages) for reader in row] for row in readers]
    front = _render(cover)
    length = len(PdfReader(BytesIO(front)).pages)
    listed = _contents(contents, chapters, counts, length + 1)
    # What the contents say moves with their own length; the length itself does not.
    extra = len(PdfReader(BytesIO(_render(listed))).pages)
    listed = _contents(contents, chapters, counts, length + extra)
    writer = PdfWriter()
    for pdf in (front, _render(listed)):
        writer.append(BytesIO(pdf), import_outline=False)
    writer.add_outline_item(title="封面", page_number=0)
    writer.add_outline_item(title="目录", page_number=length)
    for chapter, row in zip(chapters, readers, strict=True):
        start = len(writer.pages)
        if not row:
            continue
        place = None
        for number, (part, reader) in enumerate(zip(chapter.parts, row, strict=True)):
            first = len(writer.pages)
            writer.append(reader, import_outline=False)
            if number == 0:
                place = writer.add_outline_item(title=chapter.title, page_number=start)
            writer.add_outline_item(title=part.title, page_number=first, parent=place)
    _number_pages(writer)
    _describe(writer, cover)
    buffer = BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def _render(sheet: FormSheet) -> bytes:
    from fire_roster.printing.form.document import render_form

    return render_form(sheet, Paper.A4, Orientation.PORTRAIT)


def _contents(
    sheet: FormSheet,
    chapters: Sequence[BundleChapter],
    counts: Sequence[Sequence[int]],
    before: int,
) -> FormSheet:
    columns = (Column("内容", 6.0, Align.LEFT), Column("页", 1.0))
    rows: list[Row] = []
    page = before + 1
    for chapter, row in zip(chapters, counts, strict=True):
        rows.append((_chapter_line(chapter), str(page) if row else "—"))
        for part, count in zip(chapter.parts, row, strict=True):
            rows.append((f"　　{part.title}", str(page)))
            page += count
    table = Table(columns, tuple(rows), row_height=15.0, most_height=22.0, type_size=10.0)
    return replace(sheet, sections=(Section((table,)),))


def _chapter_line(chapter: BundleChapter) -> str:
    return f"{chapter.title}（{chapter.note}）" if chapter.note else chapter.title


def _number_pages(writer: "PdfWriter") -> None:
    """Number in the whole, in the middle of the foot of each page."""
    from pypdf import PdfReader

    total = len(writer.pages)
    sizes = [(float(page.mediabox.width), float(page.mediabox.height)) for page in writer.pages]
    overlay = PdfReader(BytesIO(_page_lines(sizes, total)))
    for page, line in zip(writer.pages, overlay.pages, strict=True):
        page.merge_page(line)


def _page_lines(sizes: Sequence[tuple[float, float]], total: int) -> bytes:
    from reportlab.pdfgen.canvas import Canvas

    from fire_roster.printing.fonts import REGULAR, font_chain

    font_chain()
    buffer = BytesIO()
    options: dict[str, Any] = {"initialFontName": REGULAR, "invariant": 1}
    canvas = Canvas(buffer, **options)
    for number, (width, height) in enumerate(sizes, start=1):
        canvas.setPageSize((width, height))
        canvas.setFont(REGULAR, _PAGE_LINE_SIZE)
        canvas.drawCentredString(width / 2, _PAGE_LINE_HEIGHT, f"迎检包　{number} / {total}")
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _describe(writer: "PdfWriter", cover: FormSheet) -> None:
    from pypdf.generic import NameObject, TextStringObject

    stamp = f"D:{cover.printed_at:%Y%m%d%H%M%S}+08'00'"
    writer.metadata = {
        "/Title": f"{cover.unit_name}{cover.title}",
        "/Creator": "fire_roster",
        "/Producer": "fire_roster",
        "/CreationDate": stamp,
        "/ModDate": stamp,
    }
    writer.root_object[NameObject("/Lang")] = TextStringObject("zh-CN")
    writer.root_object[NameObject("/PageMode")] = NameObject("/UseOutlines")
    writer.compress_identical_objects()
