"""Attachments: pictures and papers that belong to a record."""

from datetime import datetime

from sqlalchemy import Column, DateTime, Index
from sqlmodel import Field, SQLModel


class Attachment(SQLModel, table=True):
    """One file of a record; the content lies in the data folder under its SHA-256.

    `owner` is the table of the record (member, certificate …) and `owner_id` its key; `purpose`
    a value of `AttachmentPurpose`. `name` is what the file was called: shown, never a path.
    """

    __table_args__ = (Index("ix_attachment_owner", "owner", "owner_id"),)

    id: int = Field(primary_key=True)
    owner: str
    owner_id: int
    purpose: str
    digest: str = Field(max_length=64)
    media_type: str
    name: str = Field(default="", max_length=200)
    size_bytes: int = 0
    order_number: int = 0
    added_at: datetime = Field(sa_column=Column(DateTime(timezone=True), nullable=False))
