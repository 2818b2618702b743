"""Makes workbooks of many kinds, also hostile ones. All people are invented."""

import io
import struct
import zipfile
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path
from xml.sax.saxutils import escape

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from fire_roster.domain.identity import with_check_digit
from fire_roster.exchange.workbook import CellValue, Sheet, Workbook, trimmed

SAMPLE = Path(__file__).parents[2] / "data" / "人员台账.xlsx"

Row = Sequence[object]


def id_number(birth: str = "19900102", sequence: int = 1) -> str:
    """A valid ID number of a region that does not exist; an odd sequence is a man."""
    return with_check_digit(f"991234{birth}{sequence:03d}")


def book(rows: Iterable[Row], name: str = "名单") -> Workbook:
    """A workbook value of one sheet, as the reader returns it."""
    return Workbook((Sheet(name, tuple(trimmed(list(map(_value, row))) for row in rows)),))


def _value(cell: object) -> CellValue:
    assert cell is None or isinstance(cell, str | int | float | date)
    return None if cell == "" else cell


def xlsx(rows: Iterable[Row] = (), layout: Callable[[Worksheet], None] | None = None) -> bytes:
    """An .xlsx of one sheet; `layout` may write more into it (merged cells …)."""
    return xlsx_sheets({"名单": rows}, layout)


def xlsx_sheets(
    sheets: dict[str, Iterable[Row]], layout: Callable[[Worksheet], None] | None = None
) -> bytes:
    """An .xlsx of several sheets; a name that begins with “隐藏” is hidden."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as workbook:
        day_format = workbook.add_format({"num_format": "yyyy-mm-dd"})
        for name, rows in sheets.items():
            worksheet = workbook.add_worksheet(name)
            for row, cells in enumerate(rows):
                for column, cell in enumerate(cells):
                    _write(worksheet, row, column, cell, day_format)
            if layout:
                layout(worksheet)
            if name.startswith("隐藏"):
                worksheet.hide()
    return stream.getvalue()


def _write(worksheet: Worksheet, row: int, column: int, cell: object, day_format: object) -> None:
    if isinstance(cell, date):
        worksheet.write_datetime(row, column, cell, day_format)
    elif isinstance(cell, int | float):
        worksheet.write_number(row, column, cell)
    elif cell:
        worksheet.write_string(row, column, str(cell))


def ods(rows: Iterable[Sequence[str]], spans: dict[tuple[int, int], int] | None = None) -> bytes:
    """An .ods of text cells; `spans` gives the number of rows a merged cell covers."""
    spans = spans or {}
    lines = "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell office:value-type="string"'
            f' table:number-rows-spanned="{spans.get((row, column), 1)}">'
            f"<text:p>{escape(cell)}</text:p></table:table-cell>"
            if cell
            else "<table:table-cell/>"
            for column, cell in enumerate(cells)
        )
        + "</table:table-row>"
        for row, cells in enumerate(rows)
    )
    names = "".join(
        f' xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{short}:1.0"'
        for short in ("office", "table", "text")
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content{names}><office:body>'
        f'<office:spreadsheet><table:table table:name="名单">{lines}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    return zipped(
        {
            "mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": content.encode(),
            "META-INF/manifest.xml": b"<manifest/>",
        }
    )


def zipped(entries: dict[str, bytes]) -> bytes:
    """A zip archive of the entries."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return stream.getvalue()


def xls(rows: Sequence[Sequence[str | float]], before_sheets: bytes = b"") -> bytes:
    """An .xls (BIFF8) of one sheet; `before_sheets` are more records of the workbook part."""
    sheet = _biff(0x0809, struct.pack("<HHHHII", 0x0600, 0x0010, 0, 1997, 0, 6))
    for row, cells in enumerate(rows):
        for column, cell in enumerate(cells):
            place = struct.pack("<HHH", row, column, 0)
            if isinstance(cell, str):
                text = struct.pack("<HB", len(cell), 1) + cell.encode("utf-16-le")
                sheet += _biff(0x0204, place + text)
            else:
                sheet += _biff(0x0203, place + struct.pack("<d", cell))
    sheet += _biff(0x000A, b"")
    globals_start = _biff(0x0809, struct.pack("<HHHHII", 0x0600, 0x0005, 0, 1997, 0, 6))
    globals_start += before_sheets
    name = "名单"
    bound_length = 4 + 8 + len(name) * 2
    offset = len(globals_start) + bound_length + 4
    bound = struct.pack("<IBBBB", offset, 0, 0, len(name), 1) + name.encode("utf-16-le")
    stream = globals_start + _biff(0x0085, bound) + _biff(0x000A, b"") + sheet
    return ole({"Workbook": stream})


def _biff(kind: int, content: bytes) -> bytes:
    return struct.pack("<HH", kind, len(content)) + content


def ole(streams: dict[str, bytes]) -> bytes:
    """A compound file with the streams; each is padded to the size of a regular stream."""
    size, end = 512, 0xFFFFFFFE
    fat = [0xFFFFFFFD, end]
    body = b""
    directory = _ole_entry("Root Entry", 5, end, 0, child=1)
    for number, (name, content) in enumerate(streams.items(), start=1):
        padded = content.ljust(max(4096, -(-len(content) // size) * size), b"\0")
        first, count = len(fat), len(padded) // size
        fat += [*range(first + 1, first + count), end]
        last = number == len(streams)
        directory += _ole_entry(
            name, 2, first, len(padded), right=0xFFFFFFFF if last else number + 1
        )
        body += padded
    assert len(fat) <= 128
    assert len(directory) <= size
    table = struct.pack("<128I", *(fat + [0xFFFFFFFF] * (128 - len(fat))))
    header = struct.pack(
        "<8s16xHHHHH6xIIIIIIIIII",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 0x3E, 3, 0xFFFE, 9, 6,
        0, 1, 1, 0, 4096, end, 0, end, 0, 0,
    )  # fmt: skip
    header += struct.pack("<108I", *[0xFFFFFFFF] * 108)
    return header + table + directory.ljust(size, b"\0") + body


def _ole_entry(
    name: str, kind: int, first: int, length: int, right: int = 0xFFFFFFFF, child: int = 0xFFFFFFFF
) -> bytes:
    text = (name + "\0").encode("utf-16-le")
    entry = text.ljust(64, b"\0") + struct.pack(
        "<HBBIII", len(text), kind, 1, 0xFFFFFFFF, right, child
    )
    return entry.ljust(116, b"\0") + struct.pack("<IQ", first, length)
