"""The ledger: validity of position and team, verification, originals, renewals, attachments."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds columns to members and certificates, and three tables."""
    for name in ("position_from", "position_until", "team_from", "team_until"):
        _add("member", name, sa.Date())
    _add("member", "trained_on", sa.Date())
    _add("member", "purged_on", sa.Date())
    _add("certificate", "reviewed_on", sa.Date())
    for name, length in _TEXTS:
        _add("certificate", name, sa.String(length=length), default="")
    _add("certificate", "is_level_confirmed", sa.Boolean(), default=sa.false())
    # Alembic would add the link as a constraint of its own, which SQLite cannot.
    op.execute(
        "ALTER TABLE certificate ADD COLUMN replaced_by_id INTEGER REFERENCES certificate (id)"
    )
    _create_certificate_type()
    _create_change_report()
    _create_attachment()


_TEXTS = (
    ("issuer", 100),
    ("verified_by", 60),
    ("verification_result", 10),
    ("original_place", 100),
    ("remark", 500),
)


def _add(table: str, name: str, kind: Any, default: Any = None) -> None:
    """A column; with a default it is never null."""
    op.add_column(table, sa.Column(name, kind, nullable=default is None, server_default=default))


def _create_certificate_type() -> None:
    op.create_table(
        "certificate_type",
        sa.Column("validity_months", sa.Integer(), nullable=False),
        sa.Column("review_months", sa.Integer(), nullable=False),
        sa.Column("has_level", sa.Boolean(), nullable=False),
        sa.Column("basis", sa.String(length=300), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("name"),
    )


def _create_change_report() -> None:
    op.create_table(
        "change_report",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("reported_on", sa.Date(), nullable=True),
        sa.Column("reported_by", sa.String(length=60), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        op.f("ix_change_report_member_id"), "change_report", ["member_id"], unique=False
    )


def _create_attachment() -> None:
    op.create_table(
        "attachment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("owner", sa.String(), nullable=False),
        sa.Column("owner_id", sa.Integer(), nullable=False),
        sa.Column("purpose", sa.String(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("media_type", sa.String(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("size_bytes", sa.Integer(), nullable=False),
        sa.Column("order_number", sa.Integer(), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_attachment_owner", "attachment", ["owner", "owner_id"], unique=False)
