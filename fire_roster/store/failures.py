"""Turns the driver's errors into errors of the environment; everything else stays a bug."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError
from sqlcipher3 import dbapi2

from fire_roster.errors import (
    DatabaseDamaged,
    DataBusy,
    FireRosterError,
    StorageUnavailable,
)

DatabaseError = DBAPIError
"""What the database raises, for those who ask whether it is damaged."""

DISK_FULL = "磁盘已满，这一步没有保存。请清理磁盘后重试，已有数据没有丢失。"

_DAMAGED_FILE = "数据库文件已损坏或不是本程序的数据库。请不要继续录入，用最近的备份恢复。"
_PRIMARY_CODE = 0xFF
_BUSY = {dbapi2.SQLITE_BUSY, dbapi2.SQLITE_LOCKED}
_DAMAGED = {dbapi2.SQLITE_CORRUPT, dbapi2.SQLITE_NOTADB}
_FULL = {dbapi2.SQLITE_FULL}
_UNWRITABLE = {
    dbapi2.SQLITE_READONLY,
    dbapi2.SQLITE_CANTOPEN,
    dbapi2.SQLITE_IOERR,
    dbapi2.SQLITE_PERM,
}
_FULL_ERRNOS = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_UNWRITABLE_ERRNOS = {errno.EACCES, errno.EPERM, errno.EROFS, errno.EIO}


def known_failure(error: BaseException) -> FireRosterError | None:
    """The error to tell, None where it is not one of the environment."""
    if isinstance(error, OSError):
        return _file_failure(error)
    if isinstance(error, UnicodeDecodeError):
        # The driver's own message quotes a damaged definition, which is no text any more.
        is_damage = bytes(error.object).startswith(b"malformed")
        return DatabaseDamaged(_DAMAGED_FILE) if is_damage else None
    driver_error = error.orig if isinstance(error, DBAPIError) else error
    code = getattr(driver_error, "sqlite_errorcode", 0) & _PRIMARY_CODE
    if code in _DAMAGED:
        return DatabaseDamaged(_DAMAGED_FILE)
    if code in _BUSY:
        return DataBusy("另一个程序正在写入数据，请稍后再试。")
    if code in _FULL:
        return _full()
    return _unwritable() if code in _UNWRITABLE else None


def _file_failure(error: OSError) -> FireRosterError | None:
    if error.errno in _FULL_ERRNOS:
        return _full()
    return _unwritable() if error.errno in _UNWRITABLE_ERRNOS else None


def _full() -> StorageUnavailable:
    return StorageUnavailable(DISK_FULL)


def _unwritable() -> StorageUnavailable:
    return StorageUnavailable(
        "数据文件夹无法读写（只读、没有权限或磁盘故障），这一步没有完成。请检查后重试。"
    )


@contextmanager
def telling_failures() -> Iterator[None]:
    """Raises known failures of the database and file system as errors of the environment."""
    try:
        yield
    except (DBAPIError, dbapi2.Error, OSError, UnicodeDecodeError) as error:
        told = known_failure(error)
        if told is None:
            raise
        raise told from error
