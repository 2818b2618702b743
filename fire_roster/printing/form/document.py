"""A form as PDF: the largest type with the fewest pages, on paper that lies as the form fits."""

from collections.abc import Iterator
from dataclasses import dataclass

from fire_roster.printing.blocks import (
    Block,
    Checks,
    Fields,
    FormSheet,
    Heading,
    Paragraphs,
    Picture,
    Poster,
    SideBySide,
    Signatures,
    Steps,
    Table,
    WritingArea,
)
from fire_roster.printing.form.entries import ChecksPiece, FieldsPiece, WritingPiece
from fire_roster.printing.form.frame import draw_header, header_height, imprint
from fire_roster.printing.form.picture import PicturePiece
from fire_roster.printing.form.pieces import Kit, Piece, paginate, place
from fire_roster.printing.form.poster import PosterPiece, SideBySidePiece, StepsPiece, side_widths
from fire_roster.printing.form.table import TablePiece
from fire_roster.printing.form.words import HeadingPiece, ParagraphsPiece, SignaturesPiece
from fire_roster.printing.form_check import posting_safe
from fire_roster.printing.geometry import Orientation, PageSpec, Paper
from fire_roster.printing.page import FormDocument

FACTORS = (1.0, 0.94, 0.88, 0.82, 0.76)
"""Sizes of type that are tried; the least one tells how few pages are possible."""
GAP = 7.0


@dataclass(frozen=True, slots=True)
class _Layout:
    """Pieces on their pages, made for one document."""

    document: FormDocument
    unit: float
    pages: list[list[Piece]]

    @property
    def squeezed(self) -> int:
        return sum(piece.squeezed for page in self.pages for piece in page)


def render_form(sheet: FormSheet, paper: Paper, orientation: Orientation) -> bytes:
    """The sheet as a PDF."""
    sheet = posting_safe(sheet)
    layout = _best_layout(sheet, paper, orientation)
    document, unit = layout.document, layout.unit
    document.page_count = len(layout.pages)
    for pieces in layout.pages:
        body = document.start_page()
        head, body = body.cut_top(header_height(sheet, unit))
        draw_header(document.pen, head, sheet, unit)
        for piece, box in place(pieces, body, GAP * unit):
            piece.draw(box)
    return document.finish()


def _best_layout(sheet: FormSheet, paper: Paper, orientation: Orientation) -> _Layout:
    """As wished; by itself a form turns only where that saves pages and squeezes nothing more."""
    if orientation is not Orientation.AUTO:
        return _layout(sheet, paper, is_landscape=orientation is Orientation.LANDSCAPE)
    asked = _layout(sheet, paper, is_landscape=sheet.is_landscape)
    if len(asked.pages) == 1 and not asked.squeezed:
        return asked
    turned = _layout(sheet, paper, is_landscape=not sheet.is_landscape)
    is_better = len(turned.pages) < len(asked.pages) and turned.squeezed <= asked.squeezed
    return turned if is_better else asked


def _layout(sheet: FormSheet, paper: Paper, *, is_landscape: bool) -> _Layout:
    """The largest type that needs as few pages as the smallest."""
    spec = PageSpec(paper, is_landscape, sheet.is_filed)
    document = FormDocument(spec, imprint(sheet))
    fewest = _pages(sheet, document, spec, FACTORS[-1])
    for factor in FACTORS:
        pages = _pages(sheet, document, spec, factor)
        if len(pages) == len(fewest):
            return _Layout(document, spec.unit, pages)
    return _Layout(document, spec.unit, fewest)


def _pages(
    sheet: FormSheet, document: FormDocument, spec: PageSpec, factor: float
) -> list[list[Piece]]:
    room = spec.content.height - document.foot_height - header_height(sheet, spec.unit)
    kit = Kit(document.pen, spec.unit, factor, room)
    pieces = [
        piece_of(kit, block, spec.content.width)
        for section in sheet.sections
        for block in section.blocks
    ]
    return paginate(pieces, room, GAP * spec.unit)


def piece_of(kit: Kit, block: Block, width: float) -> Piece:
    """The piece that draws a block."""
    if isinstance(block, Heading | Poster | Picture):
        return _plain_piece(kit, block, width)
    match block:
        case Table():
            return TablePiece(kit, block, width)
        case Fields():
            return FieldsPiece(kit, block, width)
        case WritingArea():
            return WritingPiece(kit, block, width)
        case Checks():
            return ChecksPiece(kit, block, width)
        case Paragraphs():
            return ParagraphsPiece(kit, block, width)
        case Signatures():
            return SignaturesPiece(kit, block, width)
        case Steps():
            return StepsPiece(kit, block, width)
        case SideBySide():
            return _side_by_side(kit, block, width)


def _plain_piece(kit: Kit, block: Heading | Poster | Picture, width: float) -> Piece:
    """A piece of one thing that is never divided."""
    match block:
        case Heading():
            return HeadingPiece(kit, block)
        case Poster():
            return PosterPiece(kit, block)
        case Picture():
            return PicturePiece(kit, block, width)


def _side_by_side(kit: Kit, block: SideBySide, width: float) -> Piece:
    gap = GAP * kit.unit
    widths = side_widths(block, width, gap)
    parts = [
        list(_pieces(kit, blocks, own)) for blocks, own in zip(block.parts, widths, strict=True)
    ]
    return SideBySidePiece(kit, parts, widths, gap)


def _pieces(kit: Kit, blocks: tuple[Block, ...], width: float) -> Iterator[Piece]:
    for block in blocks:
        yield piece_of(kit, block, width)
