"""Items that stand on every agenda, and how typed lines are recognised as them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.agenda_items import typed
from tracker.domain.meetings import Confidentiality, ItemKind
from tracker.domain.standing_items import StandingRow, UsualItem, recognised


def a_row(title: str, minutes: int | None = None, **values: object) -> StandingRow:
    facts = {"section": "", "description": "", "presenter": "", "kind": ItemKind.INFORMATION}
    return StandingRow(
        id=1, position=1, title=title, minutes_planned=minutes, visibility=Confidentiality.GROUP, **facts | values
    )


@pytest.mark.parametrize(
    ("line", "is_known"),
    [
        ("Stand der Beschlüsse (10 min)", True),
        ("Stand der Beschlüsse (25 min)", True),
        ("Stand der Beschlüsse", True),
        ("3. Stand der Beschlüsse (10 min)", False),
        ("Stand der Beschlüsse und Aufgaben (10 min)", False),
    ],
)
def test_a_line_whose_title_is_kept_is_the_standing_item_whatever_its_minutes(line: str, is_known: bool):
    known = recognised([a_row("Stand der Beschlüsse", 10, presenter="Koordination").usual])
    assert (typed(f"Anderes\n{line}")[1].title in known) == is_known


def test_what_is_recognised_keeps_kind_presenter_visibility_section_and_description():
    row = a_row(
        "Berichte", kind=ItemKind.ORGANISATIONAL, presenter="Personalrat", section="A", description="Je Fachdienst"
    )
    assert recognised([row.usual])["Berichte"] == {
        "section": "A",
        "description": "Je Fachdienst",
        "presenter": "Personalrat",
        "kind": ItemKind.ORGANISATIONAL,
        "visibility": Confidentiality.GROUP,
    }


def test_of_two_with_one_title_the_first_counts():
    first, second = UsualItem("Berichte", None, {"section": "A"}), UsualItem("Berichte", 5, {"section": "B"})
    assert recognised([first, second]) == {"Berichte": {"section": "A"}}


@given(st.text("abc 1().-", min_size=1).filter(str.strip), st.none() | st.integers(1, 600))
def test_whatever_a_standing_item_is_called_its_line_is_recognised(title: str, minutes: int | None):
    row = a_row(title.strip(), minutes)
    line = f"{row.title} ({minutes} min)" if minutes else row.title
    assert typed(line)[0].title in recognised([row.usual])
