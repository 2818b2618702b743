"""The form kit: pieces on pages, and what is read back from them."""

from datetime import datetime

import pytest

from fire_roster.printing import Orientation, PageSetup, Paper, render
from fire_roster.printing.blocks import (
    Cell,
    Check,
    Checks,
    Column,
    Field,
    Fields,
    FormSheet,
    Heading,
    Paragraphs,
    Section,
    Signatures,
    Table,
    WritingArea,
)
from fire_roster.printing.fonts import font_chain
from fire_roster.printing.form.cell_text import cell_text
from fire_roster.printing.form.pieces import Piece, paginate, place
from fire_roster.printing.form_check import find_missing_glyphs, posting_safe
from fire_roster.printing.geometry import Box
from fire_roster.printing.sheets import Edition, Letterhead
from tests.integration.printing.readers import (
    object_bounds,
    only_characters,
    overlaps,
    page_sizes,
    read_with_pdfium,
    text_bounds,
)

COLUMNS = (Column("序号", 0.5), Column("姓名", 1.5), Column("说明", 4.0))


def sheet(*blocks: object, edition: Edition = Edition.WALL, **values: object) -> FormSheet:
    return FormSheet(
        title="试验表",
        edition=edition,
        printed_at=datetime(2026, 12, 1, 8),
        sections=(Section(tuple(blocks)),),
        letterhead=Letterhead("示范大厦"),
        **values,
    )


def rows(count: int, words: str = "正常") -> tuple[tuple[str, ...], ...]:
    return tuple((str(number), f"第{number}人", words) for number in range(1, count + 1))


def text_of(made: FormSheet, paper: Paper = Paper.A4) -> str:
    return only_characters(read_with_pdfium(render(made, PageSetup(paper))))


class Block(Piece):
    """A piece of some height that can be divided anywhere."""

    def __init__(self, height: float, *, is_whole: bool = True, most: float = 0.0) -> None:
        super().__init__(height, most)
        self.is_whole = is_whole

    @property
    def start(self) -> float:
        return self.height if self.is_whole else 10.0

    def split(self, room: float) -> tuple[Piece, Piece] | None:
        if self.is_whole:
            return None
        parts = (room, self.height - room)
        first, rest = (Block(part, is_whole=False) for part in parts)
        return first, rest


class Title(Block):
    keeps_next = True


class Foot(Block):
    sinks = True


def heights(pages: list[list[Piece]]) -> list[list[float]]:
    return [[piece.height for piece in page] for page in pages]


def test_paginate_puts_a_piece_that_does_not_fit_on_the_next_page() -> None:
    assert heights(paginate([Block(60), Block(50)], 100, 5)) == [[60], [50]]


def test_paginate_divides_a_piece_that_can_be_divided() -> None:
    assert heights(paginate([Block(60), Block(150, is_whole=False)], 100, 5)) == [
        [60, 35],
        [100],
        [15],
    ]


class Rows(Block):
    """A table of rows that are 10 high."""

    is_table = True

    def release(self) -> tuple[Piece, Piece] | None:
        return (Rows(self.height - 30), Rows(30)) if self.height >= 60 else None


def test_paginate_gives_signatures_on_the_last_page_some_rows() -> None:
    assert heights(paginate([Rows(80), Block(15), Block(40)], 100, 0)) == [[50], [30, 15, 40]]
    assert heights(paginate([Rows(80), Block(90)], 100, 0)) == [[80], [90]]
    assert heights(paginate([Rows(50), Block(60)], 100, 0)) == [[50], [60]]
    assert heights(paginate([Rows(90), Rows(20), Block(40)], 100, 0)) == [[90], [20, 40]]


def test_paginate_does_not_leave_a_heading_alone() -> None:
    pages = paginate([Block(70), Title(20), Block(30)], 100, 0)
    assert heights(pages) == [[70], [20, 30]]


def test_paginate_gives_a_piece_higher_than_a_page_a_page_of_its_own() -> None:
    assert heights(paginate([Block(20), Block(300), Block(10)], 100, 0)) == [[20], [300], [10]]


def test_place_lets_pieces_grow_and_signatures_sink() -> None:
    pieces = [Block(20, most=30), Foot(10)]
    (first, upper), (_, lower) = place(pieces, Box(0, 0, 50, 100), 5)
    assert isinstance(first, Block)
    assert (upper.height, upper.top, lower.y) == (30, 100, 0)


def test_table_flows_with_its_heading_and_loses_no_row() -> None:
    made = sheet(Table(COLUMNS, rows(200)))
    text = text_of(made)
    assert [number for number in range(1, 201) if f"第{number}人" not in text] == []
    assert text.count("姓名") == len(page_sizes(render(made))) > 2


def test_table_text_of_two_thousand_characters_is_continued() -> None:
    long = "".join(chr(0x4E00 + number) for number in range(2_000))
    assert long in text_of(sheet(Table(COLUMNS, rows(1, long)))).replace("试验表", "")


def test_table_names_are_broken_between_names() -> None:
    names = "、".join(f"欧阳一{number}" for number in "甲乙丙丁")
    chain = font_chain()
    text = cell_text(chain, names, chain.width("欧阳一甲、欧阳", 10, False), 10)
    assert text.lines == ("欧阳一甲、", "欧阳一乙、", "欧阳一丙、", "欧阳一丁")


def test_texts_of_all_blocks_stand_apart() -> None:
    made = sheet(
        Heading("一、情况", "说明"),
        Fields(
            ((Field("单位", "示范大厦"), Field("电话", "0571-1")), (Field("地址", "甲路" * 60),))
        ),
        Checks(tuple(Check(f"第{number}项", number == 1) for number in range(7)), 3, label="项目"),
        Table(COLUMNS, ((Cell("合计", span=2, is_bold=True), "三项"), *rows(3))),
        WritingArea("原因", "设备检修", signatures=("申请人", "批准人")),
        Paragraphs(("第一条规定" * 20, "第二条"), is_numbered=True),
        Signatures(("编制", "审核", "批准"), has_seal=True),
    )
    for paper in Paper:
        pdf = render(made, PageSetup(paper))
        assert len(page_sizes(pdf)) == 1
        assert overlaps(text_bounds(pdf, 0)) == []
    text = text_of(made)
    assert text.count("甲路") == 60 and "✓" in text and "单位盖章" in text


@pytest.mark.parametrize("way", [Orientation.LANDSCAPE, Orientation.PORTRAIT])
def test_form_turns_as_wished(way: Orientation) -> None:
    ((width, height),) = page_sizes(render(sheet(Heading("一")), PageSetup(Paper.A3, way)))
    assert (width > height) is (way is Orientation.LANDSCAPE)


def test_form_by_itself_turns_where_that_saves_pages() -> None:
    many = sheet(Table((Column("甲"), Column("乙")), rows=(("一", "二"),) * 33), is_landscape=True)
    ((width, height),) = page_sizes(render(many))
    assert height > width


def test_wall_edition_masks_every_text_but_what_is_public() -> None:
    phone = "13800001111"
    blocks = (Fields(((Field("甲", phone), Field("值班", phone, is_public=True)),)),)
    safe = posting_safe(sheet(*blocks, Paragraphs((phone,))))
    (fields, paragraphs) = safe.sections[0].blocks
    assert isinstance(fields, Fields) and isinstance(paragraphs, Paragraphs)
    assert [one.value for one in fields.rows[0]] == ["138****1111", phone]
    assert paragraphs.texts == ("138****1111",)
    kept = sheet(*blocks, edition=Edition.INTERNAL)
    assert posting_safe(kept) is kept


def test_missing_glyphs_name_text_and_character() -> None:
    made = sheet(Table(COLUMNS, (("1", "张\U0001f600", ""),)))
    (found,) = find_missing_glyphs(made)
    assert "张" in found.message and "U+1F600" in found.message


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("欧阳沐、李婷（二班）", ("欧阳沐、", "李婷（二班）")),
        ("买合木提·吐尔逊", ("买合木提·", "吐尔逊")),
        ("施工、使用或者开业前的审核", ("施工、使用或", "者开业前的审", "核")),
    ],
)
def test_cell_breaks_between_names_and_fills_the_lines_of_a_sentence(
    text: str, lines: tuple[str, ...]
) -> None:
    assert cell_text(font_chain(), text, 61, 10).lines == lines


@pytest.mark.parametrize("has_seal", [True, False])
@pytest.mark.parametrize(
    "labels", [("值班员", "微型消防站站长", "消防安全管理人"), ("编制", "审核", "批准")]
)
def test_signatures_leave_room_for_a_name(labels: tuple[str, ...], has_seal: bool) -> None:
    pdf = render(sheet(Signatures(labels, has_seal), is_filed=True), PageSetup(Paper.A4))
    wide = [right - left for left, low, right, high in object_bounds(pdf, 0) if high - low < 1.1]
    assert len(wide) == len(labels) and min(wide) >= 60
    assert all(label in only_characters(read_with_pdfium(pdf)) for label in labels)
