"""Keep minutes in versions that nobody can change, with comments."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "minutes_version",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("administration_id", sa.Integer(), nullable=False),
        sa.Column("process_id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "in_coordination",
                "approved",
                "approved_with_changes",
                "replaced",
                name="minutesstate",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("checksum", sa.String(length=64), nullable=False),
        sa.Column("change_reason", sa.Text(), nullable=False),
        sa.Column("comments_until", sa.Date(), nullable=True),
        sa.Column("approved_in_id", sa.Integer(), nullable=True),
        sa.Column("approved_on", sa.Date(), nullable=True),
        sa.Column("recorded_by_id", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["administration_id", "approved_in_id"],
            ["meeting.administration_id", "meeting.id"],
            name=op.f("fk_minutes_version_administration_id_approved_in_id"),
        ),
        sa.ForeignKeyConstraint(
            ["administration_id", "meeting_id"],
            ["meeting.administration_id", "meeting.id"],
            name=op.f("fk_minutes_version_administration_id_meeting_id"),
        ),
        sa.ForeignKeyConstraint(
            ["administration_id", "process_id"],
            ["process.administration_id", "process.id"],
            name=op.f("fk_minutes_version_administration_id_process_id"),
        ),
        sa.ForeignKeyConstraint(
            ["administration_id"], ["administration.id"], name=op.f("fk_minutes_version_administration_id")
        ),
        sa.ForeignKeyConstraint(["recorded_by_id"], ["person.id"], name=op.f("fk_minutes_version_recorded_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_minutes_version")),
        sa.UniqueConstraint("administration_id", "id", name=op.f("uq_minutes_version_administration_id_id")),
        sa.UniqueConstraint("meeting_id", "number", name=op.f("uq_minutes_version_meeting_id_number")),
    )
    op.create_index(
        op.f("ix_minutes_version_administration_id"), "minutes_version", ["administration_id"], unique=False
    )
    op.create_index(op.f("ix_minutes_version_approved_in_id"), "minutes_version", ["approved_in_id"], unique=False)
    op.create_index(op.f("ix_minutes_version_meeting_id"), "minutes_version", ["meeting_id"], unique=False)
    op.create_index(op.f("ix_minutes_version_process_id"), "minutes_version", ["process_id"], unique=False)
    op.create_table(
        "minutes_comment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("administration_id", sa.Integer(), nullable=False),
        sa.Column("minutes_version_id", sa.Integer(), nullable=False),
        sa.Column("agenda_item_id", sa.Integer(), nullable=True),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("answered_by_id", sa.Integer(), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["administration_id", "agenda_item_id"],
            ["agenda_item.administration_id", "agenda_item.id"],
            name=op.f("fk_minutes_comment_administration_id_agenda_item_id"),
        ),
        sa.ForeignKeyConstraint(
            ["administration_id", "minutes_version_id"],
            ["minutes_version.administration_id", "minutes_version.id"],
            name=op.f("fk_minutes_comment_administration_id_minutes_version_id"),
        ),
        sa.ForeignKeyConstraint(
            ["administration_id"], ["administration.id"], name=op.f("fk_minutes_comment_administration_id")
        ),
        sa.ForeignKeyConstraint(["answered_by_id"], ["person.id"], name=op.f("fk_minutes_comment_answered_by_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_minutes_comment_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_minutes_comment")),
        sa.UniqueConstraint("administration_id", "id", name=op.f("uq_minutes_comment_administration_id_id")),
    )
    op.create_index(
        op.f("ix_minutes_comment_administration_id"), "minutes_comment", ["administration_id"], unique=False
    )
    op.create_index(op.f("ix_minutes_comment_agenda_item_id"), "minutes_comment", ["agenda_item_id"], unique=False)
    op.create_index(
        op.f("ix_minutes_comment_minutes_version_id"), "minutes_comment", ["minutes_version_id"], unique=False
    )
    op.create_index(op.f("ix_minutes_comment_person_id"), "minutes_comment", ["person_id"], unique=False)
    op.add_column("meeting", sa.Column("reopening_reason", sa.Text(), server_default=sa.text("''"), nullable=False))
    if op.get_bind().dialect.name == "sqlite":
        op.execute(
            "CREATE TRIGGER minutes_version_frozen BEFORE UPDATE OF content, checksum, number ON minutes_version "
            "BEGIN SELECT RAISE(ABORT, 'minutes are frozen'); END"
        )
    else:
        op.execute(
            "CREATE TRIGGER minutes_version_frozen BEFORE UPDATE OF content, checksum, number ON minutes_version "
            "FOR EACH ROW EXECUTE FUNCTION refuse_append_only()"
        )


def downgrade() -> None:
    op.drop_column("meeting", "reopening_reason")
    op.drop_table("minutes_comment")
    op.drop_table("minutes_version")
