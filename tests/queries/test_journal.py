"""The journal in words, and nothing in it that a page would hide."""

from datetime import UTC, date, datetime

import pytest

from tests.statements import statements
from tracker.actions import milestones
from tracker.domain.access import Actor
from tracker.domain.journal import KEPT_SILENT, PERMISSION_OF, JournalAction
from tracker.domain.milestones import ShiftReason
from tracker.models import Base, Decision, DialogueEvent, Meeting, Milestone, Participation, Phase, Process
from tracker.models.base import Audited, Owned
from tracker.models.journal import note
from tracker.queries import journal as queries
from tracker.queries.journal_names import NAMED
from tracker.queries.people import actor_of

TODAY = date(2021, 9, 30)


@pytest.fixture
def actor(session, world):
    return lambda name: actor_of(session, world.people[name], name, today=TODAY)


@pytest.fixture
def moved(session, world):
    session.info["person_id"] = world.people["facilitator"]
    milestone = session.get_one(Milestone, world.milestone_id)
    move = {"forecast_on": date(2022, 1, 31), "reason": ShiftReason.RESOURCES, "text": ""}
    milestones.move(session, milestone, seen_version=milestone.version, today=TODAY, **move)
    return milestone


def entries(session, world, somebody: Actor, **arguments):
    return queries.entries(session, somebody, world.administration_id, **arguments).rows


def kinds(found):
    return {entry.kind for entry in found}


def everything(session, world, somebody):
    found, cursor = [], None
    while True:
        page = queries.entries(session, somebody, world.administration_id, cursor=cursor)
        found += page.rows
        if (cursor := page.next_cursor) is None:
            return found


def test_an_entry_says_who_changed_what_from_which_value_to_which(session, world, actor, moved):
    entry = entries(session, world, actor("reader"), kind="Milestone", record_id=moved.id)[0]
    assert (entry.by, entry.action, entry.name) == ("Facilitator", JournalAction.UPDATE, "Alle Fachdienste erreicht")
    changed = {change.column: (change.old, change.new) for change in entry.changes}
    assert changed == {
        "forecast_on": (date(2021, 11, 30), date(2022, 1, 31)),
        "reported_on": (date(2021, 7, 31), TODAY),
    }


def test_values_are_what_they_mean_and_references_are_names(session, world, actor, moved):
    [entry] = entries(session, world, actor("reader"), kind="MilestoneRevision", record_id=None)[:1]
    new = {change.column: change.new for change in entry.changes}
    assert (new["reason"], new["milestone_id"], new["person_id"]) == (
        ShiftReason.RESOURCES,
        "Alle Fachdienste erreicht",
        "Facilitator",
    )
    assert "administration_id" not in new
    assert "id" not in new


def test_a_moment_is_a_moment_and_no_text(session, world, actor):
    meeting = session.get_one(Meeting, world.meeting_id)
    meeting.started_at = datetime(2021, 9, 14, 12, 0, tzinfo=UTC)
    session.flush()
    found = entries(session, world, actor("facilitator"), kind="Meeting", record_id=world.meeting_id)
    moments = [change.new for entry in found for change in entry.changes if change.column == "started_at"]
    assert datetime(2021, 9, 14, 12, 0, tzinfo=UTC) in moments


def test_a_reference_to_what_is_gone_stays_silent(session, world, actor):
    process = session.get_one(Process, world.process_id)
    phase = Phase.of(process, name="Irrtum", position=9)
    session.add(phase)
    session.flush()
    milestone = milestones.plan(session, process, title="Ohne Phase", phase_id=phase.id, today=TODAY)
    milestone.phase_id = None
    session.flush()
    session.delete(phase)
    session.flush()
    [changed] = entries(session, world, actor("reader"), kind="Milestone", record_id=milestone.id)[0].changes
    assert (changed.column, changed.old, changed.new) == ("phase_id", KEPT_SILENT, None)
    [gone] = entries(session, world, actor("reader"), kind="Phase", record_id=phase.id)[:1]
    assert (gone.action, gone.name, gone.is_gone) == (JournalAction.DELETE, "Irrtum", True)


def test_a_reader_finds_no_counts_and_nothing_of_agenda_items(session, world, actor):
    found = everything(session, world, actor("reader"))
    assert not kinds(found) & {"Participation", "AgendaItem", "Attendance", "Decision", "ActionItem", "Information"}
    shown = {str(value) for entry in found for change in entry.changes for value in (change.old, change.new)}
    assert not [text for text in shown if "Personalie" in text or "Haushalt" in text]
    assert not [entry for entry in found if "Personalie" in entry.name or "Haushalt" in entry.name]


def test_a_facilitator_finds_both(session, world, actor):
    assert kinds(everything(session, world, actor("facilitator"))) >= {"Participation", "AgendaItem", "Decision"}


@pytest.mark.parametrize("kind", ["Participation", "AgendaItem", "Decision", "ActionItem", "Attendance"])
def test_asking_for_a_hidden_kind_finds_nothing(session, world, actor, kind):
    assert entries(session, world, actor("reader"), kind=kind) == []
    assert entries(session, world, actor("facilitator"), kind=kind)


def test_numbers_of_events_and_links_of_meetings_are_silent_for_readers(session, world, actor):
    event, meeting = session.get_one(DialogueEvent, world.dialogue_event_id), session.get_one(Meeting, world.meeting_id)
    event.stated_total, event.invited, meeting.link = 9, 12, "https://treffen.example"
    session.flush()
    for kind, record in (("DialogueEvent", event), ("Meeting", meeting)):
        changes = entries(session, world, actor("reader"), kind=kind, record_id=record.id)[0].changes
        assert {(change.old, change.new) for change in changes} == {(KEPT_SILENT, KEPT_SILENT)}
    assert entries(session, world, actor("facilitator"), kind="Meeting")[0].changes[0].new == meeting.link


def test_what_changes_no_record_is_noted_without_details(session, world, actor):
    note(session, "export", "Process", world.process_id, administration_id=world.administration_id, counts=31)
    note(session, "archive", "Process", world.process_id, administration_id=world.administration_id)
    session.flush()
    other, export = entries(session, world, actor("reader"), kind="Process")[:2]
    assert (export.action, export.changes, export.name) == (JournalAction.EXPORT, [], "Vielfalt leben")
    assert other.action is JournalAction.OTHER


def test_another_house_and_its_journal_are_nobodys_business(session, world, actor):
    assert queries.entries(session, actor("facilitator"), world.other["administration_id"]).rows == []
    assert everything(session, world, actor("stranger")) == []


def test_redacted_values_are_not_there_for_anybody(session, world, actor):
    found = entries(session, world, actor("facilitator"), kind="AgendaItem")
    assert {change.new for entry in found for change in entry.changes if change.column == "notes"} == {KEPT_SILENT}


def test_the_page_costs_no_more_for_more_entries(session, world, actor, moved):
    reader = actor("reader")
    with statements() as before:
        entries(session, world, reader, kind="Milestone")
    for n in range(30):
        moved.title = f"Titel {n}"
        session.flush()
    with statements() as after:
        assert len(entries(session, world, reader, kind="Milestone")) > 30
    assert len(after) == len(before)


def test_every_kind_of_record_of_a_house_has_its_rule_and_its_name():
    owned = {m.class_.__name__ for m in Base.registry.mappers if issubclass(m.class_, Audited) and _is_owned(m.class_)}
    assert set(PERMISSION_OF) == owned
    assert owned <= set(NAMED)


def _is_owned(model):
    return issubclass(model, Owned) or hasattr(model, "administration_id")


def test_every_record_of_the_world_can_be_named(session, world):
    names = queries.names(session, [(kind, 1) for kind in NAMED])
    assert {kind for kind, _key in names} >= {"Gate", "Meeting", "Membership", "Participation", "RoleAssignment"}
    assert names["Meeting", 1] == "Steuerungsgruppe 3/2021"
    assert session.get_one(Decision, 1).title == names["Decision", 1]
    assert session.get_one(Participation, 1)
    assert names["Participation", 1] == "Auftakt mit dem Landrat"
