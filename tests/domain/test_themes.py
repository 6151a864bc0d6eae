"""Themes: their steps, how long they wait, and what of them may be shown."""

from datetime import date

import pytest

from tracker.domain import themes as rules
from tracker.domain.errors import RuleViolation
from tracker.domain.themes import (
    OPEN,
    DiversityDimension,
    Tag,
    ThemeAge,
    ThemeRow,
    ThemeStatus,
    WaitingThemes,
)
from tracker.domain.values import State, count

NEW, ADOPTED, ANSWERED, NOT_PURSUED = ThemeStatus
RAISED = date(2021, 5, 25)

STEPS = {
    (NEW, ADOPTED),
    (NEW, ANSWERED),
    (NEW, NOT_PURSUED),
    (ADOPTED, ANSWERED),
    (ADOPTED, NOT_PURSUED),
    (ANSWERED, ADOPTED),
    (NOT_PURSUED, ADOPTED),
}


def row(key=1, status=NEW, raised_on=RAISED, answered_on=None):
    return ThemeRow(key, "Homeoffice", status, raised_on, answered_on, "", (), count(3))


@pytest.mark.parametrize("current", ThemeStatus)
@pytest.mark.parametrize("target", ThemeStatus)
def test_only_these_steps_can_be_taken(current, target):
    if (current, target) in STEPS:
        assert rules.checked_step(current, target) is target
    else:
        with pytest.raises(RuleViolation, match="theme-status"):
            rules.checked_step(current, target)


def test_a_theme_is_not_raised_in_days_to_come():
    assert rules.checked_raised(RAISED, RAISED) == RAISED
    with pytest.raises(RuleViolation, match="day-in-future"):
        rules.checked_raised(date(2099, 1, 1), RAISED)


@pytest.mark.parametrize(
    ("raised_on", "first", "left", "after"),
    [
        (RAISED, RAISED, date(2021, 12, 7), date(2021, 12, 7)),
        (RAISED, RAISED, RAISED, RAISED),
        (RAISED, RAISED, None, RAISED),
        (RAISED, date(2021, 6, 1), date(2021, 12, 7), RAISED),
    ],
)
def test_a_theme_of_which_a_note_went_is_as_old_as_the_first_that_is_left(raised_on, first, left, after):
    assert rules.raised_after(raised_on, first=first, left=left) == after


@pytest.mark.parametrize("status", ThemeStatus)
def test_what_staff_were_told_stays_as_it_is(status):
    if status in OPEN:
        rules.forbid_closed(status)
    else:
        with pytest.raises(RuleViolation, match="theme-answered"):
            rules.forbid_closed(status)


def test_an_answer_and_a_reason_are_written_in_words():
    assert rules.checked_text("Ja, ab Juli.", field="answer") == "Ja, ab Juli."
    with pytest.raises(RuleViolation, match="theme-answer-required"):
        rules.checked_text(" ", field="answer")
    with pytest.raises(RuleViolation, match="reason-required"):
        rules.checked_text("", field="reason")


def test_an_answer_is_given_between_the_question_and_today():
    today = date(2021, 7, 6)
    assert rules.checked_day(today, raised_on=RAISED, today=today) == today
    assert rules.checked_day(RAISED, raised_on=RAISED, today=today) == RAISED
    with pytest.raises(RuleViolation, match="day-in-future"):
        rules.checked_day(date(2021, 7, 7), raised_on=RAISED, today=today)
    with pytest.raises(RuleViolation, match="answered-before-raised"):
        rules.checked_day(date(2021, 5, 24), raised_on=RAISED, today=today)


@pytest.mark.parametrize(
    ("on", "days", "age"),
    [
        (date(2021, 5, 24), 0, ThemeAge.FRESH),
        (date(2021, 5, 25), 0, ThemeAge.FRESH),
        (date(2021, 6, 23), 29, ThemeAge.FRESH),
        (date(2021, 6, 24), 30, ThemeAge.WAITING),
        (date(2021, 8, 23), 90, ThemeAge.WAITING),
        (date(2021, 8, 24), 91, ThemeAge.OVERDUE),
        (date(2022, 9, 30), 493, ThemeAge.OVERDUE),
    ],
)
def test_open_answers_age_in_three_steps(on, days, age):
    assert row().days_open(on) == days
    assert row().age(on) is age


def test_what_was_answered_no_longer_ages():
    answered = row(status=ANSWERED, answered_on=date(2021, 7, 6))
    assert answered.days_open(date(2022, 9, 30)) == 42
    assert answered.age(date(2022, 9, 30)) is None
    assert not answered.is_open


@pytest.mark.parametrize(
    ("notes", "is_recorder", "state"),
    [(4, False, State.SUPPRESSED), (5, False, State.OK), (0, False, State.SUPPRESSED), (1, True, State.OK)],
)
def test_few_notes_are_counted_for_recorders_only(notes, is_recorder, state):
    found = rules.shown_notes(notes, threshold=5, is_recorder=is_recorder)
    assert found.state is state
    assert found.value == (notes if state is State.OK else None)


def test_what_waits_longest_stands_on_top_and_the_latest_answer_below():
    rows = [
        row(1, ANSWERED, answered_on=date(2021, 6, 1)),
        row(2, raised_on=date(2021, 9, 1)),
        row(3, NOT_PURSUED, answered_on=date(2021, 8, 1)),
        row(4, ADOPTED),
        row(5, NEW),
        row(6, ANSWERED, answered_on=None),
    ]
    assert [each.id for each in rules.by_age(rows)] == [4, 5, 2, 3, 1, 6]


def test_every_status_is_counted_the_empty_ones_too():
    assert rules.counted([row(), row(), row(status=ANSWERED)]) == {NEW: 2, ADOPTED: 0, ANSWERED: 1, NOT_PURSUED: 0}


def test_the_overview_says_how_many_wait_and_since_when():
    on = date(2021, 9, 14)
    assert rules.waiting([RAISED, date(2021, 9, 1), date(2021, 6, 16)], on) == WaitingThemes(3, 1, 112)
    assert rules.waiting([], on) == WaitingThemes(0, 0, None)


def test_themes_that_become_one_keep_what_was_said_of_each():
    assert rules.merged_text(["Mehr Tage", "", "Mehr Tage", "Bessere Technik"]) == "Mehr Tage\n\nBessere Technik"


def test_cross_cutting_themes_stand_before_the_dimensions():
    tags = [
        Tag(dimension=DiversityDimension.GENDER),
        Tag("Vielfalt"),
        Tag(dimension=DiversityDimension.AGE),
        Tag("Gesundheit"),
    ]
    assert [tag.name or tag.dimension for tag in sorted(tags, key=rules.tag_order)] == [
        "Gesundheit",
        "Vielfalt",
        DiversityDimension.AGE,
        DiversityDimension.GENDER,
    ]
