"""Themes: raised from notes, tagged, split and merged, taken up and answered."""

from datetime import date

import pytest

from tracker.actions import fields_of_action, theme_notes
from tracker.actions import themes as actions
from tracker.actions.locking import Stale
from tracker.domain.agenda_links import LinkKind
from tracker.domain.errors import NotFound, RuleViolation
from tracker.domain.themes import DiversityDimension, FieldKind, ThemeStatus, WaitingThemes
from tracker.domain.values import State
from tracker.models import DialogueEvent, Process, Theme, ThemeItem
from tracker.queries import agenda_links
from tracker.queries import theme_notes as note_queries
from tracker.queries import themes as queries
from tracker.queries.people import actor_of
from tracker.queries.themes import Wanted

KICK_OFF, TODAY = date(2021, 5, 25), date(2021, 7, 1)
NEW, ADOPTED, ANSWERED, NOT_PURSUED = ThemeStatus


@pytest.fixture
def process(session, world):
    return session.get_one(Process, world.process_id)


@pytest.fixture
def event(session, world):
    return session.get_one(DialogueEvent, world.dialogue_event_id)


@pytest.fixture
def theme(session, world):
    """Homeoffice: a field, a cross-cutting theme, a note and a place on the agenda."""
    return session.get_one(Theme, world.theme_id)


@pytest.fixture
def notes(session, event):
    return theme_notes.capture(session, event, ["Technik", "Schnellere Rechner", "Sprache"], today=TODAY)


def facts(theme, **changes):
    return {
        "seen_version": theme.version,
        "title": theme.title,
        "description": theme.description,
        "raised_on": theme.raised_on,
        "today": TODAY,
        "field_of_action_id": theme.field_of_action_id,
        "cross_cutting": (),
        "dimensions": (),
    } | changes


def answered(session, theme, **changes):
    values = {"seen_version": theme.version, "answer": "Ja.", "answered_on": date(2021, 6, 30), "today": TODAY}
    actions.answer(session, theme, **(values | changes))


def tags(session, theme):
    return [tag.name or tag.dimension for tag in queries.tags(session, Theme.id == theme.id).get(theme.id, ())]


def test_a_theme_is_made_of_notes_in_one_step(session, process, notes):
    theme = actions.raise_from(session, process, notes[:2], title="Ausstattung")
    assert (theme.status, theme.raised_on) == (NEW, KICK_OFF)
    assert [row.text for row in note_queries.of_theme(session, theme)] == ["Technik", "Schnellere Rechner"]
    assert queries.events_of(session, theme) == [(notes[0].dialogue_event_id, "Auftakt mit dem Landrat", KICK_OFF)]
    with pytest.raises(RuleViolation, match="notes-not-chosen"):
        actions.raise_from(session, process, [], title="Nichts")


def test_a_theme_is_tagged_and_a_tag_of_another_process_is_none(session, process, theme):
    health = queries.tag_records(session, theme)[0].field_of_action_id
    diversity = fields_of_action.add(session, process, kind=FieldKind.CROSS_CUTTING, name="Vielfalt")
    age, gender = DiversityDimension.AGE, DiversityDimension.GENDER
    actions.change(
        session, theme, **facts(theme, cross_cutting=[health, diversity.id, 999_999], dimensions=[gender, age])
    )
    assert tags(session, theme) == ["Gesundheit", "Vielfalt", age, gender]
    actions.change(session, theme, **facts(theme, title="Mobil", cross_cutting=[diversity.id], dimensions=[age]))
    assert tags(session, theme) == ["Vielfalt", age]
    assert theme.title == "Mobil"


def test_a_theme_is_not_raised_before_its_day(session, process, theme):
    tomorrow = date(2021, 7, 2)
    with pytest.raises(RuleViolation, match="day-in-future"):
        actions.add(session, process, title="Zu Hause", raised_on=tomorrow, today=TODAY)
    with pytest.raises(RuleViolation, match="day-in-future"):
        actions.change(session, theme, **facts(theme, raised_on=tomorrow))
    actions.change(session, theme, **facts(theme, raised_on=TODAY))
    assert theme.raised_on == TODAY


def test_a_field_of_another_kind_or_process_is_not_there(session, theme):
    with pytest.raises(NotFound):
        actions.change(session, theme, **facts(theme, field_of_action_id=999_999))
    actions.change(session, theme, **facts(theme, field_of_action_id=None))
    assert theme.field_of_action_id is None


def test_a_theme_that_staff_were_answered_is_not_changed(session, theme):
    answered(session, theme)
    with pytest.raises(RuleViolation, match="theme-answered"):
        actions.change(session, theme, **facts(theme))
    with pytest.raises(RuleViolation, match="theme-answered"):
        actions.split(session, theme, note_queries.records(session, theme), title="Teil")
    with pytest.raises(RuleViolation, match="theme-answered"):
        actions.dissolve(session, theme)


def test_a_theme_is_split_and_the_part_is_about_the_same(session, theme, notes):
    theme_notes.put(session, notes, theme)
    part = actions.split(session, theme, notes[1:], title="Rechner und Sprache")
    assert part.field_of_action_id == theme.field_of_action_id
    assert tags(session, part) == tags(session, theme) == ["Gesundheit"]
    assert len(note_queries.of_theme(session, theme)) == len(note_queries.of_theme(session, part)) == 2
    with pytest.raises(RuleViolation, match="notes-not-chosen"):
        actions.split(session, theme, [], title="Nichts")
    with pytest.raises(RuleViolation, match="notes-sorted-meanwhile"):
        actions.split(session, theme, notes[1:], title="Rechner und Sprache")


def test_themes_become_one_with_notes_tags_and_places(session, process, theme, notes, actor):
    other = actions.raise_from(session, process, notes, title="Zu Hause arbeiten")
    health = queries.tag_records(session, theme)[0].field_of_action_id
    about = facts(other, description="Mehr Technik", dimensions=[DiversityDimension.AGE], cross_cutting=[health])
    actions.change(session, other, **about)
    actions.merge(session, theme, other)
    assert session.get(Theme, theme.id) is None
    assert len(note_queries.of_theme(session, other)) == 4
    assert tags(session, other) == ["Gesundheit", DiversityDimension.AGE]
    assert [place.title for place in agenda_links.places(session, other, actor)] == ["Handlungsfelder"]
    assert other.field_of_action_id is not None
    assert other.status is NEW


def test_of_two_places_on_one_agenda_item_one_remains(session, process, theme, world):
    other = actions.add(session, process, title="Zu Hause", raised_on=date(2021, 4, 1), today=TODAY)
    actions.adopt(session, other)
    session.add(ThemeItem.of(other, agenda_item_id=world.agenda_item_id))
    session.flush()
    actions.merge(session, other, theme)
    assert session.query(ThemeItem).filter_by(theme_id=theme.id).count() == 1
    assert (theme.status, theme.raised_on) == (ADOPTED, date(2021, 4, 1))


def test_a_tag_that_the_other_theme_lacks_goes_along(session, process, theme):
    other = actions.add(session, process, title="Zu Hause", raised_on=KICK_OFF, today=TODAY)
    actions.merge(session, theme, other)
    assert tags(session, other) == ["Gesundheit"]


def test_a_theme_is_not_merged_with_itself_nor_with_one_that_was_answered(session, process, theme):
    with pytest.raises(RuleViolation, match="theme-merged-with-itself"):
        actions.merge(session, theme, theme)
    other = actions.add(session, process, title="Zu Hause", raised_on=KICK_OFF, today=TODAY)
    answered(session, other)
    for one, two in ((theme, other), (other, theme)):
        with pytest.raises(RuleViolation, match="theme-answered"):
            actions.merge(session, one, two)


def test_a_theme_is_taken_apart_unless_it_stands_on_an_agenda(session, process, theme, notes):
    other = actions.raise_from(session, process, notes, title="Technik")
    actions.change(session, other, **facts(other, dimensions=[DiversityDimension.AGE]))
    actions.dissolve(session, other)
    assert len(note_queries.unsorted(session, process.id)) == 3
    with pytest.raises(RuleViolation, match="theme-on-agenda"):
        actions.dissolve(session, theme)


@pytest.mark.parametrize("words", [{"answer": "Ja."}, {"reason": "Kein Platz."}])
def test_a_theme_that_staff_were_told_about_is_not_taken_apart(session, process, words):
    theme = actions.add(session, process, title="Parkplätze", raised_on=KICK_OFF, today=TODAY)
    told = actions.answer if "answer" in words else actions.decline
    told(session, theme, seen_version=theme.version, answered_on=TODAY, today=TODAY, **words)
    actions.adopt(session, theme, reason="Es gibt Neues.")
    with pytest.raises(RuleViolation, match="theme-was-told"):
        actions.dissolve(session, theme)


def test_a_theme_that_staff_were_never_told_about_has_no_reason_to_come_back(session, process):
    theme = actions.add(session, process, title="Parkplätze", raised_on=KICK_OFF, today=TODAY)
    actions.adopt(session, theme, reason="Es gibt Neues.")
    assert theme.status_reason == ""
    actions.dissolve(session, theme)
    assert session.get(Theme, theme.id) is None


def test_what_staff_were_told_goes_along_into_the_other_theme(session, process, theme, notes):
    other = actions.raise_from(session, process, notes, title="Zu Hause arbeiten")
    for each, text in ((theme, "Ja."), (other, "Zwei Tage.")):
        answered(session, each, answer=text)
        actions.adopt(session, each, reason="Es gibt Neues.")
    actions.merge(session, theme, other)
    assert (other.answer, other.status_reason) == ("Zwei Tage.\n\nJa.", "Es gibt Neues.")
    with pytest.raises(RuleViolation, match="theme-was-told"):
        actions.dissolve(session, other)


def test_a_theme_is_taken_up_and_answered(session, theme):
    actions.adopt(session, theme)
    assert theme.status is ADOPTED
    answered(session, theme)
    assert (theme.status, theme.answer, theme.answered_on) == (ANSWERED, "Ja.", date(2021, 6, 30))


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"answer": " "}, "theme-answer-required"),
        ({"answered_on": date(2021, 7, 2)}, "day-in-future"),
        ({"answered_on": date(2021, 5, 24)}, "answered-before-raised"),
    ],
)
def test_an_answer_has_words_and_a_day(session, theme, changes, code):
    with pytest.raises(RuleViolation, match=code):
        answered(session, theme, **changes)


def test_an_answer_to_what_somebody_else_changed_is_stale(session, theme):
    with pytest.raises(Stale):
        answered(session, theme, seen_version=theme.version - 1)


def test_a_theme_is_not_pursued_for_a_reason(session, theme):
    values = {"seen_version": theme.version, "answered_on": TODAY, "today": TODAY}
    with pytest.raises(RuleViolation, match="reason-required"):
        actions.decline(session, theme, reason="", **values)
    session.rollback()
    actions.decline(session, theme, reason="Das regelt der Tarifvertrag.", **(values | {"seen_version": theme.version}))
    assert (theme.status, theme.status_reason) == (NOT_PURSUED, "Das regelt der Tarifvertrag.")


def test_what_was_answered_is_taken_up_again_for_a_reason_and_waits_once_more(session, theme):
    answered(session, theme)
    with pytest.raises(RuleViolation, match="reason-required"):
        actions.adopt(session, theme)
    session.refresh(theme)
    actions.adopt(session, theme, reason="Die Technik kam nicht.")
    assert (theme.status, theme.answered_on, theme.answer) == (ADOPTED, None, "Ja.")
    assert queries.answered(session, theme.process_id) == []


def test_everybody_may_know_what_was_answered(session, process, theme):
    other = actions.add(session, process, title="Parkplätze", raised_on=KICK_OFF, today=TODAY)
    actions.add(session, process, title="Offen", raised_on=KICK_OFF, today=TODAY)
    answered(session, theme)
    actions.decline(session, other, seen_version=other.version, reason="Kein Platz.", answered_on=TODAY, today=TODAY)
    first, second = queries.answered(session, process.id)
    assert (first.title, first.reason, first.answered_on, first.field_name, first.tags) == (
        "Parkplätze",
        "Kein Platz.",
        TODAY,
        "",
        (),
    )
    assert (second.title, second.answer, second.field_name) == ("Homeoffice", "Ja.", "Gute Arbeitgeberin")
    assert [tag.name for tag in second.tags] == ["Gesundheit"]


def test_the_overview_knows_what_waits(session, process):
    assert queries.unanswered(session, process.id, date(2021, 9, 14)) == WaitingThemes(1, 1, 112)


def test_themes_are_found_by_field_tag_dimension_and_event(session, process, theme, event, actor):
    actions.add(
        session, process, title="Parkplätze", raised_on=KICK_OFF, today=TODAY, dimensions=[DiversityDimension.ABILITIES]
    )
    tag = queries.tag_records(session, theme)[0].field_of_action_id
    for wanted, titles in (
        (Wanted(), ["Homeoffice", "Parkplätze"]),
        (Wanted(field_of_action_id=theme.field_of_action_id), ["Homeoffice"]),
        (Wanted(field_of_action_id=tag), ["Homeoffice"]),
        (Wanted(dimension=DiversityDimension.ABILITIES), ["Parkplätze"]),
        (Wanted(dialogue_event_id=event.id), ["Homeoffice"]),
        (Wanted(dialogue_event_id=event.id, dimension=DiversityDimension.AGE), []),
    ):
        assert [row.title for row in queries.listed(session, process, actor, wanted)] == titles


def test_few_notes_are_counted_for_recorders_only(session, process, theme, world, actor):
    reader = actor_of(session, world.people["reader"], "Reader", today=TODAY)
    assert queries.row(session, theme, actor).notes.value == 1
    assert queries.row(session, theme, reader).notes.state is State.SUPPRESSED


def test_a_theme_offers_itself_to_agendas(session, process, actor):
    offered = agenda_links.possible(session, process.id, actor)
    assert [target.title for target in offered if target.kind is LinkKind.THEME] == ["Homeoffice"]
