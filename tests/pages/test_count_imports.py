"""Counts from a spreadsheet: what becomes of every line is known before anything is written."""

import io

import pytest
from openpyxl import load_workbook
from sqlalchemy import select

from tracker.extensions import db
from tracker.models import DialogueEvent, JournalEntry, Participation

SHEET = """Amt;Ereignis;Datum;Eingeladen;Teilnehmende;davon erstmalig;davon weiblich;Dauer (h);Bemerkung
Ordnungsamt;Workshop 1;14.09.2021;30;3;1;2;1,5;
Bauamt;Workshop 1;14.09.2021;25;6;2;k. A.;1,5;=HYPERLINK("http://x.example";"klick")
Kämmerei;Workshop 1;14.09.2021;14;15;0;4;1,5;mehr Teilnehmende als Beschäftigte
;Workshop 1;14.09.2021;;1;;;1,5;extern
Summe;;;;25;;;;
"""


@pytest.fixture
def facilitator(browser):
    return browser.as_("facilitator")


@pytest.fixture
def event_id(facilitator):
    event = {"title": "Workshop 1", "kind": "workshop", "starts_at": "2021-09-14T09:00", "target": "whole_house"}
    return int(facilitator.submit("dialogues.create", event).location.rpartition("/")[2])


def preview(facilitator, text=SHEET, *, status=200, **fields):
    return facilitator.submit("count_imports.create", {"text": text, **fields}, status=status)


def upload(facilitator, data, name="counts.csv"):
    fields = facilitator.get("count_imports.create").fields()
    return facilitator.post("count_imports.create", fields | {"file": (io.BytesIO(data), name)}, status=200)


def confirm(facilitator, page, *, status=303):
    return facilitator.post("count_imports.create", page.fields(), status=status)


def counts(facilitator, event_id):
    with facilitator.app.app_context():
        rows = db.session.scalars(select(Participation).where(Participation.dialogue_event_id == event_id))
        names = {key: name for name, key in facilitator.world.departments.items()}
        return {names.get(row.department_id, row.scope.value): (row.count, row.first_timers) for row in rows}


def test_every_line_has_a_fate_and_nothing_is_written(facilitator, event_id):
    page = preview(facilitator)
    assert page.texts("tbody .wm-st") == ["new", "new", "to be corrected", "new", "sum"]
    assert "On 14/09/2021, 14 people work there according to the headcount; 15 are entered." in page.text
    assert "A formula is kept as text." in page.text
    assert counts(facilitator, event_id) == {}


def test_a_cell_that_cannot_be_read_is_said_once_and_an_empty_one_is_not_quoted(facilitator, event_id):
    page = preview(
        facilitator, "Amt;Datum;Teilnehmende;davon erstmalig\nBauamt;14.09.2021;viele;1\nOrdnungsamt;14.09.2021;;1\n"
    )
    problems = page.texts("tbody .wm-meta--act")
    assert [problem.split(":")[0] for problem in problems] == ["Participants “viele”", "Participants"]


def test_columns_about_personal_attributes_are_left_aside_and_said_so(facilitator, event_id):
    page = preview(facilitator)
    assert page.texts("#ignored dt") == ["davon weiblich"]
    assert "which is never recorded" in page.text
    assert "weiblich" not in page.fields()["text"]


def test_confirmed_lines_are_written_together_and_the_event_was_held(facilitator, event_id):
    target = confirm(facilitator, preview(facilitator)).location
    assert counts(facilitator, event_id) == {"Ordnungsamt": (3, 1), "Bauamt": (6, 2), "external": (1, None)}
    page = facilitator.open(target)
    assert "3 counts are added, 0 are changed. 1 line has to be corrected and is not imported." in page.text
    assert page.texts("[data-total=participants]") == ["10"]


def test_the_same_file_again_changes_nothing(facilitator, event_id):
    confirm(facilitator, preview(facilitator))
    page = preview(facilitator)
    assert page.texts("tbody .wm-st") == ["unchanged", "unchanged", "to be corrected", "unchanged", "sum"]
    assert "Correct them in the box below" in page.text
    assert not page.soup.select("main .kern-btn--primary")


def test_a_corrected_line_is_checked_again_and_imported(facilitator, event_id):
    confirm(facilitator, preview(facilitator))
    page = preview(facilitator, SHEET.replace(";14;15;0;", ";14;11;0;").replace(";3;1;2;", ";4;1;2;"))
    assert "Participants: 3 becomes 4" in page.text
    confirm(facilitator, page)
    assert counts(facilitator, event_id)["Kämmerei"] == (11, 0)
    assert counts(facilitator, event_id)["Ordnungsamt"] == (4, 1)


def test_a_double_click_imports_once(facilitator, event_id):
    page = preview(facilitator)
    first, second = confirm(facilitator, page), confirm(facilitator, page)
    assert first.location == second.location


def test_what_changed_since_the_preview_brings_a_new_preview(facilitator, event_id):
    old = preview(facilitator)
    confirm(facilitator, preview(facilitator, SHEET.replace(";3;1;2;", ";5;1;2;")))
    page = confirm(facilitator, old, status=422)
    assert "Please look at the preview again." in page.text
    assert counts(facilitator, event_id)["Ordnungsamt"] == (5, 1)
    confirm(facilitator, page)
    assert counts(facilitator, event_id)["Ordnungsamt"] == (3, 1)


def test_an_unknown_event_is_refused_with_a_way_to_plan_it(facilitator):
    page = preview(facilitator)
    assert "There is no such event in this process." in page.text
    assert facilitator.url("dialogues.create") in page.links()


def test_lines_without_an_event_belong_to_the_chosen_one(facilitator, event_id):
    page = preview(facilitator, "Amt;Teilnehmende\nJugendamt;12\n", dialogue_event_id=str(event_id))
    confirm(facilitator, page)
    assert counts(facilitator, event_id) == {"Jugendamt": (12, None)}


def test_a_closed_count_is_not_changed_by_a_file(facilitator):
    page = preview(facilitator, "Amt;Ereignis;Teilnehmende\nJugendamt;Auftakt mit dem Landrat;12\n")
    assert page.texts("tbody .wm-st") == ["to be corrected"]
    assert "The count of this event is closed." in page.text


def test_what_a_closed_count_says_already_is_unchanged(facilitator):
    page = preview(
        facilitator,
        "Amt;Ereignis;Teilnehmende;davon erstmalig\nJugendamt;Auftakt mit dem Landrat;31;31\n"
        "Bauamt;Auftakt mit dem Landrat;8;8\n",
    )
    assert page.texts("tbody .wm-st") == ["unchanged", "to be corrected"]


def test_a_file_that_is_no_sheet_says_why(facilitator, event_id):
    page = preview(facilitator, "Nur Text ohne Überschriften", status=422)
    assert "No row of headings was found." in page.text
    assert "Please choose a file or paste the lines." in preview(facilitator, "", status=422).text


def test_a_file_is_read_and_its_sheet_travels_on(facilitator, event_id):
    page = upload(facilitator, SHEET.encode("cp1252"))
    assert "It is not certain how the letters of this file are written." in page.text
    confirm(facilitator, page)
    assert "Bauamt" in counts(facilitator, event_id)


@pytest.mark.parametrize("extension", ["csv", "xlsx"])
def test_the_template_can_be_filled_in_and_read_back(facilitator, event_id, extension):
    url = facilitator.url("count_imports.template", dialogue_event_id=event_id)
    response = facilitator.client.get(f"{url}?format={extension}")
    assert f"Workshop-1_2021-09-14.{extension}" in response.headers["Content-Disposition"]
    page = upload(facilitator, response.data, f"counts.{extension}")
    assert len(page.texts("tbody .wm-st")) == 7
    assert set(page.texts("tbody .wm-st")) == {"left aside"}
    if extension == "xlsx":
        names = [row[0].value for row in load_workbook(io.BytesIO(response.data)).active.iter_rows(min_row=2)]
        assert set(facilitator.world.departments) <= set(names)


def test_the_journal_notes_the_import_without_its_contents(facilitator, event_id):
    confirm(facilitator, preview(facilitator))
    with facilitator.app.app_context():
        entry = db.session.scalars(select(JournalEntry).where(JournalEntry.action == "import")).one()
        event = db.session.get_one(DialogueEvent, event_id)
    assert entry.changes == {"new": 3, "refused": 1, "total": 1}
    assert entry.administration_id == event.administration_id


def test_only_recorders_import(browser):
    for person in ("leadership", "evaluator", "raw_evaluator", "reader"):
        browser.as_(person).get("count_imports.create", status=403)
        browser.as_(person).get("count_imports.template", status=403)
    browser.as_("stranger").get("count_imports.create", status=404)
