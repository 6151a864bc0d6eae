"""Find the latest entries of an administration without reading all of them."""

from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.drop_index("ix_journal_entry_administration_id", table_name="journal_entry")
    op.create_index("ix_journal_entry_administration_id_id", "journal_entry", ["administration_id", "id"])


def downgrade() -> None:
    op.drop_index("ix_journal_entry_administration_id_id", table_name="journal_entry")
    op.create_index("ix_journal_entry_administration_id", "journal_entry", ["administration_id"])
