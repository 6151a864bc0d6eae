"""The map of participation: for those who see departments, the same on the page, in CSV and in XLSX."""

import csv
import io
from datetime import date, datetime

import pytest
from openpyxl import load_workbook
from sqlalchemy import delete, select

from tests.statements import statements
from tracker.domain.dialogues import DialogueState
from tracker.models import (
    Administration,
    Department,
    DialogueEvent,
    Headcount,
    JournalEntry,
    Participation,
    Process,
    ThemeNote,
)

RAW = ("facilitator", "coordinator", "raw_evaluator")
PROTECTED = ("leadership", "evaluator", "reader")


@pytest.fixture
def facilitator(browser):
    return browser.as_("facilitator")


def show(browser, **chosen):
    return browser.get("participation.show", **chosen)


def rows_of(page):
    """The head and the cells of each line as they are seen."""
    rows = {}
    for row in page.soup.select(".wm-map tbody tr:not(.wm-map__part)"):
        name = row.select_one("th").get_text(" ", strip=True).lstrip("▸▾ ")
        rows[name] = [(cell.select_one("span") or cell).get_text(strip=True) for cell in row.select("td")]
    return rows


def heard(page, name):
    """The words that stand behind the signs of a line."""
    row = next(row for row in page.soup.select(".wm-map tbody tr") if name in row.select_one("th").text)
    return [words.get_text() for words in row.select("i")]


def saved(browser, **chosen):
    answer = browser.post("participation.export", {"file_format": "csv"} | chosen, status=200)
    return list(csv.DictReader(io.StringIO(answer.response.get_data(as_text=True))))


def saved_workbook(browser, **chosen):
    answer = browser.post("participation.export", {"file_format": "xlsx"} | chosen, status=200)
    return load_workbook(io.BytesIO(answer.response.data))


def hold(session, world, title, day, counts, **fields):
    """Record another event with its counts, by the names of the departments."""
    process = session.get_one(Process, world.process_id)
    starts_at = datetime.combine(day, datetime.min.time().replace(hour=9))
    event = DialogueEvent.of(process, title=title, starts_at=starts_at, state=DialogueState.HELD, **fields)
    session.add(event)
    session.flush()
    for name, count in counts.items():
        session.add(Participation.of(event, department_id=world.departments[name], count=count))
    session.commit()
    return event


@pytest.mark.parametrize("person", RAW)
def test_recorders_and_the_admitted_see_every_department(browser, person):
    rows = rows_of(show(browser.as_(person)))
    assert rows["Jugendamt"] == ["50%"]
    assert rows["Kämmerei"] == ["6/14"]
    assert rows["The whole house"] == ["44%"]


@pytest.mark.parametrize("person", PROTECTED)
def test_everybody_else_sees_the_map_of_what_was_released(browser, person):
    browser = browser.as_(person)
    page = show(browser, measure="counts")
    rows = rows_of(page)
    assert "Release 1 of 1 July 2021" in page.text
    assert {"Kleine Einheiten Kämmerei", "Other departments", "The whole house"} <= set(rows)
    assert rows["Jugendamt"] == ["31", "31"]
    assert not page.soup.select("[name=kind], [name=start], [name=level]")
    shares = rows_of(show(browser, measure="coverage", span="months"))
    assert shares["Jugendamt"] == ["50%"]


def test_the_map_of_a_release_is_saved_as_it_is_seen(browser):
    leader = browser.as_("leadership")
    seen = rows_of(show(leader, measure="counts"))
    file = [row["total"] for row in saved(leader, measure="counts")]
    assert "31" in file
    assert file == [cells[-1] for cells in seen.values()]


def test_a_unit_of_a_release_leads_to_its_own_map(browser):
    leader = browser.as_("leadership")
    page = show(leader)
    link = next(each for each in page.soup.select(".wm-map tbody th a") if each.text == "Kleine Einheiten")
    assert set(rows_of(leader.open(link["href"]))) == {"Kleine Einheiten Kämmerei", "The whole house"}


def test_the_page_says_what_the_dashboard_says(facilitator):
    found = show(facilitator).texts("#map-title")
    assert found == facilitator.get("dashboards.show").texts("#coverage-title")


def test_counts_are_shown_instead_of_coverage(facilitator):
    rows = rows_of(show(facilitator, measure="counts"))
    assert (rows["Jugendamt"], rows["External guests"], rows["The whole house"]) == (["31"] * 2, ["4"] * 2, ["83"] * 2)


def test_what_is_missing_looks_and_sounds_unlike_zero(facilitator, session, world):
    hold(session, world, "Workshop", date(2021, 6, 9), {"Jugendamt": 0})
    page = show(facilitator)
    assert rows_of(page)["Jugendamt"] == ["50%", "0%"]
    assert rows_of(page)["Sozialamt"] == ["46%", "…"]
    hold(session, world, "Runde", date(2021, 6, 10), {"Jugendamt": 1, "Sozialamt": 24})
    page = show(facilitator, span="months")
    assert rows_of(page)["Sozialamt"] == ["46%", "25%*"]
    assert heard(page, "Sozialamt") == ["25%, incomplete: 1 entry is missing"]
    file = next(row for row in saved(facilitator, span="months") if row["department"] == "Sozialamt")
    states = [value for name, value in file.items() if name.endswith("_state")]
    assert states == ["ok", "partial"]


def test_a_department_that_nobody_came_from_stands_on_top(facilitator, session, world):
    counted = select(Participation).where(Participation.department_id == world.departments["Kämmerei"])
    kept = session.scalars(counted).one()
    kept.count = kept.first_timers = 0
    session.commit()
    page = show(facilitator)
    assert page.texts(".wm-map__part")[0] == "Not reached yet"
    assert next(iter(rows_of(page))) == "Kämmerei"
    assert saved(facilitator)[0]["department"] == "Kämmerei"


def test_groups_fold_without_a_script(facilitator):
    page = show(facilitator)
    fold = page.soup.select_one(".wm-map__fold")
    assert fold["aria-expanded"] == "true"
    folded = facilitator.open(fold["href"])
    assert folded.soup.select_one(".wm-map__fold")["aria-expanded"] == "false"
    assert len(rows_of(folded)) < len(rows_of(page))
    unfolded = facilitator.open(folded.soup.select_one(".wm-map__fold")["href"])
    assert rows_of(unfolded) == rows_of(page)


def test_a_department_leads_to_its_own_map_and_an_event_to_its_page(facilitator, world):
    page = show(facilitator)
    head = page.soup.select_one(".wm-map thead a")
    assert head["href"] == f"/dialogues/{world.dialogue_event_id}"
    link = next(each for each in page.soup.select(".wm-map tbody th a") if each.text == "Jugendamt")
    own = facilitator.open(link["href"])
    assert set(rows_of(own)) == {"Jugendamt", "The whole house"}
    assert own.texts(".wm-printed")[0].endswith("· Jugendamt")


def test_kind_format_and_period_narrow_the_columns(facilitator, session, world):
    hold(session, world, "Workshop", date(2021, 6, 9), {"Jugendamt": 3}, kind="workshop", format="online")
    assert len(show(facilitator).soup.select(".wm-map thead th")) == 3
    for chosen in ({"kind": "workshop"}, {"format": "online"}, {"start": "2021-06-01"}):
        assert rows_of(show(facilitator, **chosen))["Jugendamt"] == ["5%"]
    assert "No event fits this choice." in show(facilitator, kind="results").text


def test_months_are_columns_too(facilitator, session, world):
    hold(session, world, "Workshop", date(2021, 5, 27), {"Jugendamt": 3})
    page = show(facilitator, span="months", measure="counts")
    assert page.texts(".wm-map thead th")[1] == "May 2021"
    assert rows_of(page)["Jugendamt"] == ["34", "34"]


def test_a_choice_that_is_none_shows_the_whole_map(facilitator):
    rows = rows_of(show(facilitator, measure="everything", span="years", start="2021-02-30", level="x"))
    assert rows["Jugendamt"] == ["50%"]
    assert "No event fits this choice." in show(facilitator, department="999").text


def test_rows_go_as_deep_as_one_likes(facilitator):
    rows = rows_of(show(facilitator, level="0"))
    assert "Jugendamt" not in rows


@pytest.mark.parametrize("measure", ["coverage", "counts"])
def test_page_csv_and_workbook_hold_the_same(facilitator, world, measure):
    page = rows_of(show(facilitator, measure=measure))
    lines = saved(facilitator, measure=measure)
    sheet = saved_workbook(facilitator, measure=measure)["Data"]
    book = {row[1]: row for row in sheet.iter_rows(min_row=2, values_only=True)}
    column = f"event_{world.dialogue_event_id}"
    at = list(lines[0]).index(column)
    assert [line["department"] for line in lines] == list(page) == list(book)
    for line in lines:
        if line[f"{column}_state"] == "not_applicable":
            assert (page[line["department"]][0], line[column]) == ("–", "")
            continue
        number = float(line[column])
        assert book[line["department"]][at] == pytest.approx(number)
        text = page[line["department"]][0].rstrip("*")
        if "/" in text:
            came, staff = map(int, text.split("/"))
            assert came / staff == pytest.approx(number)
        else:
            assert text == (f"{number:.0%}" if measure == "coverage" else f"{number:.0f}")


@pytest.mark.parametrize("person", ["facilitator", "leadership"])
def test_shares_have_no_total_on_the_page_and_in_the_files_and_counts_have_one(browser, person):
    reader = browser.as_(person)
    shares, counts = show(reader), show(reader, measure="counts")
    assert ("All columns" in shares.texts(".wm-map thead th"), "All columns" in counts.texts(".wm-map thead th")) == (
        False,
        True,
    )
    assert "There is no share over all columns" in shares.text
    assert ("total" in saved(reader)[0], "total" in saved(reader, measure="counts")[0]) == (False, True)
    heads = [cell.value for cell in saved_workbook(reader)["Data"][1]]
    assert "All columns" not in heads


def test_sums_of_counts_have_no_colour_of_the_scale(facilitator):
    page = show(facilitator, measure="counts")
    looks = {cell["class"][0] for cell in page.soup.select(".wm-map tr:not(.is-department) td, .wm-map td:last-child")}
    assert looks <= {"is-sum", "is-none"}
    assert page.soup.select_one(".wm-map tr.is-department td")["class"] == ["is-5"]


@pytest.mark.parametrize("person", ["facilitator", "leadership"])
def test_page_and_workbook_hold_for_the_same_day(browser, person):
    reader = browser.as_(person)
    chosen = dict(saved_workbook(reader)["Filters and as-of date"].iter_rows(values_only=True))
    shown = next(text for text in show(reader).texts(".wm-fig__links span") if text.startswith("As of"))
    day, month, year = map(int, chosen["As of"].split("/"))
    assert shown == f"As of {date(year, month, day):%-d %B %Y}"
    assert person == "facilitator" or shown == "As of 1 July 2021"


def test_a_printed_map_says_of_which_process_and_house_it_is(facilitator, session, world):
    process = session.get_one(Process, world.process_id)
    house = session.get_one(Administration, world.administration_id)
    for endpoint in ("participation.show", "participation.reach"):
        printed = facilitator.get(endpoint).soup.select_one("p.wm-printed[data-sheet]").text
        assert printed.startswith(f"{process.title}, {house.name} · Period: ")


def test_a_field_of_action_narrows_the_columns_to_the_events_with_notes_on_it(facilitator, session, world):
    hold(session, world, "Workshop", date(2021, 6, 9), {"Jugendamt": 3})
    page = show(facilitator)
    fields = {option.text: option["value"] for option in page.soup.select("[name=field] option")}
    assert list(fields) == ["All fields of action", "Gute Arbeitgeberin", "Gesundheit"]
    for name in ("Gute Arbeitgeberin", "Gesundheit"):
        narrowed = show(facilitator, field=fields[name])
        assert rows_of(narrowed)["Jugendamt"] == ["50%"]
        assert narrowed.texts(".wm-printed")[0].endswith(f"· {name}")
        assert f"field={fields[name]}" in narrowed.soup.select_one(".wm-map tbody th a")["href"]
    session.execute(delete(ThemeNote).execution_options(unaudited=True))
    session.commit()
    assert "No event fits this choice." in show(facilitator, field=fields["Gesundheit"]).text
    assert len(rows_of(show(facilitator, field="999"))["Jugendamt"]) == 2


def test_the_file_says_on_which_field_its_events_are(facilitator, world):
    field = facilitator.get("participation.show").soup.select("[name=field] option")[1]["value"]
    chosen = dict(saved_workbook(facilitator, field=field)["Filters and as-of date"].iter_rows(values_only=True))
    assert chosen["With notes on"] == "Gute Arbeitgeberin"


def test_a_workbook_says_what_was_chosen_and_what_its_columns_mean(facilitator):
    book = saved_workbook(facilitator, kind="kick_off")
    chosen = dict(book["Filters and as-of date"].iter_rows(values_only=True))
    assert (chosen["Kind"], chosen["Department"]) == ("Kick-off", "All departments")
    assert any("4.3: " in str(row) for row in book["Codebook"].iter_rows(values_only=True))


def test_a_file_is_written_to_the_journal_without_what_is_in_it(facilitator, session, world):
    saved(facilitator, folded=["1"])
    entry = session.scalars(select(JournalEntry).where(JournalEntry.action == "export")).one()
    assert (entry.record, entry.record_id, entry.person_id) == (
        "Process",
        world.process_id,
        world.people["facilitator"],
    )
    assert entry.changes["tables"] == "coverage_map"
    assert (entry.changes["audience"], entry.changes["measure"], entry.changes["folded"]) == (
        "departments",
        "coverage",
        "1",
    )


def test_an_ended_department_stands_with_its_successor(facilitator, session, world):
    old = session.get_one(Department, world.departments["Sozialamt"])
    house = session.get_one(Administration, old.administration_id)
    new = Department.of(house, name="Amt für Soziales", valid_from=date(2021, 7, 1), level=old.level)
    new.parent_id = old.parent_id
    session.add(new)
    session.flush()
    old.valid_to, old.successor_id = date(2021, 6, 30), new.id
    session.add(Headcount.of(new, as_of=date(2021, 7, 1), count=50))
    session.commit()
    rows = rows_of(show(facilitator))
    assert rows["Amt für Soziales until 30/06/2021: Sozialamt"] == ["46%"]
    (line,) = [line for line in saved(facilitator) if line["department"] == "Amt für Soziales"]
    assert line["predecessors"] == "Sozialamt until 30/06/2021"


def test_statements_do_not_grow_with_events(facilitator, session, world):
    facilitator.get("participation.show")
    with statements() as few:
        facilitator.get("participation.show", measure="counts")
    for day in range(1, 21):
        hold(session, world, f"Dialog {day}", date(2021, 6, day), {"Jugendamt": day, "Sozialamt": 2})
    with statements() as many:
        facilitator.get("participation.show", measure="coverage")
    assert len(many) <= len(few)


def test_an_unchanged_map_is_not_computed_again(facilitator):
    page = facilitator.get("participation.show")
    url, tag = facilitator.url("participation.show"), page.response.headers["ETag"]
    assert facilitator.client.get(url, headers={"If-None-Match": tag}).status_code == 304
