"""The count sheet that a facilitator really has: from the file to counts, with every line's fate said before."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, expect

from tests.e2e.person import Visitor

pytestmark = pytest.mark.e2e
SHEET = """\
Amt;Ereignis;Datum;Eingeladen;Teilnehmende;davon erstmalig;davon weiblich;Dauer (h);Bemerkung
Jugendhilfe;{title};25.05.2021;60;31;31;22;2,0;
Sozialhilfe;{title};25.5.21;40;22;k. A.;;2,0;Geschlecht nicht erhoben
Personal;{title};25.05.2021;12;6;2;k. A.;2,0;=HYPERLINK("http://x.example";"klick")
Finanzen;{title};25.05.2021;15;999;0;4;2,0;mehr Teilnehmende als Beschäftigte
;{title};25.05.2021;;1;;;2,0;extern
Summe;;;;60;;;;
"""
FATES = ["new", "new", "new", "to be corrected", "new", "sum"]
FATES_OF_THE_SECOND_TIME = ["unchanged", "unchanged", "unchanged", "to be corrected", "unchanged", "sum"]


def test_a_count_sheet_is_imported_and_the_same_file_again_changes_nothing(visit, place):
    facilitator = visit("facilitator", **place)
    title = f"Auftakt {place['locale']} {place['width']}"
    file = {"name": "zählung.csv", "mimeType": "text/csv", "buffer": SHEET.format(title=title).encode("utf-8-sig")}
    facilitator.open("/processes/1/dialogues/new")
    facilitator.field("Title").fill(title)
    facilitator.field("Beginning").fill("2021-05-25T13:00")
    facilitator.press("Plan an event")
    facilitator.sees(title)

    preview(facilitator, file)
    expect(fates(facilitator)).to_have_text([facilitator.words(fate) for fate in FATES])
    facilitator.sees("A formula is kept as text.")
    expect(lines(facilitator).nth(3)).to_contain_text("999")
    assert facilitator.findings() == []
    assert not facilitator.scrolls_sideways()
    facilitator.click(facilitator.page.locator("main .kern-btn--primary"))
    expect(facilitator.page.locator("[data-total=participants]")).to_have_text("60")
    for department, (participants, first_timers) in {"Jugendhilfe": ("31", "31"), "Sozialhilfe": ("22", "")}.items():
        row = facilitator.page.locator(f"tr[data-unit='{department}'] input")
        expect(row.nth(0)).to_have_value(participants)
        expect(row.nth(1)).to_have_value(first_timers)

    preview(facilitator, file)
    expect(fates(facilitator)).to_have_text([facilitator.words(fate) for fate in FATES_OF_THE_SECOND_TIME])
    expect(facilitator.page.locator("main .kern-btn--primary")).to_have_count(0)


def preview(visitor: Visitor, file: dict[str, object]) -> None:
    """Give the file to the import and wait for what it says."""
    visitor.open("/processes/1/dialogues")
    visitor.press("Import counts")
    visitor.page.locator("input[type=file]").set_input_files(file)
    visitor.press("Show the preview")
    visitor.sees("Preview: nothing is imported yet")


def lines(visitor: Visitor) -> Locator:
    """Return the lines of the sheet."""
    return visitor.page.locator("#lines tbody tr")


def fates(visitor: Visitor) -> Locator:
    """Return what would become of each line."""
    return visitor.page.locator("#lines tbody .wm-st")
