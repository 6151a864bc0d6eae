"""Keep what agendas are made from and what their items point to."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "standing_item",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("administration_id", sa.Integer(), nullable=False),
        sa.Column("working_group_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("section", sa.String(length=200), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("minutes_planned", sa.Integer(), nullable=True),
        sa.Column("presenter", sa.String(length=200), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "information",
                "discussion",
                "decision",
                "approval",
                "organisational",
                name="itemkind",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "visibility",
            sa.Enum("group", "house", "internal", name="confidentiality", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["administration_id", "working_group_id"],
            ["working_group.administration_id", "working_group.id"],
            name=op.f("fk_standing_item_administration_id_working_group_id"),
        ),
        sa.ForeignKeyConstraint(
            ["administration_id"], ["administration.id"], name=op.f("fk_standing_item_administration_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_standing_item")),
        sa.UniqueConstraint("administration_id", "id", name=op.f("uq_standing_item_administration_id_id")),
    )
    op.create_index(op.f("ix_standing_item_administration_id"), "standing_item", ["administration_id"], unique=False)
    op.create_index(op.f("ix_standing_item_working_group_id"), "standing_item", ["working_group_id"], unique=False)
    op.create_table(
        "text_module",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("administration_id", sa.Integer(), nullable=False),
        sa.Column("working_group_id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["administration_id", "working_group_id"],
            ["working_group.administration_id", "working_group.id"],
            name=op.f("fk_text_module_administration_id_working_group_id"),
        ),
        sa.ForeignKeyConstraint(
            ["administration_id"], ["administration.id"], name=op.f("fk_text_module_administration_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_text_module")),
        sa.UniqueConstraint("administration_id", "id", name=op.f("uq_text_module_administration_id_id")),
    )
    op.create_index(op.f("ix_text_module_administration_id"), "text_module", ["administration_id"], unique=False)
    op.create_index(op.f("ix_text_module_working_group_id"), "text_module", ["working_group_id"], unique=False)
    op.create_table(
        "agenda_link",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("administration_id", sa.Integer(), nullable=False),
        sa.Column("agenda_item_id", sa.Integer(), nullable=False),
        sa.Column("milestone_id", sa.Integer(), nullable=True),
        sa.Column("decision_id", sa.Integer(), nullable=True),
        sa.Column("dialogue_event_id", sa.Integer(), nullable=True),
        sa.Column("document_id", sa.Integer(), nullable=True),
        sa.Column("minutes_of_id", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "CASE WHEN milestone_id IS NULL THEN 0 ELSE 1 END"
            " + CASE WHEN decision_id IS NULL THEN 0 ELSE 1 END"
            " + CASE WHEN dialogue_event_id IS NULL THEN 0 ELSE 1 END"
            " + CASE WHEN document_id IS NULL THEN 0 ELSE 1 END"
            " + CASE WHEN minutes_of_id IS NULL THEN 0 ELSE 1 END = 1",
            name=op.f("ck_agenda_link_one_target"),
        ),
        sa.ForeignKeyConstraint(
            ["administration_id", "agenda_item_id"],
            ["agenda_item.administration_id", "agenda_item.id"],
            name=op.f("fk_agenda_link_administration_id_agenda_item_id"),
        ),
        sa.ForeignKeyConstraint(
            ["administration_id", "decision_id"],
            ["decision.administration_id", "decision.id"],
            name=op.f("fk_agenda_link_administration_id_decision_id"),
        ),
        sa.ForeignKeyConstraint(
            ["administration_id", "dialogue_event_id"],
            ["dialogue_event.administration_id", "dialogue_event.id"],
            name=op.f("fk_agenda_link_administration_id_dialogue_event_id"),
        ),
        sa.ForeignKeyConstraint(
            ["administration_id", "document_id"],
            ["document.administration_id", "document.id"],
            name=op.f("fk_agenda_link_administration_id_document_id"),
        ),
        sa.ForeignKeyConstraint(
            ["administration_id", "milestone_id"],
            ["milestone.administration_id", "milestone.id"],
            name=op.f("fk_agenda_link_administration_id_milestone_id"),
        ),
        sa.ForeignKeyConstraint(
            ["administration_id", "minutes_of_id"],
            ["meeting.administration_id", "meeting.id"],
            name=op.f("fk_agenda_link_administration_id_minutes_of_id"),
        ),
        sa.ForeignKeyConstraint(
            ["administration_id"], ["administration.id"], name=op.f("fk_agenda_link_administration_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agenda_link")),
        sa.UniqueConstraint("administration_id", "id", name=op.f("uq_agenda_link_administration_id_id")),
    )
    op.create_index(op.f("ix_agenda_link_administration_id"), "agenda_link", ["administration_id"], unique=False)
    op.create_index(op.f("ix_agenda_link_agenda_item_id"), "agenda_link", ["agenda_item_id"], unique=False)
    op.create_index(op.f("ix_agenda_link_decision_id"), "agenda_link", ["decision_id"], unique=False)
    op.create_index(op.f("ix_agenda_link_dialogue_event_id"), "agenda_link", ["dialogue_event_id"], unique=False)
    op.create_index(op.f("ix_agenda_link_document_id"), "agenda_link", ["document_id"], unique=False)
    op.create_index(op.f("ix_agenda_link_milestone_id"), "agenda_link", ["milestone_id"], unique=False)
    op.create_index(op.f("ix_agenda_link_minutes_of_id"), "agenda_link", ["minutes_of_id"], unique=False)
    op.create_table(
        "presence",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("agenda_item_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["agenda_item_id"], ["agenda_item.id"], name=op.f("fk_presence_agenda_item_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_presence_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_presence")),
        sa.UniqueConstraint("agenda_item_id", "person_id", name=op.f("uq_presence_agenda_item_id_person_id")),
    )
    op.create_index(op.f("ix_presence_agenda_item_id"), "presence", ["agenda_item_id"], unique=False)
    op.create_index(op.f("ix_presence_person_id"), "presence", ["person_id"], unique=False)


def downgrade() -> None:
    op.drop_table("presence")
    op.drop_table("agenda_link")
    op.drop_table("text_module")
    op.drop_table("standing_item")
