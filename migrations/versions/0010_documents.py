"""Keep documents, and the letterhead of an administration."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "document",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("administration_id", sa.Integer(), nullable=False),
        sa.Column("process_id", sa.Integer(), nullable=True),
        sa.Column("working_group_id", sa.Integer(), nullable=True),
        sa.Column("meeting_id", sa.Integer(), nullable=True),
        sa.Column("agenda_item_id", sa.Integer(), nullable=True),
        sa.Column("decision_id", sa.Integer(), nullable=True),
        sa.Column(
            "kind",
            sa.Enum("attachment", "minutes_template", name="documentkind", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("file_name", sa.String(length=200), nullable=False),
        sa.Column("media_type", sa.String(length=100), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("storage_key", sa.String(length=64), nullable=False),
        sa.Column(
            "visibility",
            sa.Enum("group", "house", "internal", name="confidentiality", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("uploaded_by_id", sa.Integer(), nullable=True),
        sa.Column("deleted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("deleted_by_id", sa.Integer(), nullable=True),
        sa.Column("deletion_reason", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "kind != 'attachment' OR CASE WHEN meeting_id IS NULL THEN 0 ELSE 1 END"
            " + CASE WHEN agenda_item_id IS NULL THEN 0 ELSE 1 END"
            " + CASE WHEN decision_id IS NULL THEN 0 ELSE 1 END = 1",
            name=op.f("ck_document_one_owner"),
        ),
        sa.CheckConstraint("size >= 0", name=op.f("ck_document_size")),
        sa.ForeignKeyConstraint(
            ["administration_id", "agenda_item_id"],
            ["agenda_item.administration_id", "agenda_item.id"],
            name=op.f("fk_document_administration_id_agenda_item_id"),
        ),
        sa.ForeignKeyConstraint(
            ["administration_id", "decision_id"],
            ["decision.administration_id", "decision.id"],
            name=op.f("fk_document_administration_id_decision_id"),
        ),
        sa.ForeignKeyConstraint(
            ["administration_id", "meeting_id"],
            ["meeting.administration_id", "meeting.id"],
            name=op.f("fk_document_administration_id_meeting_id"),
        ),
        sa.ForeignKeyConstraint(
            ["administration_id", "process_id"],
            ["process.administration_id", "process.id"],
            name=op.f("fk_document_administration_id_process_id"),
        ),
        sa.ForeignKeyConstraint(
            ["administration_id", "working_group_id"],
            ["working_group.administration_id", "working_group.id"],
            name=op.f("fk_document_administration_id_working_group_id"),
        ),
        sa.ForeignKeyConstraint(
            ["administration_id"], ["administration.id"], name=op.f("fk_document_administration_id")
        ),
        sa.ForeignKeyConstraint(["deleted_by_id"], ["person.id"], name=op.f("fk_document_deleted_by_id")),
        sa.ForeignKeyConstraint(["uploaded_by_id"], ["person.id"], name=op.f("fk_document_uploaded_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_document")),
        sa.UniqueConstraint("administration_id", "id", name=op.f("uq_document_administration_id_id")),
        sa.UniqueConstraint("storage_key", name=op.f("uq_document_storage_key")),
    )
    op.create_index(op.f("ix_document_administration_id"), "document", ["administration_id"], unique=False)
    op.create_index(op.f("ix_document_agenda_item_id"), "document", ["agenda_item_id"], unique=False)
    op.create_index(op.f("ix_document_decision_id"), "document", ["decision_id"], unique=False)
    op.create_index(op.f("ix_document_meeting_id"), "document", ["meeting_id"], unique=False)
    op.create_index(op.f("ix_document_process_id"), "document", ["process_id"], unique=False)
    op.create_index(op.f("ix_document_working_group_id"), "document", ["working_group_id"], unique=False)
    op.add_column("administration", sa.Column("letterhead", sa.Text(), server_default=sa.text("''"), nullable=False))


def downgrade() -> None:
    op.drop_column("administration", "letterhead")
    op.drop_table("document")
