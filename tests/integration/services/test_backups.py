"""Copies: made, verified, thinned, restored; what was given up is told and kept."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from fire_roster.domain.alerts.kinds import AlertKind
from fire_roster.errors import DatabaseDamaged, DataBusy, InputRefused, UsageProblem
from fire_roster.records.member import MemberFields
from fire_roster.services.backups import BackupService
from fire_roster.services.clock import Clock
from fire_roster.services.office import Office
from fire_roster.store import restore as restoring
from fire_roster.store.manifest import read_manifest, write_manifest
from fire_roster.store.paths import DataPaths

NOW = datetime(2026, 12, 1, 9)


class _Clock(Clock):
    """Both clocks moved by hand."""

    def __init__(self) -> None:
        self.passed = timedelta()
        super().__init__()

    def now(self) -> datetime:
        return NOW + self.passed

    def real_utc_now(self) -> datetime:
        return datetime.fromisoformat("2026-12-01T01:00:00+00:00") + self.passed


@pytest.fixture
def clock() -> _Clock:
    """Starts on the first of December."""
    return _Clock()


@pytest.fixture
def office(data_dir: Path, clock: _Clock) -> Iterator[Office]:
    """An office with one member."""
    with closing(Office.open(data_dir, clock, is_writing=True, program="测试")) as office:
        office.members.add(MemberFields(name="周一"))
        yield office


@pytest.fixture
def backups(office: Office) -> BackupService:
    """Its copies."""
    return office.backups


def _digest(folder: Path, clock: Clock) -> str:
    with closing(Office.open(folder, clock, is_writing=False, program="测试")) as office:
        assert office.upkeep.check(is_deep=True, with_audit=True).findings == ()
        return office.upkeep.digest()


def test_copy_restores_to_its_digest_and_the_old_database_is_kept(
    office: Office, backups: BackupService, data_dir: Path, clock: _Clock
) -> None:
    before = office.upkeep.digest()
    made = backups.make()
    office.members.add(MemberFields(name="周二"))
    after = office.upkeep.digest()
    office.close()
    done = backups.restore(made.backup_id)
    assert (done.loss.is_known, done.loss.summaries) == (True, ("新增人员 周二",))
    assert _digest(data_dir, clock) == before == made.digest
    assert done.set_aside is not None and (done.set_aside / "fire_roster.db").is_file()
    # What was given up can be had back.
    (given_up,) = [one for one in backups.list_all() if one.reason == "restore"]
    backups.restore(given_up.backup_id)
    assert _digest(data_dir, clock) == after
    assert backups.restore_latest().manifest.backup_id == made.backup_id


def test_restored_database_goes_on_and_keeps_its_audit(
    office: Office, backups: BackupService, data_dir: Path, clock: _Clock
) -> None:
    made = backups.make()
    for number in range(5):
        office.members.add(MemberFields(name=f"队员{number}"))
    backups.make()
    office.close()
    backups.restore(made.backup_id)
    with closing(Office.open(data_dir, clock, is_writing=True, program="测试")) as again:
        again.members.add(MemberFields(name="周三"))
        again.undo.undo()
        assert again.upkeep.check(is_deep=True, with_audit=True).findings == ()


def test_restore_while_a_window_is_open_is_busy(office: Office, backups: BackupService) -> None:
    made = backups.make()
    with pytest.raises(DataBusy):
        backups.restore(made.backup_id)


def test_restore_over_a_damaged_database(
    office: Office, backups: BackupService, data_dir: Path, clock: _Clock
) -> None:
    digest = backups.make().digest
    office.close()
    damaged = b"\x55" * 9_000
    DataPaths(data_dir).database.write_bytes(damaged)
    done = backups.restore_latest()
    assert not done.loss.is_known
    assert done.set_aside and (done.set_aside / "fire_roster.db").read_bytes() == damaged
    assert _digest(data_dir, clock) == digest


def test_lost_database_is_not_replaced_by_an_empty_one(
    office: Office, backups: BackupService, data_dir: Path, clock: _Clock
) -> None:
    backups.make()
    office.close()
    DataPaths(data_dir).database.unlink()
    with pytest.raises(DatabaseDamaged, match="不见了"):
        Office.open(data_dir, clock, is_writing=False, program="测试")
    backups.restore_latest()
    assert _digest(data_dir, clock)


def test_damaged_database_gives_no_copy(
    office: Office, backups: BackupService, data_dir: Path
) -> None:
    office.close()
    file = DataPaths(data_dir).database
    file.write_bytes(file.read_bytes().replace("周一".encode(), "周二".encode()))
    with pytest.raises(DatabaseDamaged, match="没有生成备份"):
        backups.make()
    assert list(DataPaths(data_dir).backups.iterdir()) == []


def _flip(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(bytes(content))


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-4096])


@pytest.mark.parametrize("harm", [_flip, _cut])
def test_damaged_copy_is_found_and_passed_over(
    office: Office, backups: BackupService, clock: _Clock, harm: Callable[[Path], None]
) -> None:
    good = backups.make()
    office.members.add(MemberFields(name="周二"))
    clock.passed = timedelta(hours=1)
    bad = backups.make()
    harm(backups.folder / f"{bad.backup_id}.db")
    assert backups.verify(good.backup_id) == ()
    assert backups.verify(bad.backup_id) != ()
    assert [one.code for one in office.upkeep.check(is_deep=True).findings] == ["backup"]
    office.close()
    with pytest.raises(InputRefused, match="已损坏"):
        backups.restore(bad.backup_id)
    done = backups.restore_latest()
    assert (done.manifest.backup_id, bad.backup_id in done.skipped) == (good.backup_id, True)


def test_copy_that_is_not_there_and_no_copy_at_all_are_refused(
    office: Office, backups: BackupService
) -> None:
    office.close()
    with pytest.raises(UsageProblem):
        backups.restore("20200101-000000")
    with pytest.raises(InputRefused, match="没有可用的备份"):
        backups.restore_latest()


def test_copies_are_made_when_due_and_only_after_changes(
    office: Office, backups: BackupService, clock: _Clock, tmp_path: Path
) -> None:
    routine = office.backup_routine
    assert routine.run_due() == ("automatic", "trial")
    clock.passed = timedelta(minutes=31)
    assert routine.run_due() == ()
    office.members.add(MemberFields(name="周二"))
    assert routine.run_due() == ("automatic",)
    office.members.add(MemberFields(name="周三"))
    clock.passed += timedelta(minutes=10)
    assert routine.run_due() == ()
    stick = tmp_path / "U盘"
    routine.set_second_folder(stick)
    assert routine.run_due() == ()
    stick.mkdir()
    assert routine.run_due() == ("second",)
    assert routine.run_due() == ()
    clock.passed += timedelta(days=7)
    assert routine.run_due() == ("automatic", "second", "trial")
    assert routine.settings.trial_problem == ""
    with pytest.raises(InputRefused):
        routine.set_second_folder(backups.folder)


def test_trial_of_a_damaged_copy_is_told(office: Office, backups: BackupService) -> None:
    made, routine = backups.make(), office.backup_routine
    file = backups.folder / f"{made.backup_id}.db"
    file.write_bytes(file.read_bytes()[:8192])
    assert routine.try_out() != ""
    assert not (backups.folder.parent / "trial").exists()


def test_copy_of_another_content_than_its_manifest_says_is_found(
    office: Office, backups: BackupService
) -> None:
    made = backups.make()
    file = backups.folder / f"{made.backup_id}.json"
    manifest = read_manifest(file)
    assert manifest is not None
    write_manifest(file, replace(manifest, digest="0" * 64))
    assert backups.verify(made.backup_id) == ("数据内容与清单不符",)
    file.write_text("{", encoding="utf-8")
    assert backups.broken() == (made.backup_id,)


def test_copy_taken_to_another_pc_restores_there(
    office: Office, backups: BackupService, tmp_path: Path, clock: _Clock
) -> None:
    made = backups.make("manual", tmp_path / "stick")
    other = tmp_path / "other"
    shutil.copytree(tmp_path / "stick", DataPaths(other).backups)
    BackupService(DataPaths(other), clock).restore_latest()
    assert _digest(other, clock) == made.digest


def test_import_makes_a_copy_first(office: Office, backups: BackupService) -> None:
    with office.database.write("members.import") as transaction:
        transaction.describe("导入")
    assert [one.reason for one in backups.list_all()] == ["bulk"]


class _Killed(BaseException):
    """The process ends here."""


@pytest.mark.parametrize("step", range(9))
def test_restore_killed_at_any_step_is_finished_at_the_next_start(
    office: Office,
    backups: BackupService,
    data_dir: Path,
    clock: _Clock,
    monkeypatch: pytest.MonkeyPatch,
    step: int,
) -> None:
    digest = backups.make().digest
    office.members.add(MemberFields(name="周二"))
    later = office.upkeep.digest()
    office.close()
    seen = 0

    def counted(work: Callable[..., object]) -> Callable[..., object]:
        def run(*words: object, **named: object) -> object:
            nonlocal seen
            seen += 1
            if seen == step + 1:
                raise _Killed
            return work(*words, **named)

        return run

    monkeypatch.setattr(Path, "replace", counted(Path.replace))
    monkeypatch.setattr(restoring, "sync_folder", counted(restoring.sync_folder))
    monkeypatch.setattr(restoring, "write_anchor", counted(restoring.write_anchor))
    with pytest.raises(_Killed):
        backups.restore_latest()
    monkeypatch.undo()
    is_pending = DataPaths(data_dir).restore_journal.exists()
    assert _digest(data_dir, clock) == (digest if is_pending else later)
    assert not DataPaths(data_dir).restore_journal.exists()


def test_work_that_no_copy_holds_is_told_after_a_week(
    office: Office, backups: BackupService, clock: _Clock
) -> None:
    backups.make()

    def told() -> list[str]:
        tick = office.alerts.tick()
        office.alerts.mark_shown([one.key for one in (*tick.fresh, *tick.missed)])
        return [one.key for one in office.alerts.list_open() if one.kind is AlertKind.BACKUP]

    clock.passed = timedelta(days=6)
    # The copy holds everything, however old it is.
    assert told() == []
    office.members.add(MemberFields(name="周二"))
    assert told() == []
    clock.passed = timedelta(days=7)
    assert told() == ["backup:2026-12-01"]
    backups.make()
    assert told() == []
