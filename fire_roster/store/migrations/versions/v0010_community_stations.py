"""Whether a micro station belongs to a community instead of a unit."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds the mark; the stations on file belong to units."""
    op.add_column(
        "station", sa.Column("is_community", sa.Boolean(), nullable=False, server_default="0")
    )
