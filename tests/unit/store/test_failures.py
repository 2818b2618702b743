"""Errors of driver and file system, and what people are told."""

import errno

import pytest

from fire_roster.errors import DatabaseDamaged, DataBusy, FireRosterError, StorageUnavailable
from fire_roster.store.failures import known_failure, telling_failures


class DriverError(Exception):
    """An error with SQLite's own code, as the driver raises it."""

    def __init__(self, code: int) -> None:
        super().__init__("words that say nothing")
        self.sqlite_errorcode = code


@pytest.mark.parametrize(
    ("code", "told"),
    [
        (11, DatabaseDamaged),
        (26, DatabaseDamaged),
        (11 | 2 << 8, DatabaseDamaged),
        (5, DataBusy),
        (6, DataBusy),
        (5 | 2 << 8, DataBusy),
        (13, StorageUnavailable),
        (8, StorageUnavailable),
        (14, StorageUnavailable),
        (10 | 3 << 8, StorageUnavailable),
    ],
)
def test_known_failure_of_the_driver_goes_by_its_code(
    code: int, told: type[FireRosterError]
) -> None:
    assert type(known_failure(DriverError(code))) is told


@pytest.mark.parametrize("code", [1, 19, 21, 0])
def test_known_failure_of_our_own_mistake_is_none(code: int) -> None:
    assert known_failure(DriverError(code)) is None


@pytest.mark.parametrize(
    ("number", "word"),
    [
        (errno.ENOSPC, "磁盘已满"),
        (errno.EDQUOT, "磁盘已满"),
        (errno.EFBIG, "磁盘已满"),
        (errno.EACCES, "没有权限"),
        (errno.EROFS, "只读"),
        (errno.EIO, "磁盘故障"),
    ],
)
def test_known_failure_of_the_file_system_goes_by_its_number(number: int, word: str) -> None:
    with pytest.raises(StorageUnavailable, match=word), telling_failures():
        raise OSError(number, "words of the system")


def test_telling_failures_other_file_errors_stay() -> None:
    with pytest.raises(FileNotFoundError), telling_failures():
        raise FileNotFoundError(errno.ENOENT, "gone")


def test_message_about_a_damaged_definition_that_is_no_text_is_damage() -> None:
    told = UnicodeDecodeError("utf-8", b"malformed database schema \x8e", 26, 27, "invalid")
    assert isinstance(known_failure(told), DatabaseDamaged)
    assert known_failure(UnicodeDecodeError("utf-8", b"\x8e", 0, 1, "invalid")) is None
