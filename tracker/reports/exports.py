"""The tables of an export: what their columns are called and what they mean."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from tracker.domain.action_items import ActionItemState, Priority
from tracker.domain.administrations import DepartmentKind, HeadcountSource
from tracker.domain.decisions import DecisionResult, DecisionStatus, Replacement
from tracker.domain.dialogues import DialogueKind, DialogueState, DialogueTarget
from tracker.domain.exports import ExportTable
from tracker.domain.groups import GroupKind
from tracker.domain.meetings import Confidentiality, ItemKind, ItemState, MeetingFormat, MeetingState
from tracker.domain.milestones import Importance, MilestoneState, RevisionKind, ShiftReason
from tracker.domain.participation import CountCategory, CountMode, CountScope, CountSource
from tracker.domain.themes import DiversityDimension, ThemeStatus
from tracker.reports.table import Column, Kind
from tracker.reports.words import Words

Columns = Sequence[Column]


def columns(table: ExportTable, words: Words) -> Columns:
    """Return the columns of a table, in the order of its rows."""
    return COLUMNS[table](words)


def _of(words: Words) -> tuple[Column, Column]:
    return Column("administration", words.t("Administration")), Column("process", words.t("Process"))


def _departments(words: Words) -> Columns:
    t = words.t
    return (
        Column("administration", t("Administration")),
        Column("department", t("Department")),
        Column("short_code", t("Short code")),
        Column("parent", t("Belongs to")),
        Column("level", t("Level"), Kind.INTEGER),
        words.category("kind", t("Kind"), DepartmentKind),
        Column("migration_related", t("Migration-related"), Kind.BOOLEAN),
        Column("valid_from", t("Valid from"), Kind.DATE),
        Column("valid_to", t("Valid to"), Kind.DATE),
        Column("successor", t("Successor")),
    )


def _headcounts(words: Words) -> Columns:
    t = words.t
    return (
        Column("administration", t("Administration")),
        Column("department", t("Department")),
        Column("as_of", t("As of"), Kind.DATE),
        Column("count", t("Staff"), Kind.INTEGER, unit=t("persons, not full-time equivalents")),
        words.category("source", t("Source"), HeadcountSource),
    )


def _meetings(words: Words) -> Columns:
    t = words.t
    return (
        *_of(words),
        Column("group_name", t("Group")),
        words.category("group_kind", t("Kind of group"), GroupKind),
        Column("year", t("Year"), Kind.INTEGER),
        Column("number", t("Number in the year"), Kind.INTEGER),
        Column("title", t("Title")),
        Column("starts_at", t("Begins"), Kind.MOMENT),
        Column("ends_at", t("Ends"), Kind.MOMENT),
        words.category("format", t("Format"), MeetingFormat),
        words.category("state", t("State"), MeetingState),
        Column("state_reason", t("Reason")),
    )


def _attendance(words: Words) -> Columns:
    t = words.t
    return (
        *_of(words),
        Column("group_name", t("Group")),
        Column("held_on", t("Date"), Kind.DATE),
        Column("seats", t("Seats"), Kind.INTEGER),
        Column("present", t("Present"), Kind.INTEGER),
        Column("represented", t("Represented"), Kind.INTEGER),
        Column("excused", t("Excused"), Kind.INTEGER),
        Column("absent", t("Absent"), Kind.INTEGER),
        words.indicator("4.20", "taken", t("Seats taken"), Kind.SHARE),
    )


def _agenda_items(words: Words) -> Columns:
    t = words.t
    return (
        *_of(words),
        Column("group_name", t("Group")),
        Column("starts_at", t("Meeting"), Kind.MOMENT),
        Column("position", t("Item"), Kind.INTEGER),
        Column("title", t("Title")),
        words.category("kind", t("Kind"), ItemKind),
        words.category("visibility", t("Visibility"), Confidentiality),
        words.category("state", t("State"), ItemState),
        Column("state_reason", t("Reason")),
        Column("minutes_planned", t("Minutes planned"), Kind.INTEGER, unit=t("minutes")),
        Column("description", t("Description")),
        Column("notes", t("Notes of the meeting"), disclosure=t("Only for whoever records for the administration.")),
    )


def _decisions(words: Words) -> Columns:
    t = words.t
    return (
        *_of(words),
        Column("group_name", t("Group")),
        Column("year", t("Year"), Kind.INTEGER),
        Column("number", t("Number in the year"), Kind.INTEGER),
        Column("title", t("Title")),
        Column("text", t("Text")),
        Column("decided_on", t("Decided on"), Kind.DATE),
        words.category("result", t("Result"), DecisionResult),
        Column("votes_yes", t("Votes in favour"), Kind.INTEGER),
        Column("votes_no", t("Votes against"), Kind.INTEGER),
        Column("votes_abstained", t("Abstentions"), Kind.INTEGER),
        words.category("status", t("Status"), DecisionStatus),
        Column("status_reason", t("Reason")),
        Column("due_on", t("Due on"), Kind.DATE),
        Column("review_on", t("Review on"), Kind.DATE),
        Column("implemented_on", t("Carried out on"), Kind.DATE),
        Column("by_circulation", t("By circulation"), Kind.BOOLEAN),
        Column("sent_on", t("Sent out on"), Kind.DATE),
        Column("earlier_year", t("Earlier decision: year"), Kind.INTEGER),
        Column("earlier_number", t("Earlier decision: number"), Kind.INTEGER),
        words.category("replacement", t("What it does to the earlier decision"), Replacement),
    )


def _action_items(words: Words) -> Columns:
    t = words.t
    return (
        *_of(words),
        Column("group_name", t("Group")),
        Column("title", t("Title")),
        Column("responsible", t("Function of whoever is responsible"), disclosure=t("Names are left out.")),
        Column("created_on", t("Agreed on"), Kind.DATE),
        Column("due_on", t("Due on"), Kind.DATE),
        Column("original_due_on", t("Originally due on"), Kind.DATE),
        Column("postponements", t("Postponements"), Kind.INTEGER),
        words.category("priority", t("Priority"), Priority),
        words.category("state", t("State"), ActionItemState),
        Column("state_reason", t("Reason")),
        Column("done_on", t("Done on"), Kind.DATE),
    )


def _events(words: Words) -> Columns:
    t = words.t
    only = t("Only of administrations whose figures by department the reader may see.")
    return (
        *_of(words),
        Column("event", t("Event")),
        words.category("kind", t("Kind"), DialogueKind),
        Column("starts_at", t("Begins"), Kind.MOMENT),
        Column("ends_at", t("Ends"), Kind.MOMENT),
        words.category("format", t("Format"), MeetingFormat),
        words.category("target", t("Target"), DialogueTarget),
        words.category("state", t("State"), DialogueState),
        Column("state_reason", t("Reason")),
        Column("invited", t("People invited"), Kind.INTEGER, has_state=True, disclosure=only),
        Column("leadership_present", t("Top leadership present")),
        words.indicator("4.1", "participants", t("Participants")),
        words.indicator("4.3", "coverage", t("Coverage"), Kind.SHARE),
        words.indicator("4.3", "coverage_most", t("Coverage, at most"), Kind.SHARE),
    )


def _participation(words: Words) -> Columns:
    t = words.t
    only = t("Only of administrations whose figures by department the reader may see.")
    return (
        *_of(words),
        Column("event", t("Event")),
        Column("starts_at", t("Begins"), Kind.MOMENT),
        words.category("scope", t("Counted for"), CountScope),
        Column("department", t("Department")),
        Column("short_code", t("Short code")),
        words.category("category", t("Category"), CountCategory),
        words.category("mode", t("Mode"), CountMode),
        Column("participants", t("Participants"), Kind.INTEGER, disclosure=only),
        Column("first_timers", t("First-timers"), Kind.INTEGER, disclosure=only),
        words.category("source", t("Source"), CountSource),
    )


def _themes(words: Words) -> Columns:
    t = words.t
    few = t("A count of cards, not of people. Below the smallest group that is shown, only for whoever records.")
    dimensions = words.labels(DiversityDimension)
    return (
        *_of(words),
        Column("theme", t("Theme")),
        Column("description", t("What it is about")),
        Column("field_of_action", t("Field of action")),
        Column("cross_cutting", t("Cross-cutting themes")),
        Column(
            "dimensions", t("Dimensions of diversity"), values=dimensions, disclosure=t("Of themes, never of people.")
        ),
        words.category("status", t("Status"), ThemeStatus),
        Column("raised_on", t("Raised on"), Kind.DATE),
        Column("answered_on", t("Answered on"), Kind.DATE),
        Column("days", t("Days until the answer, or until today"), Kind.INTEGER),
        Column("answer", t("Answer to staff")),
        Column("reason", t("Reason")),
        Column("notes", t("Number of notes"), Kind.INTEGER, has_state=True, disclosure=few),
    )


def _milestones(words: Words) -> Columns:
    t = words.t
    return (
        *_of(words),
        Column("phase", t("Phase")),
        Column("title", t("Milestone")),
        Column("criterion", t("Criterion")),
        words.category("importance", t("Importance"), Importance),
        words.category("state", t("State"), MilestoneState),
        Column("baseline_on", t("Plan"), Kind.DATE),
        Column("forecast_on", t("Expected on"), Kind.DATE),
        Column("actual_on", t("Reached on"), Kind.DATE),
        Column("reported_on", t("Reported on"), Kind.DATE),
        Column("is_blocked", t("Blocked"), Kind.BOOLEAN),
        Column("evidence", t("Evidence")),
    )


def _revisions(words: Words) -> Columns:
    t = words.t
    return (
        *_of(words),
        Column("milestone", t("Milestone")),
        Column("reported_on", t("Reported on"), Kind.DATE),
        words.category("kind", t("Kind"), RevisionKind),
        Column("old_on", t("Expected before"), Kind.DATE),
        Column("new_on", t("Expected now"), Kind.DATE),
        words.category("reason", t("Reason"), ShiftReason),
        Column("text", t("Explanation")),
    )


def _indicators(words: Words) -> Columns:
    t = words.t
    return (
        *_of(words),
        Column("indicator", t("Indicator")),
        Column("name", t("Name")),
        Column("subject", t("Of what")),
        Column("value", t("Value"), Kind.DECIMAL, has_state=True),
        Column("value_most", t("Value, at most"), Kind.DECIMAL, has_state=True),
        Column("numerator", t("Numerator"), Kind.DECIMAL),
        Column("denominator", t("Denominator"), Kind.DECIMAL),
        Column("missing", t("Missing entries"), Kind.INTEGER),
        Column("as_of", t("As of"), Kind.DATE),
    )


COLUMNS: Mapping[ExportTable, Callable[[Words], Columns]] = {
    ExportTable.DEPARTMENTS: _departments,
    ExportTable.HEADCOUNTS: _headcounts,
    ExportTable.MEETINGS: _meetings,
    ExportTable.ATTENDANCE: _attendance,
    ExportTable.AGENDA_ITEMS: _agenda_items,
    ExportTable.DECISIONS: _decisions,
    ExportTable.ACTION_ITEMS: _action_items,
    ExportTable.EVENTS: _events,
    ExportTable.PARTICIPATION: _participation,
    ExportTable.THEMES: _themes,
    ExportTable.MILESTONES: _milestones,
    ExportTable.REVISIONS: _revisions,
    ExportTable.INDICATORS: _indicators,
}
