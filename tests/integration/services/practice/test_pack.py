"""The inspector's file of the demonstration unit, read back."""

from datetime import date, datetime
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from pypdf import PdfReader
from pypdf.generic import Destination

from fire_roster.domain.evidence import uncovered
from fire_roster.errors import InputRefused
from fire_roster.services.clock import Clock
from fire_roster.services.forms.proof_forms import joined_gaps
from fire_roster.services.office import Office

FIRST, LAST = date(2026, 11, 4), date(2026, 12, 3)


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Office:
    folder = tmp_path_factory.mktemp("demo")
    clock = Clock(datetime(2026, 12, 3, 9, 30))
    office = Office.open(folder, clock, is_writing=True, program="测试")
    office.demo.fill()
    return office


@pytest.fixture(scope="module")
def pack(demo: Office) -> PdfReader:
    return PdfReader(BytesIO(demo.pack.render(FIRST, LAST)))


def test_every_chapter_has_a_bookmark_and_a_line_in_the_contents(
    demo: Office, pack: PdfReader
) -> None:
    chapters = [one.title for one in demo.pack.chapters(FIRST, LAST) if one.parts]
    outline = [one for one in pack.outline if isinstance(one, Destination)]
    assert [one.title for one in outline] == ["封面", "目录", *chapters]
    contents = "".join(pack.pages[number].extract_text() for number in (1, 2))
    assert all(title in contents for title in chapters)


def test_contents_name_the_page_on_which_a_part_begins(pack: PdfReader) -> None:
    lines = [line for number in (1, 2) for line in pack.pages[number].extract_text().splitlines()]
    place = next(n for n, line in enumerate(lines) if "隐患台账" in line)
    page = int("".join(sign for sign in lines[place] if sign.isdigit()) or lines[place + 1])
    assert "火灾隐患整改台账" in pack.pages[page - 1].extract_text()


def test_every_page_carries_unit_and_number(pack: PdfReader) -> None:
    total = len(pack.pages)
    for number, page in enumerate(pack.pages, start=1):
        text = page.extract_text()
        assert f"{number} / {total}" in text
        assert "星河商业广场" in text


def test_rare_names_are_found_by_search(pack: PdfReader) -> None:
    text = "".join(page.extract_text() for page in pack.pages)
    assert "章䶮" in text and "梁𬀩" in text


def test_same_moment_gives_the_same_file(demo: Office) -> None:
    assert demo.pack.render(LAST, LAST) == demo.pack.render(LAST, LAST)


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
    assert {"满员时间", "缺口", "规则自检", "演练", "隐患", "值班记录"} <= set(book.sheetnames)
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not any(cell.data_type == "f" for cell in cells)
    gaps = list(book["缺口"].iter_rows(min_row=3, values_only=True))
    proofs = demo.review.cover_proofs(FIRST, LAST)
    assert len(gaps) == sum(len(joined_gaps(one)) for one in proofs)
    assert sum(len(uncovered(one.stretches)) for one in proofs) >= len(gaps)
