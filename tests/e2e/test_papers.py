"""Files go in and out: a document at an agenda item, and the papers of a meeting, also without a script."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from docx import Document

from tests.e2e.person import Visitor
from tests.files import PDF
from tests.reports.papers import look

pytestmark = pytest.mark.e2e
ITEM, MEETING, MINUTES = "/agenda-items/10", "/meetings/33/plan", "/minutes/3"


def taken(visitor: Visitor, text: str) -> bytes:
    """Take something away from the page."""
    with visitor.page.expect_download() as found:
        visitor.press(text)
    return Path(found.value.path()).read_bytes()


@pytest.mark.parametrize("has_scripts", [True, False])
def test_a_document_is_added_read_and_removed(visit, place, has_scripts: bool):
    facilitator = visit("facilitator", **place, java_script_enabled=has_scripts)
    title = f"Anlage {place['locale']} {place['width']} {has_scripts}"
    page = facilitator.open(ITEM)
    facilitator.press("Add a document")
    facilitator.field("File").set_input_files({"name": "Anlage.pdf", "mimeType": "text/html", "buffer": b"<p>Hallo"})
    facilitator.field("Title").fill(title)
    facilitator.press("Add the document")
    assert page.locator(".wm-errors").count() == 1
    assert facilitator.field("Title").input_value() == title
    facilitator.field("File").set_input_files({"name": "Anlage.pdf", "mimeType": "text/html", "buffer": PDF})
    facilitator.press("Add the document")
    with page.expect_download() as found:
        page.locator("#documents").get_by_role("link", name=title, exact=True).click()
    assert Path(found.value.path()).read_bytes() == PDF
    page.locator("#documents li", has_text=title).get_by_role("link").last.click()
    facilitator.press("Remove the document")
    facilitator.field("Reason").fill("Falsche Fassung")
    facilitator.press("Remove")
    assert facilitator.sees("removed")
    assert page.get_by_text("Falsche Fassung").is_visible()


def test_the_papers_of_a_meeting_speak_the_language_of_the_page(visit, place):
    facilitator = visit("facilitator", **place)
    facilitator.open(MEETING)
    agenda = look(taken(facilitator, "Agenda (PDF)"))
    assert agenda.language == place["locale"]
    assert facilitator.words("Invitation") in agenda.text
    assert facilitator.words("Signature") in look(taken(facilitator, "Attendance list to sign (PDF)")).text
    facilitator.open(MINUTES)
    assert facilitator.words("What was discussed") in look(taken(facilitator, "Minutes as PDF")).text
    document = Document(io.BytesIO(taken(facilitator, "Minutes for Word (DOCX)")))
    assert facilitator.words("What was discussed") in [paragraph.text for paragraph in document.paragraphs]
    assert facilitator.findings() == []
