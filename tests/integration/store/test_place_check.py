"""Where a data folder must not lie, and the space kept for a full disk."""

import shutil
from pathlib import Path, PurePosixPath
from typing import NamedTuple

import pytest

from fire_roster.errors import StorageUnavailable
from fire_roster.store import ballast, place_check
from fire_roster.store.ballast import BALLAST_BYTES
from fire_roster.store.paths import DataPaths
from fire_roster.store.transaction import Database
from tests.integration.store.folders import opened, prepared, rename_unit, unit_name

_MOUNTS = """/dev/sda1 / ext4 rw 0 0
//server/share /mnt/shared\\040disk cifs rw 0 0
host:/x /mnt/nfs nfs4 rw 0 0
odd
"""


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("/srv/a", "ext4"),
        ("/mnt/shared disk/x", "cifs"),
        ("/mnt/nfs", "nfs4"),
        ("/mnt/nfsx", "ext4"),
    ],
)
def test_file_system_of_a_folder(folder: str, kind: str) -> None:
    assert place_check.file_system_of(Path(PurePosixPath(folder)), _MOUNTS) == kind


def test_network_share_is_refused_for_writing_and_read(
    paths: DataPaths, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(place_check, "is_on_network", lambda folder: True)
    with pytest.raises(StorageUnavailable, match="网络共享"):
        opened(paths, is_writing=True)
    reader = opened(paths, is_writing=False)
    assert unit_name(reader) == "示范大厦"
    reader.close()


@pytest.mark.parametrize("name", ["OneDrive", "OneDrive - 示范大厦", "我的坚果云", "Dropbox"])
def test_folder_of_a_cloud_program_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(StorageUnavailable, match="同步文件夹"):
        prepared(tmp_path / name / "值班")
    assert not (tmp_path / name).exists()


def test_folder_that_the_system_calls_onedrive_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OneDrive", str(tmp_path / "云"))
    with pytest.raises(StorageUnavailable, match="云"):
        prepared(tmp_path / "云" / "值班")


class _Usage(NamedTuple):
    total: int
    used: int
    free: int


def test_ballast_gives_way_to_deleting_only(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = database.paths.ballast
    assert file.stat().st_size == BALLAST_BYTES
    monkeypatch.setattr(shutil, "disk_usage", lambda folder: _Usage(1, 1, 0))
    with pytest.raises(StorageUnavailable, match="磁盘已满"):
        rename_unit(database, "新名")
    assert file.exists()
    with database.write("member.delete") as transaction:
        transaction.describe("删除")
    assert not file.exists()
    monkeypatch.undo()
    with database.write("member.delete") as transaction:
        transaction.describe("删除")
    assert file.exists()
    assert not ballast.is_tight(database.paths)
