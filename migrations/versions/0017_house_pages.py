"""Keep the page for the house."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "house_page",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("administration_id", sa.Integer(), nullable=False),
        sa.Column("process_id", sa.Integer(), nullable=False),
        sa.Column("introduction", sa.Text(), nullable=False),
        sa.Column("introduction_en", sa.Text(), nullable=False),
        sa.Column("contact", sa.String(length=200), nullable=False),
        sa.Column("nonce", sa.String(length=64), nullable=True),
        sa.Column("token_hash", sa.String(length=64), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["administration_id", "process_id"],
            ["process.administration_id", "process.id"],
            name=op.f("fk_house_page_administration_id_process_id"),
        ),
        sa.ForeignKeyConstraint(
            ["administration_id"], ["administration.id"], name=op.f("fk_house_page_administration_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_house_page")),
        sa.UniqueConstraint("administration_id", "id", name=op.f("uq_house_page_administration_id_id")),
        sa.UniqueConstraint("process_id", name=op.f("uq_house_page_process_id")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_house_page_token_hash")),
    )
    op.create_index(op.f("ix_house_page_administration_id"), "house_page", ["administration_id"], unique=False)
    op.create_table(
        "house_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("administration_id", sa.Integer(), nullable=False),
        sa.Column("process_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind", sa.Enum("decided", "done", name="houseentrykind", native_enum=False, length=40), nullable=False
        ),
        sa.Column("decision_id", sa.Integer(), nullable=True),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("text_en", sa.Text(), nullable=False),
        sa.Column("is_shown", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["administration_id", "decision_id"],
            ["decision.administration_id", "decision.id"],
            name=op.f("fk_house_entry_administration_id_decision_id"),
        ),
        sa.ForeignKeyConstraint(
            ["administration_id", "process_id"],
            ["process.administration_id", "process.id"],
            name=op.f("fk_house_entry_administration_id_process_id"),
        ),
        sa.ForeignKeyConstraint(
            ["administration_id"], ["administration.id"], name=op.f("fk_house_entry_administration_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_house_entry")),
        sa.UniqueConstraint("administration_id", "id", name=op.f("uq_house_entry_administration_id_id")),
    )
    op.create_index(op.f("ix_house_entry_administration_id"), "house_entry", ["administration_id"], unique=False)
    op.create_index(op.f("ix_house_entry_decision_id"), "house_entry", ["decision_id"], unique=False)
    op.create_index(op.f("ix_house_entry_process_id"), "house_entry", ["process_id"], unique=False)


def downgrade() -> None:
    op.drop_table("house_entry")
    op.drop_table("house_page")
