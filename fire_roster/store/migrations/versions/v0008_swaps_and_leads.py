"""Swaps, wishes, leaders, reinforced periods, printed wall copies."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds the tables."""
    _create_swap()
    _create_wish()
    _create_lead_day()
    _create_reinforced_period()
    _create_wall_copy()


def _create_swap() -> None:
    op.create_table(
        "swap",
        sa.Column("reason", sa.String(length=200), nullable=False),
        sa.Column("approver", sa.String(length=60), nullable=False),
        sa.Column("approved_on", sa.Date(), nullable=True),
        sa.Column("remark", sa.String(length=200), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("shift_type_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("taker_id", sa.Integer(), nullable=True),
        sa.Column("return_day", sa.Date(), nullable=True),
        sa.Column("return_shift_type_id", sa.Integer(), nullable=True),
        sa.Column("entered_on", sa.Date(), nullable=False),
        sa.Column("is_cancelled", sa.Boolean(), nullable=False),
        sa.Column("cancel_reason", sa.String(length=200), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"]),
        sa.ForeignKeyConstraint(["taker_id"], ["member.id"]),
        sa.ForeignKeyConstraint(["shift_type_id"], ["shift_type.id"]),
        sa.ForeignKeyConstraint(["return_shift_type_id"], ["shift_type.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    for column in ("day", "member_id", "return_day"):
        op.create_index(op.f(f"ix_swap_{column}"), "swap", [column], unique=False)


def _create_wish() -> None:
    op.create_table(
        "wish",
        sa.Column("first", sa.Date(), nullable=False),
        sa.Column("last", sa.Date(), nullable=False),
        sa.Column("shift_name", sa.String(length=20), nullable=False),
        sa.Column("is_wanted", sa.Boolean(), nullable=False),
        sa.Column("remark", sa.String(length=200), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_wish_member_id"), "wish", ["member_id"], unique=False)


def _create_lead_day() -> None:
    op.create_table(
        "lead_day",
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("title", sa.String(length=40), nullable=False),
        sa.Column("phone", sa.String(length=40), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("day"),
    )


def _create_reinforced_period() -> None:
    op.create_table(
        "reinforced_period",
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("first", sa.Date(), nullable=False),
        sa.Column("last", sa.Date(), nullable=False),
        sa.Column("extra_staff", sa.Integer(), nullable=False),
        sa.Column("needs_lead", sa.Boolean(), nullable=False),
        sa.Column("station_id", sa.Integer(), nullable=True),
        sa.Column("basis", sa.String(length=200), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["station_id"], ["station.id"]),
        sa.PrimaryKeyConstraint("id"),
    )


def _create_wall_copy() -> None:
    op.create_table(
        "wall_copy",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("roster_id", sa.Integer(), nullable=False),
        sa.Column("printed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("seats", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["roster_id"], ["roster.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_wall_copy_roster_id"), "wall_copy", ["roster_id"], unique=False)
