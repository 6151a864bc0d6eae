"""Exports pass the same door as the pages, say the same numbers, and are written down."""

import csv
import io
import zipfile
from datetime import date

import openpyxl
import pytest
from sqlalchemy import select

from tests.statements import statements
from tests.world import STAFF
from tracker.domain.decisions import Replacement
from tracker.domain.exports import ExportTable
from tracker.domain.meetings import Confidentiality
from tracker.extensions import db
from tracker.models import AgendaItem, Circulation, Decision, JournalEntry, Milestone, Process

ALL = [table.value for table in ExportTable]
NAMES = ("Facilitator", "Coordinator", "Leadership", "Raw Evaluator", "Reader")


def take(browser, person, *tables, file_format="csv", endpoint="exports.process", **chosen):
    """The answer to a download of these tables."""
    form = {"tables": list(tables or ALL), "file_format": file_format} | chosen
    return browser.as_(person).post(endpoint, form, status=200).response.get_data()


def archive(data):
    """The rows of each file of an archive by its name."""
    with zipfile.ZipFile(io.BytesIO(data)) as found:
        return {
            name.removesuffix(".csv"): list(csv.DictReader(io.StringIO(found.read(name).decode())))
            for name in found.namelist()
        }


def workbook(data):
    return openpyxl.load_workbook(io.BytesIO(data))


def cells(sheet):
    """The rows of a worksheet by their headings."""
    heading, *rows = sheet.iter_rows(values_only=True)
    return [dict(zip(heading, row, strict=True)) for row in rows]


@pytest.mark.parametrize("person", ["facilitator", "coordinator", "evaluator", "raw_evaluator"])
def test_whoever_may_take_data_away_is_told_what_they_get(browser, person):
    page = browser.as_(person).get("exports.show")
    assert len(page.soup.select("input[name=tables]")) == len(ExportTable)
    level = "as it was released last" if person == "evaluator" else "by department"
    assert f"Participation: {level}." in page.text


@pytest.mark.parametrize("person", ["leadership", "reader"])
def test_those_who_only_look_take_nothing_away(browser, person):
    browser.as_(person).get("exports.show", status=403)
    browser.as_(person).post("exports.process", {"tables": ALL, "file_format": "csv"}, status=403)
    browser.as_(person).get("exports.index", status=403)


def test_every_table_is_there_with_codebook_filters_and_notes(browser):
    files = archive(take(browser, "facilitator"))
    assert list(files) == [*ALL, "filters", "codebook", "notes"]
    assert [name for name in ALL if not files[name]] == []
    described = {(row["table_name"], row["variable"]) for row in files["codebook"]}
    for name in ALL:
        assert {(name, column) for column in files[name][0]} <= described


def test_workbook_has_a_sheet_for_each_of_them(browser):
    sheets = workbook(take(browser, "facilitator", file_format="xlsx")).sheetnames
    assert len(sheets) == len(ALL) + 3
    assert sheets[-3:] == ["Filters and as-of date", "Codebook", "Notes on the data"]


@pytest.mark.parametrize(
    ("person", "expected"),
    [("facilitator", ("187", "ok")), ("raw_evaluator", ("187", "ok")), ("evaluator", ("", "suppressed"))],
)
def test_how_many_were_invited_goes_only_with_the_departments(browser, person, expected):
    browser.as_("facilitator").submit("dialogues.edit", {"invited": "187"})
    (row,) = archive(take(browser, person))["events"]
    assert (row["invited"], row["invited_state"]) == expected


def test_recorder_gets_the_counts_of_each_department(browser):
    rows = archive(take(browser, "facilitator"))["participation"]
    counted = {row["department"]: row["participants"] for row in rows if row["scope"] == "department"}
    assert counted == {"Jugendamt": "31", "Sozialamt": "22", "Ordnungsamt": "11", "Bauamt": "9", "Kämmerei": "6"}


def test_evaluator_gets_the_house_only(browser):
    files = archive(take(browser, "evaluator"))
    assert files["participation"] == []
    (event,) = files["events"]
    assert (float(event["coverage"]), event["coverage_state"]) == (79 / 179, "ok")
    computed = str([files[name] for name in ("attendance", "events", "indicators")])
    assert not [name for name in STAFF if name in computed]


def test_page_and_both_kinds_of_file_say_the_same_number(browser):
    page = browser.as_("raw_evaluator").get("dashboards.show")
    assert page.texts("#reach h2") == ["Of the staff, 44% have been reached"]
    rows = archive(take(browser, "raw_evaluator"))["indicators"]
    from_csv = {(row["indicator"], row["subject"]): row["value"] for row in rows}
    sheet = workbook(take(browser, "raw_evaluator", file_format="xlsx"))["Indicators"]
    from_sheet = {(row["Indicator"], row["Of what"]): row["Value"] for row in cells(sheet)}
    assert float(from_csv["4.3", "Auftakt mit dem Landrat"]) == from_sheet["4.3", "Auftakt mit dem Landrat"] == 79 / 179
    assert {key: float(value) if value else None for key, value in from_csv.items()} == from_sheet


@pytest.mark.parametrize("person", ["evaluator", "raw_evaluator", "facilitator"])
def test_no_name_of_a_person_leaves_the_house(browser, person):
    told = str(archive(take(browser, person)))
    assert not [name for name in NAMES if name in told]


def test_items_that_one_may_not_read_are_left_out(browser):
    titles = [row["title"] for row in archive(take(browser, "evaluator"))["agenda_items"]]
    assert sorted(titles) == ["Handlungsfelder", "Leitbild house"]
    told = str(archive(take(browser, "evaluator")))
    assert "Personalie" not in told
    assert "Haushalt" not in told


def test_notes_are_for_whoever_records_them(browser):
    assert "Notizen zu Handlungsfelder" in str(archive(take(browser, "coordinator"))["agenda_items"])
    assert "Notizen" not in str(archive(take(browser, "evaluator"))["agenda_items"])


def test_export_is_written_to_the_journal_without_what_is_in_it(browser, session, world):
    take(browser, "evaluator", "events", "indicators", file_format="csv-de", start="2021-01-01")
    entry = session.scalars(select(JournalEntry).where(JournalEntry.action == "export")).one()
    assert (entry.record, entry.record_id, entry.administration_id) == (
        "Process",
        world.process_id,
        world.administration_id,
    )
    assert entry.changes == {
        "tables": "events, indicators",
        "format": "csv-de",
        "audience": "house",
        "start": "2021-01-01",
    }


def test_without_a_table_there_is_no_file_and_no_entry(browser, session):
    form = {"tables": [], "file_format": "xlsx"}
    page = browser.as_("facilitator").post("exports.process", form, status=422)
    assert "Please choose at least one table." in page.text
    assert session.scalars(select(JournalEntry).where(JournalEntry.action == "export")).all() == []


def test_period_keeps_what_lies_in_it(browser):
    files = archive(take(browser, "facilitator", start="2021-06-01", end="2021-12-31"))
    assert (files["events"], files["participation"]) == ([], [])
    assert sorted(row["group_name"] for row in files["meetings"]) == ["Leitbildrunde", "Steuerungsgruppe"]
    assert {"filter": "From", "value": "01/06/2021"} in files["filters"]


@pytest.mark.parametrize("file_format", ["csv", "csv-de", "xlsx"])
def test_hostile_texts_are_only_text(browser, session, world, file_format):
    session.get_one(Milestone, world.milestone_id).title = "=2+3"
    session.get_one(AgendaItem, world.agenda_item_id).title = "@SUM(A1)"
    session.commit()
    data = take(browser, "facilitator", file_format=file_format)
    if file_format == "xlsx":
        told = [str(cell.value) for sheet in workbook(data) for row in sheet.iter_rows() for cell in row]
    else:
        with zipfile.ZipFile(io.BytesIO(data)) as found:
            texts = [found.read(name).decode("utf-8-sig") for name in found.namelist()]
        sign = ";" if file_format == "csv-de" else ","
        told = [cell for text in texts for row in csv.reader(io.StringIO(text), delimiter=sign) for cell in row]
    assert {"'=2+3", "'@SUM(A1)"} <= set(told)
    assert not {"=2+3", "@SUM(A1)"} & set(told)


def test_one_table_is_one_file(browser):
    data = take(browser, "facilitator", "milestones").decode()
    assert data.startswith("administration,process,phase,title,")
    assert "Alle Fachdienste erreicht" in data


def test_german_file_is_the_one_that_excel_reads(browser):
    data = take(browser, "facilitator", "milestones", file_format="csv-de")
    assert data.startswith(b"\xef\xbb\xbfAdministration;Process;")
    assert ";30.09.2021;" in data.decode()


def test_all_processes_are_those_of_ones_own_houses(browser, world):
    page = browser.as_("evaluator").get("exports.index")
    assert "Landratsamt Musterland – Vielfalt leben" in page.text
    data = take(browser, "evaluator", "meetings", endpoint="exports.everything").decode()
    assert "Landratsamt Musterland" in data
    assert "Anderswo" not in data
    assert "Anderswo" in take(browser, "stranger", "meetings", endpoint="exports.everything").decode()


def test_export_of_everything_is_written_down_for_each_process(browser, session, world):
    take(browser, "raw_evaluator", endpoint="exports.everything")
    entries = session.scalars(select(JournalEntry).where(JournalEntry.action == "export")).all()
    assert [(entry.record_id, entry.changes["audience"]) for entry in entries] == [(world.process_id, "departments")]


def test_export_of_everything_holds_the_same_as_that_of_the_process(browser):
    one = archive(take(browser, "raw_evaluator"))
    everything = archive(take(browser, "raw_evaluator", endpoint="exports.everything"))
    assert {name: everything[name] for name in ALL} == {name: one[name] for name in ALL}


def test_number_of_statements_does_not_grow_with_the_records(browser, world):
    take(browser, "facilitator")
    with statements() as few:
        take(browser, "facilitator")
    with browser.app.app_context():
        process = db.session.get_one(Process, world.process_id)
        db.session.add_all(Milestone.of(process, title=f"Meilenstein {number}") for number in range(20))
        db.session.commit()
    with statements() as many:
        take(browser, "facilitator")
    assert len(many) == len(few)


def test_decisions_say_whether_they_went_round_and_which_one_they_replaced(browser, world):
    with browser.app.app_context():
        _replace_and_circulate(db.session, world)
    facilitator = {row["title"]: row for row in archive(take(browser, "facilitator"))["decisions"]}
    circulated, replaced = facilitator["Intern"], facilitator["Beschluss zu Haushalt"]
    assert (circulated["by_circulation"], circulated["sent_on"]) == ("true", "2021-10-27")
    assert circulated["group_name"] == "Steuerungsgruppe"
    assert (replaced["earlier_year"], replaced["earlier_number"], replaced["replacement"]) == ("2021", "1", "revokes")
    evaluator = {row["title"]: row for row in archive(take(browser, "evaluator"))["decisions"]}
    assert evaluator.keys() == {"Beschluss zu Handlungsfelder", "Im Haus"}
    hidden = evaluator["Beschluss zu Handlungsfelder"]
    assert not hidden["earlier_number"] + hidden["replacement"]


def _replace_and_circulate(session, world):
    first, second, internal = session.scalars(select(Decision).order_by(Decision.number))
    second.supersedes_id, second.replacement = first.id, Replacement.REVOKES
    first.supersedes_id, first.replacement = internal.id, Replacement.SUPERSEDES
    process = session.get_one(Process, world.process_id)
    for number, title, visibility in ((8, "Im Haus", Confidentiality.HOUSE), (9, "Intern", Confidentiality.INTERNAL)):
        decision = Decision.of(process, year=2021, number=number, title=title, decided_on=date(2021, 11, 2))
        session.add(decision)
        session.flush()
        went_round = {"working_group_id": world.working_group_id, "sent_on": date(2021, 10, 27)}
        session.add(Circulation.of(decision, visibility=visibility, **went_round))
    session.commit()


def test_themes_tell_few_notes_to_recorders_only_and_no_note_to_anybody(browser):
    for person, notes, state in (("facilitator", "1", "ok"), ("evaluator", "", "suppressed")):
        data = take(browser, person, "themes").decode()
        [row] = csv.DictReader(io.StringIO(data))
        assert (row["theme"], row["cross_cutting"], row["status"]) == ("Homeoffice", "Gesundheit", "new")
        assert (row["notes"], row["notes_state"]) == (notes, state)
        assert "Mehr Tage zu Hause" not in data
    assert list(csv.DictReader(io.StringIO(take(browser, "evaluator", "themes", end="2021-05-24").decode()))) == []
