"""Bytes of every kind to workbooks or to one clear refusal."""

import random
import struct
import zipfile
from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime

import pytest
from xlsxwriter.worksheet import Worksheet

from fire_roster.errors import InputRefused
from fire_roster.exchange import content_check, delimited_text, spreadsheet_parser
from fire_roster.exchange.member_import import parse_member_rows
from fire_roster.exchange.reader_process import parse_content
from fire_roster.exchange.workbook import (
    MergedRange,
    Sheet,
    Workbook,
    workbook_from_json,
    workbook_to_json,
)
from tests.unit.exchange.files import SAMPLE, ole, xls, xlsx, xlsx_sheets, zipped

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 100
MUTATIONS = 300


def refusal_of(content: bytes) -> str:
    """The message with which the bytes are refused."""
    with pytest.raises(InputRefused) as refusal:
        parse_content(content, "名单")
    return refusal.value.message


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "是空的"),
        (b" \r\n\t", "是空的"),
        (PNG, "不是表格"),
        (b"%PDF-1.7 ...", "不是表格"),
        (b"\xff\xd8\xff\xe0" + b"\0" * 50, "不是表格"),
        (b"text\x00with\x01nulls", "不是表格"),
        (b"\x81\xff\xfe binary", "不是表格"),
        (b"<html><table><tr><td>x</td></tr></table>", "网页格式"),
        (b"PK\x03\x04 broken", "已损坏"),
        (zipped({"word/document.xml": b"<w/>"}), "不是表格"),
        (
            zipped(
                {"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<x/>"}
            ),
            "不是表格",
        ),
        (zipped({"xl/workbook.xml": b"<x", "[Content_Types].xml": b""}), "已损坏"),
        (ole({"WordDocument": b"x"}), "不是表格"),
        (xls([["姓名"]])[:2000], "已损坏"),
        (ole({"EncryptedPackage": b"x", "EncryptionInfo": b"x"}), "打开密码"),
        (
            zipped(
                {
                    "mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
                    "content.xml": b"x",
                    "META-INF/manifest.xml": b"<manifest:encryption-data/>",
                }
            ),
            "打开密码",
        ),
        (xls([["x"]], before_sheets=struct.pack("<HHHHH", 0x002F, 6, 0, 1, 2)), "打开密码"),
        (xls([["x"]], before_sheets=b"\x86\0\0\0\x2f\0\x36\0\1" + b"\0" * 53), "打开密码"),
        (xlsx()[:-60], "已损坏"),
        (b'"' + b"a" * 200_000, "引号"),
    ],
)
def test_content_hostile_file_is_refused_in_one_sentence(content: bytes, words: str) -> None:
    assert words in refusal_of(content)


def test_content_archive_that_grows_too_much_is_refused() -> None:
    bomb = zipped({"xl/workbook.xml": b"<x/>", "xl/big.xml": b"0" * 30_000_000})
    assert "太大" in refusal_of(bomb)


def test_content_archive_with_too_many_entries_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(content_check, "MAX_ENTRIES", 5)
    assert "太大" in refusal_of(xlsx([["姓名"]]))


def test_content_one_cell_at_the_far_corner_is_refused() -> None:
    def corner(worksheet: Worksheet) -> None:
        worksheet.write("XFD1048576", "x")

    assert "太大" in refusal_of(xlsx(layout=corner))


def test_content_one_cell_far_below_is_read() -> None:
    def stray(worksheet: Worksheet) -> None:
        worksheet.write("A40000", " x")

    rows = parse_content(xlsx([["姓名"], ["张三"]], stray), "").sheets[0].rows
    assert (len(rows), rows[1], rows[2]) == (40_000, ("张三",), ())


def test_content_too_many_cells_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spreadsheet_parser, "MAX_FILLED_CELLS", 5)
    monkeypatch.setattr(delimited_text, "MAX_CELLS", 5)
    assert "太大" in refusal_of(xlsx([["a", "b", "c"], ["d", "e", "f"]]))
    assert "太大" in refusal_of(b"a,b,c\nd,e,f\n")


def test_content_too_many_sheets_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spreadsheet_parser, "MAX_SHEETS", 1)
    assert "太大" in refusal_of(xlsx_sheets({"a": [["x"]], "b": [["x"]]}))


def test_content_random_damage_gives_rows_or_a_refusal() -> None:
    original = SAMPLE.read_bytes()
    chance = random.Random(20261120)
    for _ in range(MUTATIONS):
        damaged = bytearray(original)
        for _ in range(chance.randint(1, 20)):
            damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        with suppress(InputRefused):
            assert parse_member_rows(parse_content(bytes(damaged), "名单")).rows


def test_content_random_damage_inside_the_archive_gives_rows_or_a_refusal() -> None:
    with zipfile.ZipFile(SAMPLE) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    chance = random.Random(20261121)
    for _ in range(MUTATIONS):
        name = chance.choice(sorted(parts))
        damaged = bytearray(parts[name])
        for _ in range(chance.randint(1, 5)):
            damaged[chance.randrange(len(damaged))] = chance.choice(b'<>/"=&0A9 ')
        with suppress(InputRefused):
            content = zipped({**parts, name: bytes(damaged)})
            assert parse_member_rows(parse_content(content, "名单")).rows


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_text_any_encoding_and_delimiter_gives_cells(encoding: str, delimiter: str) -> None:
    lines = [["姓名", "证号", "备注"], ["王䶮", '="0012"', '"甲,乙;丙"'], ["买买提·艾力", "", "x"]]
    text = "\r\n".join(delimiter.join(cells) for cells in lines)
    (sheet,) = parse_content(text.encode(encoding), "名单").sheets
    assert sheet.rows == (
        ("姓名", "证号", "备注"),
        ("王䶮", "0012", "甲,乙;丙"),
        ("买买提·艾力", None, "x"),
    )


def test_text_declared_delimiter_counts() -> None:
    (sheet,) = parse_content(b"sep=;\na;b,c,d\n", "").sheets
    assert sheet.rows == (("a", "b,c,d"),)


def test_spreadsheet_keeps_numbers_text_dates_and_places() -> None:
    def place(worksheet: Worksheet) -> None:
        worksheet.merge_range(3, 1, 4, 2, "合并")

    content = xlsx(
        [[], ["", "410101199001011234", 4.10101199001011e17, date(2026, 3, 5), 1.5]], place
    )
    (sheet,) = parse_content(content, "").sheets
    assert sheet.rows[0] == ()
    assert sheet.rows[1] == (
        None,
        "410101199001011234",
        4.10101199001011e17,
        date(2026, 3, 5),
        1.5,
    )
    assert sheet.merged == (MergedRange(3, 1, 4, 2),)
    assert sheet.cell(3, 1) == "合并"
    assert sheet.cell(99, 99) is None


def test_workbook_json_comes_back_equal() -> None:
    cells = ("文", 1, 1.5, True, None, date(2026, 3, 5), datetime(2026, 3, 5, 8, 30))
    workbook = Workbook((Sheet("表", (cells, ()), (MergedRange(0, 1, 2, 3),), True),))
    assert workbook_from_json(workbook_to_json(workbook)) == workbook


@pytest.mark.parametrize("damage", [dict, lambda: {"sheets": 1}, lambda: {"sheets": [{}]}])
def test_workbook_json_of_another_shape_raises(damage: Callable[[], dict[str, object]]) -> None:
    with pytest.raises((KeyError, TypeError, ValueError)):
        workbook_from_json(damage())
