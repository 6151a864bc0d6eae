"""Photos of the cards: added with words for those who cannot see them, handed out to recorders only."""

from __future__ import annotations

import io

import pytest

from tests.browser import Browser
from tests.pictures import SECRET, chunk, png
from tracker.extensions import db
from tracker.models import Document, EventPhoto


@pytest.fixture
def facilitator(browser: Browser) -> Browser:
    return browser.as_("facilitator")


def newest(browser: Browser) -> int:
    with browser.app.app_context():
        return db.session.query(EventPhoto.id).order_by(EventPhoto.id.desc()).limit(1).scalar()


def test_a_photo_is_added_shown_and_removed(facilitator: Browser):
    fields = facilitator.get("event_photos.create").fields() | {"title": "Wand mit 30 Karten"}
    told = png(chunk(b"tEXt", SECRET))
    page = facilitator.post("event_photos.create", fields | {"file": (io.BytesIO(told), "IMG_4711.png")})
    assert page.location.endswith("/notes#photos")
    key = newest(facilitator)
    images = facilitator.get("theme_notes.index").soup.select("#photos img")
    assert images[-1]["alt"] == "Wand mit 30 Karten"
    answer = facilitator.get("event_photos.download", event_photo_id=key).response
    assert answer.data == png()
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.mimetype == "image/png"
    facilitator.submit("event_photos.remove", {"reason": "Ein Gesicht"}, event_photo_id=key)
    for endpoint in ("event_photos.download", "event_photos.remove"):
        facilitator.get(endpoint, event_photo_id=key, status=404)


def test_words_and_a_picture_are_needed(facilitator: Browser):
    fields = facilitator.get("event_photos.create").fields()
    page = facilitator.post("event_photos.create", fields | {"file": (io.BytesIO(png()), "a.png")}, status=422)
    assert "Please fill in this field." in page.text
    assert "Please choose the file once more" in page.text
    wrong = fields | {"title": "Wand", "file": (io.BytesIO(b"%PDF-1.7\n%abc\n"), "a.pdf")}
    assert "Please choose a picture" in facilitator.post("event_photos.create", wrong, status=422).text


@pytest.mark.parametrize("content", [b"GIF89a" + bytes(20), b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"abc"])
def test_what_is_no_photo_is_told_in_words_for_photos(facilitator: Browser, content: bytes):
    fields = facilitator.get("event_photos.create").fields() | {"title": "Wand", "file": (io.BytesIO(content), "a.gif")}
    page = facilitator.post("event_photos.create", fields, status=422)
    assert "Please choose a picture: JPEG, PNG or WebP." in page.text
    assert "PDF" not in page.text


def test_a_photo_is_no_document_for_the_house(browser: Browser):
    with browser.app.app_context():
        photo = db.session.query(EventPhoto).first()
        key, document = photo.id, photo.document_id
    for role in ("facilitator", "leadership"):
        browser.as_(role).get("documents.show", document_id=document, status=404)
        browser.as_(role).get("documents.download", document_id=document, status=404)
    browser.as_("reader").get("event_photos.download", event_photo_id=key, status=403)


def test_a_file_that_is_gone_is_not_there(facilitator: Browser):
    facilitator.get("event_photos.download")
    with facilitator.app.app_context():
        photo = db.session.query(EventPhoto).first()
        db.session.get_one(Document, photo.document_id).storage_key = "e" * 32
        db.session.commit()
    facilitator.get("event_photos.download", status=404)
