"""Photos from an event: kept without what they tell beside the picture, and removed for a reason."""

import io
from datetime import UTC, date, datetime

import pytest

from tests.pictures import SECRET, chunk, png
from tracker.actions import event_photos as actions
from tracker.actions.documents import Upload
from tracker.domain.documents import DocumentKind, FileType
from tracker.domain.errors import RuleViolation
from tracker.domain.meetings import Confidentiality
from tracker.models import DialogueEvent
from tracker.queries import documents
from tracker.queries import event_photos as queries
from tracker.storage import FolderStorage

NOW = datetime(2021, 5, 26, 8, 0, tzinfo=UTC)
DAY = NOW.date()


@pytest.fixture
def storage(tmp_path):
    return FolderStorage(tmp_path)


@pytest.fixture
def add(session, storage, world):
    def to(name="Frau Müller.png", content=None, file_type=FileType.PNG, limit=10_000, today=DAY):
        event = session.get_one(DialogueEvent, world.dialogue_event_id)
        told = content or png(chunk(b"tEXt", SECRET))
        file = Upload(name, io.BytesIO(told), file_type)
        values = {"limit": limit, "person_id": None, "title": "Wand mit 30 Karten", "today": today}
        return actions.add(session, storage, event, file, **values)

    return to


def test_a_photo_is_kept_without_place_time_and_name(session, add, storage):
    document = queries.document_of(session, add())
    assert (document.kind, document.visibility) == (DocumentKind.PHOTO, Confidentiality.INTERNAL)
    assert (document.title, document.file_name) == ("Wand mit 30 Karten", "photo.png")
    with storage.open(document.storage_key) as content:
        assert content.read() == png()
    assert (document.size, document.storage_key) in [(size, key) for _id, _title, key, size in documents.kept(session)]


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"name": "Karten.pdf", "file_type": FileType.PDF, "content": b"%PDF-1.7"}, "photo-type"),
        ({"content": png(width=60_000, height=60_000)}, "photo-too-many-pixels"),
        ({"content": png()[:-3]}, "photo-unreadable"),
        ({"content": png(chunk(b"gAMA", bytes(200))), "limit": 100}, "photo-too-large"),
    ],
)
def test_what_is_no_photo_is_refused_and_leaves_nothing(add, storage, values, code):
    with pytest.raises(RuleViolation, match=code):
        add(**values)
    assert list(storage.sizes()) == []


def test_a_photo_of_cards_is_none_before_the_event(add, storage):
    with pytest.raises(RuleViolation, match="notes-too-early"):
        add(today=date(2021, 5, 24))
    assert list(storage.sizes()) == []


def test_a_photo_is_what_its_content_is_whatever_it_was_called(session, add):
    assert queries.document_of(session, add(name="IMG_4711.jpeg")).file_name == "photo.png"


def test_a_photo_is_removed_for_a_reason_and_its_trace_stays(session, add, storage, world):
    photo = add()
    event = session.get_one(DialogueEvent, world.dialogue_event_id)
    values = {"now": NOW, "person_id": None}
    with pytest.raises(RuleViolation, match="reason-required"):
        actions.remove(session, storage, photo, reason=" ", **values)
    assert photo.id in [row.id for row in queries.of_event(session, event)]
    actions.remove(session, storage, photo, reason="Ein Gesicht ist zu sehen.", **values)
    assert photo.id not in [row.id for row in queries.of_event(session, event)]
    assert queries.document_of(session, photo).deletion_reason == "Ein Gesicht ist zu sehen."
    session.commit()
    assert list(storage.sizes()) == []
