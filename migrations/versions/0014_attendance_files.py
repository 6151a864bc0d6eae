"""Remember columns and words of attendance files."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "attendance_layout",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("administration_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("header_hash", sa.String(length=64), nullable=False),
        sa.Column("columns", sa.JSON(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["administration_id"], ["administration.id"], name=op.f("fk_attendance_layout_administration_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attendance_layout")),
        sa.UniqueConstraint(
            "administration_id", "header_hash", name=op.f("uq_attendance_layout_administration_id_header_hash")
        ),
        sa.UniqueConstraint("administration_id", "id", name=op.f("uq_attendance_layout_administration_id_id")),
    )
    op.create_index(
        op.f("ix_attendance_layout_administration_id"), "attendance_layout", ["administration_id"], unique=False
    )
    op.create_table(
        "attendance_rule",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("administration_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(length=200), nullable=False),
        sa.Column(
            "belonging",
            sa.Enum(
                "department", "not_assigned", "external", "host", "room", name="belonging", native_enum=False, length=40
            ),
            nullable=False,
        ),
        sa.Column("department_id", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(belonging = 'department') = (department_id IS NOT NULL)", name=op.f("ck_attendance_rule_belonging")
        ),
        sa.ForeignKeyConstraint(
            ["administration_id", "department_id"],
            ["department.administration_id", "department.id"],
            name=op.f("fk_attendance_rule_administration_id_department_id"),
        ),
        sa.ForeignKeyConstraint(
            ["administration_id"], ["administration.id"], name=op.f("fk_attendance_rule_administration_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attendance_rule")),
        sa.UniqueConstraint("administration_id", "id", name=op.f("uq_attendance_rule_administration_id_id")),
        sa.UniqueConstraint("administration_id", "text", name=op.f("uq_attendance_rule_administration_id_text")),
    )
    op.create_index(
        op.f("ix_attendance_rule_administration_id"), "attendance_rule", ["administration_id"], unique=False
    )
    op.create_index(op.f("ix_attendance_rule_department_id"), "attendance_rule", ["department_id"], unique=False)


def downgrade() -> None:
    op.drop_table("attendance_rule")
    op.drop_table("attendance_layout")
