"""Lay the tables of the records."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "administration",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("short_name", sa.String(length=200), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "county",
                "city",
                "job_centre",
                "youth_office",
                "other",
                name="administrationkind",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("state", sa.String(length=200), nullable=False),
        sa.Column("ags", sa.String(length=8), nullable=False),
        sa.Column("level_labels", sa.JSON(), nullable=False),
        sa.Column("leadership_title", sa.String(length=200), nullable=False),
        sa.Column("small_cell_threshold", sa.Integer(), nullable=False),
        sa.Column("time_zone", sa.String(length=60), nullable=False),
        sa.Column("is_active", sa.Boolean(), nullable=False),
        sa.Column("provenance", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("small_cell_threshold >= 3", name=op.f("ck_administration_threshold")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_administration")),
        sa.UniqueConstraint("name", name=op.f("uq_administration_name")),
    )
    op.create_table(
        "form_key",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("location", sa.String(length=500), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_form_key")),
        sa.UniqueConstraint("key", name=op.f("uq_form_key_key")),
    )
    op.create_table(
        "journal_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("administration_id", sa.Integer(), nullable=True),
        sa.Column("occasion", sa.String(length=80), nullable=False),
        sa.Column("action", sa.String(length=20), nullable=False),
        sa.Column("record", sa.String(length=60), nullable=False),
        sa.Column("record_id", sa.Integer(), nullable=True),
        sa.Column("changes", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_journal_entry")),
    )
    op.create_index(op.f("ix_journal_entry_administration_id"), "journal_entry", ["administration_id"], unique=False)
    op.create_index(op.f("ix_journal_entry_at"), "journal_entry", ["at"], unique=False)
    op.create_index(op.f("ix_journal_entry_person_id"), "journal_entry", ["person_id"], unique=False)
    op.create_table(
        "partner_organisation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("short_name", sa.String(length=200), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "competence_centre",
                "welfare",
                "institute",
                "foundation",
                "other",
                name="partnerkind",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_partner_organisation")),
        sa.UniqueConstraint("name", name=op.f("uq_partner_organisation_name")),
    )
    op.create_table(
        "process_template",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("is_default", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_process_template")),
        sa.UniqueConstraint("name", name=op.f("uq_process_template_name")),
    )
    op.create_table(
        "department",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("administration_id", sa.Integer(), nullable=False),
        sa.Column("parent_id", sa.Integer(), nullable=True),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("short_code", sa.String(length=20), nullable=False),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum("line", "staff_unit", "own_enterprise", name="departmentkind", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("is_migration_related", sa.Boolean(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("successor_id", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["administration_id", "parent_id"],
            ["department.administration_id", "department.id"],
            name=op.f("fk_department_administration_id_parent_id"),
        ),
        sa.ForeignKeyConstraint(
            ["administration_id", "successor_id"],
            ["department.administration_id", "department.id"],
            name=op.f("fk_department_administration_id_successor_id"),
        ),
        sa.ForeignKeyConstraint(
            ["administration_id"], ["administration.id"], name=op.f("fk_department_administration_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_department")),
        sa.UniqueConstraint("administration_id", "id", name=op.f("uq_department_administration_id_id")),
    )
    op.create_index(op.f("ix_department_administration_id"), "department", ["administration_id"], unique=False)
    op.create_index(op.f("ix_department_parent_id"), "department", ["parent_id"], unique=False)
    op.create_index(op.f("ix_department_successor_id"), "department", ["successor_id"], unique=False)
    op.create_table(
        "person",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("display_name", sa.String(length=200), nullable=False),
        sa.Column("email", sa.String(length=254), nullable=True),
        sa.Column("function_title", sa.String(length=200), nullable=False),
        sa.Column("partner_organisation_id", sa.Integer(), nullable=True),
        sa.Column("home_administration_id", sa.Integer(), nullable=True),
        sa.Column("has_login", sa.Boolean(), nullable=False),
        sa.Column("is_active", sa.Boolean(), nullable=False),
        sa.Column("password_hash", sa.String(length=200), nullable=True),
        sa.Column("locale", sa.Enum("de", "en", name="locale", native_enum=False, length=40), nullable=False),
        sa.Column(
            "theme", sa.Enum("auto", "light", "dark", name="theme", native_enum=False, length=40), nullable=False
        ),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["home_administration_id"], ["administration.id"], name=op.f("fk_person_home_administration_id")
        ),
        sa.ForeignKeyConstraint(
            ["partner_organisation_id"], ["partner_organisation.id"], name=op.f("fk_person_partner_organisation_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
        sa.UniqueConstraint("email", name=op.f("uq_person_email")),
    )
    op.create_table(
        "process",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("administration_id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("goals", sa.Text(), nullable=False),
        sa.Column("mandate_text", sa.Text(), nullable=False),
        sa.Column("mandate_on", sa.Date(), nullable=True),
        sa.Column("mandate_by", sa.String(length=200), nullable=False),
        sa.Column("process_template_id", sa.Integer(), nullable=True),
        sa.Column(
            "state",
            sa.Enum(
                "in_preparation",
                "active",
                "paused",
                "completed",
                "discontinued",
                name="processstate",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("state_reason", sa.Text(), nullable=False),
        sa.Column("planned_start_on", sa.Date(), nullable=True),
        sa.Column("planned_end_on", sa.Date(), nullable=True),
        sa.Column("actual_start_on", sa.Date(), nullable=True),
        sa.Column("actual_end_on", sa.Date(), nullable=True),
        sa.Column("funding", sa.Text(), nullable=False),
        sa.Column("comparison_consent", sa.Boolean(), nullable=False),
        sa.Column("provenance", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["administration_id"], ["administration.id"], name=op.f("fk_process_administration_id")
        ),
        sa.ForeignKeyConstraint(
            ["process_template_id"], ["process_template.id"], name=op.f("fk_process_process_template_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_process")),
        sa.UniqueConstraint("administration_id", "id", name=op.f("uq_process_administration_id_id")),
        sa.UniqueConstraint("administration_id", "title", name=op.f("uq_process_administration_id_title")),
    )
    op.create_index(op.f("ix_process_administration_id"), "process", ["administration_id"], unique=False)
    op.create_table(
        "template_phase",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("process_template_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("gate_question", sa.String(length=200), nullable=False),
        sa.Column("starts_after_weeks", sa.Integer(), nullable=False),
        sa.Column("lasts_weeks", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["process_template_id"], ["process_template.id"], name=op.f("fk_template_phase_process_template_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_template_phase")),
    )
    op.create_index(
        op.f("ix_template_phase_process_template_id"), "template_phase", ["process_template_id"], unique=False
    )
    op.create_table(
        "dialogue_event",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("administration_id", sa.Integer(), nullable=False),
        sa.Column("process_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "kick_off",
                "dialogue",
                "workshop",
                "training",
                "web_talk",
                "results",
                "other",
                name="dialoguekind",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("goal", sa.Text(), nullable=False),
        sa.Column("method", sa.String(length=200), nullable=False),
        sa.Column("starts_at", sa.DateTime(), nullable=False),
        sa.Column("ends_at", sa.DateTime(), nullable=True),
        sa.Column(
            "format",
            sa.Enum("on_site", "online", "hybrid", name="meetingformat", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("place", sa.String(length=200), nullable=False),
        sa.Column(
            "target",
            sa.Enum("whole_house", "departments", "managers", name="dialoguetarget", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("invited", sa.Integer(), nullable=True),
        sa.Column("moderation", sa.String(length=200), nullable=False),
        sa.Column("leadership_present", sa.String(length=200), nullable=False),
        sa.Column(
            "state",
            sa.Enum("planned", "held", "postponed", "not_held", name="dialoguestate", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("state_reason", sa.Text(), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("follow_up_of_id", sa.Integer(), nullable=True),
        sa.Column("splits_categories", sa.Boolean(), nullable=False),
        sa.Column("stated_total", sa.Integer(), nullable=True),
        sa.Column(
            "count_source",
            sa.Enum(
                "sign_in_list", "tally", "online_report", "estimate", name="countsource", native_enum=False, length=40
            ),
            nullable=True,
        ),
        sa.Column("count_note", sa.String(length=200), nullable=False),
        sa.Column("counted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("invited >= 0", name=op.f("ck_dialogue_event_invited")),
        sa.CheckConstraint("stated_total >= 0", name=op.f("ck_dialogue_event_stated_total")),
        sa.ForeignKeyConstraint(
            ["administration_id", "follow_up_of_id"],
            ["dialogue_event.administration_id", "dialogue_event.id"],
            name=op.f("fk_dialogue_event_administration_id_follow_up_of_id"),
        ),
        sa.ForeignKeyConstraint(
            ["administration_id", "process_id"],
            ["process.administration_id", "process.id"],
            name=op.f("fk_dialogue_event_administration_id_process_id"),
        ),
        sa.ForeignKeyConstraint(
            ["administration_id"], ["administration.id"], name=op.f("fk_dialogue_event_administration_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dialogue_event")),
        sa.UniqueConstraint("administration_id", "id", name=op.f("uq_dialogue_event_administration_id_id")),
    )
    op.create_index(op.f("ix_dialogue_event_administration_id"), "dialogue_event", ["administration_id"], unique=False)
    op.create_index(op.f("ix_dialogue_event_follow_up_of_id"), "dialogue_event", ["follow_up_of_id"], unique=False)
    op.create_index(
        "ix_dialogue_event_process_starts", "dialogue_event", ["process_id", "starts_at", "id"], unique=False
    )
    op.create_index(op.f("ix_dialogue_event_starts_at"), "dialogue_event", ["starts_at"], unique=False)
    op.create_table(
        "headcount",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("administration_id", sa.Integer(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.Column("as_of", sa.Date(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column(
            "source",
            sa.Enum(
                "personnel_office",
                "budget_plan",
                "estimate",
                "import",
                "invented",
                name="headcountsource",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("count >= 0", name=op.f("ck_headcount_count")),
        sa.ForeignKeyConstraint(
            ["administration_id", "department_id"],
            ["department.administration_id", "department.id"],
            name=op.f("fk_headcount_administration_id_department_id"),
        ),
        sa.ForeignKeyConstraint(
            ["administration_id"], ["administration.id"], name=op.f("fk_headcount_administration_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_headcount")),
        sa.UniqueConstraint("administration_id", "id", name=op.f("uq_headcount_administration_id_id")),
        sa.UniqueConstraint("department_id", "as_of", name=op.f("uq_headcount_department_id_as_of")),
    )
    op.create_index(op.f("ix_headcount_administration_id"), "headcount", ["administration_id"], unique=False)
    op.create_index(op.f("ix_headcount_department_id"), "headcount", ["department_id"], unique=False)
    op.create_table(
        "kept_input",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("path", sa.String(length=500), nullable=False),
        sa.Column("fields", sa.JSON(), nullable=False),
        sa.Column("kept_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_kept_input_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_kept_input")),
    )
    op.create_index(op.f("ix_kept_input_person_id"), "kept_input", ["person_id"], unique=False)
    op.create_table(
        "one_time_secret",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_one_time_secret_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_one_time_secret")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_one_time_secret_token_hash")),
    )
    op.create_index(op.f("ix_one_time_secret_person_id"), "one_time_secret", ["person_id"], unique=False)
    op.create_table(
        "phase",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("administration_id", sa.Integer(), nullable=False),
        sa.Column("process_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("planned_start_on", sa.Date(), nullable=True),
        sa.Column("planned_end_on", sa.Date(), nullable=True),
        sa.Column("actual_start_on", sa.Date(), nullable=True),
        sa.Column("actual_end_on", sa.Date(), nullable=True),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["administration_id", "process_id"],
            ["process.administration_id", "process.id"],
            name=op.f("fk_phase_administration_id_process_id"),
        ),
        sa.ForeignKeyConstraint(["administration_id"], ["administration.id"], name=op.f("fk_phase_administration_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_phase")),
        sa.UniqueConstraint("administration_id", "id", name=op.f("uq_phase_administration_id_id")),
    )
    op.create_index(op.f("ix_phase_administration_id"), "phase", ["administration_id"], unique=False)
    op.create_index(op.f("ix_phase_process_id"), "phase", ["process_id"], unique=False)
    op.create_table(
        "reach_total",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("administration_id", sa.Integer(), nullable=False),
        sa.Column("process_id", sa.Integer(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.Column("attendances", sa.Integer(), nullable=False),
        sa.Column("largest", sa.Integer(), nullable=False),
        sa.Column("first_timers", sa.Integer(), nullable=False),
        sa.Column("without_first_timers", sa.Integer(), nullable=False),
        sa.Column("events", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["administration_id", "department_id"],
            ["department.administration_id", "department.id"],
            name=op.f("fk_reach_total_administration_id_department_id"),
        ),
        sa.ForeignKeyConstraint(
            ["administration_id", "process_id"],
            ["process.administration_id", "process.id"],
            name=op.f("fk_reach_total_administration_id_process_id"),
        ),
        sa.ForeignKeyConstraint(
            ["administration_id"], ["administration.id"], name=op.f("fk_reach_total_administration_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reach_total")),
        sa.UniqueConstraint("administration_id", "id", name=op.f("uq_reach_total_administration_id_id")),
    )
    op.create_index(op.f("ix_reach_total_administration_id"), "reach_total", ["administration_id"], unique=False)
    op.create_index(op.f("ix_reach_total_department_id"), "reach_total", ["department_id"], unique=False)
    op.create_index("uq_reach_total_department", "reach_total", ["process_id", "department_id"], unique=True)
    op.create_table(
        "role_assignment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column(
            "role",
            sa.Enum(
                "facilitator",
                "coordinator",
                "leadership",
                "evaluator",
                "reader",
                "admin",
                name="role",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("administration_id", sa.Integer(), nullable=True),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("sees_raw_figures", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(role = 'admin') = (administration_id IS NULL)", name=op.f("ck_role_assignment_administration")
        ),
        sa.ForeignKeyConstraint(
            ["administration_id"], ["administration.id"], name=op.f("fk_role_assignment_administration_id")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_role_assignment_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_role_assignment")),
    )
    op.create_index(
        op.f("ix_role_assignment_administration_id"), "role_assignment", ["administration_id"], unique=False
    )
    op.create_index(op.f("ix_role_assignment_person_id"), "role_assignment", ["person_id"], unique=False)
    op.create_table(
        "sign_in",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("device", sa.String(length=200), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_sign_in_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sign_in")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_sign_in_token_hash")),
    )
    op.create_index(op.f("ix_sign_in_person_id"), "sign_in", ["person_id"], unique=False)
    op.create_table(
        "team_member",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("administration_id", sa.Integer(), nullable=False),
        sa.Column("process_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("partner_organisation_id", sa.Integer(), nullable=True),
        sa.Column("task", sa.String(length=200), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["administration_id", "process_id"],
            ["process.administration_id", "process.id"],
            name=op.f("fk_team_member_administration_id_process_id"),
        ),
        sa.ForeignKeyConstraint(
            ["administration_id"], ["administration.id"], name=op.f("fk_team_member_administration_id")
        ),
        sa.ForeignKeyConstraint(
            ["partner_organisation_id"],
            ["partner_organisation.id"],
            name=op.f("fk_team_member_partner_organisation_id"),
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_team_member_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_team_member")),
        sa.UniqueConstraint("administration_id", "id", name=op.f("uq_team_member_administration_id_id")),
    )
    op.create_index(op.f("ix_team_member_administration_id"), "team_member", ["administration_id"], unique=False)
    op.create_index(op.f("ix_team_member_person_id"), "team_member", ["person_id"], unique=False)
    op.create_index(op.f("ix_team_member_process_id"), "team_member", ["process_id"], unique=False)
    op.create_table(
        "template_milestone",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("template_phase_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("criterion", sa.String(length=200), nullable=False),
        sa.Column(
            "importance",
            sa.Enum("gate", "important", "normal", name="importance", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("due_after_weeks", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["template_phase_id"], ["template_phase.id"], name=op.f("fk_template_milestone_template_phase_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_template_milestone")),
    )
    op.create_index(
        op.f("ix_template_milestone_template_phase_id"), "template_milestone", ["template_phase_id"], unique=False
    )
    op.create_table(
        "working_group",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("administration_id", sa.Integer(), nullable=False),
        sa.Column("process_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind", sa.Enum("steering", "working", name="groupkind", native_enum=False, length=40), nullable=False
        ),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("mandate", sa.Text(), nullable=False),
        sa.Column("rhythm_weeks", sa.Integer(), nullable=True),
        sa.Column("founded_on", sa.Date(), nullable=True),
        sa.Column("dissolved_on", sa.Date(), nullable=True),
        sa.Column("continues_after_process", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["administration_id", "process_id"],
            ["process.administration_id", "process.id"],
            name=op.f("fk_working_group_administration_id_process_id"),
        ),
        sa.ForeignKeyConstraint(
            ["administration_id"], ["administration.id"], name=op.f("fk_working_group_administration_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_working_group")),
        sa.UniqueConstraint("administration_id", "id", name=op.f("uq_working_group_administration_id_id")),
        sa.UniqueConstraint("process_id", "name", name=op.f("uq_working_group_process_id_name")),
    )
    op.create_index(op.f("ix_working_group_administration_id"), "working_group", ["administration_id"], unique=False)
    op.create_index(op.f("ix_working_group_process_id"), "working_group", ["process_id"], unique=False)
    op.create_table(
        "dialogue_invitation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("administration_id", sa.Integer(), nullable=False),
        sa.Column("dialogue_event_id", sa.Integer(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["administration_id", "department_id"],
            ["department.administration_id", "department.id"],
            name=op.f("fk_dialogue_invitation_administration_id_department_id"),
        ),
        sa.ForeignKeyConstraint(
            ["administration_id", "dialogue_event_id"],
            ["dialogue_event.administration_id", "dialogue_event.id"],
            name=op.f("fk_dialogue_invitation_administration_id_dialogue_event_id"),
        ),
        sa.ForeignKeyConstraint(
            ["administration_id"], ["administration.id"], name=op.f("fk_dialogue_invitation_administration_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dialogue_invitation")),
        sa.UniqueConstraint("administration_id", "id", name=op.f("uq_dialogue_invitation_administration_id_id")),
    )
    op.create_index(
        op.f("ix_dialogue_invitation_administration_id"), "dialogue_invitation", ["administration_id"], unique=False
    )
    op.create_index(
        op.f("ix_dialogue_invitation_department_id"), "dialogue_invitation", ["department_id"], unique=False
    )
    op.create_index(
        op.f("ix_dialogue_invitation_dialogue_event_id"), "dialogue_invitation", ["dialogue_event_id"], unique=False
    )
    op.create_table(
        "gate",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("administration_id", sa.Integer(), nullable=False),
        sa.Column("phase_id", sa.Integer(), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column(
            "result",
            sa.Enum("passed", "with_conditions", "not_passed", name="gateresult", native_enum=False, length=40),
            nullable=True,
        ),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.Column("answered_by", sa.String(length=200), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["administration_id", "phase_id"],
            ["phase.administration_id", "phase.id"],
            name=op.f("fk_gate_administration_id_phase_id"),
        ),
        sa.ForeignKeyConstraint(["administration_id"], ["administration.id"], name=op.f("fk_gate_administration_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_gate")),
        sa.UniqueConstraint("administration_id", "id", name=op.f("uq_gate_administration_id_id")),
    )
    op.create_index(op.f("ix_gate_administration_id"), "gate", ["administration_id"], unique=False)
    op.create_index(op.f("ix_gate_phase_id"), "gate", ["phase_id"], unique=False)
    op.create_table(
        "meeting",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("administration_id", sa.Integer(), nullable=False),
        sa.Column("process_id", sa.Integer(), nullable=False),
        sa.Column("working_group_id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("starts_at", sa.DateTime(), nullable=False),
        sa.Column("ends_at", sa.DateTime(), nullable=True),
        sa.Column(
            "format",
            sa.Enum("on_site", "online", "hybrid", name="meetingformat", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("place", sa.String(length=200), nullable=False),
        sa.Column("link", sa.String(length=500), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "draft",
                "invited",
                "in_progress",
                "closed",
                "cancelled",
                "not_held",
                name="meetingstate",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("state_reason", sa.Text(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("chair_id", sa.Integer(), nullable=True),
        sa.Column("minute_taker_id", sa.Integer(), nullable=True),
        sa.Column(
            "confidentiality",
            sa.Enum("group", "house", "internal", name="confidentiality", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["administration_id", "process_id"],
            ["process.administration_id", "process.id"],
            name=op.f("fk_meeting_administration_id_process_id"),
        ),
        sa.ForeignKeyConstraint(
            ["administration_id", "working_group_id"],
            ["working_group.administration_id", "working_group.id"],
            name=op.f("fk_meeting_administration_id_working_group_id"),
        ),
        sa.ForeignKeyConstraint(
            ["administration_id"], ["administration.id"], name=op.f("fk_meeting_administration_id")
        ),
        sa.ForeignKeyConstraint(["chair_id"], ["person.id"], name=op.f("fk_meeting_chair_id")),
        sa.ForeignKeyConstraint(["minute_taker_id"], ["person.id"], name=op.f("fk_meeting_minute_taker_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting")),
        sa.UniqueConstraint("administration_id", "id", name=op.f("uq_meeting_administration_id_id")),
        sa.UniqueConstraint("working_group_id", "year", "number", name=op.f("uq_meeting_working_group_id_year_number")),
    )
    op.create_index(op.f("ix_meeting_administration_id"), "meeting", ["administration_id"], unique=False)
    op.create_index("ix_meeting_process_starts", "meeting", ["process_id", "starts_at", "id"], unique=False)
    op.create_index(op.f("ix_meeting_starts_at"), "meeting", ["starts_at"], unique=False)
    op.create_index(op.f("ix_meeting_working_group_id"), "meeting", ["working_group_id"], unique=False)
    op.create_table(
        "membership",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("administration_id", sa.Integer(), nullable=False),
        sa.Column("working_group_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("seat", sa.String(length=200), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=True),
        sa.Column(
            "role",
            sa.Enum(
                "chair", "member", "minute_taker", "permanent_guest", name="memberrole", native_enum=False, length=40
            ),
            nullable=False,
        ),
        sa.Column("deputy_id", sa.Integer(), nullable=True),
        sa.Column("is_voting", sa.Boolean(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["administration_id", "department_id"],
            ["department.administration_id", "department.id"],
            name=op.f("fk_membership_administration_id_department_id"),
        ),
        sa.ForeignKeyConstraint(
            ["administration_id", "working_group_id"],
            ["working_group.administration_id", "working_group.id"],
            name=op.f("fk_membership_administration_id_working_group_id"),
        ),
        sa.ForeignKeyConstraint(
            ["administration_id"], ["administration.id"], name=op.f("fk_membership_administration_id")
        ),
        sa.ForeignKeyConstraint(["deputy_id"], ["person.id"], name=op.f("fk_membership_deputy_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_membership_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_membership")),
        sa.UniqueConstraint("administration_id", "id", name=op.f("uq_membership_administration_id_id")),
    )
    op.create_index(op.f("ix_membership_administration_id"), "membership", ["administration_id"], unique=False)
    op.create_index(op.f("ix_membership_department_id"), "membership", ["department_id"], unique=False)
    op.create_index(op.f("ix_membership_person_id"), "membership", ["person_id"], unique=False)
    op.create_index(op.f("ix_membership_working_group_id"), "membership", ["working_group_id"], unique=False)
    op.create_table(
        "milestone",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("administration_id", sa.Integer(), nullable=False),
        sa.Column("process_id", sa.Integer(), nullable=False),
        sa.Column("phase_id", sa.Integer(), nullable=True),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("criterion", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column(
            "importance",
            sa.Enum("gate", "important", "normal", name="importance", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column(
            "state",
            sa.Enum("open", "done", "cancelled", name="milestonestate", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("baseline_on", sa.Date(), nullable=True),
        sa.Column("forecast_on", sa.Date(), nullable=True),
        sa.Column("actual_on", sa.Date(), nullable=True),
        sa.Column("reported_on", sa.Date(), nullable=True),
        sa.Column("responsible", sa.String(length=200), nullable=False),
        sa.Column("evidence", sa.Text(), nullable=False),
        sa.Column("is_blocked", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["administration_id", "phase_id"],
            ["phase.administration_id", "phase.id"],
            name=op.f("fk_milestone_administration_id_phase_id"),
        ),
        sa.ForeignKeyConstraint(
            ["administration_id", "process_id"],
            ["process.administration_id", "process.id"],
            name=op.f("fk_milestone_administration_id_process_id"),
        ),
        sa.ForeignKeyConstraint(
            ["administration_id"], ["administration.id"], name=op.f("fk_milestone_administration_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_milestone")),
        sa.UniqueConstraint("administration_id", "id", name=op.f("uq_milestone_administration_id_id")),
    )
    op.create_index(op.f("ix_milestone_administration_id"), "milestone", ["administration_id"], unique=False)
    op.create_index(op.f("ix_milestone_forecast_on"), "milestone", ["forecast_on"], unique=False)
    op.create_index(op.f("ix_milestone_phase_id"), "milestone", ["phase_id"], unique=False)
    op.create_index(op.f("ix_milestone_process_id"), "milestone", ["process_id"], unique=False)
    op.create_table(
        "participation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("administration_id", sa.Integer(), nullable=False),
        sa.Column("dialogue_event_id", sa.Integer(), nullable=False),
        sa.Column(
            "scope",
            sa.Enum("department", "not_assigned", "external", name="countscope", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("department_id", sa.Integer(), nullable=True),
        sa.Column(
            "category",
            sa.Enum("all", "managers", "staff", name="countcategory", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column(
            "mode", sa.Enum("any", "on_site", "online", name="countmode", native_enum=False, length=40), nullable=False
        ),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("first_timers", sa.Integer(), nullable=True),
        sa.Column("invited", sa.Integer(), nullable=True),
        sa.Column(
            "source",
            sa.Enum(
                "sign_in_list", "tally", "online_report", "estimate", name="countsource", native_enum=False, length=40
            ),
            nullable=False,
        ),
        sa.Column("note", sa.String(length=200), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("(scope = 'department') = (department_id IS NOT NULL)", name=op.f("ck_participation_scope")),
        sa.CheckConstraint("count >= 0", name=op.f("ck_participation_count")),
        sa.CheckConstraint("first_timers >= 0 AND first_timers <= count", name=op.f("ck_participation_first_timers")),
        sa.ForeignKeyConstraint(
            ["administration_id", "department_id"],
            ["department.administration_id", "department.id"],
            name=op.f("fk_participation_administration_id_department_id"),
        ),
        sa.ForeignKeyConstraint(
            ["administration_id", "dialogue_event_id"],
            ["dialogue_event.administration_id", "dialogue_event.id"],
            name=op.f("fk_participation_administration_id_dialogue_event_id"),
        ),
        sa.ForeignKeyConstraint(
            ["administration_id"], ["administration.id"], name=op.f("fk_participation_administration_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_participation")),
        sa.UniqueConstraint("administration_id", "id", name=op.f("uq_participation_administration_id_id")),
    )
    op.create_index(op.f("ix_participation_administration_id"), "participation", ["administration_id"], unique=False)
    op.create_index(op.f("ix_participation_department_id"), "participation", ["department_id"], unique=False)
    op.create_index(
        "uq_participation_department",
        "participation",
        ["dialogue_event_id", "department_id", "category", "mode"],
        unique=True,
        sqlite_where=sa.text("department_id IS NOT NULL"),
        postgresql_where=sa.text("department_id IS NOT NULL"),
    )
    op.create_index(
        "uq_participation_scope",
        "participation",
        ["dialogue_event_id", "scope", "category", "mode"],
        unique=True,
        sqlite_where=sa.text("department_id IS NULL"),
        postgresql_where=sa.text("department_id IS NULL"),
    )
    op.create_table(
        "agenda_item",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("administration_id", sa.Integer(), nullable=False),
        sa.Column("working_group_id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=True),
        sa.Column("section", sa.String(length=200), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
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
        sa.Column(
            "state",
            sa.Enum("open", "dealt_with", "deferred", "withdrawn", name="itemstate", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("state_reason", sa.Text(), nullable=False),
        sa.Column("carried_from_id", sa.Integer(), nullable=True),
        sa.Column("notes", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["administration_id", "carried_from_id"],
            ["agenda_item.administration_id", "agenda_item.id"],
            name=op.f("fk_agenda_item_administration_id_carried_from_id"),
        ),
        sa.ForeignKeyConstraint(
            ["administration_id", "meeting_id"],
            ["meeting.administration_id", "meeting.id"],
            name=op.f("fk_agenda_item_administration_id_meeting_id"),
        ),
        sa.ForeignKeyConstraint(
            ["administration_id", "working_group_id"],
            ["working_group.administration_id", "working_group.id"],
            name=op.f("fk_agenda_item_administration_id_working_group_id"),
        ),
        sa.ForeignKeyConstraint(
            ["administration_id"], ["administration.id"], name=op.f("fk_agenda_item_administration_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agenda_item")),
        sa.UniqueConstraint("administration_id", "id", name=op.f("uq_agenda_item_administration_id_id")),
    )
    op.create_index(op.f("ix_agenda_item_administration_id"), "agenda_item", ["administration_id"], unique=False)
    op.create_index(op.f("ix_agenda_item_carried_from_id"), "agenda_item", ["carried_from_id"], unique=False)
    op.create_index(op.f("ix_agenda_item_meeting_id"), "agenda_item", ["meeting_id"], unique=False)
    op.create_index(op.f("ix_agenda_item_working_group_id"), "agenda_item", ["working_group_id"], unique=False)
    op.create_table(
        "attendance",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("administration_id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("membership_id", sa.Integer(), nullable=True),
        sa.Column("guest_name", sa.String(length=200), nullable=False),
        sa.Column("guest_organisation", sa.String(length=200), nullable=False),
        sa.Column(
            "status",
            sa.Enum(
                "present",
                "excused",
                "absent",
                "substitute",
                "guest",
                name="attendancestatus",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "mode", sa.Enum("on_site", "online", name="attendancemode", native_enum=False, length=40), nullable=True
        ),
        sa.Column("substitute_name", sa.String(length=200), nullable=False),
        sa.Column("arrived_at", sa.Time(), nullable=True),
        sa.Column("left_at", sa.Time(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("(membership_id IS NULL) = (status = 'guest')", name=op.f("ck_attendance_member_or_guest")),
        sa.ForeignKeyConstraint(
            ["administration_id", "meeting_id"],
            ["meeting.administration_id", "meeting.id"],
            name=op.f("fk_attendance_administration_id_meeting_id"),
        ),
        sa.ForeignKeyConstraint(
            ["administration_id", "membership_id"],
            ["membership.administration_id", "membership.id"],
            name=op.f("fk_attendance_administration_id_membership_id"),
        ),
        sa.ForeignKeyConstraint(
            ["administration_id"], ["administration.id"], name=op.f("fk_attendance_administration_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attendance")),
        sa.UniqueConstraint("administration_id", "id", name=op.f("uq_attendance_administration_id_id")),
        sa.UniqueConstraint("meeting_id", "membership_id", name=op.f("uq_attendance_meeting_id_membership_id")),
    )
    op.create_index(op.f("ix_attendance_administration_id"), "attendance", ["administration_id"], unique=False)
    op.create_index(op.f("ix_attendance_meeting_id"), "attendance", ["meeting_id"], unique=False)
    op.create_index(op.f("ix_attendance_membership_id"), "attendance", ["membership_id"], unique=False)
    op.create_table(
        "milestone_revision",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("administration_id", sa.Integer(), nullable=False),
        sa.Column("milestone_id", sa.Integer(), nullable=False),
        sa.Column("reported_on", sa.Date(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "baseline",
                "forecast",
                "confirmed",
                "done",
                "reopened",
                "cancelled",
                name="revisionkind",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("old_on", sa.Date(), nullable=True),
        sa.Column("new_on", sa.Date(), nullable=True),
        sa.Column(
            "reason",
            sa.Enum(
                "resources",
                "decision_missing",
                "co_determination",
                "external",
                "scope_changed",
                "estimate",
                "other",
                name="shiftreason",
                native_enum=False,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["administration_id", "milestone_id"],
            ["milestone.administration_id", "milestone.id"],
            name=op.f("fk_milestone_revision_administration_id_milestone_id"),
        ),
        sa.ForeignKeyConstraint(
            ["administration_id"], ["administration.id"], name=op.f("fk_milestone_revision_administration_id")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_milestone_revision_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_milestone_revision")),
        sa.UniqueConstraint("administration_id", "id", name=op.f("uq_milestone_revision_administration_id_id")),
    )
    op.create_index(
        op.f("ix_milestone_revision_administration_id"), "milestone_revision", ["administration_id"], unique=False
    )
    op.create_index(op.f("ix_milestone_revision_milestone_id"), "milestone_revision", ["milestone_id"], unique=False)
    op.create_table(
        "action_item",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("administration_id", sa.Integer(), nullable=False),
        sa.Column("process_id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=True),
        sa.Column("agenda_item_id", sa.Integer(), nullable=True),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("responsible_id", sa.Integer(), nullable=True),
        sa.Column("responsible_email", sa.String(length=254), nullable=False),
        sa.Column("created_on", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("original_due_on", sa.Date(), nullable=True),
        sa.Column("postponements", sa.Integer(), nullable=False),
        sa.Column("postponement_reason", sa.String(length=200), nullable=False),
        sa.Column(
            "priority", sa.Enum("high", "normal", "low", name="priority", native_enum=False, length=40), nullable=False
        ),
        sa.Column(
            "state",
            sa.Enum("open", "in_progress", "done", "dropped", name="actionitemstate", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("state_reason", sa.Text(), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["administration_id", "agenda_item_id"],
            ["agenda_item.administration_id", "agenda_item.id"],
            name=op.f("fk_action_item_administration_id_agenda_item_id"),
        ),
        sa.ForeignKeyConstraint(
            ["administration_id", "meeting_id"],
            ["meeting.administration_id", "meeting.id"],
            name=op.f("fk_action_item_administration_id_meeting_id"),
        ),
        sa.ForeignKeyConstraint(
            ["administration_id", "process_id"],
            ["process.administration_id", "process.id"],
            name=op.f("fk_action_item_administration_id_process_id"),
        ),
        sa.ForeignKeyConstraint(
            ["administration_id"], ["administration.id"], name=op.f("fk_action_item_administration_id")
        ),
        sa.ForeignKeyConstraint(["responsible_id"], ["person.id"], name=op.f("fk_action_item_responsible_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_action_item")),
        sa.UniqueConstraint("administration_id", "id", name=op.f("uq_action_item_administration_id_id")),
    )
    op.create_index(op.f("ix_action_item_administration_id"), "action_item", ["administration_id"], unique=False)
    op.create_index(op.f("ix_action_item_agenda_item_id"), "action_item", ["agenda_item_id"], unique=False)
    op.create_index(op.f("ix_action_item_meeting_id"), "action_item", ["meeting_id"], unique=False)
    op.create_index("ix_action_item_process_due", "action_item", ["process_id", "due_on", "id"], unique=False)
    op.create_index(op.f("ix_action_item_responsible_id"), "action_item", ["responsible_id"], unique=False)
    op.create_table(
        "decision",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("administration_id", sa.Integer(), nullable=False),
        sa.Column("process_id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=True),
        sa.Column("agenda_item_id", sa.Integer(), nullable=True),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=False),
        sa.Column(
            "result",
            sa.Enum("accepted", "rejected", "postponed", name="decisionresult", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("votes_yes", sa.Integer(), nullable=True),
        sa.Column("votes_no", sa.Integer(), nullable=True),
        sa.Column("votes_abstained", sa.Integer(), nullable=True),
        sa.Column(
            "status",
            sa.Enum(
                "open",
                "in_progress",
                "implemented",
                "partly",
                "not_implemented",
                "superseded",
                "revoked",
                name="decisionstatus",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("status_reason", sa.Text(), nullable=False),
        sa.Column("implemented_on", sa.Date(), nullable=True),
        sa.Column("responsible", sa.String(length=200), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("review_on", sa.Date(), nullable=True),
        sa.Column("supersedes_id", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("votes_yes >= 0 AND votes_no >= 0 AND votes_abstained >= 0", name=op.f("ck_decision_votes")),
        sa.ForeignKeyConstraint(
            ["administration_id", "agenda_item_id"],
            ["agenda_item.administration_id", "agenda_item.id"],
            name=op.f("fk_decision_administration_id_agenda_item_id"),
        ),
        sa.ForeignKeyConstraint(
            ["administration_id", "meeting_id"],
            ["meeting.administration_id", "meeting.id"],
            name=op.f("fk_decision_administration_id_meeting_id"),
        ),
        sa.ForeignKeyConstraint(
            ["administration_id", "process_id"],
            ["process.administration_id", "process.id"],
            name=op.f("fk_decision_administration_id_process_id"),
        ),
        sa.ForeignKeyConstraint(
            ["administration_id", "supersedes_id"],
            ["decision.administration_id", "decision.id"],
            name=op.f("fk_decision_administration_id_supersedes_id"),
        ),
        sa.ForeignKeyConstraint(
            ["administration_id"], ["administration.id"], name=op.f("fk_decision_administration_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decision")),
        sa.UniqueConstraint("administration_id", "id", name=op.f("uq_decision_administration_id_id")),
        sa.UniqueConstraint("process_id", "year", "number", name=op.f("uq_decision_process_id_year_number")),
    )
    op.create_index(op.f("ix_decision_administration_id"), "decision", ["administration_id"], unique=False)
    op.create_index(op.f("ix_decision_agenda_item_id"), "decision", ["agenda_item_id"], unique=False)
    op.create_index(op.f("ix_decision_meeting_id"), "decision", ["meeting_id"], unique=False)
    op.create_index("ix_decision_process_decided", "decision", ["process_id", "decided_on", "id"], unique=False)
    op.create_index(op.f("ix_decision_supersedes_id"), "decision", ["supersedes_id"], unique=False)


def downgrade() -> None:
    op.drop_index(op.f("ix_decision_supersedes_id"), table_name="decision")
    op.drop_index("ix_decision_process_decided", table_name="decision")
    op.drop_index(op.f("ix_decision_meeting_id"), table_name="decision")
    op.drop_index(op.f("ix_decision_agenda_item_id"), table_name="decision")
    op.drop_index(op.f("ix_decision_administration_id"), table_name="decision")
    op.drop_table("decision")
    op.drop_index(op.f("ix_action_item_responsible_id"), table_name="action_item")
    op.drop_index("ix_action_item_process_due", table_name="action_item")
    op.drop_index(op.f("ix_action_item_meeting_id"), table_name="action_item")
    op.drop_index(op.f("ix_action_item_agenda_item_id"), table_name="action_item")
    op.drop_index(op.f("ix_action_item_administration_id"), table_name="action_item")
    op.drop_table("action_item")
    op.drop_index(op.f("ix_milestone_revision_milestone_id"), table_name="milestone_revision")
    op.drop_index(op.f("ix_milestone_revision_administration_id"), table_name="milestone_revision")
    op.drop_table("milestone_revision")
    op.drop_index(op.f("ix_attendance_membership_id"), table_name="attendance")
    op.drop_index(op.f("ix_attendance_meeting_id"), table_name="attendance")
    op.drop_index(op.f("ix_attendance_administration_id"), table_name="attendance")
    op.drop_table("attendance")
    op.drop_index(op.f("ix_agenda_item_working_group_id"), table_name="agenda_item")
    op.drop_index(op.f("ix_agenda_item_meeting_id"), table_name="agenda_item")
    op.drop_index(op.f("ix_agenda_item_carried_from_id"), table_name="agenda_item")
    op.drop_index(op.f("ix_agenda_item_administration_id"), table_name="agenda_item")
    op.drop_table("agenda_item")
    op.drop_index(
        "uq_participation_scope",
        table_name="participation",
        sqlite_where=sa.text("department_id IS NULL"),
        postgresql_where=sa.text("department_id IS NULL"),
    )
    op.drop_index(
        "uq_participation_department",
        table_name="participation",
        sqlite_where=sa.text("department_id IS NOT NULL"),
        postgresql_where=sa.text("department_id IS NOT NULL"),
    )
    op.drop_index(op.f("ix_participation_department_id"), table_name="participation")
    op.drop_index(op.f("ix_participation_administration_id"), table_name="participation")
    op.drop_table("participation")
    op.drop_index(op.f("ix_milestone_process_id"), table_name="milestone")
    op.drop_index(op.f("ix_milestone_phase_id"), table_name="milestone")
    op.drop_index(op.f("ix_milestone_forecast_on"), table_name="milestone")
    op.drop_index(op.f("ix_milestone_administration_id"), table_name="milestone")
    op.drop_table("milestone")
    op.drop_index(op.f("ix_membership_working_group_id"), table_name="membership")
    op.drop_index(op.f("ix_membership_person_id"), table_name="membership")
    op.drop_index(op.f("ix_membership_department_id"), table_name="membership")
    op.drop_index(op.f("ix_membership_administration_id"), table_name="membership")
    op.drop_table("membership")
    op.drop_index(op.f("ix_meeting_working_group_id"), table_name="meeting")
    op.drop_index(op.f("ix_meeting_starts_at"), table_name="meeting")
    op.drop_index("ix_meeting_process_starts", table_name="meeting")
    op.drop_index(op.f("ix_meeting_administration_id"), table_name="meeting")
    op.drop_table("meeting")
    op.drop_index(op.f("ix_gate_phase_id"), table_name="gate")
    op.drop_index(op.f("ix_gate_administration_id"), table_name="gate")
    op.drop_table("gate")
    op.drop_index(op.f("ix_dialogue_invitation_dialogue_event_id"), table_name="dialogue_invitation")
    op.drop_index(op.f("ix_dialogue_invitation_department_id"), table_name="dialogue_invitation")
    op.drop_index(op.f("ix_dialogue_invitation_administration_id"), table_name="dialogue_invitation")
    op.drop_table("dialogue_invitation")
    op.drop_index(op.f("ix_working_group_process_id"), table_name="working_group")
    op.drop_index(op.f("ix_working_group_administration_id"), table_name="working_group")
    op.drop_table("working_group")
    op.drop_index(op.f("ix_template_milestone_template_phase_id"), table_name="template_milestone")
    op.drop_table("template_milestone")
    op.drop_index(op.f("ix_team_member_process_id"), table_name="team_member")
    op.drop_index(op.f("ix_team_member_person_id"), table_name="team_member")
    op.drop_index(op.f("ix_team_member_administration_id"), table_name="team_member")
    op.drop_table("team_member")
    op.drop_index(op.f("ix_sign_in_person_id"), table_name="sign_in")
    op.drop_table("sign_in")
    op.drop_index(op.f("ix_role_assignment_person_id"), table_name="role_assignment")
    op.drop_index(op.f("ix_role_assignment_administration_id"), table_name="role_assignment")
    op.drop_table("role_assignment")
    op.drop_index("uq_reach_total_department", table_name="reach_total")
    op.drop_index(op.f("ix_reach_total_department_id"), table_name="reach_total")
    op.drop_index(op.f("ix_reach_total_administration_id"), table_name="reach_total")
    op.drop_table("reach_total")
    op.drop_index(op.f("ix_phase_process_id"), table_name="phase")
    op.drop_index(op.f("ix_phase_administration_id"), table_name="phase")
    op.drop_table("phase")
    op.drop_index(op.f("ix_one_time_secret_person_id"), table_name="one_time_secret")
    op.drop_table("one_time_secret")
    op.drop_index(op.f("ix_kept_input_person_id"), table_name="kept_input")
    op.drop_table("kept_input")
    op.drop_index(op.f("ix_headcount_department_id"), table_name="headcount")
    op.drop_index(op.f("ix_headcount_administration_id"), table_name="headcount")
    op.drop_table("headcount")
    op.drop_index(op.f("ix_dialogue_event_starts_at"), table_name="dialogue_event")
    op.drop_index("ix_dialogue_event_process_starts", table_name="dialogue_event")
    op.drop_index(op.f("ix_dialogue_event_follow_up_of_id"), table_name="dialogue_event")
    op.drop_index(op.f("ix_dialogue_event_administration_id"), table_name="dialogue_event")
    op.drop_table("dialogue_event")
    op.drop_index(op.f("ix_template_phase_process_template_id"), table_name="template_phase")
    op.drop_table("template_phase")
    op.drop_index(op.f("ix_process_administration_id"), table_name="process")
    op.drop_table("process")
    op.drop_table("person")
    op.drop_index(op.f("ix_department_successor_id"), table_name="department")
    op.drop_index(op.f("ix_department_parent_id"), table_name="department")
    op.drop_index(op.f("ix_department_administration_id"), table_name="department")
    op.drop_table("department")
    op.drop_table("process_template")
    op.drop_table("partner_organisation")
    op.drop_index(op.f("ix_journal_entry_person_id"), table_name="journal_entry")
    op.drop_index(op.f("ix_journal_entry_at"), table_name="journal_entry")
    op.drop_index(op.f("ix_journal_entry_administration_id"), table_name="journal_entry")
    op.drop_table("journal_entry")
    op.drop_table("form_key")
    op.drop_table("administration")
