"""The recovery sheet and what stands on it: on, change, off, another PC, restores, no key store."""

import shutil
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from fire_roster.errors import DataLocked, InputRefused
from fire_roster.records.member import MemberFields
from fire_roster.services.backups import BackupService
from fire_roster.services.clock import Clock
from fire_roster.services.drafts import DraftService
from fire_roster.services.office import Office
from fire_roster.services.protection import unlock
from fire_roster.store.attachment_copies import is_whole
from fire_roster.store.audit_chain import Anchor
from fire_roster.store.draft_file import drafts_of
from fire_roster.store.manifest import write_manifest
from fire_roster.store.paths import DataPaths
from fire_roster.store.vault.envelope import FILES, read_envelope, write_envelope
from fire_roster.store.vault.key_ring import KEY_RING, is_encrypted
from fire_roster.store.vault.sealed_files import files_key, rewrite_files, unsettled_mark
from tests.key_stores import MemoryKeyring, on_a_pc
from tests.recovery_sheets import code_on

SCAN = b"%PDF-1.4\nscan of an identity card\n%%EOF\n"
CLOCK = Clock(datetime(2026, 12, 1, 9))


@pytest.fixture
def key_store() -> Iterator[MemoryKeyring]:
    """This PC."""
    with on_a_pc() as store:
        yield store


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with one member, a paper of hers and one plain copy, made once."""
    folder = tmp_path_factory.mktemp("template")
    with closing(_opened(folder)) as office:
        key = office.members.add(MemberFields(name="周一")).value
        scan = folder / "scan.pdf"
        scan.write_bytes(SCAN)
        office.attachments.add("member", key, [scan])
        scan.unlink()
        office.backups.make()
    return folder


@pytest.fixture
def office(template: Path, data_dir: Path, key_store: MemoryKeyring) -> Iterator[Office]:
    """An office over a copy of it."""
    shutil.copytree(template, data_dir, dirs_exist_ok=True)
    with closing(_opened(data_dir)) as office:
        yield office


def _opened(folder: Path) -> Office:
    return Office.open(folder, CLOCK, is_writing=True, program="测试")


def _scans(office: Office) -> list[int]:
    return [one.id for one in office.attachments.list_all("member")]


def _attachment(folder: Path) -> Path:
    """The one file of an attachment folder."""
    (path,) = (folder / "attachments").glob("??/*")
    return path


def test_office_goes_on_and_copies_are_encrypted_too(
    office: Office, key_store: MemoryKeyring, data_dir: Path
) -> None:
    protection, before = office.protection, office.upkeep.digest()
    with pytest.raises(InputRefused, match="还没有打印"):
        protection.confirm("x")
    protection.make_sheet()
    sheet = protection.make_sheet()  # printed twice: the newest counts
    assert not protection.is_on() and protection.state().pending_number == sheet.number
    code = code_on(sheet)
    with pytest.raises(InputRefused, match="第 2 组"):
        protection.confirm(code[:8] + ("0" if code[8] != "0" else "1") + code[9:])
    assert not protection.is_on() and key_store.keys == {}
    told: list[str] = []
    done = protection.confirm(code, tell=told.append).value
    assert (done.copies, done.left) == (2, ()) and told[-1].startswith("正在加密备份")
    assert office.upkeep.digest() == before
    office.members.add(MemberFields(name="周二"))
    assert not DataPaths(data_dir).sheet_keys.exists()
    state = protection.state()
    assert (state.is_encrypted, state.is_key_kept, state.open_copies) == (True, True, 0)
    assert state.sheet_number == sheet.number
    assert all(not office.backups.verify(one.backup_id) for one in office.backups.list_all())
    for path in data_dir.rglob("*"):
        content = b"" if path.is_dir() else path.read_bytes()
        assert "周一".encode() not in content and b"identity card" not in content, path
    # The next start asks for nothing.
    office.close()
    KEY_RING.forget()
    with closing(_opened(data_dir)) as again:
        assert [one.record.name for one in again.members.list_all()] == ["周一", "周二"]
        assert again.upkeep.check(is_deep=True, with_audit=True).findings == ()
        # What the viewer had open is gone with the program.
        (scan,) = again.attachments.list_all("member")
        viewed = again.attachments.open_copy(scan.id)
        assert viewed.read_bytes() == SCAN
    assert not viewed.exists()


def test_copy_opens_on_another_pc_with_the_sheet(
    office: Office, data_dir: Path, tmp_path: Path
) -> None:
    code = code_on(office.protection.make_sheet())
    office.protection.confirm(code)
    made, digest = office.backups.make(), office.upkeep.digest()
    office.close()
    other = tmp_path / "新电脑"
    shutil.copytree(DataPaths(data_dir).backups, DataPaths(other).backups)
    with on_a_pc() as store:
        backups = BackupService(DataPaths(other), CLOCK)
        with pytest.raises(DataLocked):
            backups.restore(made.backup_id)
        KEY_RING.offer(code)
        backups.restore(made.backup_id)
        unlock(DataPaths(other), code)
        assert len(store.keys) == 1
        KEY_RING.forget()
        with closing(_opened(other)) as there:
            assert there.upkeep.digest() == digest
            assert [there.attachments.content(one) for one in _scans(there)] == [SCAN]
            assert there.upkeep.check(is_deep=True).findings == ()
            there.members.add(MemberFields(name="周三"))


def test_restored_plain_copy_gets_the_protection_of_now(office: Office, data_dir: Path) -> None:
    plain = office.backups.list_all()[0].backup_id
    kept = data_dir.parent / "U 盘"
    shutil.copytree(office.backups.folder, kept)
    code = code_on(office.protection.make_sheet())
    office.protection.confirm(code)
    office.close()
    for name in (f"{plain}.db", f"{plain}.json"):
        shutil.copy(kept / name, DataPaths(data_dir).backups)
    BackupService(DataPaths(data_dir), CLOCK).restore(plain)
    assert is_encrypted(DataPaths(data_dir).database)
    with closing(_opened(data_dir)) as again:
        assert again.protection.state().open_copies == 1
        assert again.protection.protect_copies() == (1, ())
        assert b"identity card" not in _attachment(data_dir).read_bytes()
        assert again.upkeep.check(is_deep=True, with_audit=True).findings == ()


def test_sheet_is_changed_and_encryption_taken_off(
    office: Office, data_dir: Path, tmp_path: Path
) -> None:
    first = code_on(office.protection.make_sheet())
    office.protection.confirm(first)
    # The stick holds a copy under the first sheet, one from before, and one of another office.
    stick, away = tmp_path / "U 盘", tmp_path / "抽屉"
    office.backup_routine.set_second_folder(stick)
    stick.mkdir()
    assert "second" in office.backup_routine.run_due()
    foreign = replace(office.backups.make("manual", stick), anchor=Anchor("别处", 1, ""))
    write_manifest(stick / f"{foreign.backup_id}.json", foreign)
    stick.rename(away)
    second = code_on(office.protection.make_sheet())
    office.protection.confirm(second)
    assert office.protection.state().open_copies == office.protection.state().second_copies == 0
    away.rename(stick)
    assert office.protection.state().second_copies == 1
    office.backup_routine.set_second_folder(stick)
    assert office.backup_routine.run_due() == ("second",)
    assert office.protection.state().second_copies == 0
    (entry,) = read_envelope(DataPaths(data_dir).keys)
    under = [office.backups.looking_in(stick).shelf.is_under(one, entry)
             for one in office.backups.looking_in(stick).list_all()]  # fmt: skip
    assert sorted(under) == [False, True, True]
    assert [office.attachments.content(one) for one in _scans(office)] == [SCAN]
    with pytest.raises(InputRefused, match="现行的恢复单"):
        office.protection.remove(first)
    office.protection.remove(second)
    assert not is_encrypted(DataPaths(data_dir).database)
    with pytest.raises(InputRefused, match="没有加密"):
        office.protection.remove(second)
    summaries = [one.summary for one in office.logbook.list_newest()][:3]
    assert [words[:4] for words in summaries] == ["解除数据", "更换数据", "启用数据"]
    assert office.protection.state().closed_copies >= 2
    assert _attachment(data_dir).read_bytes() == SCAN
    office.backups.make()  # its attachments are plain like itself: the older keys may go
    assert _attachment(DataPaths(data_dir).backups).read_bytes() == SCAN
    assert office.upkeep.check(is_deep=True, with_audit=True).findings == ()


def test_files_of_another_office_on_the_stick_are_left_alone(
    office: Office, tmp_path: Path
) -> None:
    stick, scan = tmp_path / "U 盘", tmp_path / "scan.pdf"
    stick.mkdir()
    scan.write_bytes(b"%PDF-1.4\nof the other office\n%%EOF\n")
    with closing(_opened(tmp_path / "别处")) as other:
        key = other.members.add(MemberFields(name="吴九")).value
        other.attachments.add("member", key, [scan])
        foreign = other.backups.make("manual", stick)
    office.protection.confirm(code_on(office.protection.make_sheet()))
    office.backup_routine.set_second_folder(stick)
    assert "second" in office.backup_routine.run_due()
    (digest,) = foreign.attachments
    assert (stick / "attachments" / digest[:2] / digest).read_bytes() == scan.read_bytes()
    assert SCAN not in b"".join(one.read_bytes() for one in stick.glob("attachments/??/*"))


def test_copies_on_the_stick_keep_the_key_of_their_files(
    office: Office, data_dir: Path, tmp_path: Path
) -> None:
    stick = tmp_path / "U 盘"
    stick.mkdir()
    first = code_on(office.protection.make_sheet())
    office.protection.confirm(first)
    office.backup_routine.set_second_folder(stick)
    assert "second" in office.backup_routine.run_due()
    office.attachments.remove(_scans(office)[0])
    office.protection.remove(first)
    office.close()
    # Everything that knew the key of the files is gone from this PC, except the stick.
    shutil.rmtree(DataPaths(data_dir).backups)
    shutil.rmtree(data_dir / "attachments")
    KEY_RING.forget()
    with closing(_opened(data_dir)) as again:
        again.protection.confirm(code_on(again.protection.make_sheet()))
        again.protection.protect_copies()
        KEY_RING.forget()
        shelf = again.backups.looking_in(stick).shelf
        named = {one for copy in shelf.list_copies() for one in copy.attachments}
        assert named and all(is_whole(shelf.attachments, digest) for digest in named)


def test_without_a_key_store_the_data_stays_plain_and_doctor_says_so(office: Office) -> None:
    with on_a_pc(has_store=False):
        assert any("没有密钥库" in note for note in office.upkeep.doctor().notes)
        code = code_on(office.protection.make_sheet())
        with pytest.raises(InputRefused, match="没有密钥库"):
            office.protection.confirm(code)
        assert not office.protection.is_on()
        # Who wants it all the same gives the code at each start.
        office.protection.confirm(code, needs_store=False)
        assert office.protection.is_on() and not office.protection.state().is_key_kept
        with pytest.raises(InputRefused):
            office.protection.keep_here()


def test_replaced_databases_that_anybody_reads_are_told_and_removed(
    office: Office, data_dir: Path
) -> None:
    aside = DataPaths(data_dir).set_aside / "20261201-090000"
    aside.mkdir(parents=True)
    shutil.copy(DataPaths(data_dir).database, aside)
    assert office.protection.state().open_leftovers == (aside / "fire_roster.db",)
    assert office.protection.remove_leftovers() == 1
    assert office.protection.state().open_leftovers == ()


def test_attachments_of_data_that_were_encrypted_before_are_sealed_at_the_next_start(
    office: Office, data_dir: Path
) -> None:
    office.protection.confirm(code_on(office.protection.make_sheet()))
    paths = DataPaths(data_dir)
    (entry,) = read_envelope(paths.keys)
    key = files_key(paths.database)
    rewrite_files(paths.attachments, None)
    write_envelope(paths.keys, [entry.without(FILES, entry.slots[-1].owner)])
    for path in paths.backups.glob("*.keys"):
        shutil.copy(paths.keys, path)
    assert _attachment(data_dir).read_bytes() == SCAN and files_key(paths.database) is None
    office.close()
    KEY_RING.forget()
    with closing(_opened(data_dir)) as again:
        assert [again.attachments.content(one) for one in _scans(again)] == [SCAN]
        sealed = _attachment(data_dir).read_bytes()
        assert SCAN not in sealed and not unsettled_mark(paths).exists()
        assert files_key(paths.database) not in (None, key)
        # A bit of the sealed file, or another one in its place, is told.
        _attachment(data_dir).write_bytes(sealed[:-1] + bytes([sealed[-1] ^ 1]))
        (finding,) = again.upkeep.check(is_deep=True).findings
        assert "已损坏" in finding.message


def test_plain_draft_does_not_stay_beside_encrypted_data(office: Office, data_dir: Path) -> None:
    office.protection.confirm(code_on(office.protection.make_sheet()))
    left = drafts_of(DataPaths(data_dir))
    left.write_bytes(b"[]")
    assert DraftService(DataPaths(data_dir), CLOCK, lambda: "").find("MemberDialog") == ()
    assert not left.exists()
