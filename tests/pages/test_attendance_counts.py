"""A count sheet whose departments are called otherwise here: somebody says which are meant."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from tests.browser import Browser
from tests.pages.test_attendance_files import drop, go_on, plan, recorded
from tracker.extensions import db
from tracker.models import AttendanceRule
from tracker.web.attendance_files import text_id

SHEET = "Amt;Anzahl\nJugendamt;3\nBA;9\nGäste des Hauses;2\nBA;9\nSumme;14\n"
BA, GUESTS = f"place-{text_id('BA')}", f"place-{text_id('Gäste des Hauses')}"


@pytest.fixture
def facilitator(browser: Browser) -> Browser:
    return browser.as_("facilitator")


@pytest.fixture
def event_id(facilitator: Browser) -> int:
    return plan(facilitator)


def building(facilitator):
    return str(facilitator.world.departments["Bauamt"])


def test_departments_of_a_count_sheet_that_are_called_otherwise_are_chosen(facilitator, event_id):
    page = drop(facilitator, event_id, SHEET)
    assert page.heading == "What the lines stand for"
    assert page.texts("#texts tbody th") == ["BA", "Gäste des Hauses"]
    assert page.texts("#texts tbody .wm-num") == ["18", "2"]
    assert "host" not in {option["value"] for option in page.soup.select("#texts option")}
    counts = go_on(facilitator, event_id, page, "counts", {BA: building(facilitator), GUESTS: "external"})
    go_on(facilitator, event_id, counts, "save", status=303)
    assert recorded(facilitator, event_id)[0] == {
        "Jugendamt": (3, None, None),
        "Bauamt": (9, None, None),
        "external": (2, None, None),
    }


def test_a_line_that_stays_unknown_says_how_many_it_leaves_out(facilitator, event_id):
    page = go_on(facilitator, event_id, drop(facilitator, event_id, "Amt;Anzahl\nJugendamt;3\nBA;9\n"), "counts")
    assert "Line 3: Department “BA”: There is no such department. 9 people are not counted." in page.text


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ("Jugendamt;12;1\nJugendamt;4;1\n", "Line 3 gives another number for it (4)."),
        ("Jugendamt;999;1\nJugendamt;4;1\n", "Line 3 gives another number for it (4)."),
        ("Jugendamt;4;1\nJugendamt;4;2\n", "Something different about the same stands in line 3."),
    ],
)
def test_a_second_line_about_the_same_is_said_at_the_number_of_the_first(facilitator, event_id, lines, said):
    page = drop(facilitator, event_id, f"Amt;Anzahl;erstmals\n{lines}")
    assert said in page.text
    assert "line 2" not in page.text.casefold()


def test_a_sheet_of_which_no_department_is_known_ends_where_they_are_chosen(facilitator, event_id):
    page = drop(facilitator, event_id, "Amt;Anzahl\nBA;9\n")
    refused = go_on(facilitator, event_id, page, "counts", status=422)
    assert refused.heading == "What the lines stand for"
    assert "No line of this sheet can be counted at this event." in refused.text
    assert (
        go_on(facilitator, event_id, refused, "counts", {BA: building(facilitator)}).heading == "Counts from the file"
    )


def test_what_was_chosen_for_a_count_sheet_is_remembered_for_the_next(facilitator, event_id):
    page = drop(facilitator, event_id, SHEET)
    ticked = {BA: building(facilitator), BA.replace("place", "remember"): "1", GUESTS: "external"}
    counts = go_on(facilitator, event_id, page, "counts", ticked)
    go_on(facilitator, event_id, counts, "save", status=303)
    with facilitator.app.app_context():
        assert "ba" in db.session.scalars(select(AttendanceRule.text)).all()
    again = drop(facilitator, event_id, "Amt;Anzahl\nBA;4\n")
    assert again.heading == "Counts from the file"
    assert again.fields()[f"count-{building(facilitator)}-participants"] == "4"
    assert "remembered" in go_on(facilitator, event_id, again, "people").texts("#texts td:last-child")


def test_a_line_that_seems_to_name_a_person_is_not_remembered(facilitator, event_id):
    page = drop(facilitator, event_id, "Amt;Anzahl\nTeam Anna Berg;4\n")
    assert page.texts("#texts td:last-child") == ["may be the name of a person"]
    team = text_id("Team Anna Berg")
    ticked = {f"place-{team}": building(facilitator), f"remember-{team}": "1"}
    go_on(facilitator, event_id, go_on(facilitator, event_id, page, "counts", ticked), "save", status=303)
    with facilitator.app.app_context():
        assert not [text for text in db.session.scalars(select(AttendanceRule.text)) if "berg" in text]


def test_corrections_survive_the_way_back_to_the_texts(facilitator, event_id):
    counts = go_on(facilitator, event_id, drop(facilitator, event_id, SHEET), "counts")
    social = f"count-{facilitator.world.departments['Sozialamt']}-participants"
    texts = go_on(facilitator, event_id, counts, "people", {social: "7"})
    fields = go_on(facilitator, event_id, texts, "counts", {BA: building(facilitator)}).fields()
    assert (fields[social], fields[f"count-{building(facilitator)}-participants"]) == ("7", "9")


@pytest.mark.parametrize(
    ("data", "line"),
    [
        ("Runde;am;14.09.2021;in;Altenstadt\n\nAmt;Veranstaltung;Anzahl\nJugendamt;Andere;3\n", "3"),
        ("Réunion;x;y;z\nNom;Service;Notes\nA Eins;Jugendamt;Moderatorin\n", "1"),
    ],
)
def test_the_line_with_most_known_headings_is_taken_for_the_headings(facilitator, event_id, data, line):
    page = drop(facilitator, event_id, data, status=422)
    assert page.fields()["header_line"] == line


def test_the_page_of_the_columns_says_what_is_doubtful_about_the_file(facilitator, event_id):
    page = drop(facilitator, event_id, "Réunion;Bürgerhaus\nÄrger;x\n".encode("cp1252"), status=422)
    assert "It is not certain how the letters of this file are written." in page.text
