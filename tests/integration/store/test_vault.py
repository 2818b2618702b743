"""Encryption at rest: converted whole or not at all, opened by what fits, damage told."""

import os
import shutil
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread

import pytest

from fire_roster.errors import DatabaseDamaged, DataLocked
from fire_roster.store.backup_shelf import BackupShelf
from fire_roster.store.copy_inspection import inspect_copy
from fire_roster.store.engine import connect
from fire_roster.store.failures import telling_failures
from fire_roster.store.paths import DataPaths
from fire_roster.store.preparation import prepare_database
from fire_roster.store.vault.conversion import convert_database
from fire_roster.store.vault.envelope import (
    PASSWORD,
    SHEET,
    KeyEntry,
    key_id_of,
    lock_key,
    read_envelope,
    write_envelope,
)
from fire_roster.store.vault.key_ring import KEY_RING, current_entry, find_keys, is_encrypted
from fire_roster.store.vault.key_store import forget_key, keep_key, kept_key
from tests.integration.store.folders import (
    REAL_NOW,
    fill,
    opened,
    prepared,
    rename_unit,
    start_process,
    unit_name,
)
from tests.key_stores import on_a_pc

STEPS = ("prepare", "rewrite", "compare", "sync", "envelope", "exchange", "clear")
CHEAP = (1, 8, 1)


class _Killed(BaseException):
    """The process ends here."""


@dataclass(frozen=True)
class _Keys:
    """Two keys and their entries."""

    first: KeyEntry
    second: KeyEntry


@pytest.fixture(autouse=True)
def pc() -> Iterator[None]:
    """Nothing is left of other tests."""
    with on_a_pc():
        yield


@pytest.fixture
def keys() -> _Keys:
    """At hand in this process."""
    return _Keys(_entry(os.urandom(32)), _entry(os.urandom(32)))


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with one action, made once."""
    made = prepared(tmp_path_factory.mktemp("template"))
    with closing(opened(made, is_writing=True)) as database:
        rename_unit(database, "甲大厦")
    return made.folder


@pytest.fixture
def paths(template: Path, data_dir: Path) -> DataPaths:
    """A copy of it."""
    shutil.copytree(template, data_dir, dirs_exist_ok=True)
    return DataPaths(data_dir)


def _entry(key: bytes) -> KeyEntry:
    KEY_RING.learn(key)
    return KeyEntry(key_id_of(key)).with_slot(lock_key(key, "码", SHEET))


def _reopened(paths: DataPaths) -> str:
    """As at the next start: prepared, written to, found whole."""
    prepare_database(paths, fill)
    assert not paths.converting.exists()
    with closing(opened(paths, is_writing=True)) as database:
        name = unit_name(database)
        rename_unit(database, f"{name}！")
        assert unit_name(database) == f"{name}！"
    assert inspect_copy(paths.database).problems == ()
    return name


def test_conversion_into_another_key_and_back_keeps_every_row(
    paths: DataPaths, keys: _Keys
) -> None:
    digest = inspect_copy(paths.database).digest
    steps: list[str] = []
    with closing(opened(paths, is_writing=True)) as database:
        assert unit_name(database) == "甲大厦"
        with database.closed():
            convert_database(paths, keys.first, steps.append)
        # The office notices nothing: the same object goes on.
        assert unit_name(database) == "甲大厦"
        rename_unit(database, "乙大厦")
        with database.closed():
            convert_database(paths, keys.second)
        rename_unit(database, "甲大厦")
    assert tuple(steps) == STEPS
    assert is_encrypted(paths.database) and "甲大厦".encode() not in paths.database.read_bytes()
    assert read_envelope(paths.keys) == (keys.second,)
    assert current_entry(paths) == keys.second
    convert_database(paths, None)
    assert not is_encrypted(paths.database) and not paths.keys.exists()
    assert inspect_copy(paths.database).digest == digest
    assert _reopened(paths) == "甲大厦"


@pytest.mark.parametrize(
    ("way", "step"),
    [
        *(("on", step) for step in ("rewrite", "sync", "exchange", "clear")),
        *(("change", step) for step in ("envelope", "exchange", "clear")),
        *(("off", step) for step in ("exchange", "clear")),
    ],
)
def test_conversion_cut_off_at_any_step_opens_either_way(
    paths: DataPaths, keys: _Keys, way: str, step: str
) -> None:
    if way != "on":
        convert_database(paths, keys.first)

    def told(now: str) -> None:
        if now == step:
            raise _Killed

    with pytest.raises(_Killed):
        convert_database(paths, {"on": keys.first, "change": keys.second}.get(way), told)
    is_done = step == "clear"
    assert is_encrypted(paths.database) is (
        is_done if way == "on" else not (way == "off" and is_done)
    )
    assert _reopened(paths) == "甲大厦"
    expected = {
        "on": [keys.first] if is_done else [],
        "change": [keys.second if is_done else keys.first],
        "off": [] if is_done else [keys.first],
    }
    left = [one.key_id for one in read_envelope(paths.keys)]
    assert left == [one.key_id for one in expected[way]]


@pytest.mark.parametrize("step", ["compare", "exchange", "clear"])
def test_process_killed_in_the_conversion_leaves_a_database_that_opens(
    paths: DataPaths, step: str
) -> None:
    key = os.urandom(32)
    KEY_RING.learn(key)
    process = start_process("half_converted", paths.folder, key.hex(), step)
    assert process.wait() != 0
    for stream in (process.stdin, process.stdout):
        assert stream is not None
        stream.close()
    assert is_encrypted(paths.database) is (step == "clear")
    assert _reopened(paths) == "甲大厦"


def test_difference_found_before_the_exchange_changes_nothing(
    paths: DataPaths, keys: _Keys, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = paths.database.read_bytes()

    def spoil(step: str) -> None:
        if step == "compare":
            staging = DataPaths(paths.converting).database
            with closing(connect(staging, is_writing=True)) as connection:
                connection.execute("UPDATE unit SET name = '别的'")

    with pytest.raises(DatabaseDamaged, match="没有替换"):
        convert_database(paths, keys.first, spoil)
    assert paths.database.read_bytes() == before and not paths.converting.exists()
    assert _reopened(paths) == "甲大厦"


def test_only_what_fits_opens_it(paths: DataPaths) -> None:
    key = os.urandom(32)
    entry = _entry(key).with_slot(lock_key(key, "长口令 99", PASSWORD, "张三", CHEAP))
    convert_database(paths, entry)
    assert keep_key(entry.key_id, key) and kept_key(entry.key_id) == key
    KEY_RING.forget()
    assert find_keys(paths.database) == (key,)  # from the key store
    forget_key(entry.key_id)
    KEY_RING.forget()
    with pytest.raises(DataLocked, match="恢复码"):
        prepare_database(paths, fill)
    KEY_RING.offer("长口令 98")
    with pytest.raises(DataLocked, match="不对"):
        prepare_database(paths, fill)
    KEY_RING.offer("长口令 99")
    assert _reopened(paths) == "甲大厦"
    changed = entry.without(PASSWORD, "张三")
    write_envelope(paths.keys, [changed])
    KEY_RING.forget()
    KEY_RING.offer("长口令 99")
    with pytest.raises(DataLocked):
        prepare_database(paths, fill)


def test_lost_envelope_is_found_beside_a_copy(paths: DataPaths, keys: _Keys) -> None:
    convert_database(paths, keys.first)
    shelf = BackupShelf(paths.backups)
    made = shelf.make(paths, "manual", REAL_NOW.replace(tzinfo=None), REAL_NOW)
    assert is_encrypted(shelf.file_of(made.backup_id)) and shelf.verify(made) == ()
    paths.keys.unlink()
    assert find_keys(paths.database)
    assert _reopened(paths) == "甲大厦"


def test_damage_anywhere_in_an_encrypted_file_is_told(paths: DataPaths, keys: _Keys) -> None:
    convert_database(paths, keys.first)
    whole = paths.database.read_bytes()
    places = [5, 17, 4_090, *range(4_096 + 100, len(whole), 4_096 * 7)]
    silent = []
    for place in places:
        spoiled = bytearray(whole)
        spoiled[place] ^= 1
        paths.database.write_bytes(spoiled)
        try:
            with telling_failures():
                if not inspect_copy(paths.database).problems:
                    silent.append(place)
        except DatabaseDamaged:
            continue
    assert silent == []


def test_readers_wait_while_the_files_are_exchanged(paths: DataPaths, keys: _Keys) -> None:
    with closing(opened(paths, is_writing=True)) as database:
        is_inside, has_read = Event(), Event()

        def read() -> None:
            with database.read() as session:
                is_inside.set()
                session.connection()
                with database.read() as again:  # a read inside a read never waits
                    again.connection()
            assert unit_name(database) == "甲大厦"
            has_read.set()

        with database.closed():
            reader = Thread(target=read)
            reader.start()
            convert_database(paths, keys.first)
            assert not is_inside.is_set()
        reader.join()
        assert has_read.is_set()
