"""Groups, their seats, and who holds them."""

from __future__ import annotations

import pytest

from tests.browser import Browser
from tests.world import World


@pytest.fixture
def facilitator(browser: Browser) -> Browser:
    return browser.as_("facilitator")


def test_the_list_shows_rhythm_seats_and_meetings(facilitator: Browser):
    assert facilitator.get("groups.index").texts("main tbody tr") == [
        "Steuerungsgruppe Steering group every 4 weeks 2 1",
        "Leitbildrunde Working group not agreed 0 1",
    ]


def test_a_group_is_founded_and_gets_its_seats(facilitator: Browser, world: World):
    target = facilitator.submit("groups.create", {"name": "Arbeitsgruppe Leitbild", "kind": "working"}).location
    key = int(target.split("/")[2])
    facilitator.submit(
        "memberships.create", {"seat": "Personalrat", "person_id": str(world.people["reader"])}, working_group_id=key
    )
    facilitator.submit("memberships.create", {"seat": "Gleichstellungsbeauftragte"}, working_group_id=key)
    page = facilitator.open(target)
    assert page.texts("#members tbody tr th") == ["Personalrat", "Gleichstellungsbeauftragte"]
    assert "vacant" in page.texts("#members tbody tr")[1]


def test_a_name_is_given_once(facilitator: Browser):
    page = facilitator.submit("groups.create", {"name": "Steuerungsgruppe"}, status=422)
    assert "There already is a group with this name." in page.text


def test_a_seat_without_anything_is_refused(facilitator: Browser):
    page = facilitator.submit("memberships.create", {"seat": " "}, status=422)
    assert "Please choose a person or name the function" in page.text


def test_only_people_of_the_house_are_offered(facilitator: Browser, world: World):
    page = facilitator.get("memberships.create")
    offered = {option["value"] for option in page.soup.select("#person_id option")}
    assert str(world.people["reader"]) in offered
    assert str(world.people["stranger"]) not in offered
    fields = {"seat": "Gast", "person_id": str(world.people["stranger"])}
    facilitator.submit("memberships.create", fields, status=422)


def test_a_membership_ends_and_somebody_takes_over(facilitator: Browser, world: World):
    fields = {"valid_to": "2021-12-31", "successor_id": str(world.people["reader"])}
    facilitator.submit("memberships.end", fields)
    page = facilitator.get("groups.show")
    assert "Koordination" in page.texts("#former tbody tr")[0]
    assert any("Reader" in row and "since 01/01/2022" in row for row in page.texts("#members tbody tr"))


def test_a_group_is_changed_and_its_meetings_are_listed(facilitator: Browser):
    facilitator.submit("groups.edit", {"mandate": "Steuert den Prozess", "rhythm_weeks": "6"})
    page = facilitator.get("groups.show")
    assert "every 6 weeks" in page.text
    assert page.texts("#meetings tbody th") == ["Meeting 3 2021"]


def test_a_number_in_other_digits_is_not_a_number_of_weeks(facilitator: Browser):
    facilitator.submit("groups.edit", {"rhythm_weeks": "٦"}, status=422)


def test_readers_see_the_group_without_its_tools(browser: Browser):
    page = browser.as_("reader").get("groups.show")
    assert not page.soup.select("main .kern-btn")
    assert "Edit" not in page.text
