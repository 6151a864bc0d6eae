"""The template of a house for its minutes: one at a time, and the file of the one before goes."""

from __future__ import annotations

import io
from datetime import UTC, datetime

import pytest

from tests.files import PDF, office
from tracker.actions import minutes_templates as actions
from tracker.actions.documents import Limits, Upload
from tracker.domain.documents import FileType
from tracker.domain.errors import RuleViolation
from tracker.models import Administration
from tracker.queries import documents as queries
from tracker.storage import FolderStorage

NOW = datetime(2021, 9, 20, 8, 0, tzinfo=UTC)


@pytest.fixture
def storage(tmp_path):
    return FolderStorage(tmp_path)


@pytest.fixture
def house(session, world):
    return session.get_one(Administration, world.administration_id)


@pytest.fixture
def bring(session, storage, house):
    def use(name="Vorlage.docx", content=None, file_type=FileType.DOCX):
        file = Upload(name, io.BytesIO(content or office("docx")), file_type)
        facts = {"limits": Limits(10_000, 10_000), "now": NOW, "person_id": None, "reason": "Ersetzt"}
        return actions.bring(session, storage, house, file, **facts)

    return use


def test_the_template_that_was_brought_last_is_in_use(bring, session, storage, house):
    first = bring()
    session.commit()
    second = bring("Neu.docx")
    session.commit()
    assert queries.minutes_template(session, house.id) is second
    assert (first.deleted_at, first.deletion_reason) == (NOW, "Ersetzt")
    assert [key for key, _size in storage.sizes()] == [second.storage_key]


def test_without_one_of_its_own_a_house_uses_the_built_in_template(bring, session, storage, house):
    for _time in range(2):
        actions.withdraw(session, storage, house, now=NOW, person_id=None, reason="Wieder die eingebaute")
    bring()
    actions.withdraw(session, storage, house, now=NOW, person_id=None, reason="Wieder die eingebaute")
    assert queries.minutes_template(session, house.id) is None


def test_only_word_documents_are_templates(bring, storage):
    with pytest.raises(RuleViolation, match="template-type"):
        bring("Vorlage.pdf", PDF, FileType.PDF)
    assert list(storage.sizes()) == []
