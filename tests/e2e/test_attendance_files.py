"""Reports of video conferences: dropped, looked through, counted – and nothing of them is left."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests import attendance as files
from tests.attendance import ADDRESSES, PEOPLE, crlf, utf16
from tests.e2e.person import Visitor

pytestmark = pytest.mark.e2e
BUDGET_SECONDS = 60
DROP = """([name, bytes]) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([new Uint8Array(bytes)], name, { type: "text/csv" }));
    document.querySelector("input[type=file]").files = transfer.files;
}"""
TEAMS = utf16(crlf(files.TEAMS.replace("(Jugendamt)", "(Jugendhilfe)")))
ZOOM = files.ZOOM.replace("Jugendamt", "Sozialhilfe").encode("utf-8-sig")
OWN = crlf(files.OWN_LIST.replace("Jugendamt", "Jugendhilfe").replace("Bauamt", "Sozialhilfe")).encode("cp1252")
SHEET = files.OWN_COUNTS.replace("Jugendamt", "Jugendhilfe").replace("Bauamt", "Sozialhilfe").encode("utf-8-sig")


def plan(visitor: Visitor) -> str:
    """Record an online event of that day, and return its address."""
    page = visitor.open("/processes/1/dialogues/new")
    visitor.field("Title").fill("Offene Runde")
    visitor.field("Beginning").fill("2021-09-14T09:00")
    page.locator("[name=ends_at]").fill("2021-09-14T11:00")
    page.locator("select[name=format]").select_option("online")
    visitor.press("Plan an event")
    expect(page.get_by_role("heading", level=1)).to_have_text("Offene Runde")
    return page.url


def drop(visitor: Visitor, data: bytes) -> None:
    """Drop a file on the page, as one does with the mouse."""
    visitor.page.evaluate(DROP, ["report.csv", list(data)])
    visitor.press("Read the file")


def looks_right(visitor: Visitor) -> None:
    assert visitor.findings() == []
    assert not visitor.scrolls_sideways()


def counts_of(visitor: Visitor) -> dict[str, str]:
    """Return the numbers in the grid that are not empty."""
    rows = visitor.page.locator("tr[data-unit]").all()
    found = {str(row.get_attribute("data-unit")): row.locator("input").first.input_value() for row in rows}
    return {unit: number for unit, number in found.items() if number}


def test_a_report_is_dropped_confirmed_and_counted_within_a_minute(visit, place):
    facilitator = visit("facilitator", **place)
    plan(facilitator)
    with facilitator.measured("count from a report of Teams", budget=BUDGET_SECONDS):
        facilitator.press("Read an attendance file")
        drop(facilitator, TEAMS)
        facilitator.sees("Who was there")
        facilitator.press("Show the counts")
        facilitator.sees("What the file says")
        assert counts_of(facilitator) == {
            "Jugendhilfe": "1",
            facilitator.words("Not assigned"): "1",
            facilitator.words("External"): "1",
        }
        facilitator.press("Save the numbers")
    facilitator.sees("The numbers are saved. Nothing of the file is kept.")
    expect(facilitator.page.locator("#counts")).to_contain_text("Jugendhilfe")


def test_every_page_on_the_way_is_clean(visit, place):
    facilitator = visit("facilitator", **place)
    address = plan(facilitator)
    page = facilitator.open(f"{address}/attendance-file")
    looks_right(facilitator)
    drop(facilitator, TEAMS)
    facilitator.sees("Who was there")
    looks_right(facilitator)
    page.locator("select[name^=person-]").first.select_option(label=facilitator.words("From outside"))
    facilitator.press("Update")
    facilitator.sees("chosen here")
    facilitator.press("Show the counts")
    facilitator.sees("What the file says")
    looks_right(facilitator)
    facilitator.press("Back to the people")
    facilitator.press("Assign the columns by hand")
    facilitator.sees("What the columns mean")
    looks_right(facilitator)
    facilitator.open("/administrations/1/attendance-rules")
    looks_right(facilitator)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (ZOOM, {"Sozialhilfe": "1", "Not assigned": "1"}),
        (OWN, {"Jugendhilfe": "1", "Sozialhilfe": "1", "Not assigned": "1"}),
    ],
    ids=["Zoom", "own list"],
)
def test_zoom_and_the_own_sheet_are_dropped_and_mapped(visit, place, data, expected):
    facilitator = visit("facilitator", **place)
    facilitator.open(f"{plan(facilitator)}/attendance-file")
    drop(facilitator, data)
    facilitator.press("Show the counts")
    facilitator.sees("What the file says")
    assert counts_of(facilitator) == {facilitator.words(unit): number for unit, number in expected.items()}
    facilitator.press("Save the numbers")
    facilitator.sees("The numbers are saved. Nothing of the file is kept.")


def test_a_language_that_is_not_known_is_mapped_by_hand(visit, place):
    facilitator = visit("facilitator", **place)
    page = facilitator.open(f"{plan(facilitator)}/attendance-file")
    headings = f"Nom{place['locale']}{place['width']}"
    drop(facilitator, files.FRENCH.replace("Nom", headings).replace("Jugendamt", "Jugendhilfe").encode())
    for column, at in {"name": "0", "department": "1", "joined": "2", "left": "3"}.items():
        page.locator(f"select[name=column-{column}]").select_option(at)
    facilitator.press("Show the people")
    expect(page.locator("#people tbody tr").filter(has_text="Ottokar Wiesel")).to_contain_text("Jugendhilfe")


def test_everything_works_without_a_script(visit, place):
    address = plan(visit("facilitator", **place))
    facilitator = visit("facilitator", java_script_enabled=False)
    page = facilitator.open(f"{address}/attendance-file")
    page.locator("input[type=file]").set_input_files({"name": "t.csv", "mimeType": "text/csv", "buffer": SHEET})
    page.locator("main .kern-btn--primary").click()
    expect(page.locator("#texts tbody th")).to_have_text("Kämmerei")
    page.locator("button[value=counts]").click()
    expect(page.locator("[data-total=participants]")).to_have_text("19")
    expect(page.locator("main")).to_contain_text("Kämmerei")


def test_nothing_of_a_report_is_left_on_the_machine(visit, own_server):
    facilitator = visit("facilitator", locale="de", width=1280, at=own_server)
    facilitator.open(f"{plan(facilitator)}/attendance-file")
    drop(facilitator, TEAMS)
    facilitator.press("Show the counts")
    facilitator.press("Save the numbers")
    facilitator.sees("The numbers are saved. Nothing of the file is kept.")
    folder = Path(own_server.environment["WEGMARKE_DATA_DIR"])
    needles = [text.encode(code) for text in (*PEOPLE, *ADDRESSES) for code in ("utf-8", "utf-16-le")]
    files_there = [file for file in folder.rglob("*") if file.is_file()]
    assert files_there
    assert [file for file in files_there if any(needle in file.read_bytes() for needle in needles)] == []
