"""The dashboard: the same figures for page, table and file, and for each reader only as far as they may see."""

import csv
import io
import json
from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import select

from tests.figures.validation import validated
from tests.statements import statements
from tests.world import STAFF
from tracker.domain.dialogues import DialogueState
from tracker.models import DialogueEvent, JournalEntry, Milestone, Participation, Process
from tracker.web.clock import today
from tracker.web.dashboards import FigureId

RAW = ("facilitator", "coordinator", "raw_evaluator")
PROTECTED = ("leadership", "evaluator", "reader")


def show(browser, person, **chosen):
    return browser.as_(person).get("dashboards.show", **chosen)


def file(browser, person, figure, **chosen):
    """The rows of the file of one figure, as an English reader gets them."""
    page = browser.as_(person).post("dashboards.export", {"figure": figure} | chosen, status=200)
    return list(csv.DictReader(io.StringIO(page.response.get_data(as_text=True))))


def specs(page):
    return [json.loads(node.string) for node in page.soup.select("script[type='application/json']")]


def table_of(page, figure):
    """The heading and the cells of each row of a figure's table."""
    rows = page.soup.select(f"#{figure} tbody tr")
    return [[cell.get_text(" ", strip=True) for cell in row.select("th, td")] for row in rows]


@pytest.mark.parametrize("person", RAW + PROTECTED)
def test_everybody_of_the_house_sees_six_figures_with_their_findings(browser, person):
    page = show(browser, person)
    assert {node["id"] for node in page.soup.select("figure")} == set(FigureId)
    assert "Of the staff, 44% have been reached" in page.texts("#reach h2")
    assert page.texts(".wm-light span") == ["Act"]


@pytest.mark.parametrize("person", RAW + PROTECTED)
def test_every_drawing_is_one_that_the_chart_library_accepts(browser, person):
    drawn = specs(show(browser, person))
    assert len(drawn) == 5
    for spec in drawn:
        validated(spec)


@pytest.mark.parametrize("person", RAW)
def test_recorders_and_the_admitted_see_departments(browser, person, world):
    page = show(browser, person, event=world.dialogue_event_id)
    assert "Of the staff, 44% took part" in page.texts("#coverage h2")
    assert "Jugendamt" in page.text
    assert ["Kämmerei", "6 of 14", "6", "6", "14", "Fachbereich Mitte"] in table_of(page, "coverage")


@pytest.mark.parametrize("person", PROTECTED)
def test_everybody_else_sees_the_house_only_in_page_drawing_and_file(browser, person, world):
    chosen = {"event": str(world.dialogue_event_id)}
    page = show(browser, person, **chosen)
    told = page.response.get_data(as_text=True)
    told += "".join(str(file(browser, person, figure, **chosen)) for figure in FigureId)
    assert not [name for name in STAFF if name in told]
    assert table_of(page, "coverage")[0][:3] == ["Auftakt mit dem Landrat", "44%", "44%"]


@pytest.mark.parametrize("person", ["admin", "stranger"])
def test_dashboard_does_not_exist_for_whoever_is_not_of_the_house(browser, person):
    browser.as_(person).get("dashboards.show", status=404)
    browser.as_(person).post("dashboards.export", {"figure": "trend"}, status=404)


@pytest.mark.parametrize("person", ["facilitator", "leadership"])
@pytest.mark.parametrize("figure", ["coverage", "reach", "trend", "meetings", "work"])
def test_file_of_a_figure_holds_the_rows_of_its_table(browser, person, figure):
    shown = [row[0] for row in table_of(show(browser, person), figure) if row]
    saved = [next(iter(row.values())) for row in file(browser, person, figure)]
    assert saved
    assert [name for name in shown if name in saved][-len(saved) :] == saved


def test_file_and_page_say_the_same_number(browser, world):
    chosen = {"event": str(world.dialogue_event_id)}
    house = next(
        row for row in file(browser, "facilitator", "coverage", **chosen) if row["department"] == "The whole house"
    )
    assert float(house["coverage"]) == 79 / 179
    reach = file(browser, "facilitator", "reach")[-1]
    assert (float(reach["share_least"]), reach["share_least_state"]) == (79 / 179, "ok")


def test_file_is_written_to_the_journal_without_what_is_in_it(browser, session, world):
    file(browser, "leadership", "reach")
    entry = session.scalars(select(JournalEntry).where(JournalEntry.action == "export")).one()
    assert (entry.record, entry.record_id, entry.person_id) == ("Process", world.process_id, world.people["leadership"])
    assert entry.changes == {
        "tables": "reach",
        "format": "csv-rfc4180",
        "audience": "house",
        "start": "2021-01-11",
        "end": today().isoformat(),
        "group": "Steuerungsgruppe",
    }


def test_nothing_is_taken_away_by_looking(browser):
    browser.as_("facilitator").open(browser.url("dashboards.export"), status=405)


def test_unknown_figure_does_not_exist(browser):
    browser.as_("facilitator").post("dashboards.export", {"figure": "names"}, status=404)


def test_hostile_title_is_only_text_in_a_file(browser, session, world):
    session.get_one(Milestone, world.milestone_id).title = "=HYPERLINK(1)"
    session.commit()
    assert {row["milestone"] for row in file(browser, "reader", "trend")} == {"'=HYPERLINK(1)"}


def test_german_readers_get_the_file_that_their_excel_reads(browser):
    coordinator = browser.as_("coordinator")
    coordinator.post("account.preferences", {"locale": "de", "next": "/"})
    body = coordinator.post("dashboards.export", {"figure": "reach"}, status=200).response.get_data()
    assert body.startswith(b"\xef\xbb\xbfVeranstaltung;")
    assert ";0,441" in body.decode()


def test_period_stands_in_the_address_and_bounds_the_figures(browser):
    page = show(browser, "facilitator", start="2021-06-01", end="2021-12-31")
    assert page.texts("#reach h2") == ["There has been no dialogue event yet"]
    assert page.soup.select_one("[name=start]")["value"] == "2021-06-01"


def test_period_that_ends_before_it_begins_is_said_and_not_taken(browser):
    page = show(browser, "facilitator", start="2021-12-31", end="2021-06-01")
    assert "The end lies before the beginning." in page.text
    assert page.texts("#reach h2") == ["Of the staff, 44% have been reached"]


def test_light_of_a_process_without_milestones_is_not_green(browser, session, world):
    page = browser.as_("stranger").get("dashboards.show", process_id=world.other["process_id"])
    assert page.texts(".wm-light span") == ["No statement"]
    assert "There are no milestones yet." in page.text


def test_decisions_of_others_are_not_listed(browser):
    assert show(browser, "reader").texts("#decisions a") == ["Beschluss zu Handlungsfelder"]
    assert len(show(browser, "facilitator").texts("#decisions a")) == 3


def test_page_is_answered_shortly_while_nothing_changes(browser, session, world):
    leadership = browser.as_("leadership")
    url = browser.url("dashboards.show")
    mark = leadership.open(url).response.headers["ETag"]
    unchanged = leadership.client.get(url, headers={"If-None-Match": mark})
    assert (unchanged.status_code, unchanged.headers["ETag"]) == (304, mark)
    assert unchanged.headers["Cache-Control"] == "no-store"
    session.get_one(Milestone, world.milestone_id).title = "Anders benannt"
    session.commit()
    assert leadership.client.get(url, headers={"If-None-Match": mark}).status_code == 200
    assert browser.as_("reader").open(url).response.headers["ETag"] != mark


def test_number_of_statements_does_not_grow_with_the_records(browser, session, world):
    show(browser, "facilitator")
    with statements() as few:
        show(browser, "facilitator")
    process = session.get_one(Process, world.process_id)
    for number in range(10):
        day = datetime(2021, 7, 1, 9, 0) + timedelta(days=number)
        event = DialogueEvent.of(process, title=f"Dialog {number}", starts_at=day, state=DialogueState.HELD)
        session.add_all([event, Milestone.of(process, title=f"Meilenstein {number}", baseline_on=date(2022, 1, 1))])
        session.flush()
        session.add(Participation.of(event, department_id=world.departments["Bauamt"], count=3, first_timers=1))
    session.commit()
    with statements() as many:
        show(browser, "facilitator")
    assert len(many) == len(few)


def test_every_indicator_named_on_the_page_has_its_definition(browser):
    targets = {link.partition("#")[2] for link in show(browser, "reader").links() if "/definitions#" in link}
    page = browser.as_("reader").get("definitions.show")
    assert len(targets) == 6
    assert targets <= {node["id"] for node in page.soup.select("[id]")}


def test_dashboard_without_data_says_what_belongs_there_and_offers_no_empty_file(browser, world):
    page = browser.as_("stranger").get("dashboards.show", process_id=world.other["process_id"])
    assert specs(page) == []
    assert page.texts("#reach h2") == ["There has been no dialogue event yet"]
    assert page.texts("#trend figcaption p") == [
        "Each milestone that has a date appears here with what was reported of it."
    ]
    assert not page.soup.select("#trend form, #status form")
