"""Reach, balance, formats and the record: on the page, in CSV and in XLSX the same."""

import csv
import io
import json
from datetime import date, timedelta

import pytest
from openpyxl import load_workbook
from sqlalchemy import select

from tests.figures.validation import validated
from tests.pages.test_participation import hold
from tests.statements import statements
from tests.world import STAFF
from tracker.actions import counts
from tracker.domain.dialogues import DialogueState, DialogueTarget
from tracker.models import Department, DialogueEvent, Headcount, JournalEntry, Participation, Process
from tracker.web.participation import PAGES, PageName
from tracker.web.participation_look import FigureName

RAW = ("facilitator", "coordinator", "raw_evaluator")
PROTECTED = ("leadership", "evaluator", "reader")
EVERY = [(page, name) for page, names in PAGES.items() for name in names]


@pytest.fixture
def facilitator(browser):
    return browser.as_("facilitator")


def show(browser, page, **chosen):
    return browser.get(f"participation.{page}", **chosen)


def heading(browser, name, **chosen):
    page = next(page for page, names in PAGES.items() if name in names)
    return show(browser, page, **chosen).texts(f"#{name} h2")[0]


def saved(browser, name, **chosen):
    fields = {"figure": name, "file_format": "csv"} | chosen
    answer = browser.post("participation.export_figure", fields, status=200)
    return list(csv.DictReader(io.StringIO(answer.response.get_data(as_text=True))))


def saved_workbook(browser, name):
    fields = {"figure": name, "file_format": "xlsx"}
    answer = browser.post("participation.export_figure", fields, status=200)
    return load_workbook(io.BytesIO(answer.response.data))


@pytest.mark.parametrize("page", PageName)
@pytest.mark.parametrize("person", RAW)
def test_who_sees_departments_sees_at_most_six_figures_per_page(browser, person, page):
    shown = show(browser.as_(person), page)
    assert [node["id"] for node in shown.soup.select("figure")] == list(PAGES[page])
    assert len(PAGES[page]) <= 6


@pytest.mark.parametrize("page", PageName)
@pytest.mark.parametrize("person", PROTECTED)
def test_everybody_else_sees_what_was_released_and_no_live_figure(browser, person, page):
    browser = browser.as_(person)
    shown = show(browser, page)
    assert (shown.soup.select("figure"), shown.soup.select("[data-figure]"), shown.heading) == ([], [], "Participation")
    browser.post("participation.export_figure", {"figure": PAGES[page][0]}, status=404)


@pytest.mark.parametrize("page", PageName)
def test_every_drawing_is_one_that_the_chart_library_accepts(facilitator, page):
    for node in show(facilitator, page).soup.select("script[type='application/json']"):
        validated(json.loads(node.string))


@pytest.mark.parametrize(
    ("name", "finding"),
    [
        (FigureName.BREADTH, "The dialogue has reached 5 of 5 departments"),
        (FigureName.REACH, "Of the staff, 44% have been reached"),
        (FigureName.REPEAT, "Of the attendances, 0% were not somebody's first"),
        (FigureName.TURNOUT, "Of those invited, 44% came to “Auftakt mit dem Landrat” on 25 May 2021"),
        (FigureName.HOURS, "249 hours were given to the dialogue"),
        (FigureName.QUOTIENTS, "The departments took part as evenly as chance would have it"),
        (FigureName.MEASURES, "5.6% of the attendances would have to move for an even participation"),
        (FigureName.FORMATS, "There is one format only, so that nothing can be compared"),
        (FigureName.FALLEN_OUT, "No event fell out"),
        (FigureName.TIMELINESS, "1 of 1 events was documented in time"),
        (FigureName.COMPLETENESS, "0 of 1 events are complete"),
        (FigureName.QUALITY, "No total has been counted apart yet, so that no count can be compared"),
    ],
)
def test_the_heading_of_a_figure_is_what_it_found(facilitator, name, finding):
    assert heading(facilitator, name) == finding


@pytest.mark.parametrize(("page", "name"), EVERY)
def test_table_csv_and_workbook_hold_the_same_rows(facilitator, page, name):
    shown = [
        row.select_one("th").get_text(strip=True) for row in show(facilitator, page).soup.select(f"#{name} tbody tr")
    ]
    lines = saved(facilitator, name)
    sheet = list(saved_workbook(facilitator, name)["Data"].iter_rows(min_row=2, values_only=True))
    assert len(lines) == len(shown) == len([row for row in sheet if any(cell is not None for cell in row)])
    for line, row in zip(lines, sheet, strict=False):
        numbers = [float(value) for value in line.values() if value.replace(".", "", 1).isdigit()]
        assert numbers == pytest.approx([cell for cell in row if type(cell) in {int, float}])


def test_the_method_of_the_reach_is_named(facilitator, session, world):
    assert "Method: exact" in show(facilitator, "reach").text
    hold(session, world, "Workshop", date(2021, 6, 9), dict.fromkeys(STAFF, 3))
    assert "Method: bounds" in show(facilitator, "reach").text
    assert heading(facilitator, "repeat").startswith("Of the attendances, between")
    assert "Each came between 1" in show(facilitator, "reach").text


def without(session, world, name):
    """Take the count of a department at the first event away."""
    row = select(Participation).where(Participation.department_id == world.departments[name])
    session.delete(session.scalars(row.where(Participation.dialogue_event_id == world.dialogue_event_id)).one())
    session.commit()


def size(session, world, name, number, day):
    department = session.get_one(Department, world.departments[name])
    session.add(Headcount.of(department, as_of=day, count=number))
    session.commit()


def test_while_a_count_is_missing_neither_method_nor_average_claims_to_be_exact(facilitator, session, world):
    without(session, world, "Kämmerei")
    hold(session, world, "Workshop", date(2021, 6, 9), dict.fromkeys(STAFF, 9))
    page = show(facilitator, "reach").text
    assert "Method: what the counts say at least, because 1 of them is missing." in page
    assert "Each came between 1.0 and" in page


@pytest.mark.parametrize("name", [FigureName.REACH, FigureName.REPEAT])
def test_an_incomplete_point_says_so_in_drawing_reading_and_table(facilitator, session, world, name):
    meaning = "An open circle or * means: incomplete, at least so much."
    assert meaning not in show(facilitator, "reach").texts(f"#{name}-reading")[0]
    workshop = hold(session, world, "Workshop", date(2021, 6, 9), dict.fromkeys(STAFF, 9))
    row = select(Participation).where(Participation.department_id == world.departments["Kämmerei"])
    session.delete(session.scalars(row.where(Participation.dialogue_event_id == workshop.id)).one())
    session.commit()
    page = show(facilitator, "reach")
    spec = json.loads(page.soup.select_one(f"#{name}-data").string)
    assert spec["data"][-1]["meta"]["roles"] == ["plan", "part"]
    assert spec["layout"]["annotations"][0]["text"].endswith("*")
    assert meaning in page.texts(f"#{name}-reading")[0]
    [_first, last] = page.texts(f"#{name} tbody tr")
    assert "* incomplete: 1 entry is missing" in last


def test_without_a_headcount_no_method_is_claimed(facilitator, session, world):
    department = session.get_one(Department, world.departments["Bauamt"])
    session.delete(session.scalars(select(Headcount).where(Headcount.department_id == department.id)).one())
    session.commit()
    page = show(facilitator, "reach").text
    assert ("Method:" in page, "Counts or headcounts are missing" in page) == (False, True)
    (line,) = [line for line in saved(facilitator, "breadth") if line["department"] == "Bauamt"]
    assert (line["staff"], line["staff_state"]) == ("", "not_recorded")


def test_a_reach_above_the_staff_that_is_left_is_told_with_the_range_of_the_staff(facilitator, session, world):
    size(session, world, "Jugendamt", 20, date(2021, 6, 1))
    lines = {line["department"]: line for line in saved(facilitator, "breadth")}
    youth = lines["Jugendamt"]
    assert (youth["share_least"], youth["share_least_state"], youth["people_least"]) == ("0.5", "partial", "31")
    assert [youth[name] for name in ("staff", "staff_fewest", "staff_most")] == ["20", "20", "62"]
    assert "there were between 137 and 179 staff; at its end 137" in show(facilitator, "reach").text
    assert heading(facilitator, "reach") == "Of the staff, 58% have been reached"
    for name in ("Sozialamt", "Ordnungsamt", "Bauamt", "Kämmerei"):
        size(session, world, name, 5, date(2021, 6, 1))
    assert heading(facilitator, "reach").startswith("Of the staff, at least")
    assert "because more came than are there now" in show(facilitator, "reach").text


def test_a_department_that_goes_on_in_another_one_is_counted_with_it(facilitator, session, world):
    old = session.get_one(Department, world.departments["Kämmerei"])
    old.valid_to, old.successor_id = date(2021, 6, 30), world.departments["Bauamt"]
    session.commit()
    assert heading(facilitator, "breadth") == "The dialogue has reached 4 of 4 departments"
    lines = {line["department"]: line for line in saved(facilitator, "breadth")}
    assert (lines["Kämmerei"]["state"], lines["Kämmerei"]["successor"]) == ("", "Bauamt")


def test_how_many_were_invited_says_why_it_is_missing(facilitator, session, world):
    hold(session, world, "Runde", date(2021, 6, 9), {"Jugendamt": 4}, target=DialogueTarget.MANAGERS)
    first, second = saved(facilitator, "turnout")
    assert [(line["invited"], line["invited_state"]) for line in (first, second)] == [
        ("179", "ok"),
        ("", "not_recorded"),
    ]
    late = saved(facilitator, "timeliness")[-1]
    assert (late["working_days"], late["working_days_state"], late["timeliness"]) == ("", "not_recorded", "late")


def test_a_chosen_event_without_a_balance_is_not_asked_for_again(facilitator, session, world):
    event = hold(session, world, "Runde", date(2021, 6, 9), dict.fromkeys(STAFF, 1))
    assert "choose one event" not in show(facilitator, "balance", event=event.id).text
    assert "choose one event" in show(facilitator, "balance", event="").text


def test_no_format_wins_while_a_count_is_missing(facilitator, session, world):
    without(session, world, "Kämmerei")
    hold(session, world, "Webtalk", date(2021, 6, 9), dict.fromkeys(STAFF, 9), format="online")
    assert heading(facilitator, "formats").startswith("Which format reached the largest share is open")
    drawn = show(facilitator, "formats").soup.select_one("#formats script[type='application/json']").string
    assert "41%*" in drawn


def test_hours_are_those_that_a_file_measured(facilitator, session, world):
    counted = select(Participation).where(Participation.dialogue_event_id == world.dialogue_event_id)
    for row in session.scalars(counted):
        row.person_minutes = 60
    session.commit()
    assert heading(facilitator, "hours") == "6 hours were given to the dialogue"


def test_the_balance_is_of_one_event_or_of_the_period(facilitator, session, world):
    hold(session, world, "Workshop", date(2021, 6, 9), {"Jugendamt": 40, "Sozialamt": 1, "Kämmerei": 0, "Bauamt": 0})
    assert heading(facilitator, "quotients") == "The departments took part less evenly than chance would have it"
    first = {"event": str(world.dialogue_event_id)}
    assert heading(facilitator, "quotients", **first).startswith("The departments took part as evenly")
    assert "would have to move" in heading(facilitator, "quotients", event="")
    assert heading(facilitator, "quotients", end="2021-05-20").startswith("Nothing is known yet")


def test_figures_of_a_kind_are_written_alike_in_drawing_sentence_and_table(facilitator, world):
    page = show(facilitator, "balance", event=world.dialogue_event_id)
    spec = json.loads(page.soup.select_one("#quotients-data").string)
    quotients = [line.split()[0] for line in page.texts("#quotients tbody .wm-num:nth-child(2)")]
    assert sorted(quotients) == sorted(text.strip() for text in spec["data"][-1]["text"])
    assert {len(each.partition(".")[2]) for each in quotients} == {2}
    shares = page.texts("#measures tbody .wm-num:nth-child(2)")[:4]
    assert {len(each.partition(".")[2]) for each in shares} == {len("1%")}
    expected, chance = shares[1:3]
    assert f"expected to bring {expected}, and is as uneven as this in {chance}" in page.texts("#measures-reading")[0]


def test_an_interval_is_as_exact_in_the_table_as_in_the_drawing(facilitator, session, world):
    hold(session, world, "Workshop", date(2021, 6, 9), dict.fromkeys(STAFF, 3))
    page = show(facilitator, "reach")
    [drawn] = json.loads(page.soup.select_one("#reach-data").string)["layout"]["annotations"]
    least, most = page.texts("#reach tbody tr:last-child .wm-num")[:2]
    assert drawn["text"] == f"{least} to {most}"


def test_a_workbook_shows_the_decimals_of_the_page(facilitator):
    def formats(name):
        return [cell.number_format for cell in list(saved_workbook(facilitator, name).worksheets[0].rows)[1]]

    assert formats("quotients")[1] == formats("quotients")[3] == "#,##0.00"
    assert formats("measures")[1] == "0.0%"
    assert (formats("reach")[1], formats("hours")[1]) == ("0%", "#,##0")


def test_both_figures_of_a_balance_are_as_of_the_chosen_event(facilitator, world):
    shown = show(facilitator, "balance", event=world.dialogue_event_id)
    assert [text for text in shown.texts("figure") if "As of 25 May 2021" not in text] == []


def test_few_attendances_have_no_balance(facilitator, session, world):
    hold(session, world, "Runde", date(2021, 6, 9), dict.fromkeys(STAFF, 1))
    assert heading(facilitator, "measures") == "There are too few attendances to speak of a balance"


def test_formats_are_compared_and_what_fell_out_is_listed(facilitator, session, world):
    for day in (9, 10):
        hold(session, world, "Webtalk", date(2021, 6, day), dict.fromkeys(STAFF, 1), format="online")
    hold(session, world, "Dialog", date(2021, 6, 11), dict.fromkeys(STAFF, 9))
    process = session.get_one(Process, world.process_id)
    lost = hold(session, world, "Dialog im Bauhof", date(2021, 6, 16), {})
    lost.state, lost.state_reason = DialogueState.NOT_HELD, "Sturm"
    session.flush()
    follow_up = DialogueEvent.of(
        process, title="Nachholtermin", starts_at=lost.starts_at.replace(month=7), follow_up_of_id=lost.id
    )
    session.add(follow_up)
    session.commit()
    assert heading(facilitator, "formats").startswith("Events on site reached the largest share")
    assert heading(facilitator, "fallen_out") == "1 event was not held or was postponed"
    (line,) = saved(facilitator, "fallen_out")
    assert (line["reason"], line["follow_up_on"]) == ("Sturm", "2021-07-16")


def test_formats_show_what_their_shares_are_made_of_and_leave_managers_out(facilitator, session, world):
    hold(session, world, "Webtalk", date(2021, 6, 9), dict.fromkeys(STAFF, 3), format="online")
    hold(
        session, world, "Klausur", date(2021, 6, 16), {"Jugendamt": 9}, format="hybrid", target=DialogueTarget.MANAGERS
    )
    assert heading(facilitator, "formats") == "Too few events to compare the formats"
    _on_site, online = saved(facilitator, "formats")
    number, staff = 3 * len(STAFF), sum(STAFF.values())
    assert (online["came"], online["staff"], float(online["coverage"])) == (str(number), str(staff), number / staff)
    assert "Left out, because they invited managers only: Klausur." in show(facilitator, "formats").text


def test_a_turnout_shows_the_number_that_is_divided_by_the_invited(facilitator):
    (line,) = saved(facilitator, "turnout")
    assert int(line["participants"]) > int(line["came"])
    assert float(line["turnout"]) == pytest.approx(int(line["came"]) / int(line["invited"]))


def test_a_count_that_was_opened_again_has_a_lag_and_stays_as_timely_as_it_was(facilitator, session, world):
    event = session.get_one(DialogueEvent, world.dialogue_event_id)
    first = event.counted_at
    counts.reopen(session, event, seen_version=event.version, reason="Eine Liste kam nach.")
    session.commit()
    assert [line["working_days"] for line in saved(facilitator, "timeliness")] == ["1"]
    event.counted_at = first + timedelta(days=200)
    session.flush()
    counts.reopen(session, event, seen_version=event.version, reason="Noch eine.")
    event.counted_at = first + timedelta(days=300)
    session.commit()
    line = saved(facilitator, "quality")[-1]
    assert (line["days"], line["days_state"], line["share_state"]) == ("301", "ok", "not_applicable")
    (event_line,) = saved(facilitator, "timeliness")
    assert (event_line["working_days"], event_line["timeliness"]) == ("1", "in_time")


def test_before_any_event_every_figure_says_why_it_is_empty(facilitator, session, world):
    session.get_one(DialogueEvent, world.dialogue_event_id).state = DialogueState.PLANNED
    session.commit()
    for page in PageName:
        assert not show(facilitator, page).soup.select("[data-figure='reach-data']")
    assert heading(facilitator, "reach") == "There has been no dialogue event yet"


def test_a_file_is_written_to_the_journal(facilitator, session, world):
    saved(facilitator, "measures", event=str(world.dialogue_event_id))
    entry = session.scalars(select(JournalEntry).where(JournalEntry.action == "export")).one()
    assert (entry.changes["tables"], entry.changes["event"]) == ("balance", "Auftakt mit dem Landrat")


def test_an_unknown_figure_does_not_exist(facilitator):
    facilitator.post("participation.export_figure", {"figure": "nothing"}, status=404)


@pytest.mark.parametrize("page", PageName)
def test_statements_do_not_grow_with_events(facilitator, session, world, page):
    show(facilitator, page)
    with statements() as few:
        show(facilitator, page, start="2021-05-01")
    for day in range(1, 11):
        hold(session, world, f"Dialog {day}", date(2021, 6, day), {"Jugendamt": day, "Sozialamt": 2})
    with statements() as many:
        show(facilitator, page, start="2021-05-02")
    assert len(many) <= len(few)


def test_an_unchanged_page_is_not_computed_again(facilitator):
    tag = show(facilitator, "reach").response.headers["ETag"]
    url = facilitator.url("participation.reach")
    assert facilitator.client.get(url, headers={"If-None-Match": tag}).status_code == 304
