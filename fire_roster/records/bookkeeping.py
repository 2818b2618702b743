"""What the store keeps about its own content: digests, undo records, the seal of the audit."""

from sqlmodel import Field, SQLModel


class ContentDigest(SQLModel, table=True):
    """What a table should hold: number of rows and the sum of their hashes, moved in the same
    transaction as the rows themselves. The row `schema` covers the definitions."""

    __tablename__ = "content_digest"

    name: str = Field(primary_key=True)
    row_count: int = 0
    total: str = ""


class UndoRecord(SQLModel, table=True):
    """The rows that an action changed, before and after; `id` is that of its audit entry.

    `state` is a word of `UndoState`; `changes` is compressed JSON, `checksum` its SHA-256.
    """

    __tablename__ = "undo_record"

    id: int = Field(primary_key=True)
    state: str = Field(index=True)
    changes: bytes = b""
    checksum: str = ""


class AuditSeal(SQLModel, table=True):
    """The only row has id 1: key of the chain, and the line of history this database follows.

    `lineage` changes with each restore, so that copies made on the abandoned line are told apart.
    """

    __tablename__ = "audit_seal"

    id: int = Field(primary_key=True)
    key: str
    lineage: str
