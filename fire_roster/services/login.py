"""Who is logged in, and what that person may do. Without an account nobody is asked."""

import math
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from fire_roster.domain.rights import Right, Role, right_for, rights_of
from fire_roster.errors import DataLocked, FireRosterError, NotAllowed
from fire_roster.records.account import Account
from fire_roster.services.password_slots import PasswordSlots
from fire_roster.store.queries import accounts
from fire_roster.store.transaction import Database

_FREE_FAILURES = 5
_FIRST_DELAY = timedelta(seconds=5)
_LONGEST_DELAY = timedelta(minutes=15)
SHEET_OWNER = "恢复单"

NOT_LOGGED_IN = "已启用登录，请先登录（命令行：把登录密码写在环境变量 FIRE_ROSTER_PASSPHRASE 里）。"


@dataclass(frozen=True, slots=True)
class AccountEntry:
    """An account as people see it; never its password."""

    account_id: int
    name: str
    role: Role
    may_unmask: bool
    may_export: bool

    @property
    def rights(self) -> frozenset[Right]:
        """What it may do."""
        return rights_of(self.role, may_unmask=self.may_unmask, may_export=self.may_export)


_SHEET = AccountEntry(0, SHEET_OWNER, Role.ADMIN, True, True)
"""Whoever has the recovery sheet may do everything: new passwords are given with it."""


class LoginService:
    """One person at a time is logged in; `permit` is asked before every action."""

    def __init__(self, database: Database, slots: PasswordSlots) -> None:
        self._database = database
        self._slots = slots
        self._current: AccountEntry | None = None
        self._is_locked = False
        self._is_on: bool | None = None

    def attach(self) -> None:
        """From now on the database asks here before every action."""
        self._database.permit = self.permit

    @property
    def current(self) -> AccountEntry | None:
        """Who is logged in; None for nobody, also while the screen is locked."""
        return None if self._is_locked else self._current

    @property
    def held_by(self) -> AccountEntry | None:
        """Whose session waits behind the lock, or goes on."""
        return self._current

    def are_on(self) -> bool:
        """Whether a login is asked for."""
        if self._is_on is None:
            with self._database.read() as session:
                self._is_on = accounts.has_any(session)
        return self._is_on

    def hides_names(self) -> bool:
        """Whether nobody who may read names is logged in at this moment."""
        return self.current is None and self.are_on()

    def permit(self, action: str) -> str:
        """Who does it, for the audit; empty without accounts.

        DataLocked where nobody is logged in, NotAllowed where the right is missing.
        """
        if self.current is None and not self.are_on():
            return ""
        # Imported now: only who writes needs the tables of all ledgers.
        from fire_roster.services.practice.ledgers import LEDGERS

        right = right_for(action, frozenset(LEDGERS))
        if self.current is None and action == "account.sign_in":
            return self._current.name if self._current else ""
        self.require(right)
        assert self.current is not None
        return self.current.name

    def require(self, right: Right | None) -> None:
        """DataLocked where nobody is logged in, NotAllowed where the right is missing."""
        if self.may(right):
            return
        if self.current is None:
            raise DataLocked(NOT_LOGGED_IN)
        assert right is not None
        raise NotAllowed(
            f"“{self.current.name}”（{self.current.role.value}）没有“{right.value}”的权限，"
            "没有执行；需要时请管理员在“设置 → 安全”里调整。"
        )

    def may(self, right: Right | None) -> bool:
        """Whether it is allowed at this moment; for greying out."""
        if self.current is None:
            return not self.are_on()
        return right is None or right in self.current.rights

    def sign_in(self, name: str, password: str) -> AccountEntry:
        """Logs somebody in, or lets them back in.

        NotAllowed for a wrong password, and for some time after several wrong ones.
        """
        with self._database.read() as session:
            record = accounts.find(session, name)
        if record is None:
            raise NotAllowed("没有这个登录名，请核对后再试。")
        self._refuse_wrong(record.id, password)
        return self._begin(entry_of(record), password)

    def sign_in_with_sheet(self, code: str) -> AccountEntry:
        """Logs in with the code of the recovery sheet, for who forgot the password.

        InputRefused for a mistyped code, NotAllowed for another sheet and for plain data.
        """
        if not self._slots.is_sheet(code):
            raise NotAllowed("恢复码与现行的恢复单不符，或数据没有加密，不能用恢复码登录。")
        return self._begin(_SHEET, "")

    def sign_in_with(self, secret: str) -> AccountEntry:
        """Logs in whoever the password or code belongs to; for the command line."""
        with suppress(FireRosterError):
            return self.sign_in_with_sheet(secret)
        with self._database.read() as session:
            records = list(accounts.list_all(session))
        self._refuse_haste(records[0] if records else None)
        for record in records:
            if _is_right(record, secret):
                return self._begin(entry_of(record), secret)
        if records:
            self._note_failure(records[0].id)
        raise NotAllowed("登录密码不对，没有执行。请核对环境变量 FIRE_ROSTER_PASSPHRASE。")

    def sign_in_if_asked(self, secret: str) -> None:
        """For who cannot be asked: nothing without accounts, DataLocked without a secret."""
        if not self.are_on():
            return
        if not secret:
            self.require(None)
        self.sign_in_with(secret)

    def lock(self) -> None:
        """Nobody is logged in until the password is given again; the session waits."""
        self._is_locked = True

    def sign_out(self) -> None:
        """Nobody is logged in."""
        self._current, self._is_locked = None, False

    def _begin(self, entry: AccountEntry, password: str) -> AccountEntry:
        is_return = self._current is not None and self._current == entry
        self._current, self._is_locked = entry, False
        if password:
            self._slots.put(entry.name, password)
        if self._database.is_writing and not is_return:
            with self._database.write("account.sign_in") as transaction:
                transaction.describe(f"{entry.name} 登录", "account")
        return entry

    def _refuse_wrong(self, account_id: int, password: str) -> None:
        with self._database.read() as session:
            record = accounts.get(session, account_id)
        self._refuse_haste(record)
        if _is_right(record, password):
            if record.failures:
                self._note(account_id, lambda one: _set_failures(one, 0, None))
            return
        self._note_failure(account_id)
        left = _FREE_FAILURES - record.failures - 1
        more = f"再错 {left} 次后要等待。" if 0 < left <= 2 else ""
        raise NotAllowed(f"密码不对，请再试一次。{more}")

    def _refuse_haste(self, record: Account | None) -> None:
        """After some failures every further one makes the next try wait twice as long."""
        if record is None or record.failed_at is None or record.failures < _FREE_FAILURES:
            return
        wait = min(_FIRST_DELAY * 2 ** (record.failures - _FREE_FAILURES), _LONGEST_DELAY)
        passed = self._database.real_now() - record.failed_at.replace(tzinfo=UTC)
        if timedelta() <= passed < wait:
            seconds = math.ceil((wait - passed).total_seconds())
            words = f"{seconds} 秒" if seconds < 60 else f"{(seconds + 59) // 60} 分钟"
            raise NotAllowed(f"密码已错 {record.failures} 次，请等 {words}后再试。")

    def _note_failure(self, account_id: int) -> None:
        now = self._database.real_now()
        self._note(account_id, lambda one: _set_failures(one, one.failures + 1, now))

    def _note(self, account_id: int, change: Callable[[Account], None]) -> None:
        """Not for a command that only reads: another process may hold the data."""
        if not self._database.is_writing:
            return
        with self._database.write_bookkeeping() as session:
            record = accounts.get(session, account_id)
            change(record)
            session.add(record)


def entry_of(record: Account) -> AccountEntry:
    return AccountEntry(
        record.id, record.name, Role(record.role), record.may_unmask, record.may_export
    )


def _set_failures(record: Account, count: int, at: datetime | None) -> None:
    record.failures, record.failed_at = count, at


def _is_right(record: Account, password: str) -> bool:
    from argon2 import PasswordHasher
    from argon2.exceptions import InvalidHashError, VerificationError

    try:
        return PasswordHasher().verify(record.password_hash, password)
    except (VerificationError, InvalidHashError):
        return False
