"""Accounts: new ones, their rights, their passwords."""

from fire_roster.domain.rights import Role
from fire_roster.errors import DataLocked, InputRefused
from fire_roster.records.account import Account, AccountFields
from fire_roster.services.changes import Changes, Done, Kind
from fire_roster.services.login import (
    NOT_LOGGED_IN,
    SHEET_OWNER,
    AccountEntry,
    LoginService,
    entry_of,
)
from fire_roster.store.queries import accounts
from fire_roster.store.transaction import Session

__all__ = ["SHORTEST_PASSWORD", "AccountEntry", "AccountService"]

SHORTEST_PASSWORD = 8
_LONGEST_PASSWORD = 200


class AccountService(LoginService):
    """What an administrator does about accounts, and everybody about the own password."""

    def list_all(self) -> tuple[AccountEntry, ...]:
        """Every account, by name."""
        with self._database.read() as session:
            return tuple(entry_of(one) for one in accounts.list_all(session))

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
            self._current, self._is_locked = entry_of(record), False
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
            self._current = entry_of(record)
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
            raise DataLocked(NOT_LOGGED_IN)
        self._refuse_wrong(self.current.account_id, old)
        return self._change_password("account.own_password", self.current.account_id, new)

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
