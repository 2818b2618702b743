"""Text files with a delimiter (.csv and text saved as .xls) to plain values. Runs in the child."""

import csv
import io
import re
from collections import Counter
from typing import Final

from fire_roster.errors import InputRefused
from fire_roster.exchange.arranged import arranged
from fire_roster.exchange.content_check import FOREIGN, TOO_LARGE
from fire_roster.exchange.workbook import CellValue, Sheet, Workbook, trimmed

MAX_CELLS: Final = 2_000_000
MAX_PASTED: Final = 20_000_000
PASTED_SHEET: Final = "粘贴"
DELIMITERS: Final = (",", "\t", ";", "|")
_SAMPLE_ROWS: Final = 60
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_QUOTED_FORMULA = re.compile(r'="([^"]*)"')


def parse_delimited_text(content: bytes, sheet_name: str) -> Workbook:
    """Read UTF-8 (with or without BOM), UTF-16 with BOM or GB18030 text; every cell stays text.

    InputRefused when the bytes are no text or the table is too large.
    """
    text = _decoded(content)
    if _CONTROL.search(text):
        raise InputRefused(FOREIGN)
    delimiter, text = _declared_delimiter(text)
    rows: list[tuple[CellValue, ...]] = []
    cells = 0
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            rows.append(trimmed([_plain(cell) for cell in row]))
            cells += len(rows[-1])
            if cells > MAX_CELLS:
                raise InputRefused(TOO_LARGE)
    except csv.Error:
        raise InputRefused(
            "这个文本文件里有一格特别长，可能是引号没有成对。请用 Excel 或 WPS 打开它，"
            "另存为 .xlsx 文件后再导入。"
        ) from None
    return Workbook((Sheet(sheet_name, tuple(rows)),))


def parse_pasted_text(text: str) -> Workbook:
    """Cells copied from Excel or WPS; InputRefused when there is nothing or too much."""
    if not text.strip():
        raise InputRefused("剪贴板里没有文字。请先在 Excel 或 WPS 里选中名单（连同表头）并复制。")
    if len(text) > MAX_PASTED:
        raise InputRefused("粘贴的内容太多，请改为选择文件导入。")
    return arranged(parse_delimited_text(text.encode("utf-8"), PASTED_SHEET))


def _decoded(content: bytes) -> str:
    is_utf16 = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ["utf-16"] if is_utf16 else ["utf-8-sig", "gb18030"]:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise InputRefused(FOREIGN)


def _declared_delimiter(text: str) -> tuple[str, str]:
    """The delimiter and the text without a leading `sep=;` line, which Excel understands."""
    first, _, rest = text.partition("\n")
    declared = first.strip().removeprefix("sep=")
    if declared != first.strip() and declared in DELIMITERS:
        return declared, rest
    return max(DELIMITERS, key=lambda delimiter: _fit(text, delimiter)), text


def _fit(text: str, delimiter: str) -> int:
    """How well a delimiter fits: the commonest number of cells above one, times its rows."""
    widths: Counter[int] = Counter()
    try:
        for number, row in enumerate(csv.reader(io.StringIO(text), delimiter=delimiter)):
            if number >= _SAMPLE_ROWS:
                break
            widths[len(row)] += 1
    except csv.Error:
        return 0
    return max(((width - 1) * rows for width, rows in widths.items()), default=0)


def _plain(cell: str) -> CellValue:
    """The cell without the wrapping `="…"` that other programs write to keep leading zeros."""
    wrapped = _QUOTED_FORMULA.fullmatch(cell.strip())
    text = wrapped[1] if wrapped else cell
    return text if text.strip() else None
