"""Remember when an agenda item began and ended, and keep information as an outcome of its own."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("agenda_item", sa.Column("begun_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("agenda_item", sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True))
    op.create_table(
        "information",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("administration_id", sa.Integer(), nullable=False),
        sa.Column("agenda_item_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["administration_id", "agenda_item_id"],
            ["agenda_item.administration_id", "agenda_item.id"],
            name=op.f("fk_information_administration_id_agenda_item_id"),
        ),
        sa.ForeignKeyConstraint(
            ["administration_id"], ["administration.id"], name=op.f("fk_information_administration_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_information")),
        sa.UniqueConstraint("administration_id", "id", name=op.f("uq_information_administration_id_id")),
    )
    op.create_index(op.f("ix_information_administration_id"), "information", ["administration_id"], unique=False)
    op.create_index(op.f("ix_information_agenda_item_id"), "information", ["agenda_item_id"], unique=False)


def downgrade() -> None:
    op.drop_table("information")
    op.drop_column("agenda_item", "ended_at")
    op.drop_column("agenda_item", "begun_at")
