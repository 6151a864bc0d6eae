"""Documents of meetings, agenda items and decisions."""

from __future__ import annotations

import hashlib
import io

import pytest
from sqlalchemy import select
from werkzeug.datastructures import FileStorage
from werkzeug.test import encode_multipart

from tests.browser import Browser, Page
from tests.files import OLE, PDF, PNG, office
from tests.statements import statements
from tests.world import FILE, World
from tracker.domain.meetings import Confidentiality
from tracker.extensions import db
from tracker.models import AgendaItem, Decision, Document, Meeting

OUTSIDE = ("reader", "evaluator", "raw_evaluator")
PLACES = {
    "documents.to_meeting": "meetings.show",
    "documents.to_item": "agenda_items.show",
    "documents.to_decision": "decisions.show",
}


@pytest.fixture
def facilitator(browser: Browser) -> Browser:
    return browser.as_("facilitator")


def upload(
    somebody: Browser, endpoint: str, content: bytes = PDF, name: str = "Anlage.pdf", *, status: int = 303, **values
) -> Page:
    fields = somebody.get(endpoint).fields() | values
    return somebody.post(endpoint, fields | {"file": (io.BytesIO(content), name)}, status=status)


def newest(browser: Browser) -> Document:
    with browser.app.app_context():
        return db.session.scalars(select(Document).order_by(Document.id.desc()).limit(1)).one()


@pytest.mark.parametrize(("endpoint", "place"), PLACES.items())
def test_a_document_is_added_where_it_belongs_and_comes_back_as_it_was(facilitator: Browser, endpoint, place):
    answer = upload(facilitator, endpoint, title="Anlage zum Treffen")
    assert answer.location.endswith("#documents")
    assert "Anlage zum Treffen" in " ".join(facilitator.get(place).texts("#documents a[download]"))
    document = newest(facilitator)
    page = facilitator.get("documents.show", document_id=document.id)
    assert page.heading == "Anlage zum Treffen"
    assert hashlib.sha256(PDF).hexdigest() in page.text
    assert facilitator.get("documents.download", document_id=document.id).response.data == PDF


def test_a_file_is_sent_as_something_to_save_that_has_no_rights(facilitator: Browser):
    answer = facilitator.get("documents.download").response
    assert answer.data == FILE
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="Vorlage.pdf"'
    assert answer.headers["Content-Length"] == str(len(FILE))
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Cache-Control"] == "no-store"
    directives = [each.strip() for each in answer.headers["Content-Security-Policy"].split(";")]
    assert "sandbox" in directives


def test_a_file_that_was_lost_is_not_found_and_nothing_breaks(facilitator: Browser):
    upload(facilitator, "documents.to_item")
    document = newest(facilitator)
    facilitator.app.extensions["storage"].remove(document.storage_key)
    facilitator.get("documents.download", status=404, document_id=document.id)
    facilitator.get("documents.show", document_id=document.id)


@pytest.mark.parametrize("kind", ["svg", "html", "xml", "js", "exe"])
def test_what_a_browser_would_run_is_never_taken(facilitator: Browser, kind: str):
    page = upload(facilitator, "documents.to_item", b"<svg onload='alert(1)'/>", f"Bild.{kind}", status=422)
    assert "Files of this kind are not taken." in page.text
    page = upload(facilitator, "documents.to_item", b"<svg onload='alert(1)'/>", "Bild.png", status=422)
    assert "Files of this kind are not taken." in page.text


def test_the_type_comes_from_the_content_and_not_from_the_client(facilitator: Browser):
    page = upload(facilitator, "documents.to_item", PNG, "Vorlage.pdf", status=422)
    assert "The content of the file is not what its name says. It is: Picture (PNG)." in page.text
    page = upload(facilitator, "documents.to_item", OLE, "Vorlage.docx", status=422)
    assert "cannot be checked for macros" in page.text
    page = upload(
        facilitator, "documents.to_item", office("docx", more={"word/vbaProject.bin": b""}), "A.docx", status=422
    )
    assert "The file contains macros." in page.text


def test_what_else_was_typed_is_kept_when_a_file_is_refused(facilitator: Browser):
    page = upload(facilitator, "documents.to_item", b"x", "Notiz.txt", status=422, title="Titel", visibility="internal")
    fields = page.fields()
    assert (fields["title"], fields["visibility"]) == ("Titel", "internal")
    page = upload(facilitator, "documents.to_item", status=422, title="x" * 201)
    assert "Please choose the file once more" in page.text
    fields = facilitator.get("documents.to_item").fields()
    page = facilitator.post("documents.to_item", fields, status=422)
    assert "Please choose a file." in page.text


def _large(somebody: Browser, size: int) -> Page:
    """What comes back for a file of so many bytes, sent without a temporary file of the test's own."""
    fields = somebody.get("documents.to_item").fields() | {"csrf_token": somebody._token()}
    boundary, body = encode_multipart(fields | {"file": FileStorage(io.BytesIO(PDF + bytes(size)), "A.pdf")})
    content_type = f"multipart/form-data; boundary={boundary}"
    return Page(somebody.client.post(somebody.url("documents.to_item"), data=body, content_type=content_type))


def test_a_file_a_little_too_large_is_refused_at_its_field_and_one_far_too_large_not_even_read(facilitator: Browser):
    limit = facilitator.app.config["SETTINGS"].largest_document
    page = _large(facilitator, limit)
    assert page.status == 422
    assert "The file is larger than 10 MB." in page.text
    page = _large(facilitator, 3 * limit)
    assert (page.status, page.heading) == (413, "That file is too large")
    assert "10 MB" in page.text


def test_other_pages_take_no_larger_requests_than_before(facilitator: Browser):
    limit = facilitator.app.config["SETTINGS"].largest_document
    assert facilitator.app.config["MAX_CONTENT_LENGTH"] == 10 * 1024 * 1024
    page = facilitator.post("decisions.edit", {"text": "x" * (limit + 1)}, status=413)
    assert page.heading == "That file is too large"


def test_a_double_click_makes_one_document(facilitator: Browser):
    fields = facilitator.get("documents.to_item").fields()
    for _click in range(2):
        facilitator.post("documents.to_item", fields | {"file": (io.BytesIO(PDF), "Anlage.pdf")})
    assert facilitator.get("agenda_items.show").texts("#documents a[download]").count("Anlage") == 1


def test_the_name_of_a_client_is_only_a_label(facilitator: Browser):
    upload(facilitator, "documents.to_item", name="../../etc/Übersicht; rm.pdf")
    document = newest(facilitator)
    assert document.file_name == "Übersicht; rm.pdf"
    assert "etc" not in document.storage_key
    header = facilitator.get("documents.download", document_id=document.id).response.headers["Content-Disposition"]
    assert header == "attachment; filename=\"Uebersicht-rm.pdf\"; filename*=UTF-8''%C3%9Cbersicht-rm.pdf"


def _narrow(browser: Browser, model: type, key: int, column: str, circle: Confidentiality) -> None:
    with browser.app.app_context():
        setattr(db.session.get_one(model, key), column, circle)
        db.session.commit()


@pytest.mark.parametrize("person", OUTSIDE)
@pytest.mark.parametrize("narrowed", [Document, AgendaItem])
@pytest.mark.parametrize("circle", ["group", "internal"])
def test_whoever_may_not_read_a_document_or_its_owner_learns_nothing(browser, world: World, person, narrowed, circle):
    somebody = browser.as_(person)
    somebody.get("documents.show")
    _narrow(browser, narrowed, world.ids[f"{narrowed.__tablename__}_id"], "visibility", Confidentiality(circle))
    for endpoint in ("documents.show", "documents.download"):
        assert "Vorlage" not in somebody.get(endpoint, status=404).text
    for endpoint in ("meetings.plan", "meetings.record", "processes.show", "home.index"):
        assert "Vorlage zu den" not in somebody.get(endpoint).text


@pytest.mark.parametrize(("circle", "status"), [("group", 200), ("internal", 404)])
def test_members_read_what_is_for_the_group_and_nothing_internal(browser: Browser, world: World, circle, status):
    _narrow(browser, Document, world.document_id, "visibility", Confidentiality(circle))
    browser.as_("leadership").get("documents.download", status=status)


@pytest.mark.parametrize("endpoint", PLACES)
@pytest.mark.parametrize("circle", ["group", "internal"])
def test_the_circle_of_the_owner_holds_for_papers_of_each_kind(browser: Browser, world: World, endpoint, circle):
    upload(browser.as_("facilitator"), endpoint, visibility=circle)
    key = newest(browser).id
    for person in OUTSIDE:
        browser.as_(person).get("documents.download", status=404, document_id=key)
    browser.as_("leadership").get("documents.download", status=200 if circle == "group" else 404, document_id=key)


def test_papers_of_a_meeting_are_offered_no_wider_than_its_own_circle(facilitator: Browser, world: World):
    options = facilitator.get("documents.to_meeting").texts("select[name=visibility] option")
    assert options == ["Visible to the group", "Internal"]
    upload(facilitator, "documents.to_meeting", status=422, visibility="house")


def test_a_decision_hidden_with_its_item_hides_its_documents(browser: Browser, world: World):
    upload(browser.as_("facilitator"), "documents.to_decision", visibility="house")
    key = newest(browser).id
    browser.as_("reader").get("documents.download", document_id=key)
    _narrow(browser, AgendaItem, world.agenda_item_id, "visibility", Confidentiality.INTERNAL)
    browser.as_("reader").get("documents.download", document_id=key, status=404)
    with browser.app.app_context():
        assert db.session.get_one(Decision, world.decision_id).agenda_item_id == world.agenda_item_id


def test_a_removed_document_leaves_a_trace_for_those_who_record(browser: Browser, facilitator: Browser):
    upload(facilitator, "documents.to_item", title="Alte Fassung")
    key = newest(facilitator).id
    facilitator.submit("documents.remove", {"reason": ""}, status=422, document_id=key)
    facilitator.submit("documents.remove", {"reason": "Überholt"}, document_id=key)
    page = facilitator.get("agenda_items.show")
    assert page.texts("#documents s") == ["Alte Fassung"]
    assert "Überholt" in page.text
    assert "Removed on" in facilitator.get("documents.show", document_id=key).text
    facilitator.get("documents.download", status=404, document_id=key)
    for endpoint in ("documents.edit", "documents.remove"):
        facilitator.get(endpoint, status=422, document_id=key)
    assert "Alte Fassung" not in browser.as_("reader").get("agenda_items.show").text
    browser.as_("reader").get("documents.show", status=404, document_id=key)


def test_title_and_circle_can_be_changed(facilitator: Browser):
    facilitator.submit("documents.edit", {"title": "Vorlage, Fassung 2", "visibility": "group"})
    page = facilitator.get("documents.show")
    assert page.heading == "Vorlage, Fassung 2"
    assert "Visible to the group" in page.text


def test_readers_find_no_button_that_they_may_not_press(browser: Browser):
    page = browser.as_("reader").get("agenda_items.show")
    assert "Add a document" not in page.text
    assert "Vorlage zu den Handlungsfeldern" in page.text
    assert not browser.as_("reader").get("documents.show").soup.select("main a[href$='/remove'], main a[href$='/edit']")


def test_a_meeting_asks_the_same_however_many_documents_it_has(facilitator: Browser, world: World):
    with statements() as for_one:
        facilitator.get("meetings.record")
    with facilitator.app.app_context():
        meeting = db.session.get_one(Meeting, world.meeting_id)
        for number in range(30):
            values = {"title": f"Anlage {number}", "file_name": "A.pdf", "media_type": "application/pdf", "size": 1}
            keys = {"sha256": "0" * 64, "storage_key": f"{number + 1:032x}"}
            db.session.add(Document.of(meeting, process_id=meeting.process_id, **values, **keys))
        db.session.commit()
    with statements() as for_many:
        page = facilitator.get("meetings.record")
    assert len(page.soup.select("#documents li")) == 31
    assert len(for_many) == len(for_one)
