"""Tally attendances at the door, and ask for feedback."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "check_in",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("administration_id", sa.Integer(), nullable=False),
        sa.Column("dialogue_event_id", sa.Integer(), nullable=False),
        sa.Column("nonce", sa.String(length=64), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("asks_first_time", sa.Boolean(), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["administration_id", "dialogue_event_id"],
            ["dialogue_event.administration_id", "dialogue_event.id"],
            name=op.f("fk_check_in_administration_id_dialogue_event_id"),
        ),
        sa.ForeignKeyConstraint(
            ["administration_id"], ["administration.id"], name=op.f("fk_check_in_administration_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_check_in")),
        sa.UniqueConstraint("administration_id", "id", name=op.f("uq_check_in_administration_id_id")),
        sa.UniqueConstraint("dialogue_event_id", name=op.f("uq_check_in_dialogue_event_id")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_check_in_token_hash")),
    )
    op.create_index(op.f("ix_check_in_administration_id"), "check_in", ["administration_id"], unique=False)
    op.create_table(
        "tap",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("administration_id", sa.Integer(), nullable=False),
        sa.Column("check_in_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=40), nullable=False),
        sa.Column(
            "scope",
            sa.Enum("department", "not_assigned", "external", name="countscope", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("department_id", sa.Integer(), nullable=True),
        sa.Column(
            "category",
            sa.Enum("all", "managers", "staff", name="countcategory", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("is_first_time", sa.Boolean(), nullable=False),
        sa.Column("is_undone", sa.Boolean(), nullable=False),
        sa.CheckConstraint("(scope = 'department') = (department_id IS NOT NULL)", name=op.f("ck_tap_scope")),
        sa.ForeignKeyConstraint(
            ["administration_id", "check_in_id"],
            ["check_in.administration_id", "check_in.id"],
            name=op.f("fk_tap_administration_id_check_in_id"),
        ),
        sa.ForeignKeyConstraint(
            ["administration_id", "department_id"],
            ["department.administration_id", "department.id"],
            name=op.f("fk_tap_administration_id_department_id"),
        ),
        sa.ForeignKeyConstraint(["administration_id"], ["administration.id"], name=op.f("fk_tap_administration_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tap")),
        sa.UniqueConstraint("administration_id", "id", name=op.f("uq_tap_administration_id_id")),
    )
    op.create_index(op.f("ix_tap_administration_id"), "tap", ["administration_id"], unique=False)
    op.create_index(op.f("ix_tap_department_id"), "tap", ["department_id"], unique=False)
    op.create_index("ix_tap_check_in_unit", "tap", ["check_in_id", "department_id", "scope"], unique=False)
    op.create_index("uq_tap_check_in_key", "tap", ["check_in_id", "key"], unique=True)
    op.create_table(
        "feedback_round",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("administration_id", sa.Integer(), nullable=False),
        sa.Column("dialogue_event_id", sa.Integer(), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["administration_id", "dialogue_event_id"],
            ["dialogue_event.administration_id", "dialogue_event.id"],
            name=op.f("fk_feedback_round_administration_id_dialogue_event_id"),
        ),
        sa.ForeignKeyConstraint(
            ["administration_id"], ["administration.id"], name=op.f("fk_feedback_round_administration_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_feedback_round")),
        sa.UniqueConstraint("administration_id", "id", name=op.f("uq_feedback_round_administration_id_id")),
        sa.UniqueConstraint("dialogue_event_id", name=op.f("uq_feedback_round_dialogue_event_id")),
    )
    op.create_index(op.f("ix_feedback_round_administration_id"), "feedback_round", ["administration_id"], unique=False)
    op.create_table(
        "feedback",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("administration_id", sa.Integer(), nullable=False),
        sa.Column("feedback_round_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("usefulness", sa.Integer(), nullable=True),
        sa.Column("voice", sa.Integer(), nullable=True),
        sa.Column("clarity", sa.Integer(), nullable=True),
        sa.Column("comment", sa.Text(), nullable=False),
        sa.Column(
            "review",
            sa.Enum("waiting", "shown", "withheld", name="feedbackreview", native_enum=False, length=40),
            nullable=False,
        ),
        sa.CheckConstraint("clarity BETWEEN 1 AND 5", name=op.f("ck_feedback_clarity")),
        sa.CheckConstraint("usefulness BETWEEN 1 AND 5", name=op.f("ck_feedback_usefulness")),
        sa.CheckConstraint("voice BETWEEN 1 AND 5", name=op.f("ck_feedback_voice")),
        sa.ForeignKeyConstraint(
            ["administration_id", "feedback_round_id"],
            ["feedback_round.administration_id", "feedback_round.id"],
            name=op.f("fk_feedback_administration_id_feedback_round_id"),
        ),
        sa.ForeignKeyConstraint(
            ["administration_id"], ["administration.id"], name=op.f("fk_feedback_administration_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_feedback")),
        sa.UniqueConstraint("administration_id", "id", name=op.f("uq_feedback_administration_id_id")),
    )
    op.create_index(op.f("ix_feedback_administration_id"), "feedback", ["administration_id"], unique=False)
    op.create_index("uq_feedback_round_key", "feedback", ["feedback_round_id", "key"], unique=True)
    op.add_column("participation", sa.Column("person_minutes", sa.Integer(), nullable=True))


def downgrade() -> None:
    op.drop_column("participation", "person_minutes")
    op.drop_table("feedback")
    op.drop_table("feedback_round")
    op.drop_table("tap")
    op.drop_table("check_in")
