"""Accounts."""

from collections.abc import Sequence

from sqlmodel import Session, col, delete, select

from fire_roster.errors import UsageProblem
from fire_roster.records.account import Account


def has_any(session: Session) -> bool:
    """Whether there is an account."""
    return session.exec(select(Account.id).limit(1)).first() is not None


def list_all(session: Session) -> Sequence[Account]:
    """Every account, by name."""
    return session.exec(select(Account).order_by(col(Account.name))).all()


def find(session: Session, name: str) -> Account | None:
    """The account of that name."""
    return session.exec(select(Account).where(Account.name == name)).first()


def get(session: Session, account_id: int) -> Account:
    """An account by its key; UsageProblem where it is gone."""
    record = session.get(Account, account_id)
    if record is None:
        raise UsageProblem("这个账户已经不在了，请刷新后再试。")
    return record


def delete_all(session: Session) -> None:
    """Removes every account."""
    session.exec(delete(Account))
