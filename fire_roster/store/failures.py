"""Turns the driver's errors into errors of the environment; everything else stays a bug."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DatabaseError
from sqlcipher3 import dbapi2

from fire_roster.errors import (
    DatabaseDamaged,
    DataBusy,
    FireRosterError,
    StorageUnavailable,
)

_DAMAGED = ("malformed", "not a database", "file is encrypted")
_FULL = ("disk is full",)
_READ_ONLY = ("readonly database", "unable to open", "disk i/o error", "read-only")
_BUSY = ("database is locked", "database table is locked")


def known_failure(error: BaseException) -> FireRosterError | None:
    """The error to tell, None where it is not one of the environment."""
    text = str(error).lower()
    if any(word in text for word in _FULL):
        return StorageUnavailable("磁盘已满，这一步没有保存。请清理磁盘后重试，已有数据没有丢失。")
    if any(word in text for word in _DAMAGED):
        return DatabaseDamaged(
            "数据库文件已损坏或不是本程序的数据库。请不要继续录入，用最近的备份恢复。"
        )
    if any(word in text for word in _BUSY):
        return DataBusy("另一个程序正在写入数据，请稍后再试。")
    if any(word in text for word in _READ_ONLY):
        return StorageUnavailable(
            "数据文件夹无法写入（只读、没有权限或磁盘故障），这一步没有保存。请检查后重试。"
        )
    return None


@contextmanager
def telling_failures() -> Iterator[None]:
    """Raises known failures of the database and file system as errors of the environment."""
    try:
        yield
    except (DatabaseError, dbapi2.DatabaseError, OSError) as error:
        told = known_failure(error)
        if told is None:
            raise
        raise told from error
