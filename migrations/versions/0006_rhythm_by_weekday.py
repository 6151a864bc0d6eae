"""Let a group agree on a weekday of each month."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

WEEKS = sa.Enum("first", "second", "third", "fourth", "last", name="weekofmonth", native_enum=False, length=40)
DAYS = sa.Enum("monday", "tuesday", "wednesday", "thursday", "friday", name="weekday", native_enum=False, length=40)


def upgrade() -> None:
    op.add_column("working_group", sa.Column("week_of_month", WEEKS, nullable=True))
    op.add_column("working_group", sa.Column("weekday", DAYS, nullable=True))


def downgrade() -> None:
    op.drop_column("working_group", "weekday")
    op.drop_column("working_group", "week_of_month")
