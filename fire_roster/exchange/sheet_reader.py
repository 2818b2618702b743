"""Reads a workbook of unknown origin: .xlsx, .xls, .ods or delimited text.

The file is opened in a child process with a time and a memory limit, because a small file can
need gigabytes or never end. The answer comes back as JSON in a private temporary folder.
"""

import json
import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Final

from fire_roster.errors import InputRefused, StorageUnavailable
from fire_roster.exchange.child_process import ChildEnd, run_child
from fire_roster.exchange.workbook import Workbook, workbook_from_json

READER_ARGUMENT: Final = "--read-sheet"
"""First argument of the frozen program that turns it into the reading process."""

MAX_FILE_BYTES: Final = 50_000_000
TIME_LIMIT_SECONDS: Final = 60.0

_READER_MODULE: Final = "fire_roster.exchange.reader_process"


def read_workbook(
    path: Path,
    time_limit_seconds: float = TIME_LIMIT_SECONDS,
    is_cancelled: Callable[[], bool] | None = None,
) -> Workbook:
    """Read all sheets of a file.

    InputRefused, with a message that says what to do, when the file is missing, unreadable,
    damaged, foreign, protected by a password or too large. `is_cancelled` is asked several times
    a second; when it says so the reader is ended at once and InputRefused raised.
    """
    _check_file(path)
    try:
        with tempfile.TemporaryDirectory(prefix="fire-roster-") as folder:
            answer = Path(folder) / "answer.json"
            _run_reader(path, answer, time_limit_seconds, is_cancelled)
            return _workbook_from(answer)
    except OSError:
        raise StorageUnavailable("读表所需的临时文件写不进去，请检查磁盘空间后再试。") from None


def _check_file(path: Path) -> None:
    try:
        if path.is_dir():
            raise InputRefused(f"“{path.name}”是文件夹，请选择其中的名单文件。")
        if path.exists() and not path.is_file():
            raise InputRefused(f"“{path.name}”不是普通文件，请选择名单文件。")
        size = path.stat().st_size
        with path.open("rb"):
            pass
    except FileNotFoundError:
        raise InputRefused(f"找不到文件“{path.name}”，请检查路径后再试。") from None
    except (OSError, ValueError):
        raise InputRefused(
            f"打不开文件“{path.name}”。如果它正在 Excel 或 WPS 里打开，请先关闭；"
            "否则请检查是否有读取权限。"
        ) from None
    if size == 0:
        raise InputRefused("这个文件是空的。请选择有内容的名单。")
    if size > MAX_FILE_BYTES:
        raise InputRefused(
            f"这个文件有 {size // 1_000_000} MB，超过 {MAX_FILE_BYTES // 1_000_000} MB。"
            "请把名单复制到一个新的工作簿里再导入。"
        )


def _run_reader(
    path: Path,
    answer: Path,
    time_limit_seconds: float,
    is_cancelled: Callable[[], bool] | None,
) -> None:
    """Run the child; it has answered only if the answer file is whole JSON."""
    words = [os.path.abspath(path), str(answer)]
    end = run_child(READER_ARGUMENT, _READER_MODULE, words, time_limit_seconds, is_cancelled)
    if end is ChildEnd.CANCELLED:
        raise InputRefused("已取消读取。")
    if end is ChildEnd.TIMED_OUT:
        raise InputRefused(
            f"读这个文件超过了 {time_limit_seconds:.0f} 秒，已停止。"
            "请把名单复制到一个新的工作簿里再导入。"
        )


def _workbook_from(answer: Path) -> Workbook:
    try:
        content = json.loads(answer.read_text(encoding="utf-8"))
        if "refused" in content:
            raise InputRefused(str(content["refused"]))
        return workbook_from_json(content)
    except (OSError, ValueError, KeyError, TypeError):
        # The child died in the middle: out of memory, or a reader that crashed.
        raise InputRefused(
            "这个文件太大或已损坏，读不出来。请把名单复制到一个新的工作簿里保存后再导入。"
        ) from None
