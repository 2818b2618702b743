"""The data folder at another place: whole, found again, and safe at every step."""

from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest

from fire_roster.errors import InputRefused, StorageUnavailable
from fire_roster.records.member import MemberFields
from fire_roster.services.clock import Clock
from fire_roster.services.office import Office
from fire_roster.services.relocation import RelocationService
from fire_roster.services.start_options import find_data_folder
from fire_roster.store import relocation
from fire_roster.store.paths import DataPaths

CLOCK = Clock(datetime(2026, 12, 1, 9))


class _Killed(BaseException):
    """The process ends here."""


def _open(folder: Path) -> Office:
    return Office.open(folder, CLOCK, is_writing=True, program="测试")


def _digest(folder: Path) -> str:
    with closing(_open(folder)) as office:
        assert office.upkeep.check(is_deep=True, with_audit=True).findings == ()
        return office.upkeep.digest()


@pytest.fixture
def digest(data_dir: Path) -> str:
    """A folder with a member, a backup and a scan."""
    with closing(_open(data_dir)) as office:
        office.members.add(MemberFields(name="周一"))
        office.backups.make()
    (data_dir / "attachments").mkdir(exist_ok=True)
    (data_dir / "attachments" / "ab").write_bytes(b"scan")
    return _digest(data_dir)


@pytest.fixture
def service(data_dir: Path) -> RelocationService:
    return RelocationService(DataPaths(data_dir), CLOCK)


def test_moved_data_are_found_whole_and_the_old_ones_are_kept(
    data_dir: Path, tmp_path: Path, digest: str, service: RelocationService
) -> None:
    disk = tmp_path / "移动硬盘"
    disk.mkdir()
    (disk / "照片.jpg").write_bytes(b"x")
    target = service.move(service.target_of(disk))
    assert target == disk / "消防值班数据" == find_data_folder(str(data_dir))
    assert _digest(target) == digest
    assert (target / "attachments" / "ab").read_bytes() == b"scan"
    assert len(list((target / "backups").glob("*.db"))) == 1
    assert not DataPaths(data_dir).database.exists()
    (kept,) = (data_dir / "set-aside").glob("moved-*/fire_roster.db")
    assert kept.stat().st_size
    # A disk that is not plugged in is told, and nothing new is made.
    disk.rename(tmp_path / "拔掉")
    with pytest.raises(StorageUnavailable, match="移动硬盘"):
        find_data_folder(str(data_dir))


def test_places_that_do_not_fit_are_refused(
    data_dir: Path, tmp_path: Path, digest: str, service: RelocationService
) -> None:
    used = tmp_path / "used"
    (used / "消防值班数据").mkdir(parents=True)
    (used / "消防值班数据" / "x").write_bytes(b"")
    for place in (data_dir / "inside", used):
        with pytest.raises(InputRefused):
            service.target_of(place)
    with pytest.raises(StorageUnavailable, match="同步"):
        service.target_of(tmp_path / "OneDrive" / "数据")
    assert find_data_folder(str(data_dir)) == data_dir


@pytest.mark.parametrize(
    "step", ["copy_database", "inspect_copy", "sync_folder", "write_durably", "_set_aside"]
)
def test_killed_move_leaves_the_old_folder_or_the_new_one(
    data_dir: Path, tmp_path: Path, digest: str, service: RelocationService, step: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    target = service.target_of(tmp_path / "new")
    with monkeypatch.context() as patch:
        # Nothing of the tidying up runs in a process that is gone.
        patch.setattr(relocation.shutil, "rmtree", lambda *_, **__: None)
        patch.setattr(relocation, step, _killing)
        with pytest.raises(_Killed):
            service.move(target)
    assert _digest(find_data_folder(str(data_dir))) == digest
    if find_data_folder(str(data_dir)) == data_dir and not target.exists():
        assert service.move(target) == target == find_data_folder(str(data_dir))
        assert _digest(target) == digest


def _killing(*_: object, **__: object) -> None:
    raise _Killed
