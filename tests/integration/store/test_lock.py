"""One writing process per folder, shown with real processes."""

import subprocess
from collections.abc import Iterator

import pytest

from fire_roster.errors import DataBusy, StorageUnavailable
from fire_roster.store.lock import DataLock
from fire_roster.store.paths import DataPaths
from fire_roster.store.transaction import Database
from tests.integration.store.folders import opened, rename_unit, start_process, unit_name

Process = subprocess.Popen[str]


@pytest.fixture
def holder(paths: DataPaths) -> Iterator[Process]:
    """Another process that has the folder open for writing and has saved one action."""
    with start_process("lock_holder", paths.folder) as process:
        assert process.stdout is not None
        assert [process.stdout.readline() for _ in range(2)] == ["open\n", "done\n"]
        yield process
        process.kill()


def test_open_for_writing_beside_a_writer_names_it(holder: Process, paths: DataPaths) -> None:
    with pytest.raises(DataBusy, match=f"窗口，进程号 {holder.pid}"):
        opened(paths, is_writing=True)
    assert DataLock(paths, "测试").find_holder() == f"窗口，进程号 {holder.pid}"


def test_open_for_reading_beside_a_writer_sees_its_work(holder: Process, paths: DataPaths) -> None:
    reader = opened(paths, is_writing=False)
    assert (reader.is_writing, unit_name(reader)) == (False, "第二个进程")
    reader.close()


def test_lock_of_a_killed_process_is_free_at_once(holder: Process, paths: DataPaths) -> None:
    holder.kill()
    holder.wait()
    lock = DataLock(paths, "测试")
    assert lock.find_holder() is None
    lock.acquire(0)
    lock.release()


def test_acknowledged_action_of_a_killed_process_is_there(
    holder: Process, paths: DataPaths
) -> None:
    holder.kill()
    holder.wait()
    database = opened(paths, is_writing=True)
    assert unit_name(database) == "第二个进程"
    rename_unit(database, "之后")
    assert database.count_operations() == 2
    database.close()


def test_lock_unreadable_holder_is_unknown(paths: DataPaths, database: Database) -> None:
    paths.holder.write_text("{", encoding="utf-8")
    with pytest.raises(DataBusy, match="未知程序"):
        opened(paths, is_writing=True)


def test_lock_where_no_file_can_be_made_is_told(paths: DataPaths) -> None:
    paths.lock.unlink()
    paths.lock.mkdir()
    lock = DataLock(paths, "测试")
    with pytest.raises(StorageUnavailable):
        lock.acquire(0)
    assert lock.find_holder() is None


def test_open_fails_gives_the_lock_back(paths: DataPaths) -> None:
    paths.database.unlink()
    with pytest.raises(StorageUnavailable):
        opened(paths, is_writing=True)
    assert DataLock(paths, "测试").find_holder() is None
