"""The first schema: unit, stations, members, certificates, rosters, holidays, audit."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Creates all tables."""
    _create_unit()
    _create_setting()
    _create_sequence()
    _create_audit_entry()
    _create_holiday_year()
    _create_holiday_day()
    _create_station()
    _create_shift_type()
    _create_rotation()
    _create_team()
    _create_member()
    _create_member_station()
    _create_certificate()
    _create_leave()
    _create_roster()
    _create_assignment()


def _create_unit() -> None:
    op.create_table(
        "unit",
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("traits", sa.String(), nullable=False),
        sa.Column("address", sa.String(length=200), nullable=False),
        sa.Column("responsible_person", sa.String(length=60), nullable=False),
        sa.Column("safety_manager", sa.String(length=60), nullable=False),
        sa.Column("safety_manager_phone", sa.String(length=40), nullable=False),
        sa.Column("duty_phone", sa.String(length=40), nullable=False),
        sa.Column("maintenance_contact", sa.String(length=100), nullable=False),
        sa.Column("is_averaged_hours", sa.Boolean(), nullable=False),
        sa.Column("averaged_hours_number", sa.String(length=60), nullable=False),
        sa.Column("averaged_hours_until", sa.Date(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )


def _create_setting() -> None:
    op.create_table(
        "setting",
        sa.Column("key", sa.String(length=80), nullable=False),
        sa.Column("value", sa.String(length=400), nullable=False),
        sa.Column("basis", sa.String(length=300), nullable=False),
        sa.PrimaryKeyConstraint("key"),
    )


def _create_sequence() -> None:
    op.create_table(
        "sequence",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("next_key", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("name"),
    )


def _create_audit_entry() -> None:
    op.create_table(
        "audit_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", sa.String(), nullable=False),
        sa.Column("action", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("summary", sa.String(), nullable=False),
        sa.Column("detail", sa.String(), nullable=False),
        sa.Column("operation_id", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("operation_id"),
    )


def _create_holiday_year() -> None:
    op.create_table(
        "holiday_year",
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("basis", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("year"),
    )


def _create_holiday_day() -> None:
    op.create_table(
        "holiday_day",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=20), nullable=False),
        sa.Column("is_off", sa.Boolean(), nullable=False),
        sa.Column("is_statutory", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["year"],
            ["holiday_year.year"],
        ),
        sa.PrimaryKeyConstraint("day"),
    )
    op.create_index(op.f("ix_holiday_day_year"), "holiday_day", ["year"], unique=False)


def _create_station() -> None:
    op.create_table(
        "station",
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("is_linked", sa.Boolean(), nullable=False),
        sa.Column("min_level", sa.String(), nullable=False),
        sa.Column("min_level_basis", sa.String(length=200), nullable=False),
        sa.Column("min_staff", sa.Integer(), nullable=False),
        sa.Column("min_staff_basis", sa.String(length=200), nullable=False),
        sa.Column("has_vehicle", sa.Boolean(), nullable=False),
        sa.Column("single_clause", sa.String(length=200), nullable=False),
        sa.Column("single_in_force", sa.Date(), nullable=True),
        sa.Column("single_needs_remote", sa.Boolean(), nullable=False),
        sa.Column("single_proofs", sa.String(), nullable=False),
        sa.Column("phone", sa.String(length=40), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("order_number", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )


def _create_shift_type() -> None:
    op.create_table(
        "shift_type",
        sa.Column("code", sa.String(length=4), nullable=False),
        sa.Column("name", sa.String(length=20), nullable=False),
        sa.Column("start_minute", sa.Integer(), nullable=False),
        sa.Column("end_minute", sa.Integer(), nullable=False),
        sa.Column("hotkey", sa.String(length=1), nullable=False),
        sa.Column("palette", sa.Integer(), nullable=False),
        sa.Column("is_required", sa.Boolean(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("station_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["station_id"],
            ["station.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_shift_type_station_id"), "shift_type", ["station_id"], unique=False)


def _create_rotation() -> None:
    op.create_table(
        "rotation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("station_id", sa.Integer(), nullable=False),
        sa.Column("pattern", sa.String(), nullable=False),
        sa.Column("cycle", sa.String(), nullable=False),
        sa.Column("anchor", sa.Date(), nullable=False),
        sa.Column("team_offsets", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["station_id"],
            ["station.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("station_id"),
    )


def _create_team() -> None:
    op.create_table(
        "team",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("name"),
    )


def _create_member() -> None:
    op.create_table(
        "member",
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("sex", sa.String(length=2), nullable=False),
        sa.Column("id_number", sa.String(length=18), nullable=False),
        sa.Column("birth", sa.Date(), nullable=True),
        sa.Column("phone", sa.String(length=40), nullable=False),
        sa.Column("position", sa.String(length=40), nullable=False),
        sa.Column("department", sa.String(length=60), nullable=False),
        sa.Column("joined", sa.Date(), nullable=True),
        sa.Column("left", sa.Date(), nullable=True),
        sa.Column("no_night_until", sa.Date(), nullable=True),
        sa.Column("remark", sa.String(length=2000), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.Integer(), nullable=True),
        sa.Column("order_number", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["team_id"],
            ["team.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )


def _create_member_station() -> None:
    op.create_table(
        "member_station",
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("station_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["member_id"],
            ["member.id"],
        ),
        sa.ForeignKeyConstraint(
            ["station_id"],
            ["station.id"],
        ),
        sa.PrimaryKeyConstraint("member_id", "station_id"),
    )


def _create_certificate() -> None:
    op.create_table(
        "certificate",
        sa.Column("type", sa.String(length=60), nullable=False),
        sa.Column("level", sa.String(length=2), nullable=False),
        sa.Column("direction", sa.String(length=60), nullable=False),
        sa.Column("number", sa.String(length=60), nullable=False),
        sa.Column("issued", sa.Date(), nullable=True),
        sa.Column("expires", sa.Date(), nullable=True),
        sa.Column("is_long_term", sa.Boolean(), nullable=False),
        sa.Column("review_due", sa.Date(), nullable=True),
        sa.Column("verified_on", sa.Date(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["member_id"],
            ["member.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_certificate_member_id"), "certificate", ["member_id"], unique=False)


def _create_leave() -> None:
    op.create_table(
        "leave",
        sa.Column("first", sa.Date(), nullable=False),
        sa.Column("last", sa.Date(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("remark", sa.String(length=200), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["member_id"],
            ["member.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_leave_member_id"), "leave", ["member_id"], unique=False)


def _create_roster() -> None:
    op.create_table(
        "roster",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("station_id", sa.Integer(), nullable=False),
        sa.Column("month", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("method", sa.String(), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("published_reason", sa.String(), nullable=False),
        sa.Column("edit_count", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["station_id"],
            ["station.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("station_id", "month", "version"),
    )
    op.create_index(op.f("ix_roster_month"), "roster", ["month"], unique=False)


def _create_assignment() -> None:
    op.create_table(
        "assignment",
        sa.Column("roster_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Integer(), nullable=False),
        sa.Column("shift_type_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.String(), nullable=False),
        sa.Column("is_locked", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["member_id"],
            ["member.id"],
        ),
        sa.ForeignKeyConstraint(
            ["roster_id"],
            ["roster.id"],
        ),
        sa.ForeignKeyConstraint(
            ["shift_type_id"],
            ["shift_type.id"],
        ),
        sa.PrimaryKeyConstraint("roster_id", "day", "shift_type_id", "member_id"),
    )
    op.create_index(op.f("ix_assignment_member_id"), "assignment", ["member_id"], unique=False)
