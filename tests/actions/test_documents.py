"""A file and its record come together, and go apart only in words."""

from __future__ import annotations

import io
from datetime import UTC, datetime

import pytest

from tests.files import PDF
from tracker.actions import documents as actions
from tracker.actions.documents import Limits, Upload
from tracker.domain.documents import FileType
from tracker.domain.errors import RuleViolation, Stale
from tracker.domain.meetings import Confidentiality
from tracker.models import AgendaItem, Circulation, Decision, Document, Meeting
from tracker.queries import documents as queries
from tracker.storage import FolderStorage

HOUSE, GROUP, INTERNAL = Confidentiality.HOUSE, Confidentiality.GROUP, Confidentiality.INTERNAL
NOW = datetime(2021, 9, 20, 8, 0, tzinfo=UTC)
LIMITS = Limits(per_file=1000, per_meeting=3 * len(PDF))


@pytest.fixture
def storage(tmp_path):
    return FolderStorage(tmp_path)


@pytest.fixture
def upload(session, storage, world):
    def add(owner, *, name="Vorlage.pdf", content=PDF, limits=LIMITS, visibility=INTERNAL, **values):
        file = Upload(name, io.BytesIO(content), values.pop("file_type", FileType.PDF))
        person_id = world.people["facilitator"]
        options = {"limits": limits, "person_id": person_id, "title": "", "visibility": visibility} | values
        return actions.upload(session, storage, owner, file, **options)

    return add


@pytest.fixture
def item(session, world):
    return session.get_one(AgendaItem, world.agenda_item_id)


def test_a_file_is_kept_with_what_is_known_of_it(upload, item, storage):
    document = upload(item, title="Entwurf", visibility=GROUP)
    assert (document.title, document.file_name, document.size) == ("Entwurf", "Vorlage.pdf", len(PDF))
    assert document.media_type == "application/pdf"
    assert document.working_group_id == item.working_group_id
    with storage.open(document.storage_key) as content:
        assert content.read() == PDF


def test_name_type_size_and_circle_are_checked_before_anything_is_kept(upload, item, storage):
    item.visibility = GROUP
    for values, code in (
        ({"name": "Vorlage.exe"}, "document-type"),
        ({"file_type": FileType.PNG}, "document-other-type"),
        ({"visibility": HOUSE}, "document-wider-than-owner"),
        ({"limits": Limits(10, 1000)}, "document-too-large"),
    ):
        with pytest.raises(RuleViolation, match=code):
            upload(item, **values)
    assert list(storage.sizes()) == []


def test_the_documents_of_a_meeting_its_items_and_decisions_count_together(upload, item, session, world):
    held = session.get_one(Meeting, item.meeting_id)
    taken = queries.taken(session, held.id)
    limits = Limits(per_file=1000, per_meeting=taken + 2 * len(PDF))
    upload(held, limits=limits)
    upload(session.get_one(Decision, world.decision_id), limits=limits)
    with pytest.raises(RuleViolation, match="documents-too-large"):
        upload(item, limits=limits)


def test_a_topic_in_the_backlog_may_have_documents_as_well(upload, item):
    item.meeting_id = None
    assert upload(item).agenda_item_id == item.id


@pytest.mark.parametrize(("visibility", "refused"), [(GROUP, HOUSE), (HOUSE, None)])
def test_a_decision_by_circulation_says_who_may_read_its_documents(upload, session, world, visibility, refused):
    decision = Decision(
        administration_id=world.administration_id,
        process_id=world.process_id,
        year=2021,
        number=90,
        title="Im Umlauf",
        decided_on=NOW.date(),
    )
    session.add(decision)
    session.flush()
    group_id = world.working_group_id
    session.add(Circulation.of(decision, working_group_id=group_id, sent_on=NOW.date(), visibility=visibility))
    session.flush()
    assert upload(decision, visibility=visibility).working_group_id == group_id
    if refused:
        with pytest.raises(RuleViolation, match="document-wider-than-owner"):
            upload(decision, visibility=refused)


def test_if_the_transaction_fails_the_file_goes_again(upload, item, session, storage):
    upload(item)
    assert len(list(storage.sizes())) == 1
    session.rollback()
    assert list(storage.sizes()) == []


def test_if_only_a_part_of_the_transaction_fails_the_file_waits_for_the_whole(upload, item, session, storage):
    upload(item)
    session.begin_nested().rollback()
    assert len(list(storage.sizes())) == 1
    session.begin_nested().commit()
    session.rollback()
    assert list(storage.sizes()) == []


def test_title_and_circle_can_be_changed_within_what_it_belongs_to(upload, item, session):
    document = upload(item)
    version = document.version
    actions.change(session, document, seen_version=version, title="", visibility=HOUSE)
    assert (document.title, document.visibility) == ("Vorlage", HOUSE)
    with pytest.raises(Stale):
        actions.change(session, document, seen_version=version, title="Zu spät", visibility=GROUP)
    item.visibility = GROUP
    with pytest.raises(RuleViolation, match="document-wider-than-owner"):
        actions.change(session, document, seen_version=document.version, title="", visibility=HOUSE)


def test_a_full_disk_is_said_in_words(upload, item, storage, monkeypatch):
    def full(*_arguments: object, **_options: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(storage, "put", full)
    with pytest.raises(RuleViolation, match="document-not-kept"):
        upload(item)


def test_a_file_that_cannot_be_removed_does_not_undo_what_was_done(of_meeting, remove, session, storage, monkeypatch):
    def broken(_key: str) -> None:
        raise OSError(5, "Input/output error")

    session.commit()
    remove(of_meeting, "Falsche Fassung")
    monkeypatch.setattr(storage, "remove", broken)
    session.commit()
    assert session.get_one(Document, of_meeting.id).deletion_reason == "Falsche Fassung"


@pytest.fixture
def of_meeting(upload, session, world):
    return upload(session.get_one(Meeting, world.meeting_id))


@pytest.fixture
def remove(session, storage, world):
    person_id = world.people["coordinator"]
    return lambda document, reason: actions.remove(
        session, storage, document, reason=reason, now=NOW, person_id=person_id
    )


def test_removing_takes_the_file_once_it_is_certain_and_leaves_a_trace(of_meeting, remove, session, storage, world):
    session.commit()
    remove(of_meeting, "Falsche Fassung")
    assert len(list(storage.sizes())) == 1
    session.commit()
    assert list(storage.sizes()) == []
    trace = session.get_one(Document, of_meeting.id)
    assert (trace.deletion_reason, trace.deleted_at) == ("Falsche Fassung", NOW)
    assert trace.deleted_by_id == world.people["coordinator"]
    assert len(trace.sha256) == 64


def test_a_removal_that_fails_leaves_the_file(of_meeting, remove, session, storage):
    session.commit()
    remove(of_meeting, "Falsche Fassung")
    session.rollback()
    session.commit()
    assert len(list(storage.sizes())) == 1


def test_removing_needs_a_reason_and_happens_once(of_meeting, remove, session):
    with pytest.raises(RuleViolation, match="reason-required"):
        remove(of_meeting, "  ")
    remove(of_meeting, "Falsche Fassung")
    with pytest.raises(RuleViolation, match="document-deleted"):
        remove(of_meeting, "Noch einmal")
    with pytest.raises(RuleViolation, match="document-deleted"):
        actions.change(session, of_meeting, seen_version=of_meeting.version, title="x", visibility=INTERNAL)


@pytest.mark.parametrize("kind", [Meeting, AgendaItem, Decision])
def test_a_document_knows_what_it_belongs_to(upload, session, world, kind):
    owner = session.get_one(kind, world.ids[f"{kind.__tablename__}_id"])
    assert queries.owner_of(session, upload(owner)) is owner
