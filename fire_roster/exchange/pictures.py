"""Pictures and papers from outside, made fit to be kept.

A picture is decoded and written anew in a child process with limits: what a camera noted (place,
device, time) and whatever else hides in the file is left behind. A PDF is never opened.
"""

import json
import math
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from fire_roster.domain.attachment import MAX_ATTACHMENT_BYTES
from fire_roster.errors import InputRefused, StorageUnavailable
from fire_roster.exchange.child_process import ChildEnd, run_child

PICTURE_ARGUMENT: Final = "--read-picture"
"""First argument of the frozen program that turns it into the process that reads a picture."""

TIME_LIMIT_SECONDS: Final = 30.0

_MODULE: Final = "fire_roster.exchange.picture_process"
_SIGNATURES: Final = (
    b"\xff\xd8\xff",
    b"\x89PNG\r\n\x1a\n",
    b"GIF8",
    b"BM",
    b"II*\x00",
    b"MM\x00*",
)
_UNREADABLE = "这张图片已损坏或太大，读不出来。请用看图软件另存为 JPG 后再添加。"


@dataclass(frozen=True, slots=True)
class CleanFile:
    """Content that may be kept, and what it is."""

    media_type: str
    content: bytes


def clean_file(path: Path, max_side: int) -> CleanFile:
    """The file without hidden data; pictures are at most `max_side` pixels long.

    InputRefused, with a message that says what to do, for anything but a picture or a PDF of at
    most 20 MB.
    """
    content = _read(path)
    if content.startswith(b"%PDF-"):
        return CleanFile("application/pdf", content)
    if not _is_picture(content):
        raise InputRefused(_hint(path, content))
    try:
        with tempfile.TemporaryDirectory(prefix="fire-roster-") as folder:
            return _cleaned(path, Path(folder), max_side)
    except OSError:
        raise StorageUnavailable("处理图片的临时文件写不进去，请检查磁盘空间后再试。") from None


def _cleaned(path: Path, folder: Path, max_side: int) -> CleanFile:
    told, clean = folder / "told.json", folder / "clean"
    words = [str(path.absolute()), str(clean), str(told), str(max_side)]
    end = run_child(PICTURE_ARGUMENT, _MODULE, words, TIME_LIMIT_SECONDS)
    if end is not ChildEnd.DONE or not told.is_file():
        raise InputRefused(_UNREADABLE)
    answer = json.loads(told.read_text(encoding="utf-8"))
    if "refused" in answer:
        raise InputRefused(str(answer["refused"]))
    content = clean.read_bytes()
    if len(content) > MAX_ATTACHMENT_BYTES:
        raise InputRefused(_too_large(path, len(content)))
    return CleanFile(str(answer["media_type"]), content)


def _read(path: Path) -> bytes:
    try:
        if not path.is_file():
            raise InputRefused(f"找不到文件“{path.name}”，请检查路径后再试。")
        size = path.stat().st_size
        if size > MAX_ATTACHMENT_BYTES:
            raise InputRefused(_too_large(path, size))
        content = path.read_bytes()
    except OSError:
        raise InputRefused(f"打不开文件“{path.name}”，请检查是否有读取权限。") from None
    if not content:
        raise InputRefused(f"文件“{path.name}”是空的，请重新扫描或拍照。")
    return content


def _is_picture(content: bytes) -> bool:
    is_webp = content[:4] == b"RIFF" and content[8:12] == b"WEBP"
    return is_webp or content.startswith(_SIGNATURES)


def _hint(path: Path, content: bytes) -> str:
    if content[4:12] in (b"ftypheic", b"ftypheix", b"ftypmif1"):
        return f"“{path.name}”是手机的 HEIC 照片，请在手机或看图软件里另存为 JPG 后再添加。"
    return f"“{path.name}”不是图片也不是 PDF，请添加 JPG、PNG、BMP、TIFF、WEBP 图片或 PDF。"


def _too_large(path: Path, size: int) -> str:
    return (
        f"“{path.name}”有 {math.ceil(size / 1024 / 1024 * 10) / 10} MB，超过 20 MB。"
        "请降低扫描分辨率（300 dpi 足够）或分成几个文件。"
    )
