"""Whoever is neither facilitator, coordinator nor admitted evaluator sees no figure of a department (rule R3)."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.e2e.person import Visitor
from tracker.cli.demo.altenburger_land.departments import GROUPS

pytestmark = pytest.mark.e2e
DASHBOARD = "/processes/1/dashboard"
EVENT = f"{DASHBOARD}?event=1"
OTHERS = ("/processes/1", "/processes/1/dialogues", "/search?q=Auftakt")
DEPARTMENTS = {name for group in GROUPS.values() for name in group}


def test_the_facilitator_sees_the_figures_of_every_department(visit, untouched):
    facilitator = visit("facilitator", at=untouched)
    assert named_in(facilitator.open(EVENT).content()) == DEPARTMENTS
    assert DEPARTMENTS in [named_in(text) for text in files(facilitator)]


@pytest.mark.parametrize("role", ["leadership", "reader"])
def test_others_see_departments_only_as_they_were_released(visit, untouched, place, role: str):
    visitor = visit(role, at=untouched, **place)
    rows = visitor.open("/dialogues/1").locator("#counts tbody tr")
    assert rows.filter(has_text="•").count() > 0
    assert rows.filter(has_text="Kleine Einheiten").count() == 1


@pytest.mark.parametrize("role", ["leadership", "reader"])
def test_others_see_the_whole_house_and_no_department_not_even_in_the_source_or_a_file(
    visit, untouched, place, role: str
):
    visitor = visit(role, at=untouched, **place)
    page = visitor.page
    for path in (EVENT, *OTHERS, DASHBOARD):
        visitor.open(path)
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        assert named_in(page.content()) == set(), path
    expect(page.locator("#coverage tbody tr", has_text="Auftakt mit dem Landrat").first).to_contain_text("%")
    expect(page.locator("#reach svg.main-svg").first).to_be_attached()
    for text in files(visitor):
        assert named_in(text) == set()
        assert len(text.splitlines()) > 1


def files(visitor: Visitor) -> list[str]:
    """Return what the files of all figures of the dashboard hold."""
    page = visitor.open(DASHBOARD)
    found = []
    for button in page.locator("form[action$='/dashboard/export'] button").all():
        with page.expect_download() as download:
            button.click()
        found.append(download.value.path().read_text("utf-8-sig"))
    assert len(found) == 6
    return found


def named_in(text: str) -> set[str]:
    """Return the departments that a text names."""
    return {name for name in DEPARTMENTS if re.search(rf"\b{re.escape(name)}\b", text)}
