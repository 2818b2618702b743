"""What a file really is, by its bytes, and whether it is safe to unpack. Runs in the child."""

import io
import re
import zipfile
from enum import StrEnum
from typing import Final

from fire_roster.errors import InputRefused

MAX_ENTRIES: Final = 5_000
MAX_UNPACKED_BYTES: Final = 400_000_000
MAX_RATIO: Final = 150
SMALL_UNPACKED_BYTES: Final = 20_000_000

DAMAGED: Final = (
    "这个文件已损坏，读不出来。请用 Excel 或 WPS 打开它，另存为新的 .xlsx 文件后再导入。"
)
FOREIGN: Final = "这个文件不是表格。请选择 .xlsx、.xls、.ods 或 .csv 格式的名单。"
WEB_PAGE: Final = (
    "这个文件其实是网页格式的表格。请用 Excel 或 WPS 打开它，另存为 .xlsx 文件后再导入。"
)
HAS_PASSWORD: Final = "这个工作簿有打开密码，请在 Excel 或 WPS 里取消密码后再导入。"
TOO_LARGE: Final = (
    "这个文件展开后太大，或有内容写在很远的单元格里。请把名单复制到一个新的工作簿里再导入。"
)

_OLE_MAGIC: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_FOREIGN_STARTS: Final = (
    b"%PDF",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"Rar!",
    b"7z\xbc\xaf",
    b"\x1f\x8b",
    b"{\\rtf",
    b"SQLite format 3",
    b"MZ",
)
# FILEPASS (0x002F) behind the BOF of an .xls workbook, perhaps behind WRITEPROT ([MS-XLS]).
_OLD_PASSWORD = re.compile(
    rb"\x09\x08(?:\x10\x00\x00\x06\x05\x00.{12}|\x08\x00\x00\x05\x05\x00.{4})"
    rb"(?:\x86\x00\x00\x00)?\x2f\x00",
    re.DOTALL,
)
_WEB_STARTS: Final = (b"<html", b"<!doctype", b"<table", b"<?xml", b"<meta", b"mime-version:")


class ContentKind(StrEnum):
    """How the bytes are to be read."""

    WORKBOOK = "workbook"
    TEXT = "text"


def check_content(content: bytes) -> ContentKind:
    """Say how to read the bytes; InputRefused for anything that is no readable table.

    A damaged archive raises whatever zipfile and zlib raise.
    """
    if not content.strip():
        raise InputRefused("这个文件是空的。请选择有内容的名单。")
    if content.startswith(b"PK"):
        _check_zip(content)
        return ContentKind.WORKBOOK
    if content.startswith(_OLE_MAGIC):
        _check_ole(content)
        return ContentKind.WORKBOOK
    if content.startswith(_FOREIGN_STARTS):
        raise InputRefused(FOREIGN)
    if content.removeprefix(b"\xef\xbb\xbf").lstrip()[:20].lower().startswith(_WEB_STARTS):
        raise InputRefused(WEB_PAGE)
    return ContentKind.TEXT


def _check_zip(content: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        _check_size(archive.infolist())
        _check_members(archive)


def _check_size(entries: list[zipfile.ZipInfo]) -> None:
    unpacked = sum(entry.file_size for entry in entries)
    packed = max(1, sum(entry.compress_size for entry in entries))
    is_bomb = unpacked > SMALL_UNPACKED_BYTES and unpacked / packed > MAX_RATIO
    if len(entries) > MAX_ENTRIES or unpacked > MAX_UNPACKED_BYTES or is_bomb:
        raise InputRefused(TOO_LARGE)


def _check_members(archive: zipfile.ZipFile) -> None:
    names = set(archive.namelist())
    if "content.xml" in names and "mimetype" in names:
        if b"spreadsheet" not in archive.read("mimetype"):
            raise InputRefused(FOREIGN)
        if "META-INF/manifest.xml" in names:
            _refuse_encrypted(archive.read("META-INF/manifest.xml"), b"encryption-data")
        return
    if any(entry.flag_bits & 1 for entry in archive.infolist()):
        raise InputRefused(HAS_PASSWORD)
    if not any(name.casefold().startswith("xl/") for name in names):
        raise InputRefused(FOREIGN)


def _check_ole(content: bytes) -> None:
    """Look for the stream names that tell a protected workbook, an old workbook and the rest."""
    _refuse_encrypted(content, _stream_name("EncryptedPackage"))
    if _stream_name("Workbook") not in content and _stream_name("Book") not in content:
        raise InputRefused(FOREIGN)
    if _OLD_PASSWORD.search(content):
        raise InputRefused(HAS_PASSWORD)


def _refuse_encrypted(content: bytes, mark: bytes) -> None:
    if mark in content:
        raise InputRefused(HAS_PASSWORD)


def _stream_name(name: str) -> bytes:
    return f"{name}\0".encode("utf-16-le")
