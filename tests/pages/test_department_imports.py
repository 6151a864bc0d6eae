"""Departments from a spreadsheet."""

from __future__ import annotations

from io import BytesIO

import pytest

from tests.browser import Browser, Page
from tests.world import World
from tracker.extensions import db
from tracker.models import Department, Headcount

SHEET = """Bezeichnung\tKürzel\tGehört zu\tEbene\tKopfzahl\tLeitung
Fachbereich Süd\t2\t\tFachbereich\t\tFrau Beispiel
Forstamt\t2.1\tFachbereich Süd\tFachdienst\t12\tHerr Beispiel
Jugendamt\t1.1\t\t\t64\t
Sozialamt\t1.2\t\t\t48\t
"""


def _preview(browser: Browser, text: str, *, status: int = 200, **fields: str) -> Page:
    changes = {"text": text, "as_of": "2021-06-30", **fields}
    return browser.submit("department_imports.create", changes, status=status)


def _confirm(browser: Browser, preview: Page, *, status: int = 303) -> Page:
    return browser.post("department_imports.create", preview.fields(), status=status)


def _departments(browser: Browser) -> dict[str, tuple[int, int | None]]:
    with browser.app.app_context():
        return {row.name: (row.level, row.parent_id) for row in db.session.query(Department)}


def test_preview_says_what_becomes_of_every_line_and_writes_nothing(browser: Browser):
    before = _departments(browser)
    page = _preview(browser.as_("coordinator"), SHEET)
    assert page.texts("tbody .wm-st") == ["new", "new", "changed", "unchanged"]
    assert "Headcount: 62 becomes 64" in page.text
    assert "1 department" not in page.text
    assert _departments(browser) == before


def test_confirmed_lines_are_all_imported_below_their_parents(browser: Browser):
    coordinator = browser.as_("coordinator")
    page = coordinator.open(_confirm(coordinator, _preview(coordinator, SHEET)).location)
    assert "2 departments are added, 1 is changed." in page.text
    found = _departments(browser)
    assert found["Forstamt"][0] == 2
    with browser.app.app_context():
        parent = db.session.get_one(Department, found["Forstamt"][1])
        counts = db.session.query(Headcount.count).filter_by(department_id=browser.world.departments["Jugendamt"]).all()
    assert parent.name == "Fachbereich Süd"
    assert sorted(count for (count,) in counts) == [62, 64], "the old headcount stays"


def test_same_sheet_again_changes_nothing(browser: Browser):
    coordinator = browser.as_("coordinator")
    _confirm(coordinator, _preview(coordinator, SHEET))
    page = _preview(coordinator, SHEET)
    assert page.texts("tbody .wm-st") == ["unchanged"] * 4
    assert "Everything in this sheet is recorded already." in page.text


def test_double_click_imports_once_and_leads_to_the_same_place(browser: Browser):
    coordinator = browser.as_("coordinator")
    preview = _preview(coordinator, SHEET)
    first, second = _confirm(coordinator, preview), _confirm(coordinator, preview)
    assert first.location == second.location
    assert list(_departments(browser)).count("Forstamt") == 1


def test_one_bad_line_stays_out_and_the_rest_is_imported(browser: Browser):
    coordinator = browser.as_("coordinator")
    bad = SHEET.replace("\t12\t", "\tzwölf\t")
    preview = _preview(coordinator, bad)
    assert preview.texts("tbody .wm-st") == ["new", "to be corrected", "changed", "unchanged"]
    assert "Headcount “zwölf”: This is not a number." in preview.text
    assert preview.texts("main .kern-btn--primary") == ["Import 2 lines"]
    page = coordinator.open(_confirm(coordinator, preview).location)
    assert "1 department is added, 1 is changed. 1 line has to be corrected and is not imported." in page.text
    assert "Forstamt" not in _departments(browser)
    again = _preview(coordinator, bad)
    assert again.texts("tbody .wm-st") == ["unchanged", "to be corrected", "unchanged", "unchanged"]
    assert not again.soup.select("main .kern-btn--primary"), "there is nothing to confirm"


def test_department_below_a_refused_line_is_refused_with_the_reason(browser: Browser):
    page = _preview(browser.as_("coordinator"), SHEET.replace("Süd\t2\t\t", "Süd\t2\tNirgends\t"))
    assert page.texts("tbody .wm-st") == ["to be corrected", "to be corrected", "changed", "unchanged"]
    assert "Belongs to “Fachbereich Süd”: The department above it, in line 2, has to be corrected first." in page.text


def test_made_up_confirmation_imports_nothing(browser: Browser):
    before = _departments(browser)
    page = _preview(browser.as_("coordinator"), SHEET, status=422, seen="made up")
    assert "Please look at the preview again." in page.text
    assert _departments(browser) == before


def test_preview_is_shown_anew_when_something_changed_meanwhile(browser: Browser):
    coordinator = browser.as_("coordinator")
    preview = _preview(coordinator, SHEET)
    coordinator.submit(
        "headcounts.create",
        {"as_of": "2021-06-30", "count": "70"},
        department_id=browser.world.departments["Jugendamt"],
    )
    page = _confirm(coordinator, preview, status=422)
    assert "Something was changed in the meantime." in page.text
    assert "Headcount: 70 becomes 64" in page.text


def test_names_of_people_are_neither_read_nor_carried_along(browser: Browser):
    page = _preview(browser.as_("coordinator"), SHEET)
    assert "Leitung It names people, and only numbers are kept." in page.text
    assert "Beispiel" not in page.response.text


def test_file_is_read_like_pasted_lines(browser: Browser):
    coordinator = browser.as_("coordinator")
    fields = coordinator.get("department_imports.create").fields() | {"as_of": "2021-06-30"}
    upload = {"file": (BytesIO(SHEET.replace("\t", ";").encode("cp1252")), "ämter.csv")}
    page = coordinator.post("department_imports.create", fields | upload, status=200)
    assert page.texts("tbody .wm-st") == ["new", "new", "changed", "unchanged"]
    _confirm(coordinator, page)
    assert "Forstamt" in _departments(browser)


def test_neither_file_nor_lines_is_said(browser: Browser):
    page = _preview(browser.as_("coordinator"), " ", status=422)
    assert "Please choose a file or paste the lines." in page.texts(".wm-f__err")[0]


@pytest.mark.parametrize("extension", ["csv", "xlsx"])
def test_template_can_be_imported_as_it_is(browser: Browser, world: World, extension: str):
    stranger, empty_house = browser.as_("stranger"), world.other["administration_id"]
    url = stranger.url("department_imports.template", administration_id=empty_house)
    response = stranger.client.get(f"{url}?format={extension}")
    assert extension in response.headers["Content-Disposition"]
    fields = stranger.get("department_imports.create", administration_id=empty_house).fields()
    upload = {"file": (BytesIO(response.data), f"vorlage.{extension}")}
    page = stranger.post("department_imports.create", fields | upload, status=200, administration_id=empty_house)
    assert page.texts("tbody .wm-st") == ["new", "new"]


def test_unreadable_date_is_said_at_its_field_even_when_confirming(browser: Browser):
    coordinator = browser.as_("coordinator")
    fields = _preview(coordinator, SHEET).fields() | {"as_of": "irgendwann"}
    page = coordinator.post("department_imports.create", fields, status=422)
    assert "Please enter a date" in page.texts("#as_of-error")[0]


def test_readers_do_not_import(browser: Browser):
    browser.as_("reader").get("department_imports.create", status=403)
    browser.as_("stranger").get("department_imports.create", status=404)
