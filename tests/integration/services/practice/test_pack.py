"""The inspector's file of the demonstration unit, read back."""

from datetime import date, datetime
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from PIL import Image
from pypdf import PdfReader
from pypdf.generic import Destination

from fire_roster.domain.evidence import uncovered
from fire_roster.errors import InputRefused
from fire_roster.services.clock import Clock
from fire_roster.services.forms.base import PrintOrder
from fire_roster.services.forms.proof_forms import joined_gaps
from fire_roster.services.office import Office

FIRST, LAST = date(2026, 11, 4), date(2026, 12, 3)


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Office:
    folder = tmp_path_factory.mktemp("demo")
    clock = Clock(datetime(2026, 12, 3, 9, 30))
    office = Office.open(folder, clock, is_writing=True, program="测试")
    office.demo.fill()
    for number, kind in enumerate(("png", "jpg", "jpg")):
        scan = folder / f"扫描{number}.{kind}"
        Image.new("RGB", (900, 1200), (200, 220, 240 - number)).save(scan)
        office.attachments.add("certificate", number + 1, [scan])
    paper = folder / "证书.pdf"
    paper.write_bytes(b"%PDF-1.4 never opened")
    office.attachments.add("certificate", 4, [paper])
    return office


@pytest.fixture(scope="module")
def pdf(demo: Office) -> bytes:
    return demo.pack.render(FIRST, LAST)


@pytest.fixture(scope="module")
def pack(pdf: bytes) -> PdfReader:
    return PdfReader(BytesIO(pdf))


@pytest.fixture(scope="module")
def texts(pack: PdfReader) -> list[str]:
    """The text of every page."""
    return [page.extract_text() for page in pack.pages]


def test_every_chapter_has_a_bookmark_and_a_line_in_the_contents(
    demo: Office, pack: PdfReader, texts: list[str]
) -> None:
    chapters = [one.title for one in demo.pack.chapters(FIRST, LAST) if one.parts]
    outline = [one for one in pack.outline if isinstance(one, Destination)]
    assert [one.title for one in outline] == ["封面", "目录", *chapters]
    contents = texts[1] + texts[2]
    assert all(title in contents for title in chapters)


def test_contents_name_the_page_on_which_a_part_begins(texts: list[str]) -> None:
    lines = [line for text in texts[1:3] for line in text.splitlines()]
    place = next(n for n, line in enumerate(lines) if "隐患台账" in line)
    page = int("".join(sign for sign in lines[place] if sign.isdigit()) or lines[place + 1])
    assert "火灾隐患整改台账" in texts[page - 1]


def test_every_page_carries_unit_and_number(texts: list[str]) -> None:
    for number, text in enumerate(texts, start=1):
        assert f"{number} / {len(texts)}" in text
        assert "星河商业广场" in text


def test_rare_names_are_found_by_search(texts: list[str]) -> None:
    text = "".join(texts)
    assert "章䶮" in text and "梁𬀩" in text


def test_same_moment_gives_the_same_file(demo: Office, pdf: bytes) -> None:
    assert demo.pack.render(FIRST, LAST) == pdf


def test_scans_swaps_and_holidays_are_in_the_pack(
    demo: Office, pack: PdfReader, texts: list[str]
) -> None:
    titles = {
        part.title: one.title for one in demo.pack.chapters(FIRST, LAST) for part in one.parts
    }
    assert titles["证书扫描件"] == "五、人员与证书"
    assert any("20261" in title for title in titles if titles[title] == "三、调班、替班审批单")
    assert titles["2026 年节假日与调休"] == "二、值班表"
    places = [number for number, text in enumerate(texts) if "证书扫描件" in text][1:]
    assert sum(len(pack.pages[number].images) for number in places) == 3
    text = "".join(texts[number] for number in places)
    owner = next(one for one in demo.certificates.list_all() if one.record.id == 4)
    assert "随电子档案另附" in text and owner.owner.name in text
    assert "审计校验码" in texts[0]
    book = demo.reports.render(PrintOrder(form="certificate-scans"))
    assert not PdfReader(BytesIO(book)).pages[0].images


def test_gaps_of_the_duty_log_stand_under_its_list(texts: list[str]) -> None:
    text = "".join(texts)
    assert "缺口（最近 30 天）" in text and "没有双方签字" in text


def test_the_pack_proves_the_days_asked_for_and_says_where_nothing_is_proved(
    texts: list[str],
) -> None:
    text = "".join(texts)
    assert "2026-11-04 至 2026-11-30" in text and "2026-12-01 至 2026-12-03" in text
    assert "B座消控室没有登记过值班记录" in text
    assert "规则自检结果 2026年11月" in text and "截至 2026-12-03" in text


def test_progress_is_told_and_may_cancel(demo: Office) -> None:
    told: list[float] = []

    def stop(fraction: float, text: str) -> None:
        told.append(fraction)
        assert text
        if len(told) == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        demo.pack.render(FIRST, LAST, stop)
    assert told == sorted(told)


def test_ranges_that_cannot_be_are_refused(demo: Office) -> None:
    with pytest.raises(InputRefused, match="早于"):
        demo.pack.chapters(LAST, FIRST)
    with pytest.raises(InputRefused, match="一年"):
        demo.pack.workbook(date(2024, 1, 1), LAST)


def test_workbook_holds_proof_gaps_and_ledgers_without_formulas(
    demo: Office, tmp_path: Path
) -> None:
    path = tmp_path / "pack.xlsx"
    path.write_bytes(demo.pack.workbook(FIRST, LAST))
    book = openpyxl.load_workbook(path)
    wanted = {
        "单位",
        "人员与证书",
        "培训覆盖率",
        "满员时间",
        "缺口",
        "规则自检",
        "演练",
        "隐患",
        "值班记录",
        "调班替班",
        "节假日",
    }
    assert wanted <= set(book.sheetnames)
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not any(cell.data_type == "f" for cell in cells)
    places = {row[0] for row in book["规则自检"].iter_rows(min_row=3, values_only=True)}
    assert {"消控室 2026年11月值班表", "消控室 2026年12月值班表"} <= places
    gaps = list(book["缺口"].iter_rows(min_row=3, values_only=True))
    proofs = demo.review.cover_proofs(FIRST, LAST)
    assert len(gaps) == sum(len(joined_gaps(one)) for one in proofs)
    assert sum(len(uncovered(one.stretches)) for one in proofs) >= len(gaps)
