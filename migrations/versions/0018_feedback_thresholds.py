"""Keep with a round of feedback from how many answers on they are shown."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "feedback_round", sa.Column("opinion_threshold", sa.Integer(), server_default=sa.text("10"), nullable=False)
    )
    op.execute(
        "UPDATE feedback_round SET opinion_threshold = (SELECT CASE WHEN administration.opinion_threshold < 5 THEN 5"
        " ELSE administration.opinion_threshold END FROM administration"
        " WHERE administration.id = feedback_round.administration_id)"
    )


def downgrade() -> None:
    op.drop_column("feedback_round", "opinion_threshold")
