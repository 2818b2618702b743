"""Writing a finished PDF: all of it or nothing, and a clear sentence when it cannot be written."""

import errno
import os
from contextlib import suppress
from pathlib import Path

from fire_roster.errors import InputRefused, StorageUnavailable

_SHARING_VIOLATION = 32
"""Windows: another program has the file open."""

_WRONG_PATH = (IsADirectoryError, FileNotFoundError, NotADirectoryError)


def write_pdf(path: Path, content: bytes) -> None:
    """Write the file beside its place, then put it there in one step.

    Raises InputRefused where the path names no file in an existing folder, StorageUnavailable:
    no right, disk full, or the old file is open in another program. The old file then stays.
    """
    draft = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        if path.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
        _write_durably(draft, content)
        os.replace(draft, path)
    except OSError as error:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
        is_wrong_path = isinstance(error, _WRONG_PATH)
        kind = InputRefused if is_wrong_path else StorageUnavailable
        raise kind(refusal(path, error)) from error


def _write_durably(draft: Path, content: bytes) -> None:
    with draft.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def refusal(path: Path, error: OSError) -> str:
    """What to tell the user about an error of writing `path`."""
    is_open = getattr(error, "winerror", None) == _SHARING_VIOLATION
    if is_open or (isinstance(error, PermissionError) and path.is_file() and _is_writable(path)):
        return f"“{path.name}”正被其他程序打开，请先关闭它，再重新保存。"
    if isinstance(error, PermissionError):
        return f"没有权限写入“{path.parent}”，请换一个文件夹保存。"
    if isinstance(error, IsADirectoryError):
        return f"“{path}”是一个文件夹，请写出完整的文件名，例如“值班表.pdf”。"
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return f"文件夹“{path.parent}”不存在，请先建立它，或换一个文件夹保存。"
    if error.errno == errno.ENOSPC:
        return f"磁盘已满，“{path.name}”没有保存，请清理磁盘或换一个磁盘保存。"
    return f"无法写入“{path}”（{error.strerror or error}），请换一个文件夹保存。"


def _is_writable(path: Path) -> bool:
    """Whether file and folder grant writing, so that only a lock can be in the way."""
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)
