"""The unit's letterhead."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Creates its table."""
    op.create_table(
        "letterhead",
        sa.Column("unit_name", sa.String(length=100), nullable=False),
        sa.Column("has_seal", sa.Boolean(), nullable=False),
        sa.Column("footer_lines", sa.String(length=400), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("logo", sa.LargeBinary(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
