"""Keep what staff said, what it is about and what they were answered."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "field_of_action",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("administration_id", sa.Integer(), nullable=False),
        sa.Column("process_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum("field_of_action", "cross_cutting", name="fieldkind", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["administration_id", "process_id"],
            ["process.administration_id", "process.id"],
            name=op.f("fk_field_of_action_administration_id_process_id"),
        ),
        sa.ForeignKeyConstraint(
            ["administration_id"], ["administration.id"], name=op.f("fk_field_of_action_administration_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_field_of_action")),
        sa.UniqueConstraint("administration_id", "id", name=op.f("uq_field_of_action_administration_id_id")),
        sa.UniqueConstraint("process_id", "kind", "name", name=op.f("uq_field_of_action_process_id_kind_name")),
    )
    op.create_index(
        op.f("ix_field_of_action_administration_id"), "field_of_action", ["administration_id"], unique=False
    )
    op.create_table(
        "theme",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("administration_id", sa.Integer(), nullable=False),
        sa.Column("process_id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("field_of_action_id", sa.Integer(), nullable=True),
        sa.Column("raised_on", sa.Date(), nullable=False),
        sa.Column(
            "status",
            sa.Enum("new", "adopted", "answered", "not_pursued", name="themestatus", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("status_reason", sa.Text(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["administration_id", "field_of_action_id"],
            ["field_of_action.administration_id", "field_of_action.id"],
            name=op.f("fk_theme_administration_id_field_of_action_id"),
        ),
        sa.ForeignKeyConstraint(
            ["administration_id", "process_id"],
            ["process.administration_id", "process.id"],
            name=op.f("fk_theme_administration_id_process_id"),
        ),
        sa.ForeignKeyConstraint(["administration_id"], ["administration.id"], name=op.f("fk_theme_administration_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_theme")),
        sa.UniqueConstraint("administration_id", "id", name=op.f("uq_theme_administration_id_id")),
    )
    op.create_index(op.f("ix_theme_administration_id"), "theme", ["administration_id"], unique=False)
    op.create_index(op.f("ix_theme_field_of_action_id"), "theme", ["field_of_action_id"], unique=False)
    op.create_index(op.f("ix_theme_process_id"), "theme", ["process_id"], unique=False)
    op.create_table(
        "theme_tag",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("administration_id", sa.Integer(), nullable=False),
        sa.Column("theme_id", sa.Integer(), nullable=False),
        sa.Column("field_of_action_id", sa.Integer(), nullable=True),
        sa.Column(
            "dimension",
            sa.Enum(
                "age",
                "origin",
                "gender",
                "abilities",
                "religion",
                "orientation",
                "social_origin",
                name="diversitydimension",
                native_enum=False,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("(field_of_action_id IS NULL) != (dimension IS NULL)", name=op.f("ck_theme_tag_one_tag")),
        sa.ForeignKeyConstraint(
            ["administration_id", "field_of_action_id"],
            ["field_of_action.administration_id", "field_of_action.id"],
            name=op.f("fk_theme_tag_administration_id_field_of_action_id"),
        ),
        sa.ForeignKeyConstraint(
            ["administration_id", "theme_id"],
            ["theme.administration_id", "theme.id"],
            name=op.f("fk_theme_tag_administration_id_theme_id"),
        ),
        sa.ForeignKeyConstraint(
            ["administration_id"], ["administration.id"], name=op.f("fk_theme_tag_administration_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_theme_tag")),
        sa.UniqueConstraint("administration_id", "id", name=op.f("uq_theme_tag_administration_id_id")),
        sa.UniqueConstraint("theme_id", "dimension", name=op.f("uq_theme_tag_theme_id_dimension")),
        sa.UniqueConstraint("theme_id", "field_of_action_id", name=op.f("uq_theme_tag_theme_id_field_of_action_id")),
    )
    op.create_index(op.f("ix_theme_tag_administration_id"), "theme_tag", ["administration_id"], unique=False)
    op.create_index(op.f("ix_theme_tag_field_of_action_id"), "theme_tag", ["field_of_action_id"], unique=False)
    op.create_table(
        "theme_note",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("administration_id", sa.Integer(), nullable=False),
        sa.Column("dialogue_event_id", sa.Integer(), nullable=False),
        sa.Column("theme_id", sa.Integer(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["administration_id", "dialogue_event_id"],
            ["dialogue_event.administration_id", "dialogue_event.id"],
            name=op.f("fk_theme_note_administration_id_dialogue_event_id"),
        ),
        sa.ForeignKeyConstraint(
            ["administration_id", "theme_id"],
            ["theme.administration_id", "theme.id"],
            name=op.f("fk_theme_note_administration_id_theme_id"),
        ),
        sa.ForeignKeyConstraint(
            ["administration_id"], ["administration.id"], name=op.f("fk_theme_note_administration_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_theme_note")),
        sa.UniqueConstraint("administration_id", "id", name=op.f("uq_theme_note_administration_id_id")),
    )
    op.create_index(op.f("ix_theme_note_administration_id"), "theme_note", ["administration_id"], unique=False)
    op.create_index(op.f("ix_theme_note_dialogue_event_id"), "theme_note", ["dialogue_event_id"], unique=False)
    op.create_index(op.f("ix_theme_note_theme_id"), "theme_note", ["theme_id"], unique=False)
    op.create_table(
        "theme_item",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("administration_id", sa.Integer(), nullable=False),
        sa.Column("theme_id", sa.Integer(), nullable=False),
        sa.Column("agenda_item_id", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["administration_id", "agenda_item_id"],
            ["agenda_item.administration_id", "agenda_item.id"],
            name=op.f("fk_theme_item_administration_id_agenda_item_id"),
        ),
        sa.ForeignKeyConstraint(
            ["administration_id", "theme_id"],
            ["theme.administration_id", "theme.id"],
            name=op.f("fk_theme_item_administration_id_theme_id"),
        ),
        sa.ForeignKeyConstraint(
            ["administration_id"], ["administration.id"], name=op.f("fk_theme_item_administration_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_theme_item")),
        sa.UniqueConstraint("administration_id", "id", name=op.f("uq_theme_item_administration_id_id")),
        sa.UniqueConstraint("theme_id", "agenda_item_id", name=op.f("uq_theme_item_theme_id_agenda_item_id")),
    )
    op.create_index(op.f("ix_theme_item_administration_id"), "theme_item", ["administration_id"], unique=False)
    op.create_index(op.f("ix_theme_item_agenda_item_id"), "theme_item", ["agenda_item_id"], unique=False)
    op.create_table(
        "event_photo",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("administration_id", sa.Integer(), nullable=False),
        sa.Column("dialogue_event_id", sa.Integer(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["administration_id", "dialogue_event_id"],
            ["dialogue_event.administration_id", "dialogue_event.id"],
            name=op.f("fk_event_photo_administration_id_dialogue_event_id"),
        ),
        sa.ForeignKeyConstraint(
            ["administration_id", "document_id"],
            ["document.administration_id", "document.id"],
            name=op.f("fk_event_photo_administration_id_document_id"),
        ),
        sa.ForeignKeyConstraint(
            ["administration_id"], ["administration.id"], name=op.f("fk_event_photo_administration_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event_photo")),
        sa.UniqueConstraint("administration_id", "id", name=op.f("uq_event_photo_administration_id_id")),
        sa.UniqueConstraint("document_id", name=op.f("uq_event_photo_document_id")),
    )
    op.create_index(op.f("ix_event_photo_administration_id"), "event_photo", ["administration_id"], unique=False)
    op.create_index(op.f("ix_event_photo_dialogue_event_id"), "event_photo", ["dialogue_event_id"], unique=False)


def downgrade() -> None:
    op.drop_table("event_photo")
    op.drop_table("theme_item")
    op.drop_table("theme_note")
    op.drop_table("theme_tag")
    op.drop_table("theme")
    op.drop_table("field_of_action")
