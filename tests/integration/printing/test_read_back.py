"""What is written comes back from two readers, character by character."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from fire_roster.printing import Paper
from fire_roster.printing.fonts import RARE, font_chain
from fire_roster.printing.geometry import Align
from fire_roster.printing.pen import Pen
from fire_roster.printing.text_layout import Style
from tests.integration.printing.readers import (
    only_characters,
    read_with_pdfium,
    read_with_pypdf,
)
from tests.unit.printing.samples import render_roster, sample_sheet

Reader = Callable[[bytes], str]

READERS = pytest.mark.parametrize("read", [read_with_pypdf, read_with_pdfium])
COMMON = Path(__file__).parents[2] / "data" / "通用规范汉字表.txt"
RARE_NAMES = ("王䶮", "陈㛃", "赵𬀩", "买买提·艾力", "李𠮷")
MARKUP_NAMES = ("</para>", '<img src="x.png">', "<b>粗</b>", "&amp;", "(%s)\\", "=1+1")


def _written(text: str, is_bold: bool = False) -> bytes:
    """The text on as many pages as it needs, 40 characters a line."""
    font_chain()
    buffer = BytesIO()
    canvas = Canvas(buffer, initialFontName="NotoSansSC-Regular", invariant=1)
    pen = Pen(canvas)
    for number, start in enumerate(range(0, len(text), 40)):
        if number and number % 50 == 0:
            canvas.showPage()
            pen.page_started()
        y = 800 - 15 * (number % 50)
        pen.text(40, y, text[start : start + 40], Style(12, is_bold, align=Align.LEFT))
    canvas.save()
    return buffer.getvalue()


@READERS
@pytest.mark.parametrize("is_bold", [False, True])
def test_text_all_common_characters_come_back(read: Reader, is_bold: bool) -> None:
    characters = COMMON.read_text(encoding="utf-8").replace("\n", "")
    assert len(characters) == 8105
    assert only_characters(read(_written(characters, is_bold))) == characters


@READERS
def test_text_characters_of_the_rare_font_come_back(read: Reader) -> None:
    codes = range(0x20000, 0x2EBE1, 61)
    characters = "".join(
        char
        for code in codes
        if len(font_chain().runs(char := chr(code), False)) == 1
        and font_chain().runs(char, False)[0].font == RARE
    )
    assert len(characters) > 800
    assert only_characters(read(_written(characters))) == characters


@READERS
@pytest.mark.parametrize("form", ["wall-roster", "day-list"])
def test_form_names_with_rare_characters_come_back(read: Reader, form: str) -> None:
    text = read(render_roster(form, sample_sheet(5, names=RARE_NAMES), Paper.A3))
    assert [name for name in RARE_NAMES if name not in text] == []


@READERS
@pytest.mark.parametrize("form", ["wall-roster", "day-list"])
def test_form_names_with_markup_are_printed_as_they_are(read: Reader, form: str) -> None:
    text = read(render_roster(form, sample_sheet(6, names=MARKUP_NAMES), Paper.A3))
    assert [name for name in MARKUP_NAMES if name not in text] == []
