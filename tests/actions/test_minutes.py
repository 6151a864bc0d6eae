"""Closing freezes minutes, the next meeting approves them, and nothing that was closed is ever changed."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

from tests.meetings import NOW, TODAY, close, titled
from tracker.actions import agenda_items, meetings, minutes
from tracker.domain.agenda_items import typed
from tracker.domain.canonical import checksum
from tracker.domain.errors import RuleViolation, Stale
from tracker.domain.meetings import ItemKind, ItemState, MeetingState
from tracker.domain.minutes import MinutesState, from_json
from tracker.models import AgendaItem, AgendaLink, Group, Information, MinutesComment, MinutesVersion, Process
from tracker.queries import minutes as queries


@pytest.fixture
def version(session, running):
    """The minutes of the meeting of 14 September, in coordination."""
    close(session, running)
    return queries.newest(session, running.id)


@pytest.fixture
def following(session, group):
    """The next meeting, on 26 October, with an agenda of its own."""
    return meetings.schedule(session, group, starts_at=datetime(2021, 10, 26, 14, 0), agenda=typed("Haushalt"))


def agenda(session, meeting):
    return [(item.title, item.kind) for item in meetings.of_agenda(session, meeting)]


def approval(session, held):
    link = session.scalars(select(AgendaLink).where(AgendaLink.minutes_of_id == held.id)).one()
    return session.get_one(AgendaItem, link.agenda_item_id)


def approve(session, held, changes=""):
    verdict = MinutesState.APPROVED_WITH_CHANGES if changes else MinutesState.APPROVED
    item = approval(session, held)
    return minutes.approve(session, item, now=NOW, verdict=verdict, changes=changes, noted=lambda each: "Genehmigt.")


def reclose(session, meeting, **values):
    return minutes.close(session, meeting, now=NOW, today=TODAY, titled=titled, **values)


def test_closing_freezes_version_1_in_coordination_for_two_weeks(session, running, version):
    assert (version.number, version.state, version.comments_until) == (
        1,
        MinutesState.IN_COORDINATION,
        date(2021, 11, 9),
    )
    content = from_json(version.content)
    assert [item.title for item in content.items] == ["Handlungsfelder", "Haushalt", "Personalie"]
    assert content.head.group == "Steuerungsgruppe"
    assert content.attendance[0].is_taken
    assert version.checksum == checksum(version.content)
    assert running.state is MeetingState.CLOSED


def test_whoever_closes_says_until_when_comments_are_welcome(session, running):
    close(session, running, comments_until=date(2021, 11, 1))
    assert queries.newest(session, running.id).comments_until == date(2021, 11, 1)


def test_frozen_minutes_cannot_even_be_changed_in_the_database(session, version):
    with pytest.raises(DBAPIError), session.begin_nested():
        session.execute(text("UPDATE minutes_version SET checksum = 'x' WHERE id = :id"), {"id": version.id})


def test_closing_puts_the_approval_first_on_the_next_agenda(session, running, following):
    close(session, running)
    assert agenda(session, following) == [
        ("Genehmigung der Niederschrift des 3. Treffens", ItemKind.APPROVAL),
        ("Haushalt", ItemKind.DISCUSSION),
    ]
    assert [item.position for item in meetings.of_agenda(session, following)] == [1, 2]


def test_an_approval_that_somebody_typed_is_taken_for_it(session, running, group):
    starts_at = datetime(2021, 10, 26, 14, 0)
    planned = meetings.schedule(
        session,
        group,
        starts_at=starts_at,
        agenda=typed("Protokoll\nHaushalt"),
        known={"Protokoll": {"kind": ItemKind.APPROVAL}},
    )
    close(session, running)
    assert agenda(session, planned) == [("Protokoll", ItemKind.APPROVAL), ("Haushalt", ItemKind.DISCUSSION)]
    assert approval(session, running).meeting_id == planned.id


def test_without_a_next_meeting_the_approval_waits_until_one_is_planned(session, running, group):
    close(session, running)
    planned = meetings.schedule(session, group, starts_at=datetime(2021, 11, 9, 14, 0))
    minutes.put_up(session, planned, titled)
    assert agenda(session, planned) == [("Genehmigung der Niederschrift des 3. Treffens", ItemKind.APPROVAL)]


def test_an_approval_is_put_up_once(session, running, following, group):
    close(session, running)
    later = meetings.schedule(session, group, starts_at=datetime(2021, 11, 9, 14, 0))
    minutes.put_up(session, later, titled)
    assert agenda(session, later) == []


def test_an_approval_waits_in_the_backlog_when_its_meeting_is_cancelled(session, running, following):
    close(session, running)
    meetings.cancel(session, following, reason="Sturm", today=TODAY)
    assert approval(session, running).meeting_id is None


def test_what_a_meeting_did_not_approve_stands_on_the_next_agenda_again(session, running, following, group):
    close(session, running)
    meetings.start(session, following, now=NOW, today=TODAY)
    later = meetings.schedule(session, group, starts_at=datetime(2021, 11, 9, 14, 0))
    close(session, following)
    assert [title for title, _kind in agenda(session, later)] == [
        "Genehmigung der Niederschrift des 3. Treffens",
        "Genehmigung der Niederschrift des 4. Treffens",
    ]


def test_the_next_meeting_approves_the_minutes_and_the_item_says_so(session, running, following):
    close(session, running)
    meetings.start(session, following, now=NOW, today=TODAY)
    version = approve(session, running)
    assert (version.number, version.state, version.approved_on) == (1, MinutesState.APPROVED, date(2021, 10, 26))
    assert version.approved_in_id == following.id
    item = approval(session, running)
    assert item.state is ItemState.DEALT_WITH
    assert session.scalars(select(Information.text).where(Information.agenda_item_id == item.id)).all() == [
        "Genehmigt."
    ]


def test_changes_at_the_approval_are_added_in_a_new_version_and_the_old_one_stays(session, running, following):
    close(session, running)
    first = queries.newest(session, running.id)
    meetings.start(session, following, now=NOW, today=TODAY)
    version = approve(session, running, "TOP 2: Es waren drei.")
    assert (version.number, version.state) == (2, MinutesState.APPROVED_WITH_CHANGES)
    assert [each.text for each in from_json(version.content).amendments] == ["TOP 2: Es waren drei."]
    assert from_json(version.content).items == from_json(first.content).items
    assert (first.number, first.state, from_json(first.content).amendments) == (1, MinutesState.REPLACED, ())


def test_only_a_meeting_that_is_held_approves(session, running, following):
    close(session, running)
    with pytest.raises(RuleViolation, match="meeting-not-begun"):
        approve(session, running)


def test_an_item_without_minutes_approves_nothing(session, running, world):
    item = session.get_one(AgendaItem, world.agenda_item_id)
    with pytest.raises(RuleViolation, match="no-minutes-to-approve"):
        minutes.approve(session, item, now=NOW, noted=titled)
    item.meeting_id = None
    with pytest.raises(RuleViolation, match="item-on-no-agenda"):
        minutes.approve(session, item, now=NOW, noted=titled)


def test_reopened_and_closed_unchanged_there_is_no_new_version(session, running, version):
    minutes.reopen(session, running, reason="Nachgesehen")
    assert running.state is MeetingState.IN_PROGRESS
    assert reclose(session, running) is None
    assert [row.number for row in queries.versions(session, running)] == [1]


def test_a_correction_is_a_new_version_with_its_reason_and_the_old_one_stays_readable(session, running, version, world):
    minutes.reopen(session, running, reason="Eine Zahl war falsch.")
    item = session.get_one(AgendaItem, world.agenda_item_id)
    agenda_items.take_notes(session, item, seen_version=item.version, notes="Es waren drei.", now=NOW)
    second = reclose(session, running)
    assert (second.number, second.change_reason, second.state) == (
        2,
        "Eine Zahl war falsch.",
        MinutesState.IN_COORDINATION,
    )
    assert version.state is MinutesState.REPLACED
    assert from_json(version.content).items[0].notes == "Notizen zu Handlungsfelder"
    assert from_json(second.content).items[0].notes == "Es waren drei."


def test_the_reason_may_be_said_when_closing(session, running, version, world):
    minutes.reopen(session, running, reason="Zahl")
    item = session.get_one(AgendaItem, world.agenda_item_id)
    agenda_items.take_notes(session, item, seen_version=item.version, notes="Es waren drei.", now=NOW)
    assert reclose(session, running, reason="Die Zahl stimmte nicht.").change_reason == "Die Zahl stimmte nicht."


def test_minutes_with_newer_ones_after_them_are_not_reopened(session, running, following):
    close(session, running)
    meetings.start(session, following, now=NOW, today=TODAY)
    close(session, following)
    with pytest.raises(RuleViolation, match="minutes-not-newest"):
        minutes.reopen(session, running, reason="Zu spät")


def test_a_meeting_that_was_closed_before_there_were_minutes_gets_them_when_it_is_reopened(session, running, world):
    running.state = MeetingState.CLOSED
    session.flush()
    minutes.reopen(session, running, reason="Niederschrift nachholen")
    close(session, running)
    assert queries.newest(session, running.id).number == 1


def test_a_later_correction_is_added_to_approved_minutes_as_a_version_of_the_same_state(session, running, following):
    close(session, running)
    meetings.start(session, following, now=NOW, today=TODAY)
    first = approve(session, running)
    second = minutes.amend(session, first, seen_version=first.version, text="Der Name war falsch.", on=TODAY)
    assert (second.number, second.state, second.approved_in_id) == (2, MinutesState.APPROVED, following.id)
    assert from_json(second.content).amendments[0].text == "Der Name war falsch."
    with pytest.raises(RuleViolation, match="minutes-not-newest"):
        minutes.amend(session, first, seen_version=first.version, text="Noch einmal", on=TODAY)


def test_a_correction_of_what_somebody_else_changed_meanwhile_is_refused(session, version):
    with pytest.raises(Stale):
        minutes.amend(session, version, seen_version=version.version - 1, text="Alt", on=TODAY)


def test_changes_survive_a_reopening(session, running, version):
    second = minutes.amend(session, version, seen_version=version.version, text="Nachtrag", on=TODAY)
    minutes.reopen(session, running, reason="Nachgesehen")
    assert reclose(session, running) is None
    assert from_json(second.content).amendments[0].text == "Nachtrag"


def test_who_was_there_comments_and_the_comment_is_answered(session, version, world):
    said = minutes.comment(
        session, version, person_id=world.people["coordinator"], text="Es waren drei.", today=date(2021, 11, 9)
    )
    minutes.answer(
        session, said, seen_version=said.version, answer="Stimmt.", person_id=world.people["facilitator"], now=NOW
    )
    (row,) = queries.comments(session, version)
    assert (row.person_name, row.text, row.answer, row.answered_by) == (
        "Coordinator",
        "Es waren drei.",
        "Stimmt.",
        "Facilitator",
    )


@pytest.mark.parametrize(("person", "today"), [("reader", date(2021, 11, 1)), ("coordinator", date(2021, 11, 10))])
def test_nobody_else_comments_and_nobody_too_late(session, version, world, person, today):
    with pytest.raises(RuleViolation, match="minutes-not-open-for-comments"):
        minutes.comment(session, version, person_id=world.people[person], text="Halt!", today=today)


def test_an_answer_does_not_overwrite_another(session, world):
    said = session.get_one(MinutesComment, world.minutes_comment_id)
    with pytest.raises(Stale):
        minutes.answer(session, said, seen_version=said.version - 1, answer="Ja", person_id=1, now=NOW)


def test_the_minutes_of_the_world_are_those_of_another_group(session, world, running):
    assert session.get_one(MinutesVersion, world.minutes_version_id).meeting_id != running.id
    assert not queries.later_exist(session, running)


def test_the_next_agenda_is_proposed_with_the_approval_until_it_stands_somewhere(session, running, following, group):
    assert queries.to_approve(session, group.id) is running
    close(session, running)
    assert queries.to_approve(session, group.id) is None
    meetings.cancel(session, following, reason="Sturm", today=TODAY)
    assert queries.to_approve(session, group.id) is None


def test_no_approval_is_proposed_for_minutes_that_are_approved(session, running, following, group):
    close(session, running)
    meetings.start(session, following, now=NOW, today=TODAY)
    approve(session, running)
    following.state = MeetingState.CANCELLED
    session.flush()
    assert queries.to_approve(session, group.id) is None


def test_a_group_that_never_met_has_nothing_to_approve(session, world, group):
    group = Group.of(session.get_one(Process, world.process_id), name="Neu")
    session.add(group)
    session.flush()
    assert queries.to_approve(session, group.id) is None


def test_a_meeting_that_is_planned_before_a_draft_approves_in_its_stead(session, running, following, group):
    close(session, running)
    earlier = meetings.schedule(session, group, starts_at=datetime(2021, 10, 12, 14, 0), agenda=typed("Leitbild"))
    minutes.put_up(session, earlier, titled)
    assert [title for title, _kind in agenda(session, earlier)] == [
        "Genehmigung der Niederschrift des 3. Treffens",
        "Leitbild",
    ]
    assert [(item.title, item.position) for item in meetings.of_agenda(session, following)] == [("Haushalt", 1)]


def test_of_a_meeting_to_which_people_are_invited_nothing_is_taken_away(session, running, following, group):
    close(session, running)
    meetings.invite(session, following, today=TODAY)
    earlier = meetings.schedule(session, group, starts_at=datetime(2021, 10, 12, 14, 0))
    minutes.put_up(session, earlier, titled)
    assert agenda(session, earlier) == []
    assert approval(session, running).meeting_id == following.id
