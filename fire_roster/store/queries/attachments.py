"""Attachments of records."""

from collections.abc import Iterable, Sequence

from sqlmodel import Session, col, delete, select

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


def delete_attachments(session: Session, owner: str, owner_ids: Iterable[int]) -> None:
    """Removes the rows of some records; the content stays for whoever else shows it."""
    session.exec(
        delete(Attachment).where(
            col(Attachment.owner) == owner, col(Attachment.owner_id).in_(list(owner_ids))
        )
    )
