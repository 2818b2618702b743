"""Drills without notice, and when each row of a duty log was written down."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds a column to drills and one to the rows of duty logs."""
    op.add_column("drill", sa.Column("is_blind", sa.Boolean(), nullable=False, server_default="0"))
    op.add_column("duty_log_row", sa.Column("recorded_at", sa.DateTime(), nullable=True))
