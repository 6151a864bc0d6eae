"""Release figures, frozen and with what they show."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

VERBS = ("UPDATE", "DELETE")


def upgrade() -> None:
    op.create_table(
        "unit_group",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("administration_id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["administration_id"], ["administration.id"], name=op.f("fk_unit_group_administration_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_unit_group")),
        sa.UniqueConstraint("administration_id", "id", name=op.f("uq_unit_group_administration_id_id")),
        sa.UniqueConstraint(
            "administration_id", "year", "name", name=op.f("uq_unit_group_administration_id_year_name")
        ),
    )
    op.create_index(op.f("ix_unit_group_administration_id"), "unit_group", ["administration_id"], unique=False)
    op.create_table(
        "unit_group_member",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("administration_id", sa.Integer(), nullable=False),
        sa.Column("unit_group_id", sa.Integer(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["administration_id", "department_id"],
            ["department.administration_id", "department.id"],
            name=op.f("fk_unit_group_member_administration_id_department_id"),
        ),
        sa.ForeignKeyConstraint(
            ["administration_id", "unit_group_id"],
            ["unit_group.administration_id", "unit_group.id"],
            name=op.f("fk_unit_group_member_administration_id_unit_group_id"),
        ),
        sa.ForeignKeyConstraint(
            ["administration_id"], ["administration.id"], name=op.f("fk_unit_group_member_administration_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_unit_group_member")),
        sa.UniqueConstraint("administration_id", "id", name=op.f("uq_unit_group_member_administration_id_id")),
        sa.UniqueConstraint(
            "unit_group_id", "department_id", name=op.f("uq_unit_group_member_unit_group_id_department_id")
        ),
    )
    op.create_index(
        op.f("ix_unit_group_member_administration_id"), "unit_group_member", ["administration_id"], unique=False
    )
    op.create_index(op.f("ix_unit_group_member_department_id"), "unit_group_member", ["department_id"], unique=False)
    op.create_table(
        "release",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("administration_id", sa.Integer(), nullable=False),
        sa.Column("process_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=True),
        sa.Column(
            "audience", sa.Enum("house", "public", name="audience", native_enum=False, length=40), nullable=False
        ),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "waiting",
                "checking",
                "ready",
                "failed",
                "released",
                "discarded",
                name="releasestate",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("progress", sa.Integer(), nullable=False),
        sa.Column("checksum", sa.String(length=64), nullable=False),
        sa.Column("basis", sa.String(length=64), nullable=False),
        sa.Column("failure", sa.String(length=60), nullable=False),
        sa.Column("prepared_by_id", sa.Integer(), nullable=True),
        sa.Column("released_by_id", sa.Integer(), nullable=True),
        sa.Column("released_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("progress BETWEEN 0 AND 100", name=op.f("ck_release_progress")),
        sa.CheckConstraint("starts_on <= ends_on", name=op.f("ck_release_period")),
        sa.ForeignKeyConstraint(
            ["administration_id", "process_id"],
            ["process.administration_id", "process.id"],
            name=op.f("fk_release_administration_id_process_id"),
        ),
        sa.ForeignKeyConstraint(
            ["administration_id"], ["administration.id"], name=op.f("fk_release_administration_id")
        ),
        sa.ForeignKeyConstraint(["prepared_by_id"], ["person.id"], name=op.f("fk_release_prepared_by_id")),
        sa.ForeignKeyConstraint(["released_by_id"], ["person.id"], name=op.f("fk_release_released_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_release")),
        sa.UniqueConstraint("administration_id", "id", name=op.f("uq_release_administration_id_id")),
        sa.UniqueConstraint("process_id", "number", name=op.f("uq_release_process_id_number")),
    )
    op.create_index(op.f("ix_release_administration_id"), "release", ["administration_id"], unique=False)
    op.create_index("ix_release_process_audience", "release", ["process_id", "audience", "state"], unique=False)
    is_draft = sa.text("state IN ('waiting', 'checking', 'ready')")
    op.create_index(
        "uq_release_draft",
        "release",
        ["process_id"],
        unique=True,
        sqlite_where=is_draft,
        postgresql_where=is_draft,
    )
    op.create_table(
        "release_content",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("administration_id", sa.Integer(), nullable=False),
        sa.Column("release_id", sa.Integer(), nullable=False),
        sa.Column("shown", sa.JSON(), nullable=False),
        sa.Column("ledger", sa.JSON(), nullable=False),
        sa.Column("report", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["administration_id", "release_id"],
            ["release.administration_id", "release.id"],
            name=op.f("fk_release_content_administration_id_release_id"),
        ),
        sa.ForeignKeyConstraint(
            ["administration_id"], ["administration.id"], name=op.f("fk_release_content_administration_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_release_content")),
        sa.UniqueConstraint("administration_id", "id", name=op.f("uq_release_content_administration_id_id")),
        sa.UniqueConstraint("release_id", name=op.f("uq_release_content_release_id")),
    )
    op.create_index(
        op.f("ix_release_content_administration_id"), "release_content", ["administration_id"], unique=False
    )
    op.add_column(
        "administration", sa.Column("public_threshold", sa.Integer(), server_default=sa.text("10"), nullable=False)
    )
    op.add_column(
        "administration", sa.Column("opinion_threshold", sa.Integer(), server_default=sa.text("10"), nullable=False)
    )
    op.add_column(
        "administration", sa.Column("unit_minimum", sa.Integer(), server_default=sa.text("10"), nullable=False)
    )
    if op.get_bind().dialect.name == "sqlite":
        for verb in VERBS:
            op.execute(
                f"CREATE TRIGGER release_no_{verb.lower()} BEFORE {verb} ON release WHEN OLD.state = 'released' "
                "BEGIN SELECT RAISE(ABORT, 'a release is final'); END"
            )
            op.execute(
                f"CREATE TRIGGER release_content_no_{verb.lower()} BEFORE {verb} ON release_content "
                "BEGIN SELECT RAISE(ABORT, 'what a release shows is final'); END"
            )
        return
    op.execute(
        "CREATE TRIGGER release_final BEFORE UPDATE OR DELETE ON release "
        "FOR EACH ROW WHEN (OLD.state = 'released') EXECUTE FUNCTION refuse_append_only()"
    )
    op.execute(
        "CREATE TRIGGER release_content_final BEFORE UPDATE OR DELETE ON release_content "
        "FOR EACH ROW EXECUTE FUNCTION refuse_append_only()"
    )


def downgrade() -> None:
    op.drop_column("administration", "unit_minimum")
    op.drop_column("administration", "opinion_threshold")
    op.drop_column("administration", "public_threshold")
    op.drop_table("release_content")
    op.drop_table("release")
    op.drop_table("unit_group_member")
    op.drop_table("unit_group")
