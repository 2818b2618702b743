"""The two roster forms as finished files."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader

from fire_roster.errors import InputRefused
from fire_roster.printing import PageSetup, Paper, RosterPaper, render
from fire_roster.printing.fonts import BOLD, RARE, REGULAR
from fire_roster.printing.geometry import PRINTER_MARGIN, Orientation
from fire_roster.printing.sheets import (
    DayCoverage,
    Edition,
    SheetCell,
    SheetSeat,
    SheetStatus,
    ShiftKey,
    WallSheet,
)
from tests.integration.printing.readers import (
    font_dictionaries,
    object_bounds,
    overlaps,
    page_sizes,
    read_with_pdfium,
    text_bounds,
)
from tests.unit.printing.samples import (
    NAMES,
    ROSTER_FORMS,
    render_roster,
    sample_days,
    sample_sheet,
)

EACH_FORM = pytest.mark.parametrize("form", sorted(ROSTER_FORMS))
EACH_PAPER = pytest.mark.parametrize("paper", list(Paper), ids=lambda paper: paper.name)
MONTHS = [(2026, 2), (2028, 2), (2026, 11), (2026, 12)]
LONG_NAMES = (
    *NAMES,
    "阿不都热合曼·买买提依明江·吾斯曼江·艾尼",
    "Maximilian Alexander von Hohenzollern",
)


def stress_sheet(people: int, year: int, month: int, edition: Edition) -> WallSheet:
    """Long names, leaders, holidays, notes, shortages and cells of every kind."""
    days = tuple(
        replace(
            day,
            leader=LONG_NAMES[day.day.day % len(LONG_NAMES)],
            is_holiday=day.day.day <= 3,
            is_make_up=day.day.day == 4,
            holiday_name="元旦",
            remark="双岗双人" if day.day.day == 5 else "",
        )
        for day in sample_days(year, month)
    )
    notes = ("12月14日夜班缺 1 名四级及以上持证人，原因：外出培训，已报请批准。",) * (people // 10)
    sheet = sample_sheet(people, names=LONG_NAMES, days=days, edition=edition, notes=notes)
    seats = (SheetSeat("早", 0), SheetSeat("中", 1), SheetSeat("夜A", 7, is_locked=True))
    cells = (SheetCell(seats), SheetCell(mark="假"), SheetCell(mark="休"))
    row = replace(sheet.rows[0], cells=(*cells, *sheet.rows[0].cells[3:]))
    return replace(sheet, rows=(row, *sheet.rows[1:]))


def _outside(pdf: bytes) -> list[object]:
    """What is drawn beyond the margin that printers leave white."""
    margin = PRINTER_MARGIN - 3
    found: list[object] = []
    for index, (width, height) in enumerate(page_sizes(pdf)):
        for bounds in object_bounds(pdf, index):
            left, bottom, right, top = bounds
            if min(left, bottom, width - right, height - top) < margin:
                found.append((index, bounds))
    return found


@EACH_FORM
@EACH_PAPER
@pytest.mark.parametrize("people", [1, 20, 80])
@pytest.mark.parametrize(("year", "month"), MONTHS)
def test_form_any_size_stays_on_the_page_and_loses_no_day(
    form: str, paper: Paper, people: int, year: int, month: int
) -> None:
    pdf = render_roster(form, stress_sheet(people, year, month, Edition.INTERNAL), paper)
    assert _outside(pdf) == []
    assert f"第 {len(page_sizes(pdf))} / {len(page_sizes(pdf))} 页" in read_with_pdfium(pdf)


@EACH_FORM
@EACH_PAPER
@pytest.mark.parametrize("people", [1, 8, 30])
def test_form_texts_do_not_overlap(form: str, paper: Paper, people: int) -> None:
    pdf = render_roster(form, stress_sheet(people, 2026, 12, Edition.WALL), paper)
    assert [overlaps(text_bounds(pdf, index)) for index in range(len(page_sizes(pdf)))] == [
        []
    ] * len(page_sizes(pdf))


@EACH_PAPER
def test_wall_roster_every_person_is_on_some_page(paper: Paper) -> None:
    names = tuple(f"第{number}人" for number in range(1, 81))
    text = read_with_pdfium(render_roster("wall-roster", sample_sheet(80, names=names), paper))
    assert [name for name in names if name not in text] == []


def test_wall_roster_twenty_people_on_a3_is_one_page_of_twelve_points_and_more() -> None:
    days = sample_days(2026, 10, leader="买买提·艾力")
    pdf = render_roster("wall-roster", sample_sheet(20, days=days), Paper.A3)
    sizes: dict[str, float] = {}

    def visit(text: str, _cm: object, tm: list[float], _font: object, size: float) -> None:
        for char in "".join(text.split()):
            sizes[char] = min(size * tm[0], sizes.get(char, 99))

    reader = PdfReader(BytesIO(pdf))
    reader.pages[0].extract_text(visitor_text=visit)
    assert len(reader.pages) == 1
    assert {*NAMES[1], *"早夜证书等级编制审核批准"} <= sizes.keys()
    assert {char: size for char, size in sizes.items() if size < 11.99} == {}


@EACH_PAPER
def test_wall_roster_that_stands_shares_its_days_out_and_keeps_them_legible(paper: Paper) -> None:
    sheet = sample_sheet(8, edition=Edition.INTERNAL)
    layout = RosterPaper(sheet, ROSTER_FORMS["wall-roster"])
    pdf = render(layout, PageSetup(paper, Orientation.PORTRAIT))
    days: dict[str, float] = {}

    def visit(text: str, _cm: object, tm: list[float], _font: object, size: float) -> None:
        days.update({text.strip(): size * tm[0]} if text.strip() in {"早", "夜"} else {})

    pages = PdfReader(BytesIO(pdf)).pages
    for page in pages:
        page.extract_text(visitor_text=visit)
    assert len(pages) > 1 and days.keys() == {"早", "夜"}
    assert min(days.values()) >= 9 * paper.scale
    assert _outside(pdf) == []


def test_day_list_leaves_room_for_the_leader_in_charge() -> None:
    assert "带班领导" in read_with_pdfium(render_roster("day-list", sample_sheet(8), Paper.A4))


@pytest.mark.parametrize(
    ("version", "words"),
    [(0, "已有 3 处改动未发布"), (4, "本版已作废（有 3 处改动），以第 4 版为准")],
)
def test_roster_that_was_changed_since_says_whether_it_is_void(version: int, words: str) -> None:
    sheet = replace(sample_sheet(3), newer_edits=3, newer_version=version)
    text = read_with_pdfium(render_roster("wall-roster", sheet, Paper.A3))
    assert words in text and "打印后有 1 处" not in text


@EACH_FORM
def test_form_embeds_its_own_fonts_and_no_other(form: str) -> None:
    fonts = font_dictionaries(render_roster(form, sample_sheet(8), Paper.A4))
    assert {font["/BaseFont"].partition("+")[2] for font in fonts} == {REGULAR, BOLD, RARE}
    assert all("/FontFile2" in font["/FontDescriptor"] for font in fonts)


@EACH_FORM
def test_form_same_sheet_gives_the_same_bytes(form: str) -> None:
    assert render_roster(form, sample_sheet(8), Paper.A3) == render_roster(
        form, sample_sheet(8), Paper.A3
    )


def test_form_metadata_has_title_language_and_print_time() -> None:
    reader = PdfReader(BytesIO(render_roster("wall-roster", sample_sheet(3), Paper.A4)))
    assert reader.metadata is not None
    assert reader.metadata.title == (
        "京安大厦物业管理有限公司 1号楼消防控制室 消防控制室值班表 2026年12月"
    )
    assert reader.metadata["/CreationDate"] == "D:20261125102000+08'00'"
    assert reader.root_object["/Lang"] == "zh-CN"


@EACH_FORM
def test_form_refers_to_nothing_outside(form: str) -> None:
    pdf = render_roster(form, sample_sheet(3, names=('<a href="http://x">',)), Paper.A4)
    assert not any(word in pdf for word in (b"/URI", b"/JavaScript", b"/Launch", b"/EmbeddedFile"))


@EACH_FORM
def test_form_draft_is_marked(form: str) -> None:
    draft = read_with_pdfium(
        render_roster(form, sample_sheet(3, status=SheetStatus.DRAFT), Paper.A4)
    )
    published = read_with_pdfium(render_roster(form, sample_sheet(3), Paper.A4))
    assert "（草稿）" in draft
    assert "草稿" not in published


@EACH_FORM
def test_form_wall_edition_shows_no_personal_number(form: str) -> None:
    sheet = replace(
        sample_sheet(3),
        notes=("替班人证号11010119900307123X，电话13700001234",),
    )
    text = read_with_pdfium(render_roster(form, sheet, Paper.A3))
    assert not any(word in text for word in ("26110400", "1380000100", "11010119900307123X"))
    assert "137****1234" in text


def test_wall_roster_internal_edition_shows_phones_and_certificates() -> None:
    sheet = sample_sheet(3, edition=Edition.INTERNAL)
    text = read_with_pdfium(render_roster("wall-roster", sheet, Paper.A4))
    assert "13800001001" in text
    assert "26110400000001" in text


@EACH_FORM
def test_form_says_what_the_wall_must_know(form: str) -> None:
    text = read_with_pdfium(render_roster(form, sample_sheet(8), Paper.A3))
    words = (
        "24:00–次日08:00",
        "值班要求",
        "编制",
        "审核",
        "批准",
        "盖章",
        "第 2 版",
        "打印时间 2026-11-25 10:20",
        "调班须填《调班审批单》",
        "打印后有 1 处改动即作废",
        "校验码 7f3a91c2",
        "火警电话",
        "119",
        "消防安全管理人",
        "13800001111",
        "2026年12月",
    )
    assert [word for word in words if word not in text] == []


def test_wall_roster_shortage_is_told_in_words() -> None:
    sheet = sample_sheet(8)
    line = replace(sheet.coverage[2], days=(DayCoverage(1, 2), *sheet.coverage[2].days[1:]))
    pdf = render_roster("wall-roster", replace(sheet, coverage=(line,)), Paper.A4)
    assert "缺 1 人次" in read_with_pdfium(pdf)


def test_wall_roster_holidays_are_told_in_words() -> None:
    days = tuple(
        replace(
            day,
            is_rest=day.day.day <= 7,
            is_holiday=day.day.day <= 7,
            is_make_up=day.day == date(2026, 10, 10),
            holiday_name="国庆节" if day.day.day <= 7 else "",
        )
        for day in sample_days(2026, 10)
    )
    text = read_with_pdfium(render_roster("wall-roster", sample_sheet(8, days=days), Paper.A4))
    assert "国庆节 1–7日" in text
    assert "调休上班 10日" in text


@EACH_FORM
@EACH_PAPER
def test_form_everything_at_its_greatest_still_fits(form: str, paper: Paper) -> None:
    shifts = tuple(
        ShiftKey(f"{number}", f"第{number}班", "22:00–次日06:00", number) for number in range(10)
    )
    sheet = stress_sheet(30, 2026, 12, Edition.INTERNAL)
    lines = tuple(replace(sheet.coverage[0], code=shift.code) for shift in shifts)
    clause = "值班人员应当按时到岗，认真填写值班记录，发现火警、故障立即处置并报告。" * 3
    crowded = replace(
        sheet, shifts=shifts, coverage=lines, requirements=(clause,) * 10, notes=("说明" * 60,) * 2
    )
    pdf = render_roster(form, crowded, paper)
    assert _outside(pdf) == []
    assert [overlaps(text_bounds(pdf, index)) for index in range(len(page_sizes(pdf)))] == [
        []
    ] * len(page_sizes(pdf))


def test_wall_roster_long_notes_flow_to_further_pages() -> None:
    notes = tuple(f"第{number}条说明：" + "缺岗原因待查" * 20 for number in range(1, 61))
    pdf = render_roster("wall-roster", sample_sheet(8, notes=notes), Paper.A4)
    assert len(page_sizes(pdf)) > 2
    assert "60. 第60条说明" in read_with_pdfium(pdf)
    assert _outside(pdf) == []


def test_day_list_micro_station_with_many_people_names_all() -> None:
    names = tuple(f"队员{number}号" for number in range(1, 41))
    pdf = render_roster("day-list", sample_sheet(40, names=names), Paper.A4)
    text = "".join(read_with_pdfium(pdf).split())
    assert [name for name in names if name not in text] == []


def test_day_list_day_higher_than_a_page_is_refused() -> None:
    sheet = sample_sheet(400)
    seats = (SheetCell((SheetSeat("早", 0),)),) * 31
    rows = tuple(replace(row, cells=seats, name="欧阳" * 8) for row in sheet.rows)
    with pytest.raises(InputRefused, match="请改打月历式"):
        render_roster("day-list", replace(sheet, rows=rows), Paper.A4)
