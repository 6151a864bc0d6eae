"""Procedures and protection: what holds, who reads what, and where data flow, made from what runs."""

from pathlib import Path

import pytest

from tests.world import PEOPLE
from tracker.domain.access import Permission
from tracker.extensions import db
from tracker.models import Administration
from tracker.queries.data_flow import holding_participation
from tracker.web.protection import KEPT, NOUNS, RECORDS


@pytest.mark.parametrize("person", ["facilitator", "leadership", "evaluator", "reader"])
def test_everybody_of_the_house_reads_the_rules_in_force(browser, person):
    page = browser.as_(person).get("protection.show")
    assert "In the house, numbers of fewer than 5 people are not shown." in page.text
    assert "rounded to 5" in page.text
    assert "Kleine Einheiten Kämmerei" in page.text
    assert page.texts("#releases tbody th a") == ["Release 1"]
    assert ("Change the rules" in page.text) == (person == "facilitator")


def test_rules_that_change_are_on_the_page_at_once(browser):
    changes = {"small_cell_threshold": "7", "public_threshold": "12", "unit_minimum": "20"}
    browser.as_("facilitator").submit("protection.edit", changes)
    text = browser.as_("reader").get("protection.show").text
    assert "fewer than 7 people" in text
    assert "fewer than 14 employees" in text
    assert "fewer than 20 employees" in text


def test_a_threshold_that_protects_too_little_is_refused_at_its_field(browser):
    page = browser.as_("coordinator").submit("protection.edit", {"public_threshold": "4"}, status=422)
    assert "cannot be smaller than that for the house, 5." in page.texts("#public_threshold-error")[0]
    page = browser.as_("coordinator").submit("protection.edit", {"small_cell_threshold": "2"}, status=422)
    assert page.texts("#small_cell_threshold-error")


def test_rights_are_those_of_the_application(browser):
    page = browser.as_("reader").get("protection.show")
    rows = {tr.th.get_text(strip=True): [td.get_text(" ", strip=True) for td in tr.select("td")]
            for tr in page.soup.select("#roles tbody tr")}  # fmt: skip
    assert len(rows) == len({p.split(":")[0] for p in Permission})
    assert rows["Participation"] == ["edits", "edits", "reads", "reads", "reads", "– nothing"]
    assert rows["Journal"][2:4] == ["– nothing", "– nothing"]


def test_every_kind_of_record_and_every_table_with_participation_has_words():
    assert set(NOUNS) == {permission.split(":")[0] for permission in Permission}
    found = holding_participation()
    assert {"Participation", "Tap", "Feedback", "ReachTotal", "ReleaseContent"} <= {each.record for each in found}
    assert {each.record for each in found} <= set(RECORDS)
    assert {column for each in found for column in each.columns} <= set(KEPT)


def test_no_table_with_participation_refers_to_an_account():
    assert [each.record for each in holding_participation() if each.refers_to_account] == []


def test_the_statement_says_where_somebody_could_be_named_all_the_same(browser):
    rows = {
        row.th.get_text(strip=True): [cell.get_text(" ", strip=True) for cell in row.select("td")]
        for row in browser.as_("reader").get("protection.show").soup.select("#flows tbody tr")
    }
    assert "Moderation, Top leadership present" in rows["Dialogue event"][2]
    assert (rows["Photo of an event"][2], rows["Note from an event"][2]) == ("file", "Text")
    assert rows["Tally at the door"][1:] == ["no", "no"]
    assert {cells[1] for cells in rows.values()} == {"no"}


def test_keys_and_secrets_of_tallies_are_told_apart_and_are_no_identity(browser):
    page = browser.as_("reader").get("protection.show").texts("#flows tbody td:nth-of-type(1)")
    kept = [column for cell in page for column in cell.split(", ")]
    assert {"Random key of the submission", "Random part of the secret address", "Checksum of the secret address"} <= {
        *kept
    }
    assert "Identity" not in kept


def test_the_statement_is_a_paper(browser):
    answer = browser.as_("reader").get("protection.statement").response
    assert answer.data.startswith(b"%PDF")
    assert answer.mimetype == "application/pdf"


def test_what_flows_where_follows_the_settings(browser, app):
    page = browser.as_("reader").get("protection.show")
    flows = dict(zip(page.texts("#flows dt"), page.texts("#flows dd"), strict=True))
    assert flows["Mails"] == "no: mails stay in the outbox"
    is_sqlite = app.config["SETTINGS"].is_sqlite
    assert flows["Database"] == ("one SQLite file in the data directory of the server" if is_sqlite else "PostgreSQL")
    assert str(Path("/")) != flows["Documents"]


def test_small_departments_are_arranged_until_figures_of_the_year_are_released(browser, world):
    facilitator = browser.as_("facilitator")
    names = {f"department-{world.departments[each]}": "Innere Dienste" for each in ("Kämmerei", "Bauamt")}
    facilitator.submit("unit_groups.edit", names, year=2022)
    page = facilitator.get("unit_groups.edit", year=2022)
    assert sorted(node["value"] for node in page.soup.select("td input") if node["value"]) == ["Innere Dienste"] * 2
    frozen = facilitator.get("unit_groups.edit", year=2021)
    assert not frozen.soup.select("td input")
    assert "Kämmerei 14 Kleine Einheiten" in " ".join(frozen.texts("tbody tr"))


def test_the_second_of_two_who_arrange_sees_what_the_first_saved_and_loses_nothing(browser, world):
    names = {name: f"department-{world.departments[name]}" for name in ("Kämmerei", "Bauamt", "Ordnungsamt")}
    first, second = browser.as_("facilitator"), browser.as_("coordinator")
    seen = second.get("unit_groups.edit", year=2022).fields() | dict.fromkeys(names.values(), "")
    firsts = dict.fromkeys(names.values(), "") | {
        names["Kämmerei"]: "Innere Dienste",
        names["Bauamt"]: "Innere Dienste",
    }
    first.submit("unit_groups.edit", firsts, year=2022)
    mine = seen | {names["Kämmerei"]: "Kasse und Ordnung", names["Ordnungsamt"]: "Kasse und Ordnung"}
    page = second.post("unit_groups.edit", mine, status=422, year=2022)
    assert "Somebody else has saved other groups meanwhile." in page.texts(".wm-errors")[0]
    assert sorted(page.texts("td p")) == ["Saved now: Innere Dienste"] * 2 + ["Saved now: Ordnungsamt"]
    assert {name: page.fields()[name] for name in names.values()} == {name: mine[name] for name in names.values()}
    second.post("unit_groups.edit", page.fields(), year=2022)
    kept = [value for value in second.get("unit_groups.edit", year=2022).fields().values() if "Kasse" in value]
    assert kept == ["Kasse und Ordnung"] * 2


def test_a_group_of_one_is_refused_and_what_was_typed_stays(browser, world):
    field = f"department-{world.departments['Kämmerei']}"
    page = browser.as_("facilitator").submit("unit_groups.edit", {field: "Kasse"}, status=422, year=2022)
    assert "“Kasse” needs at least two departments" in page.texts(".wm-errors")[0]
    assert page.fields()[field] == "Kasse"


def test_the_rule_proposes_where_nothing_is_arranged(browser, world):
    with browser.app.app_context():
        db.session.get_one(Administration, world.administration_id).unit_minimum = 20
        db.session.commit()
    page = browser.as_("facilitator").get("unit_groups.edit", year=2023)
    assert "This is what the rule proposes" in page.text
    assert len([node for node in page.soup.select("td input") if node["value"]]) == 2


def test_only_recorders_arrange_and_change(browser):
    for person in set(PEOPLE) - {"facilitator", "coordinator"}:
        for endpoint in ("unit_groups.edit", "protection.edit"):
            assert browser.as_(person).status(browser.url(endpoint)) in {403, 404}
