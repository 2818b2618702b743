"""Accounts: role × action for all of them, wrong passwords, the lock, the way back in."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from pathlib import Path

import argon2
import pytest
from pypdf import PdfReader

from fire_roster.domain.month import Month
from fire_roster.domain.rights import Role
from fire_roster.errors import DataLocked, FireRosterError, InputRefused, NotAllowed
from fire_roster.records.account import AccountFields
from fire_roster.records.leave import LeaveFields
from fire_roster.records.member import MemberFields
from fire_roster.services.clock import Clock
from fire_roster.services.forms.base import PrintOrder
from fire_roster.services.office import Office
from fire_roster.store.paths import DataPaths
from fire_roster.store.vault.envelope import FILES, PASSWORD, read_envelope
from fire_roster.store.vault.key_ring import KEY_RING
from tests.key_stores import on_a_pc
from tests.recovery_sheets import code_on

WORD = "长长的登录口令一"
NAMES = {
    Role.ADMIN: "赵主任",
    Role.PLANNER: "钱排班",
    Role.OPERATOR: "孙值班",
    Role.VIEWER: "李看看",
}


class _Clock(Clock):
    """Moved by hand."""

    passed = timedelta()

    def now(self) -> datetime:
        return datetime(2026, 12, 1, 9) + self.passed

    def real_utc_now(self) -> datetime:
        return datetime(2026, 12, 1, 1, tzinfo=UTC) + self.passed


@pytest.fixture(autouse=True, scope="module")
def cheap_hashes() -> Iterator[None]:
    """Hashing that costs a real login a tenth of a second costs these tests nothing."""
    patch = pytest.MonkeyPatch()
    defaults = argon2.PasswordHasher.__init__.__defaults__
    assert defaults is not None
    patch.setattr(argon2.PasswordHasher.__init__, "__defaults__", (1, 8, 1, *defaults[3:]))
    yield
    patch.undo()


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory, cheap_hashes: None) -> Path:
    """A folder with one member and an account of every role, made once."""
    folder = tmp_path_factory.mktemp("accounts")
    with closing(_opened(folder, _Clock())) as office:
        office.members.add(MemberFields(name="周一", phone="13800000001"))
        for role, name in NAMES.items():
            office.accounts.add(AccountFields(name=name, role=role.value), WORD)
    return folder


@pytest.fixture
def clock() -> _Clock:
    """Stands still."""
    return _Clock()


@pytest.fixture
def office(template: Path, data_dir: Path, clock: _Clock) -> Iterator[Office]:
    """A copy of it; nobody is logged in."""
    shutil.copytree(template, data_dir, dirs_exist_ok=True)
    with closing(_opened(data_dir, clock)) as office:
        yield office


def _opened(folder: Path, clock: Clock) -> Office:
    return Office.open(folder, clock, is_writing=True, program="测试")


MONTH, DAY = Month(2026, 12), date(2026, 12, 5)
ACTIONS: dict[str, tuple[Callable[[Office], object], set[Role]]] = {
    "plan": (
        lambda o: o.leaves.add_all([(1, LeaveFields(kind="事假", first=DAY, last=DAY))]),
        {Role.ADMIN, Role.PLANNER},
    ),
    "people": (lambda o: o.members.add(MemberFields(name="新人")), {Role.ADMIN, Role.PLANNER}),
    "alert": (lambda o: o.alerts.acknowledge(["没有"]), {Role.ADMIN, Role.PLANNER, Role.OPERATOR}),
    "settings": (lambda o: o.unit.update(name="新名"), {Role.ADMIN}),
    "publish": (lambda o: o.publishing.publish(1, MONTH, {}), {Role.ADMIN, Role.PLANNER}),
    "unmask": (lambda o: o.members.note_reveal(1, "电话"), set()),
    "internal-print": (
        lambda o: o.reports.content(PrintOrder(form="unit-page", edition="internal")),
        set(),
    ),
    "export": (lambda o: o.exports.export_members(o.database.paths.folder / "名单.csv"), set()),
    "export-roster": (lambda o: o.roster_files.export_roster(1, MONTH, Path("x")), set()),
    "export-sums": (lambda o: o.statistics.permit_export(), set()),
    "restore": (lambda o: o.backups.restore("没有"), {Role.ADMIN}),
    "accounts": (lambda o: o.accounts.remove(4), {Role.ADMIN}),
    "encryption": (lambda o: o.protection.make_sheet(), {Role.ADMIN}),
    "undo": (lambda o: o.undo.undo(), {Role.ADMIN, Role.PLANNER}),
    "look": (lambda o: o.members.list_all(), set(Role)),
    "back-up": (lambda o: o.backups.make(), set(Role)),
}


def _is_refused(work: Callable[[], object]) -> bool:
    """Whether the right is missing; what else may be wrong comes after it."""
    try:
        work()
    except NotAllowed:
        return True
    except FireRosterError:
        return False
    return False


@pytest.mark.parametrize("action", ACTIONS)
def test_role_and_action(office: Office, action: str) -> None:
    work, allowed = ACTIONS[action]
    is_reading = action in ("look", "back-up")
    assert _is_refused(lambda: work(office)) is not is_reading  # nobody is logged in
    granted = set()
    for role, name in reversed(NAMES.items()):
        office.accounts.sign_in(name, WORD)
        before = office.upkeep.digest()
        if _is_refused(lambda: work(office)):
            assert office.upkeep.digest() == before
        else:
            granted.add(role)
    assert granted == allowed


def test_separate_rights_are_given_one_by_one(office: Office, tmp_path: Path) -> None:
    accounts = office.accounts
    accounts.sign_in(NAMES[Role.ADMIN], WORD)
    viewer = next(one for one in accounts.list_all() if one.role is Role.VIEWER)
    fields = AccountFields(name=viewer.name, role=Role.VIEWER.value, may_export=True)
    accounts.update(viewer.account_id, fields)
    accounts.sign_in(viewer.name, WORD)
    office.exports.export_members(tmp_path / "名单.csv")
    assert f"导出人：{viewer.name}" in (tmp_path / "名单.csv").read_text("utf-8-sig")
    assert _is_refused(lambda: office.members.note_reveal(1, "电话"))
    newest = office.logbook.list_newest()[0]
    assert newest.actor == viewer.name and newest.summary.startswith("导出人员台账")
    accounts.sign_in(NAMES[Role.ADMIN], WORD)
    fields = AccountFields(name=viewer.name, role=Role.VIEWER.value, may_unmask=True)
    accounts.update(viewer.account_id, fields)
    accounts.sign_in(viewer.name, WORD)
    ledger = PrintOrder(form="staff-ledger", edition="internal")
    text = PdfReader(BytesIO(office.reports.render(ledger))).pages[0].extract_text()
    assert f"打印人 {viewer.name}" in text


def test_without_accounts_nobody_is_asked(data_dir: Path, clock: _Clock) -> None:
    with closing(_opened(data_dir, clock)) as office:
        office.members.add(MemberFields(name="周一"))
        assert not office.accounts.are_on() and not office.accounts.hides_names()
        with pytest.raises(InputRefused, match="管理员"):
            office.accounts.add(AccountFields(name="张三", role="值班员"), WORD)
        for password in ("短", "张三张三张三张三", "11111111"):
            with pytest.raises(InputRefused):
                office.accounts.add(AccountFields(name="张三", role="管理员"), password)
        key = office.accounts.add(AccountFields(name="张三", role="管理员"), WORD).value
        with pytest.raises(InputRefused, match="已经有了"):
            office.accounts.add(AccountFields(name="张三"), WORD)
        with pytest.raises(InputRefused, match="至少要留一名"):
            office.accounts.remove(key)
        with pytest.raises(InputRefused, match="至少要留一名"):
            office.accounts.update(key, AccountFields(name="张三", role="只读"))
        office.members.add(MemberFields(name="周二"))
        assert office.logbook.list_newest()[0].actor == "张三"
        # Undo takes back what is on file, never an account.
        office.undo.undo()
        assert [one.name for one in office.accounts.list_all()] == ["张三"]
        office.accounts.switch_off()
        office.members.add(MemberFields(name="周三"))


def test_guessing_is_slowed_down_and_outlives_the_program(
    office: Office, data_dir: Path, clock: _Clock
) -> None:
    name = NAMES[Role.ADMIN]
    for _ in range(5):
        with pytest.raises(NotAllowed, match="密码不对"):
            office.accounts.sign_in(name, "猜一猜再猜一猜吧")
    office.close()
    with closing(_opened(data_dir, clock)) as again:
        with pytest.raises(NotAllowed, match="请等 5 秒"):
            again.accounts.sign_in(name, WORD)
        clock.passed += timedelta(seconds=6)
        with pytest.raises(NotAllowed, match="密码不对"):
            again.accounts.sign_in(name, "猜一猜再猜一猜吧")
        clock.passed += timedelta(seconds=6)
        with pytest.raises(NotAllowed, match="请等"):
            again.accounts.sign_in(name, WORD)
        clock.passed += timedelta(seconds=6)
        again.accounts.sign_in(name, WORD)
        with pytest.raises(NotAllowed, match="没有这个登录名"):
            again.accounts.sign_in("没有", WORD)


def test_lock_lets_alerts_go_on_and_nothing_else(office: Office) -> None:
    accounts = office.accounts
    accounts.sign_in(NAMES[Role.PLANNER], WORD)
    accounts.lock()
    assert accounts.current is None and accounts.held_by is not None and accounts.hides_names()
    with pytest.raises(DataLocked):
        office.members.add(MemberFields(name="周二"))
    office.alerts.tick()
    office.alerts.flush()
    with pytest.raises(NotAllowed):
        accounts.sign_in(NAMES[Role.PLANNER], "别的登录口令八位")
    count = office.database.count_operations()
    accounts.sign_in(NAMES[Role.PLANNER], WORD)
    assert office.database.count_operations() == count  # the same session goes on
    accounts.change_own_password(WORD, "全新的登录口令二")
    with pytest.raises(NotAllowed):
        accounts.change_own_password(WORD, "全新的登录口令三")
    accounts.sign_out()
    accounts.sign_in(NAMES[Role.PLANNER], "全新的登录口令二")


def test_password_and_sheet_open_encrypted_data(office: Office, data_dir: Path) -> None:
    accounts, paths = office.accounts, DataPaths(data_dir)
    admin = accounts.sign_in(NAMES[Role.ADMIN], WORD)
    with on_a_pc():
        code = code_on(office.protection.make_sheet())
        office.protection.confirm(code)
        accounts.sign_in(NAMES[Role.VIEWER], WORD)
        owners = [one.owner for one in read_envelope(paths.keys)[0].slots if one.kind == PASSWORD]
        assert owners == [NAMES[Role.VIEWER]]
        office.close()
    with on_a_pc():
        KEY_RING.offer(WORD)
        with closing(_opened(data_dir, _Clock())) as again:
            with pytest.raises(NotAllowed):
                again.accounts.sign_in_with("不是这个登录口令")
            assert again.accounts.sign_in_with(code).role is Role.ADMIN
            again.accounts.set_password(admin.account_id, "重新设的登录口令")
            again.accounts.sign_in(NAMES[Role.ADMIN], "重新设的登录口令")
            viewer = next(one for one in again.accounts.list_all() if one.role is Role.VIEWER)
            again.accounts.remove(viewer.account_id)
            kinds = [one.owner for one in read_envelope(paths.keys)[0].slots if one.kind != FILES]
            assert kinds == ["", NAMES[Role.ADMIN]]
