"""Attachments of records."""

from collections.abc import Iterable, Sequence

from sqlmodel import Session, SQLModel, col, delete, select

from fire_roster.records.attachment import Attachment


def list_attachments(
    session: Session, owner: str | None = None, owner_id: int | None = None
) -> Sequence[Attachment]:
    """Attachments of one record, of one kind of record, or all, in their order."""
    query = select(Attachment).order_by(col(Attachment.order_number), col(Attachment.id))
    if owner is not None:
        query = query.where(Attachment.owner == owner)
    if owner_id is not None:
        query = query.where(Attachment.owner_id == owner_id)
    return session.exec(query).all()


def owners_with(session: Session, owner: str, purpose: str) -> frozenset[int]:
    """Keys of the records of a kind that have an attachment of that purpose."""
    query = select(Attachment.owner_id).where(
        Attachment.owner == owner, Attachment.purpose == purpose
    )
    return frozenset(session.exec(query).all())


def list_digests(session: Session) -> frozenset[str]:
    """The contents that rows speak of."""
    return frozenset(session.exec(select(Attachment.digest)).all())


def has_owner(session: Session, owner: str, owner_id: int) -> bool:
    """Whether the record is there that an attachment is to belong to."""
    table = SQLModel.metadata.tables.get(owner)
    if table is None or "id" not in table.columns:
        return False
    return session.execute(select(table.c.id).where(table.c.id == owner_id)).first() is not None


def next_order_number(session: Session, owner: str, owner_id: int) -> int:
    """The place behind the last attachment of a record."""
    numbers = [one.order_number for one in list_attachments(session, owner, owner_id)]
    return max(numbers, default=0) + 1


def delete_attachments(
    session: Session, owner: str, owner_ids: Iterable[int], purpose: str | None = None
) -> None:
    """Removes the rows of some records; the content stays for whoever else shows it."""
    query = delete(Attachment).where(
        col(Attachment.owner) == owner, col(Attachment.owner_id).in_(list(owner_ids))
    )
    if purpose is not None:
        query = query.where(col(Attachment.purpose) == purpose)
    session.exec(query)
