"""Find the counts of an event whatever they belong to; the unique indexes each hold only some of them."""

from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("ix_participation_dialogue_event_id", "participation", ["dialogue_event_id"])


def downgrade() -> None:
    op.drop_index("ix_participation_dialogue_event_id", table_name="participation")
