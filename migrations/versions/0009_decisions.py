"""Say how a decision was taken, whom it reached and what it changed."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "circulation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("administration_id", sa.Integer(), nullable=False),
        sa.Column("decision_id", sa.Integer(), nullable=False),
        sa.Column("working_group_id", sa.Integer(), nullable=False),
        sa.Column("sent_on", sa.Date(), nullable=False),
        sa.Column(
            "visibility",
            sa.Enum("group", "house", "internal", name="confidentiality", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["administration_id", "decision_id"],
            ["decision.administration_id", "decision.id"],
            name=op.f("fk_circulation_administration_id_decision_id"),
        ),
        sa.ForeignKeyConstraint(
            ["administration_id", "working_group_id"],
            ["working_group.administration_id", "working_group.id"],
            name=op.f("fk_circulation_administration_id_working_group_id"),
        ),
        sa.ForeignKeyConstraint(
            ["administration_id"], ["administration.id"], name=op.f("fk_circulation_administration_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_circulation")),
        sa.UniqueConstraint("administration_id", "id", name=op.f("uq_circulation_administration_id_id")),
        sa.UniqueConstraint("decision_id", name=op.f("uq_circulation_decision_id")),
    )
    op.create_index(op.f("ix_circulation_administration_id"), "circulation", ["administration_id"], unique=False)
    op.create_index(op.f("ix_circulation_decision_id"), "circulation", ["decision_id"], unique=False)
    op.create_index(op.f("ix_circulation_working_group_id"), "circulation", ["working_group_id"], unique=False)
    op.create_table(
        "moved_milestone",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("administration_id", sa.Integer(), nullable=False),
        sa.Column("decision_id", sa.Integer(), nullable=False),
        sa.Column("milestone_id", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["administration_id", "decision_id"],
            ["decision.administration_id", "decision.id"],
            name=op.f("fk_moved_milestone_administration_id_decision_id"),
        ),
        sa.ForeignKeyConstraint(
            ["administration_id", "milestone_id"],
            ["milestone.administration_id", "milestone.id"],
            name=op.f("fk_moved_milestone_administration_id_milestone_id"),
        ),
        sa.ForeignKeyConstraint(
            ["administration_id"], ["administration.id"], name=op.f("fk_moved_milestone_administration_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_moved_milestone")),
        sa.UniqueConstraint("administration_id", "id", name=op.f("uq_moved_milestone_administration_id_id")),
        sa.UniqueConstraint("decision_id", "milestone_id", name=op.f("uq_moved_milestone_decision_id_milestone_id")),
    )
    op.create_index(
        op.f("ix_moved_milestone_administration_id"), "moved_milestone", ["administration_id"], unique=False
    )
    op.create_index(op.f("ix_moved_milestone_decision_id"), "moved_milestone", ["decision_id"], unique=False)
    op.create_index(op.f("ix_moved_milestone_milestone_id"), "moved_milestone", ["milestone_id"], unique=False)
    op.add_column("decision", sa.Column("delivered_to", sa.Text(), server_default=sa.text("''"), nullable=False))
    op.add_column(
        "decision",
        sa.Column(
            "replacement",
            sa.Enum("supersedes", "revokes", name="replacement", native_enum=False, length=40),
            nullable=True,
        ),
    )
    op.add_column(
        "decision",
        sa.Column(
            "replaced_status",
            sa.Enum(
                "open",
                "in_progress",
                "implemented",
                "partly",
                "not_implemented",
                "superseded",
                "revoked",
                name="decisionstatus",
                native_enum=False,
                length=40,
            ),
            nullable=True,
        ),
    )


def downgrade() -> None:
    op.drop_column("decision", "replaced_status")
    op.drop_column("decision", "replacement")
    op.drop_column("decision", "delivered_to")
    op.drop_table("moved_milestone")
    op.drop_table("circulation")
