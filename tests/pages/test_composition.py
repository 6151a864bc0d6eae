"""The composition of a group on its page."""

from __future__ import annotations

import pytest

from tests.browser import Browser
from tests.world import World


@pytest.fixture
def facilitator(browser: Browser, world: World) -> Browser:
    """The facilitator, after the staff council has got a seat."""
    browser.as_("facilitator").submit(
        "memberships.create",
        {
            "seat": "Personalrat",
            "person_id": str(world.people["reader"]),
            "department_id": str(world.departments["Jugendamt"]),
            "statutory_body": "staff_council",
        },
    )
    return browser.as_("facilitator")


def test_offices_and_statutory_bodies_are_named_with_those_that_have_no_seat(facilitator: Browser):
    page = facilitator.get("groups.show")
    assert "Jugendamt" in page.texts("#composition dd")[0]
    assert page.texts("#composition li") == [
        "Staff council: has a seat",
        "Equality officer: no seat",
        "Disability representation: no seat",
        "Data protection officer: no seat",
    ]


def test_only_those_who_record_and_the_chair_see_how_often_a_seat_was_taken(facilitator: Browser):
    assert len(facilitator.get("groups.show").soup.select("#composition table")) == 1
    for role in ("leadership", "reader", "evaluator"):
        page = facilitator.as_(role).get("groups.show")
        assert page.texts("#composition h2") == ["Composition"]
        assert not page.soup.select("#composition table"), role


def test_the_chair_sees_it_without_recording(facilitator: Browser, world: World):
    facilitator.submit(
        "memberships.create", {"seat": "Vorsitz", "person_id": str(world.people["leadership"]), "role": "chair"}
    )
    assert facilitator.as_("leadership").get("groups.show").soup.select("#composition table")
