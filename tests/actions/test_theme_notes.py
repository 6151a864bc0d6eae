"""Notes from events: written down, corrected, removed without a trace, and put to themes."""

from datetime import date, datetime

import pytest
from sqlalchemy import select

from tracker.actions import theme_notes as actions
from tracker.actions import themes
from tracker.domain.dialogues import DialogueState
from tracker.domain.errors import RuleViolation
from tracker.domain.theme_notes import can_be_noted
from tracker.models import DialogueEvent, JournalEntry, Membership, Person, Process, Theme, ThemeNote
from tracker.queries import theme_notes as queries
from tracker.queries import themes as theme_queries

TODAY = date(2021, 7, 1)


@pytest.fixture
def event(session, world):
    return session.get_one(DialogueEvent, world.dialogue_event_id)


@pytest.fixture
def theme(session, world):
    return session.get_one(Theme, world.theme_id)


@pytest.fixture
def note(session, world):
    return session.get_one(ThemeNote, world.theme_note_id)


def answer(session, theme):
    themes.answer(
        session,
        theme,
        seen_version=theme.version,
        answer="Ja, ab Juli.",
        answered_on=date(2021, 6, 30),
        today=TODAY,
    )


def test_notes_come_behind_those_that_are_there_and_duplicates_stay(session, event):
    actions.capture(session, event, ["Technik", "Technik"], today=TODAY)
    actions.capture(session, event, ["Sprache"], today=TODAY)
    rows = queries.of_event(session, event)
    assert [row.text for row in rows] == ["Mehr Tage zu Hause", "Technik", "Technik", "Sprache"]
    assert rows[0].theme_title == "Homeoffice"
    assert rows[0].held_on == date(2021, 5, 25)
    assert queries.counts(session, event) == (4, 3)
    assert queries.count_unsorted(session, event.process_id) == 3
    assert len(queries.unsorted(session, event.process_id)) == 3


def test_a_note_is_corrected_and_stays_one_line(session, note):
    actions.correct(session, note, seen_version=note.version, text=" - Mehr Tage zu Hause und unterwegs ")
    assert note.text == "Mehr Tage zu Hause und unterwegs"
    with pytest.raises(RuleViolation, match="note-is-one-line"):
        actions.correct(session, note, seen_version=note.version, text="Eins\nZwei")
    with pytest.raises(RuleViolation, match="notes-missing"):
        actions.correct(session, note, seen_version=note.version, text=" ")


def test_the_journal_never_keeps_the_words_of_a_note(session, event):
    [note] = actions.capture(session, event, ["Frau Geheim hat es gesagt"], today=TODAY)
    actions.correct(session, note, seen_version=note.version, text="Noch ein Geheimnis")
    actions.remove(session, note)
    entries = session.scalars(select(JournalEntry).where(JournalEntry.record == "ThemeNote")).all()
    assert [entry.action for entry in entries][-3:] == ["create", "update", "delete"]
    assert all("Geheim" not in str(entry.changes) for entry in entries)


def test_notes_are_put_to_a_theme_and_back(session, event, theme):
    notes = actions.capture(session, event, ["Technik", "Sprache"], today=TODAY)
    actions.put(session, notes, theme)
    assert {row.text for row in queries.of_theme(session, theme)} == {"Mehr Tage zu Hause", "Technik", "Sprache"}
    actions.put(session, notes[:1], None, out_of=theme)
    assert [row.text for row in queries.unsorted(session, event.process_id)] == ["Technik"]


def test_a_theme_is_as_old_as_its_first_note(session, event, theme):
    event.starts_at = datetime(2021, 4, 1, 9, 0)
    notes = actions.capture(session, event, ["Technik"], today=TODAY)
    actions.put(session, notes, theme)
    assert theme.raised_on == date(2021, 4, 1)


def test_a_theme_is_as_old_as_the_first_note_that_is_left(session, event, theme, note):
    later = DialogueEvent.of(
        session.get_one(Process, event.process_id), title="Später", kind=event.kind, starts_at=datetime(2021, 6, 20, 9)
    )
    session.add(later)
    session.flush()
    [fresh] = actions.capture(session, later, ["Technik"], today=TODAY)
    actions.put(session, [fresh], theme)
    assert theme.raised_on == date(2021, 5, 25)
    actions.put(session, [note], None, out_of=theme)
    assert theme.raised_on == date(2021, 6, 20)
    actions.put(session, [note], theme)
    assert theme.raised_on == date(2021, 5, 25)
    actions.remove(session, note)
    assert theme.raised_on == date(2021, 6, 20)
    actions.remove(session, fresh)
    assert theme.raised_on == date(2021, 6, 20), "without notes, the last day stays"


def test_a_day_that_somebody_chose_stays_when_a_note_goes(session, event, theme, note):
    actions.put(session, actions.capture(session, event, ["Technik"], today=TODAY), theme)
    theme.raised_on = date(2021, 3, 1)
    actions.put(session, [note], None, out_of=theme)
    assert theme.raised_on == date(2021, 3, 1)


def test_no_note_comes_from_an_event_that_has_not_begun(session, event):
    with pytest.raises(RuleViolation, match="notes-too-early"):
        actions.capture(session, event, ["Technik"], today=date(2021, 5, 24))
    assert actions.capture(session, event, ["Technik"], today=date(2021, 5, 25))


@pytest.mark.parametrize("state", [DialogueState.POSTPONED, DialogueState.NOT_HELD])
def test_no_note_comes_from_an_event_that_fell_out(session, event, state):
    event.state = state
    with pytest.raises(RuleViolation, match="notes-not-held"):
        actions.capture(session, event, ["Technik"], today=TODAY)


def test_the_events_that_are_offered_are_those_from_which_notes_are_taken(session, event):
    def offered():
        return [key for key, _title, _day in theme_queries.events_to_note(session, event.process_id, TODAY)]

    for event.state in DialogueState:
        session.flush()
        assert offered() == ([event.id] if can_be_noted(event.state, event.starts_at.date(), TODAY) else [])


def test_nothing_chosen_is_nothing_done(session, theme):
    with pytest.raises(RuleViolation, match="notes-not-chosen"):
        actions.put(session, [], theme)


def test_notes_that_somebody_else_sorted_meanwhile_stay_there_and_so_do_the_others(session, event, theme, note):
    fresh, sorted_now = actions.capture(session, event, ["Technik", "Sprache"], today=TODAY)
    actions.put(session, [sorted_now], theme)
    for notes, target, seen_in in (
        ([fresh, sorted_now], None, None),
        ([fresh, sorted_now], theme, None),
        ([fresh, note], None, theme),
    ):
        with pytest.raises(RuleViolation, match="notes-sorted-meanwhile"):
            actions.put(session, notes, target, out_of=seen_in)
    assert [row.text for row in queries.unsorted(session, event.process_id)] == ["Technik"]


def test_the_notes_of_a_theme_that_staff_were_answered_stay(session, event, theme, note):
    answer(session, theme)
    [other] = actions.capture(session, event, ["Technik"], today=TODAY)
    for attempt in (
        lambda: actions.put(session, [other], theme),
        lambda: actions.put(session, [note], None, out_of=theme),
        lambda: actions.remove(session, note),
    ):
        with pytest.raises(RuleViolation, match="theme-answered"):
            attempt()


def test_a_name_can_be_taken_out_of_a_note_behind_an_answer(session, theme, note):
    answer(session, theme)
    actions.correct(session, note, seen_version=note.version, text="Mehr Tage daheim")
    assert [row.text for row in queries.of_theme(session, theme)] == ["Mehr Tage daheim"]


def test_notes_of_another_process_cannot_be_chosen(session, world, note):
    assert list(queries.chosen(session, world.process_id, [note.id])) == [note]
    assert not queries.chosen(session, world.other["process_id"], [note.id])


def test_names_are_those_of_persons_and_not_of_offices(session, world):
    office = Person(
        display_name="Amt Mitte", function_title="Amt Mitte", home_administration_id=world.administration_id
    )
    elsewhere = Person(display_name="Anna Anderswo", home_administration_id=world.other["administration_id"])
    guest, deputy = Person(display_name="Gast Gastmann"), Person(display_name="Vera Vertretung")
    session.add_all([office, elsewhere, guest, deputy])
    session.flush()
    seat = session.query(Membership).filter_by(seat="Landrat").one()
    seat.person_id, seat.deputy_id = guest.id, deputy.id
    session.flush()
    names = queries.known_names(session, world.administration_id)
    assert {"Facilitator", "Gast Gastmann", "Vera Vertretung"} <= set(names)
    assert {"Amt Mitte", "Anna Anderswo"}.isdisjoint(names)
