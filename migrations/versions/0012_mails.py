"""Keep mails, who wants them, and the addresses of calendars."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "mail",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("administration_id", sa.Integer(), nullable=False),
        sa.Column("process_id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=True),
        sa.Column("key", sa.String(length=200), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "invitation",
                "change",
                "cancellation",
                "minutes",
                "meeting_reminder",
                "task_reminder",
                "digest",
                name="mailkind",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("recipient", sa.String(length=254), nullable=False),
        sa.Column("function", sa.String(length=200), nullable=False),
        sa.Column("address", sa.String(length=254), nullable=False),
        sa.Column("subject", sa.String(length=200), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "waiting",
                "sending",
                "sent",
                "failed",
                "unclear",
                "not_sent",
                name="mailstate",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("claimed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column(
            "error",
            sa.Enum(
                "not_reached",
                "busy",
                "sign_in",
                "address",
                "refused",
                "left",
                "interrupted",
                name="mailerror",
                native_enum=False,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["administration_id", "meeting_id"],
            ["meeting.administration_id", "meeting.id"],
            name=op.f("fk_mail_administration_id_meeting_id"),
        ),
        sa.ForeignKeyConstraint(
            ["administration_id", "process_id"],
            ["process.administration_id", "process.id"],
            name=op.f("fk_mail_administration_id_process_id"),
        ),
        sa.ForeignKeyConstraint(["administration_id"], ["administration.id"], name=op.f("fk_mail_administration_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_mail_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mail")),
        sa.UniqueConstraint("administration_id", "id", name=op.f("uq_mail_administration_id_id")),
        sa.UniqueConstraint("key", name=op.f("uq_mail_key")),
    )
    op.create_index(op.f("ix_mail_administration_id"), "mail", ["administration_id"], unique=False)
    op.create_index(op.f("ix_mail_meeting_id"), "mail", ["meeting_id"], unique=False)
    op.create_index(op.f("ix_mail_person_id"), "mail", ["person_id"], unique=False)
    op.create_index("ix_mail_process_created", "mail", ["process_id", "created_at", "id"], unique=False)
    op.create_index("ix_mail_state_due_at", "mail", ["state", "due_at"], unique=False)
    op.create_table(
        "mail_choice",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "invitation",
                "change",
                "cancellation",
                "minutes",
                "meeting_reminder",
                "task_reminder",
                "digest",
                name="mailkind",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("is_wanted", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_mail_choice_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mail_choice")),
        sa.UniqueConstraint("person_id", "kind", name=op.f("uq_mail_choice_person_id_kind")),
    )
    op.create_index(op.f("ix_mail_choice_person_id"), "mail_choice", ["person_id"], unique=False)
    op.create_table(
        "calendar_feed",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_calendar_feed_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_calendar_feed")),
        sa.UniqueConstraint("person_id", name=op.f("uq_calendar_feed_person_id")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_calendar_feed_token_hash")),
    )


def downgrade() -> None:
    op.drop_table("calendar_feed")
    op.drop_table("mail_choice")
    op.drop_table("mail")
