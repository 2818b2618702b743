"""Accounts: who is logged in, who may do what, passwords. Without an account nobody is asked."""

import math
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from fire_roster.domain.rights import Right, Role, right_for, rights_of
from fire_roster.errors import DataLocked, FireRosterError, InputRefused, NotAllowed
from fire_roster.records.account import Account, AccountFields
from fire_roster.services.changes import Changes, Done, Kind
from fire_roster.services.password_slots import PasswordSlots
from fire_roster.services.practice.ledgers import LEDGERS
from fire_roster.store.queries import accounts
from fire_roster.store.transaction import Database, Session

SHORTEST_PASSWORD = 8
_LONGEST_PASSWORD = 200
_FREE_FAILURES = 5
_FIRST_DELAY = timedelta(seconds=5)
_LONGEST_DELAY = timedelta(minutes=15)
SHEET_OWNER = "恢复单"

_NOT_LOGGED_IN = (
    "已启用登录，请先登录（命令行：把登录密码写在环境变量 FIRE_ROSTER_PASSPHRASE 里）。"
)


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


class AccountService:
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

    def list_all(self) -> tuple[AccountEntry, ...]:
        """Every account, by name."""
        with self._database.read() as session:
            return tuple(_entry(one) for one in accounts.list_all(session))

    def permit(self, action: str) -> str:
        """Who does it, for the audit; empty without accounts.

        DataLocked where nobody is logged in, NotAllowed where the right is missing.
        """
        if self.current is None and not self.are_on():
            return ""
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
            raise DataLocked(_NOT_LOGGED_IN)
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

    def add(self, fields: AccountFields, password: str) -> Done[int]:
        """A new account; the first one switches the login on, is an administrator and logged in.

        InputRefused for a name that is taken and a password that is too short.
        """
        _check_password(password, fields.name)
        is_first = not self.are_on()
        if is_first and fields.role != Role.ADMIN:
            raise InputRefused("第一个账户必须是管理员，请先建立管理员。")
        with self._database.write("account.add") as transaction:
            session = transaction.session
            _refuse_taken(session, fields.name, 0)
            key = transaction.new_key(Account)
            record = Account(
                id=key, **_checked(fields).model_dump(), password_hash=_hashed(password)
            )
            session.add(record)
            transaction.describe(f"新增账户 {_words(record)}", f"account:{key}")
        self._is_on = True
        if is_first:
            self._current, self._is_locked = _entry(record), False
        self._slots.put(record.name, password)
        return Done(key, Changes.of(Kind.SETTING))

    def update(self, account_id: int, fields: AccountFields) -> Done[None]:
        """Another name, role or rights. InputRefused where no administrator would be left."""
        with self._database.write("account.update") as transaction:
            session = transaction.session
            record = accounts.get(session, account_id)
            _refuse_taken(session, fields.name, account_id)
            before, old_name = _words(record), record.name
            for name, value in _checked(fields).model_dump().items():
                setattr(record, name, value)
            record.version += 1
            session.add(record)
            session.flush()
            _refuse_without_administrator(session)
            transaction.describe(
                f"修改账户 {old_name}", f"account:{account_id}", {"账户": [before, _words(record)]}
            )
        self._slots.rename(old_name, record.name)
        if self._current is not None and self._current.account_id == account_id:
            self._current = _entry(record)
        return Done(None, Changes.of(Kind.SETTING))

    def remove(self, account_id: int) -> Done[None]:
        """An account less; the last one may not be removed (see `switch_off`)."""
        with self._database.write("account.delete") as transaction:
            session = transaction.session
            record = accounts.get(session, account_id)
            session.delete(record)
            session.flush()
            _refuse_without_administrator(session)
            transaction.describe(f"删除账户 {_words(record)}", f"account:{account_id}")
        self._slots.drop(record.name)
        return Done(None, Changes.of(Kind.SETTING))

    def switch_off(self) -> Done[None]:
        """Removes every account: nobody is asked any more."""
        with self._database.write("account.switch_off") as transaction:
            names = [one.name for one in accounts.list_all(transaction.session)]
            accounts.delete_all(transaction.session)
            transaction.describe(f"停用登录，删除 {len(names)} 个账户", "account", {"names": names})
        for name in names:
            self._slots.drop(name)
        self._current, self._is_locked, self._is_on = None, False, False
        return Done(None, Changes.of(Kind.SETTING))

    def set_password(self, account_id: int, password: str) -> Done[None]:
        """A new password by an administrator."""
        return self._change_password("account.password", account_id, password)

    def change_own_password(self, old: str, new: str) -> Done[None]:
        """A new password by oneself; NotAllowed where the old one is wrong."""
        if self.current is None or self.current.account_id == 0:
            raise DataLocked(_NOT_LOGGED_IN)
        self._refuse_wrong(self.current.account_id, old)
        return self._change_password("account.own_password", self.current.account_id, new)

    def sign_in(self, name: str, password: str) -> AccountEntry:
        """Logs somebody in, or lets them back in.

        NotAllowed for a wrong password, and for some time after several wrong ones.
        """
        with self._database.read() as session:
            record = accounts.find(session, name)
        if record is None:
            raise NotAllowed("没有这个登录名，请核对后再试。")
        self._refuse_wrong(record.id, password)
        return self._begin(_entry(record), password)

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
                return self._begin(_entry(record), secret)
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

    def _change_password(self, action: str, account_id: int, password: str) -> Done[None]:
        with self._database.write(action) as transaction:
            record = accounts.get(transaction.session, account_id)
            _check_password(password, record.name)
            record.password_hash = _hashed(password)
            record.failures, record.failed_at = 0, None
            record.version += 1
            transaction.session.add(record)
            transaction.describe(f"更换 {record.name} 的登录密码", f"account:{account_id}")
        self._slots.put(record.name, password)
        return Done(None, Changes.of(Kind.SETTING))

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


def _entry(record: Account) -> AccountEntry:
    return AccountEntry(
        record.id, record.name, Role(record.role), record.may_unmask, record.may_export
    )


def _checked(fields: AccountFields) -> AccountFields:
    if fields.role not in {role.value for role in Role}:
        raise InputRefused(f"没有“{fields.role}”这种角色，可用的有：{'、'.join(Role)}。")
    if fields.name == SHEET_OWNER:
        raise InputRefused(f"“{SHEET_OWNER}”不能作登录名，请换一个。")
    return fields


def _words(record: Account) -> str:
    words = [record.role]
    words += ["可看完整号码"] if record.may_unmask else []
    words += ["可导出"] if record.may_export else []
    return f"{record.name}（{'，'.join(words)}）"


def _set_failures(record: Account, count: int, at: datetime | None) -> None:
    record.failures, record.failed_at = count, at


def _refuse_taken(session: Session, name: str, own_id: int) -> None:
    other = accounts.find(session, name)
    if other is not None and other.id != own_id:
        raise InputRefused(f"登录名“{name}”已经有了，请换一个。")


def _refuse_without_administrator(session: Session) -> None:
    if not any(one.role == Role.ADMIN for one in accounts.list_all(session)):
        raise InputRefused("至少要留一名管理员；不再需要登录时请“停用登录”。")


def _check_password(password: str, name: str) -> None:
    if len(password) < SHORTEST_PASSWORD:
        raise InputRefused(f"密码至少 {SHORTEST_PASSWORD} 个字符，可以是一句好记的话。")
    if len(password) > _LONGEST_PASSWORD:
        raise InputRefused(f"密码最多 {_LONGEST_PASSWORD} 个字符。")
    if password == name or len(set(password)) < 3:
        raise InputRefused("密码太好猜，请换一个。")


def _hashed(password: str) -> str:
    # Imported where a password is set or checked: reading the data needs none of it.
    from argon2 import PasswordHasher

    return PasswordHasher().hash(password)


def _is_right(record: Account, password: str) -> bool:
    from argon2 import PasswordHasher
    from argon2.exceptions import InvalidHashError, VerificationError

    try:
        return PasswordHasher().verify(record.password_hash, password)
    except (VerificationError, InvalidHashError):
        return False
