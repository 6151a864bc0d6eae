"""What kinds of record and their columns are called, for whoever reads the journal."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time
from enum import StrEnum
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from tracker.domain.journal import KEPT_SILENT, Value
from tracker.web.labels import label
from tracker.web.locale import date_and_time, date_short, number, time_short

KINDS: Mapping[str, Any] = {
    "ActionItem": _l("Action item"),
    "Administration": _l("Administration"),
    "AgendaItem": _l("Agenda item"),
    "AgendaLink": _l("Link of an agenda item"),
    "Attendance": _l("Attendance"),
    "Circulation": _l("Decision by circulation"),
    "Decision": _l("Decision"),
    "Department": _l("Department"),
    "DialogueEvent": _l("Dialogue event"),
    "DialogueInvitation": _l("Invitation to a dialogue event"),
    "Document": _l("Document"),
    "Gate": _l("Gate"),
    "Group": _l("Group"),
    "Headcount": _l("Headcount"),
    "Information": _l("Information"),
    "Mail": _l("Mail"),
    "Meeting": _l("Meeting"),
    "Membership": _l("Seat in a group"),
    "Milestone": _l("Milestone"),
    "MilestoneRevision": _l("Report on a milestone"),
    "MinutesComment": _l("Comment on the minutes"),
    "MinutesVersion": _l("Minutes of a meeting"),
    "MovedMilestone": _l("Milestone moved by a decision"),
    "Participation": _l("Participation"),
    "Phase": _l("Phase"),
    "Process": _l("Process"),
    "RoleAssignment": _l("Role"),
    "StandingItem": _l("Standing item"),
    "TeamMember": _l("Member of the project team"),
    "TextModule": _l("Text module"),
}

COLUMNS: Mapping[str, Any] = {
    "actual_end_on": _l("Actual end"),
    "actual_on": _l("Reached on"),
    "actual_start_on": _l("Actual start"),
    "address": _l("Address"),
    "agenda_item_id": _l("Agenda item"),
    "ags": _l("Official municipality key"),
    "answer": _l("Answer"),
    "answered_at": _l("Answered at"),
    "answered_by_id": _l("Answered by"),
    "approved_in_id": _l("Approved in"),
    "approved_on": _l("Approved on"),
    "answered_by": _l("Answered by"),
    "answered_on": _l("Answered on"),
    "arrived_at": _l("Arrived at"),
    "as_of": _l("As of"),
    "attempts": _l("Attempts"),
    "baseline_on": _l("Planned date"),
    "begun_at": _l("Begun at"),
    "carried_from_id": _l("Carried over from"),
    "category": _l("Category"),
    "change_reason": _l("Reason for the change"),
    "checksum": _l("Checksum (SHA-256)"),
    "chair_id": _l("Chair"),
    "claimed_at": _l("Taken by a worker at"),
    "closed_at": _l("Closed at"),
    "comments_until": _l("Comments until"),
    "content": _l("Content"),
    "comparison_consent": _l("Consent to comparison"),
    "confidentiality": _l("Confidentiality"),
    "continues_after_process": _l("Continues after the process"),
    "count": _l("Number"),
    "count_note": _l("Note on the count"),
    "count_source": _l("Source of the count"),
    "counted_at": _l("Count closed at"),
    "created_on": _l("Created on"),
    "criterion": _l("Criterion"),
    "decided_on": _l("Decided on"),
    "decision_id": _l("Decision"),
    "deleted_at": _l("Removed at"),
    "deleted_by_id": _l("Removed by"),
    "deletion_reason": _l("Reason for the removal"),
    "delivered_to": _l("Delivered to"),
    "department_id": _l("Department"),
    "deputy_id": _l("Deputy"),
    "description": _l("Description"),
    "dialogue_event_id": _l("Dialogue event"),
    "dissolved_on": _l("Dissolved on"),
    "document_id": _l("Document"),
    "done_on": _l("Done on"),
    "due_at": _l("Due at"),
    "due_on": _l("Due on"),
    "ended_at": _l("Ended at"),
    "ends_at": _l("Ends at"),
    "error": _l("Error"),
    "evidence": _l("Evidence"),
    "file_name": _l("File"),
    "first_timers": _l("For the first time"),
    "follow_up_of_id": _l("Follow-up of"),
    "forecast_on": _l("Expected date"),
    "format": _l("Format"),
    "founded_on": _l("Founded on"),
    "function": _l("Function"),
    "funding": _l("Funding"),
    "goal": _l("Goal"),
    "goals": _l("Goals"),
    "guest_name": _l("Guest"),
    "guest_organisation": _l("Organisation of the guest"),
    "implemented_on": _l("Implemented on"),
    "importance": _l("Importance"),
    "invited": _l("Invited"),
    "is_active": _l("In use"),
    "is_blocked": _l("Blocked"),
    "is_migration_related": _l("Works on migration"),
    "is_voting": _l("Entitled to vote"),
    "key": _l("Identity"),
    "kind": _l("Kind"),
    "leadership_present": _l("Top leadership present"),
    "leadership_title": _l("Title of the top leadership"),
    "left_at": _l("Left at"),
    "level": _l("Level"),
    "letterhead": _l("Letterhead"),
    "level_labels": _l("Names of the levels"),
    "link": _l("Link"),
    "mandate": _l("Mandate"),
    "mandate_by": _l("Mandate given by"),
    "mandate_on": _l("Mandate given on"),
    "media_type": _l("Type of file"),
    "mandate_text": _l("Mandate"),
    "meeting_id": _l("Meeting"),
    "membership_id": _l("Seat"),
    "method": _l("Method"),
    "milestone_id": _l("Milestone"),
    "minute_taker_id": _l("Minute taker"),
    "minutes_planned": _l("Planned minutes"),
    "minutes_of_id": _l("Minutes to approve"),
    "minutes_version_id": _l("Minutes of a meeting"),
    "mode": _l("Way of taking part"),
    "moderation": _l("Moderation"),
    "name": _l("Name"),
    "new_on": _l("New date"),
    "note": _l("Note"),
    "notes": _l("Notes"),
    "number": _l("Running number"),
    "old_on": _l("Old date"),
    "original_due_on": _l("Originally due on"),
    "parent_id": _l("Belongs to"),
    "partner_organisation_id": _l("Partner organisation"),
    "person_id": _l("Person"),
    "phase_id": _l("Phase"),
    "place": _l("Place"),
    "planned_end_on": _l("Planned end"),
    "planned_start_on": _l("Planned start"),
    "position": _l("Position"),
    "postponement_reason": _l("Reason for postponing"),
    "postponements": _l("Postponed how often"),
    "presenter": _l("Presented by"),
    "priority": _l("Priority"),
    "process_id": _l("Process"),
    "process_template_id": _l("Template"),
    "provenance": _l("Where the data come from"),
    "question": _l("Question"),
    "reason": _l("Reason"),
    "recipient": _l("Recipient"),
    "replaced_status": _l("Status before it was replaced"),
    "replacement": _l("What it does to the earlier decision"),
    "recorded_by_id": _l("Recorded by"),
    "reopening_reason": _l("Reason for reopening"),
    "reported_on": _l("Reported on"),
    "responsible": _l("Responsible"),
    "responsible_email": _l("Responsible, by e-mail"),
    "responsible_id": _l("Responsible"),
    "result": _l("Result"),
    "review_on": _l("Review on"),
    "rhythm_weeks": _l("Rhythm in weeks"),
    "sent_at": _l("Sent at"),
    "subject": _l("Subject"),
    "week_of_month": _l("Each month"),
    "weekday": _l("Weekday"),
    "role": _l("Role"),
    "scope": _l("Where from"),
    "seat": _l("Seat"),
    "section": _l("Section"),
    "sent_on": _l("Sent out on"),
    "sees_raw_figures": _l("Sees figures per department"),
    "sha256": _l("Checksum (SHA-256)"),
    "short_code": _l("Short code"),
    "short_name": _l("Short name"),
    "small_cell_threshold": _l("Smallest group that is shown"),
    "size": _l("Size"),
    "source": _l("Source"),
    "splits_categories": _l("Managers and staff counted apart"),
    "started_at": _l("Started at"),
    "starts_at": _l("Begins at"),
    "state": _l("State"),
    "state_reason": _l("Reason for the state"),
    "stated_total": _l("Total as stated"),
    "status": _l("Status"),
    "status_reason": _l("Reason for the status"),
    "storage_key": _l("Place in the store"),
    "substitute_name": _l("Substitute"),
    "statutory_body": _l("Statutory body"),
    "successor_id": _l("Successor"),
    "summary": _l("Summary"),
    "supersedes_id": _l("Earlier decision"),
    "target": _l("Whom it addresses"),
    "task": _l("Task"),
    "text": _l("Text"),
    "time_zone": _l("Time zone"),
    "title": _l("Title"),
    "uploaded_by_id": _l("Added by"),
    "valid_from": _l("From"),
    "valid_to": _l("Until"),
    "visibility": _l("Visibility"),
    "votes_abstained": _l("Abstentions"),
    "votes_no": _l("Votes against"),
    "votes_yes": _l("Votes in favour"),
    "working_group_id": _l("Group"),
    "year": _l("Year"),
}
OWN: Mapping[tuple[str, str], Any] = {("Administration", "state"): _l("Federal state")}
"""Columns whose name means something else in one kind of record."""


def column_label(kind: str, column: str) -> Any:
    """Return what a column is called."""
    return OWN.get((kind, column)) or COLUMNS[column]


def written(value: Value) -> str:
    """Return a value as the language writes it."""
    if value is None or value == "":
        return str(_("empty"))
    if value == KEPT_SILENT:
        return str(_("not shown here"))
    if isinstance(value, bool):
        return str(_("yes") if value else _("no"))
    if isinstance(value, StrEnum):
        return str(label(value))
    if isinstance(value, str):
        return value
    return _measured(value)


def _measured(value: date | datetime | time | float) -> str:
    if isinstance(value, datetime):
        return date_and_time(value)
    if isinstance(value, date):
        return date_short(value)
    if isinstance(value, time):
        return time_short(value)
    return str(value) if isinstance(value, int) else number(value)
