"""What is written down on duty: log sheets, hand-overs, devices off, alarms, patrols."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Creates the tables."""
    _create_duty_log()
    _create_duty_log_row()
    _create_handover()
    _create_device_off()
    _create_alarm_event()
    _create_patrol()
    _create_presence_check()


def _create_duty_log() -> None:
    op.create_table(
        "duty_log",
        sa.Column("station_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("is_on_paper", sa.Boolean(), nullable=False),
        sa.Column("controller", sa.String(length=100), nullable=False),
        sa.Column("has_self_test", sa.Boolean(), nullable=False),
        sa.Column("has_mute", sa.Boolean(), nullable=False),
        sa.Column("has_reset", sa.Boolean(), nullable=False),
        sa.Column("has_main_power", sa.Boolean(), nullable=False),
        sa.Column("has_backup_power", sa.Boolean(), nullable=False),
        sa.Column("checked_by", sa.String(length=60), nullable=False),
        sa.Column("faults", sa.String(length=1000), nullable=False),
        sa.Column("is_signed", sa.Boolean(), nullable=False),
        sa.Column("remark", sa.String(length=1000), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(["station_id"], ["station.id"]),
        sa.PrimaryKeyConstraint("id"),
    )


def _create_duty_log_row() -> None:
    op.create_table(
        "duty_log_row",
        sa.Column("log_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("note", sa.String(length=400), nullable=False),
        sa.Column("written_by", sa.String(length=60), nullable=False),
        sa.ForeignKeyConstraint(["log_id"], ["duty_log.id"]),
        sa.PrimaryKeyConstraint("log_id", "at"),
    )


def _create_handover() -> None:
    op.create_table(
        "handover",
        sa.Column("station_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("giver", sa.String(length=100), nullable=False),
        sa.Column("taker", sa.String(length=100), nullable=False),
        sa.Column("is_giver_signed", sa.Boolean(), nullable=False),
        sa.Column("is_taker_signed", sa.Boolean(), nullable=False),
        sa.Column("open_points", sa.String(length=1000), nullable=False),
        sa.Column("remark", sa.String(length=400), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(["station_id"], ["station.id"]),
        sa.PrimaryKeyConstraint("id"),
    )


def _create_device_off() -> None:
    op.create_table(
        "device_off",
        sa.Column("device", sa.String(length=100), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("reason", sa.String(length=400), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("approved_by", sa.String(length=60), nullable=False),
        sa.Column("measures", sa.String(length=400), nullable=False),
        sa.Column("restored_on", sa.Date(), nullable=True),
        sa.Column("remark", sa.String(length=400), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )


def _create_alarm_event() -> None:
    op.create_table(
        "alarm_event",
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("place", sa.String(length=100), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("confirmed_by", sa.String(length=60), nullable=False),
        sa.Column("confirm_seconds", sa.Integer(), nullable=False),
        sa.Column("handling", sa.String(length=1000), nullable=False),
        sa.Column("cause", sa.String(length=400), nullable=False),
        sa.Column("handled_by", sa.String(length=60), nullable=False),
        sa.Column("is_signed", sa.Boolean(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )


def _create_patrol() -> None:
    op.create_table(
        "patrol",
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("route", sa.String(length=400), nullable=False),
        sa.Column("problems", sa.String(length=1000), nullable=False),
        sa.Column("patrolled_by", sa.String(length=100), nullable=False),
        sa.Column("is_signed", sa.Boolean(), nullable=False),
        sa.Column("is_countersigned", sa.Boolean(), nullable=False),
        sa.Column("remark", sa.String(length=400), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )


def _create_presence_check() -> None:
    op.create_table(
        "presence_check",
        sa.Column("station_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("found", sa.String(length=200), nullable=False),
        sa.Column("missing", sa.String(length=200), nullable=False),
        sa.Column("way", sa.String(length=20), nullable=False),
        sa.Column("checked_by", sa.String(length=60), nullable=False),
        sa.Column("remark", sa.String(length=400), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(["station_id"], ["station.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
