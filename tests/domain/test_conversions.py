"""What outcomes can be turned into, and what they take along."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.action_items import ActionItemState
from tracker.domain.agenda_items import LONGEST_TITLE, OutcomeKind, OutcomeRow
from tracker.domain.conversions import checked_target, split, taken_along, targets
from tracker.domain.errors import RuleViolation

INFORMATION, DECISION, TASK = OutcomeKind.INFORMATION, OutcomeKind.DECISION, OutcomeKind.ACTION_ITEM


@pytest.mark.parametrize(
    ("kind", "state", "possible"),
    [
        (INFORMATION, None, [DECISION, TASK]),
        (TASK, ActionItemState.OPEN, [INFORMATION, DECISION]),
        (TASK, ActionItemState.IN_PROGRESS, []),
        (TASK, ActionItemState.DONE, []),
        (TASK, ActionItemState.DROPPED, []),
        (DECISION, None, []),
    ],
)
def test_a_decision_stays_one_and_so_does_an_action_item_that_was_begun(kind, state, possible):
    assert targets(kind, state) == possible
    for to in OutcomeKind:
        if to in possible:
            assert checked_target(kind, to, state) is to
        else:
            with pytest.raises(RuleViolation, match="outcome-stays"):
                checked_target(kind, to, state)


def test_an_action_item_takes_along_who_and_until_when():
    task = OutcomeRow(TASK, 1, 1, "Räume buchen", "Für drei Tage", responsible="Koordination", due_on=date(2022, 1, 3))
    assert taken_along(task, DECISION) == {
        "title": "Räume buchen",
        "text": "Für drei Tage",
        "responsible": "Koordination",
        "due_on": date(2022, 1, 3),
    }
    assert taken_along(task, INFORMATION) == {"text": "Räume buchen\nFür drei Tage"}


def test_the_first_line_of_an_information_becomes_the_title():
    row = OutcomeRow(INFORMATION, 1, 1, "", "Räume buchen\nFür drei Tage")
    assert taken_along(row, TASK) == {"title": "Räume buchen", "note": "Für drei Tage"}


@given(st.text(min_size=1).filter(str.strip))
def test_a_title_fits_and_nothing_of_the_text_is_lost(text: str):
    title, rest = split(text)
    assert len(title) <= LONGEST_TITLE
    assert title + rest == text.strip().replace("\n", "", 1) or rest in text
    if title.endswith("…"):
        assert rest == text.strip() or not text.strip().startswith(rest)


def test_a_long_line_is_cut_between_words_and_kept_in_full():
    title, rest = split("Wort " * 60)
    assert title.endswith("Wort…")
    assert rest == ("Wort " * 60).strip()
    assert split("x" * 300) == ("x" * (LONGEST_TITLE - 1) + "…", "x" * 300)
