"""Whose eyes an entry of the journal is for."""

from datetime import UTC, datetime

import pytest

from tracker.domain.access import Actor, Role
from tracker.domain.journal import KEPT_SILENT, Change, Entry, JournalAction, shown, shown_kinds

HOUSE, OTHER = 1, 2
CONTENT = {"AgendaItem", "Information", "Attendance", "Decision", "ActionItem", "Participation"}


def an_actor(*roles, raw=False, admin=False):
    return Actor(7, is_admin=admin, roles={HOUSE: frozenset(roles)}, raw_figures=frozenset({HOUSE} if raw else ()))


def an_entry(kind, action=JournalAction.UPDATE, **values):
    changes = [Change(column, None, value) for column, value in values.items()]
    return Entry(1, datetime(2021, 9, 14, tzinfo=UTC), "Somebody", action, kind, 5, "Name", changes)


def test_who_records_reads_everything_of_the_house_but_roles():
    kinds = shown_kinds(an_actor(Role.FACILITATOR), HOUSE)
    assert kinds >= CONTENT | {"Milestone", "Department"}
    assert "RoleAssignment" not in kinds


def test_a_reader_finds_neither_counts_nor_what_hangs_on_agenda_items():
    kinds = shown_kinds(an_actor(Role.READER), HOUSE)
    assert not kinds & CONTENT
    assert kinds >= {"Milestone", "MilestoneRevision", "Phase", "Process", "Meeting", "DialogueEvent"}


def test_counts_follow_the_rule_for_raw_figures():
    assert "Participation" in shown_kinds(an_actor(Role.EVALUATOR, raw=True), HOUSE)
    assert "Participation" not in shown_kinds(an_actor(Role.EVALUATOR), HOUSE)


def test_nothing_of_another_house_is_shown():
    assert shown_kinds(an_actor(Role.FACILITATOR), OTHER) == frozenset()


def test_roles_are_for_those_who_may_see_persons():
    assert "RoleAssignment" in shown_kinds(an_actor(Role.READER, admin=True), HOUSE)


@pytest.mark.parametrize(
    ("kind", "column"),
    [
        ("DialogueEvent", "stated_total"),
        ("DialogueEvent", "invited"),
        ("Meeting", "link"),
        ("Meeting", "chair_id"),
        ("Meeting", "minute_taker_id"),
    ],
)
def test_a_reader_learns_that_a_silent_column_changed_but_not_how(kind, column):
    entry = an_entry(kind, place="Ratssaal", **{column: 17})
    seen = {change.column: change.new for change in shown(entry, an_actor(Role.READER), HOUSE).changes}
    assert seen == {"place": "Ratssaal", column: KEPT_SILENT}
    assert shown(entry, an_actor(Role.FACILITATOR), HOUSE) == entry


@pytest.mark.parametrize(("kind", "column"), [("DialogueEvent", "summary"), ("Meeting", "title")])
def test_what_the_pages_show_to_the_house_is_not_silent(kind, column):
    entry = an_entry(kind, **{column: "Für alle"})
    assert shown(entry, an_actor(Role.READER), HOUSE) == entry


def test_whoever_is_admitted_to_raw_figures_reads_those_of_events_but_no_papers():
    evaluator = an_actor(Role.EVALUATOR, raw=True)
    assert shown(an_entry("DialogueEvent", invited=14), evaluator, HOUSE).changes[0].new == 14
    assert shown(an_entry("Meeting", link="https://treffen.example"), evaluator, HOUSE).changes[0].new == KEPT_SILENT
