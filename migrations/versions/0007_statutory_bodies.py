"""Say which seat of a group belongs to a statutory body."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

BODIES = sa.Enum(
    "staff_council",
    "equality_officer",
    "disability_representation",
    "data_protection_officer",
    name="statutorybody",
    native_enum=False,
    length=40,
)


def upgrade() -> None:
    op.add_column("membership", sa.Column("statutory_body", BODIES, nullable=True))


def downgrade() -> None:
    op.drop_column("membership", "statutory_body")
