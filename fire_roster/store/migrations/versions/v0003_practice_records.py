"""Drills, training, hazards, equipment and self-checks."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Creates the tables; the unit gets its staff count and key places."""
    with op.batch_alter_table("unit") as unit:
        unit.add_column(sa.Column("staff_count", sa.Integer(), nullable=False, server_default="0"))
        unit.add_column(
            sa.Column("key_places", sa.String(length=2000), nullable=False, server_default="")
        )
    _create_drill()
    _create_drill_participant()
    _create_training()
    _create_attendance()
    _create_hazard()
    _create_equipment()
    _create_equipment_check()
    _create_partner()
    _create_filing()
    _create_contract()
    _create_check_template()
    _create_self_check()
    _create_self_check_item()
    _create_commitment()
    _create_authority_visit()


def _create_drill() -> None:
    op.create_table(
        "drill",
        sa.Column("title", sa.String(length=100), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("planned_on", sa.Date(), nullable=False),
        sa.Column("station_id", sa.Integer(), nullable=True),
        sa.Column("plan_basis", sa.String(length=200), nullable=False),
        sa.Column("key_place", sa.String(length=100), nullable=False),
        sa.Column("scenario", sa.String(length=2000), nullable=False),
        sa.Column("commander", sa.String(length=60), nullable=False),
        sa.Column("groups", sa.String(length=2000), nullable=False),
        sa.Column("departments", sa.String(length=400), nullable=False),
        sa.Column("is_told", sa.Boolean(), nullable=False),
        sa.Column("has_notice", sa.Boolean(), nullable=False),
        sa.Column("has_signs", sa.Boolean(), nullable=False),
        sa.Column("announced_on", sa.Date(), nullable=True),
        sa.Column("held_on", sa.Date(), nullable=True),
        sa.Column("begins_at", sa.String(length=5), nullable=False),
        sa.Column("ends_at", sa.String(length=5), nullable=False),
        sa.Column("expected_count", sa.Integer(), nullable=False),
        sa.Column("present_count", sa.Integer(), nullable=False),
        sa.Column("order_way", sa.String(length=40), nullable=False),
        sa.Column("equipment", sa.String(length=400), nullable=False),
        sa.Column("timeline", sa.String(length=2000), nullable=False),
        sa.Column("facilities", sa.String(length=2000), nullable=False),
        sa.Column("course", sa.String(length=2000), nullable=False),
        sa.Column("problems", sa.String(length=2000), nullable=False),
        sa.Column("grade", sa.String(length=2), nullable=False),
        sa.Column("evaluation", sa.String(length=2000), nullable=False),
        sa.Column("is_plan_revised", sa.Boolean(), nullable=False),
        sa.Column("recorder", sa.String(length=60), nullable=False),
        sa.Column("evaluator", sa.String(length=60), nullable=False),
        sa.Column("is_signed", sa.Boolean(), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("remark", sa.String(length=2000), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(["station_id"], ["station.id"]),
        sa.PrimaryKeyConstraint("id"),
    )


def _create_drill_participant() -> None:
    op.create_table(
        "drill_participant",
        sa.Column("drill_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("team", sa.String(length=40), nullable=False),
        sa.Column("is_present", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["drill_id"], ["drill.id"]),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"]),
        sa.PrimaryKeyConstraint("drill_id", "member_id"),
    )
    op.create_index("ix_drill_participant_member_id", "drill_participant", ["member_id"])


def _create_training() -> None:
    op.create_table(
        "training",
        sa.Column("title", sa.String(length=100), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("planned_on", sa.Date(), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=True),
        sa.Column("hours", sa.Float(), nullable=False),
        sa.Column("place", sa.String(length=100), nullable=False),
        sa.Column("teacher", sa.String(length=60), nullable=False),
        sa.Column("department", sa.String(length=200), nullable=False),
        sa.Column("content", sa.String(length=2000), nullable=False),
        sa.Column("exam", sa.String(length=100), nullable=False),
        sa.Column("pass_score", sa.Integer(), nullable=False),
        sa.Column("audience", sa.String(length=200), nullable=False),
        sa.Column("reached_count", sa.Integer(), nullable=False),
        sa.Column("certificate_level", sa.String(length=2), nullable=False),
        sa.Column("organiser", sa.String(length=100), nullable=False),
        sa.Column("recorder", sa.String(length=60), nullable=False),
        sa.Column("is_signed", sa.Boolean(), nullable=False),
        sa.Column("remark", sa.String(length=2000), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )


def _create_attendance() -> None:
    op.create_table(
        "attendance",
        sa.Column("training_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("is_present", sa.Boolean(), nullable=False),
        sa.Column("score", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"]),
        sa.ForeignKeyConstraint(["training_id"], ["training.id"]),
        sa.PrimaryKeyConstraint("training_id", "member_id"),
    )
    op.create_index("ix_attendance_member_id", "attendance", ["member_id"])


def _create_hazard() -> None:
    op.create_table(
        "hazard",
        sa.Column("found_on", sa.Date(), nullable=False),
        sa.Column("place", sa.String(length=100), nullable=False),
        sa.Column("description", sa.String(length=1000), nullable=False),
        sa.Column("source", sa.String(length=40), nullable=False),
        sa.Column("origin", sa.String(length=40), nullable=False),
        sa.Column("severity", sa.String(length=10), nullable=False),
        sa.Column("found_by", sa.String(length=60), nullable=False),
        sa.Column("measure", sa.String(length=1000), nullable=False),
        sa.Column("owner", sa.String(length=60), nullable=False),
        sa.Column("deadline", sa.Date(), nullable=True),
        sa.Column("cost", sa.String(length=40), nullable=False),
        sa.Column("rechecked_on", sa.Date(), nullable=True),
        sa.Column("rechecked_by", sa.String(length=60), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("closed_by", sa.String(length=60), nullable=False),
        sa.Column("remark", sa.String(length=2000), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )


def _create_equipment() -> None:
    op.create_table(
        "equipment",
        sa.Column("station_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("specification", sa.String(length=100), nullable=False),
        sa.Column("quantity", sa.Integer(), nullable=False),
        sa.Column("unit_word", sa.String(length=6), nullable=False),
        sa.Column("place", sa.String(length=100), nullable=False),
        sa.Column("keeper", sa.String(length=60), nullable=False),
        sa.Column("checked_on", sa.Date(), nullable=True),
        sa.Column("check_days", sa.Integer(), nullable=False),
        sa.Column("expires", sa.Date(), nullable=True),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("remark", sa.String(length=400), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["station_id"], ["station.id"]),
        sa.PrimaryKeyConstraint("id"),
    )


def _create_equipment_check() -> None:
    op.create_table(
        "equipment_check",
        sa.Column("station_id", sa.Integer(), nullable=False),
        sa.Column("checked_on", sa.Date(), nullable=False),
        sa.Column("checked_by", sa.String(length=60), nullable=False),
        sa.Column("result", sa.String(length=1000), nullable=False),
        sa.Column("is_signed", sa.Boolean(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(["station_id"], ["station.id"]),
        sa.PrimaryKeyConstraint("id"),
    )


def _create_partner() -> None:
    op.create_table(
        "partner",
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("contact", sa.String(length=60), nullable=False),
        sa.Column("phone", sa.String(length=40), nullable=False),
        sa.Column("distance", sa.String(length=40), nullable=False),
        sa.Column("agreed_on", sa.Date(), nullable=True),
        sa.Column("remark", sa.String(length=400), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )


def _create_filing() -> None:
    op.create_table(
        "filing",
        sa.Column("station_id", sa.Integer(), nullable=False),
        sa.Column("filed_on", sa.Date(), nullable=False),
        sa.Column("authority", sa.String(length=100), nullable=False),
        sa.Column("number", sa.String(length=60), nullable=False),
        sa.Column("content", sa.String(length=400), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["station_id"], ["station.id"]),
        sa.PrimaryKeyConstraint("id"),
    )


def _create_contract() -> None:
    op.create_table(
        "contract",
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("company", sa.String(length=100), nullable=False),
        sa.Column("number", sa.String(length=60), nullable=False),
        sa.Column("signed_on", sa.Date(), nullable=True),
        sa.Column("expires", sa.Date(), nullable=True),
        sa.Column("contact", sa.String(length=100), nullable=False),
        sa.Column("remark", sa.String(length=400), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )


def _create_check_template() -> None:
    op.create_table(
        "check_template",
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("basis", sa.String(length=300), nullable=False),
        sa.Column("every_days", sa.Integer(), nullable=False),
        sa.Column("items", sa.String(length=8000), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("preset", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )


def _create_self_check() -> None:
    op.create_table(
        "self_check",
        sa.Column("title", sa.String(length=100), nullable=False),
        sa.Column("template_id", sa.Integer(), nullable=True),
        sa.Column("started_on", sa.Date(), nullable=False),
        sa.Column("deadline", sa.Date(), nullable=True),
        sa.Column("leader", sa.String(length=60), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("is_signed", sa.Boolean(), nullable=False),
        sa.Column("remark", sa.String(length=2000), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(["template_id"], ["check_template.id"]),
        sa.PrimaryKeyConstraint("id"),
    )


def _create_self_check_item() -> None:
    op.create_table(
        "self_check_item",
        sa.Column("check_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(length=400), nullable=False),
        sa.Column("result", sa.String(length=10), nullable=False),
        sa.Column("finding", sa.String(length=1000), nullable=False),
        sa.Column("responsible", sa.String(length=60), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("evidence", sa.String(length=400), nullable=False),
        sa.ForeignKeyConstraint(["check_id"], ["self_check.id"]),
        sa.PrimaryKeyConstraint("check_id", "number"),
    )


def _create_commitment() -> None:
    op.create_table(
        "commitment",
        sa.Column("level", sa.String(length=40), nullable=False),
        sa.Column("signer", sa.String(length=60), nullable=False),
        sa.Column("department", sa.String(length=60), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("signed_on", sa.Date(), nullable=False),
        sa.Column("expires", sa.Date(), nullable=True),
        sa.Column("remark", sa.String(length=400), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )


def _create_authority_visit() -> None:
    op.create_table(
        "authority_visit",
        sa.Column("visited_on", sa.Date(), nullable=False),
        sa.Column("authority", sa.String(length=100), nullable=False),
        sa.Column("inspectors", sa.String(length=100), nullable=False),
        sa.Column("findings", sa.String(length=2000), nullable=False),
        sa.Column("order_number", sa.String(length=60), nullable=False),
        sa.Column("deadline", sa.Date(), nullable=True),
        sa.Column("replied_on", sa.Date(), nullable=True),
        sa.Column("reply", sa.String(length=2000), nullable=False),
        sa.Column("remark", sa.String(length=400), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
