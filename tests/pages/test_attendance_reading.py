"""What is said on the way from an attendance file to its counts, where a file is easily misread."""

from __future__ import annotations

import pytest

from tests.attendance import OWN_COUNTS, OWN_LIST
from tests.browser import Browser
from tests.imports.workbook_bytes import workbook
from tests.pages.test_attendance_files import counted, drop, everybody, go_on, plan, recorded
from tracker.web.attendance_files import text_id

REMARKS = """\
Name;Amt;Beitritt;Verlassen;Bemerkung
Ada Kern;Jugendamt;14.09.2021 09:00;14.09.2021 11:00;ok
Olaf Dorn;Jugendamt;14.09.2021 09:00;14.09.2021 11:00;x
Ute Lamm;Bauamt;14.09.2021 09:00;;blieb
"""
FRENCH = """\
1. Résumé
Titre\tRéunion

2. Participants
Nom\tService\tDurée
Ada Kern\tJugendamt\t2h
Olaf Dorn\tBauamt\t1h
Total\t\t3h

3. Activités pendant la réunion
Nom\tService\tDurée de présence
Ada Kern\tJugendamt\t2h
"""
COLUMNS = {"header_line": "5", "column-name": "0", "column-department": "1", "column-duration": "2"}


@pytest.fixture
def facilitator(browser: Browser) -> Browser:
    return browser.as_("facilitator")


@pytest.fixture
def event_id(facilitator: Browser) -> int:
    return plan(facilitator)


def test_the_minutes_that_are_saved_are_those_that_were_shown(facilitator, event_id):
    page = drop(facilitator, event_id, REMARKS)
    assert page.texts("#people td:nth-child(2)") == ["120", "120", "120"]
    counts = go_on(facilitator, event_id, page, "counts")
    assert "blieb" not in counts.fields()["roster"]
    go_on(facilitator, event_id, counts, "save", status=303)
    assert recorded(facilitator, event_id)[0] == {"Jugendamt": (2, None, 240), "Bauamt": (1, None, 120)}


def test_whoever_is_not_ticked_is_shown_and_not_counted(facilitator, event_id):
    page = drop(facilitator, event_id, "Name;Amt;anwesend\nAda;Jugendamt;x\nOlaf;Jugendamt;entschuldigt\n")
    assert everybody(page)["Olaf"] == "– was not there during the event"
    go_on(facilitator, event_id, go_on(facilitator, event_id, page, "counts"), "save", status=303)
    assert recorded(facilitator, event_id)[0] == {"Jugendamt": (1, None, None)}


def test_lines_whose_time_or_name_is_missing_are_named(facilitator, event_id):
    lines = "\n".join(f"Ada{at} Kern;irgendwann;" for at in range(21))
    page = drop(facilitator, event_id, f"Name;von;bis\n{lines}\n;9:00;10:00\nOlaf Dorn;9 Uhr;10 Uhr\n")
    numbers = ", ".join(map(str, range(2, 22)))
    assert f"Lines whose times are not understood: {numbers} …." in page.text
    assert "Lines with a time and without a name, which are not counted: 23." in page.text
    assert page.texts("#people td:nth-child(2)").count("unknown") == 21


def test_whoever_left_before_they_came_is_counted_without_minutes_and_their_line_named(facilitator, event_id):
    page = drop(facilitator, event_id, "Name;Amt;von;bis\nAda Kern;Jugendamt;10:00;09:00\n")
    assert page.texts("#people td:nth-child(2)") == ["unknown"]
    assert "Lines whose times are not understood: 2." in page.text


def test_lines_with_more_text_than_headings_are_named_until_the_end(facilitator, event_id):
    page = drop(facilitator, event_id, "Name,Amt\nKern, Ada,Jugendamt\nDorn,Bauamt\n")
    counts = go_on(facilitator, event_id, page, "counts")
    for each in (page, go_on(facilitator, event_id, counts, "people")):
        assert "Lines with more cells than there are headings: 2." in each.text
    assert "Jugendamt" not in counts.fields()["roster"]


def test_nothing_is_said_of_lines_that_were_understood(facilitator, event_id):
    page = drop(facilitator, event_id, OWN_LIST)
    assert "not understood" not in page.text
    assert "without a name" not in page.text
    assert "more cells" not in page.text


def test_columns_by_hand_count_the_people_of_one_part_and_no_total(facilitator, event_id):
    page = drop(facilitator, event_id, FRENCH, status=422)
    people = go_on(facilitator, event_id, page, "layout", COLUMNS | {"layout_name": "Réunion"})
    assert set(everybody(people)) == {"Ada Kern", "Olaf Dorn"}
    again = drop(facilitator, event_id, FRENCH)
    assert set(everybody(again)) == {"Ada Kern", "Olaf Dorn"}


def test_saved_columns_are_shown_when_they_are_assigned_anew(facilitator, event_id):
    page = drop(facilitator, event_id, FRENCH, status=422)
    go_on(facilitator, event_id, page, "layout", COLUMNS | {"layout_name": "Réunion"})
    columns = go_on(facilitator, event_id, drop(facilitator, event_id, FRENCH), "columns")
    assert {name: columns.fields()[name] for name in COLUMNS} == COLUMNS


def test_a_list_of_addresses_is_counted_by_hand(facilitator, event_id):
    page = drop(facilitator, event_id, "Adresse;Zeit in Min\na@haus.example;20\nb@haus.example;30\n", status=422)
    people = go_on(
        facilitator, event_id, page, "layout", {"header_line": "1", "column-email": "0", "column-duration": "1"}
    )
    assert set(everybody(people)) == {"a@haus.example", "b@haus.example"}


def test_a_plain_sign_in_list_with_empty_columns_is_read(facilitator, event_id):
    page = drop(facilitator, event_id, "Name;von;bis;Unterschrift\nAda Kern\nOlaf Dorn\n")
    assert page.texts("#people td:nth-child(2)") == ["unknown", "unknown"]


def test_guessed_letters_and_other_worksheets_are_said_of_a_count_sheet_as_well(facilitator, event_id):
    assert "Please check that ä, ö, ü and ß are right." in drop(facilitator, event_id, OWN_COUNTS.encode("cp1252")).text
    rows = [line.split(";") for line in OWN_COUNTS.splitlines()]
    page = drop(facilitator, event_id, workbook(("Zahlen", rows), ("Notizen", [["Rest"]])), name="counts.xlsx")
    assert "Only the first worksheet is read. Left aside: Notizen." in page.text


def test_lines_of_other_events_are_said_once_for_each_event(facilitator, event_id):
    others = "\n".join(f"Jugendamt;Runde {number % 14};14.09.2021;3" for number in range(400))
    page = drop(facilitator, event_id, f"{OWN_COUNTS}{others}\n")
    assert page.text.count("Event “Runde 3”") == 1
    assert "Lines 10, 24, 38, 52, 66, 80, 94, 108, 122, 136, 150, 164 …: Event “Runde 3”:" in page.text
    assert "Runde 11" not in page.text
    assert "more lines are not counted." in page.text


def test_a_co_organiser_is_moderation(facilitator, event_id):
    page = drop(facilitator, event_id, "Name;Dauer;Rolle\nAda Kern;20;Mitorganisator\nOlaf Dorn;20;Teilnehmer\n")
    assert everybody(page)["Ada Kern"] == "Moderation, not counted by the role in the meeting"


def test_all_of_a_file_is_read_in_the_counts_of_the_next_step(facilitator, event_id):
    page = counted(facilitator, event_id, OWN_LIST)
    assert sorted(page.texts("#said td:last-child")) == ["1.5", "2", "unknown"]


ROLES = """\
Nom\tService\tRôle
Ada Kern\tJugendamt\tParticipant
Olaf Dorn\tBauamt\tOrganisateur
Ute Lamm\tBauamt\tPrésentateur
"""


def test_a_role_in_another_language_is_asked_for_and_whoever_held_the_meeting_is_not_counted(facilitator, event_id):
    columns = {"column-name": "0", "column-department": "1", "column-role": "2"}
    page = go_on(facilitator, event_id, drop(facilitator, event_id, ROLES, status=422), "layout", columns)
    assert page.texts("#roles tbody th") == ["Organisateur", "Présentateur"]
    people = go_on(facilitator, event_id, page, "people", {f"place-{text_id('Organisateur')}": "host"})
    assert everybody(people)["Olaf Dorn"] == "Moderation, not counted by the role in the meeting"
    go_on(facilitator, event_id, go_on(facilitator, event_id, people, "counts"), "save", status=303)
    assert recorded(facilitator, event_id)[0] == {"Jugendamt": (1, None, None), "Bauamt": (1, None, None)}
