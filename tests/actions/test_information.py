import pytest

from tests.meetings import close
from tracker.actions import information
from tracker.domain.errors import RuleViolation, Stale
from tracker.models import AgendaItem, Information


@pytest.fixture
def item(session, world):
    return session.get_one(AgendaItem, world.agenda_item_id)


def test_an_information_is_recorded_corrected_and_taken_back(session, item):
    record = information.record(session, item, text="214 Hinweise")
    information.correct(session, record, seen_version=record.version, text="215 Hinweise")
    assert (record.text, record.agenda_item_id) == ("215 Hinweise", item.id)
    with pytest.raises(Stale):
        information.correct(session, record, seen_version=record.version - 1, text="Anders")
    assert information.remove(session, record) is item
    assert session.get(Information, record.id) is None


def test_after_the_meeting_information_stays(session, running, item, world):
    record = session.get_one(Information, world.information_id)
    close(session, running)
    for forbidden in (
        lambda: information.record(session, item, text="Nachtrag"),
        lambda: information.correct(session, record, seen_version=record.version, text="Anders"),
        lambda: information.remove(session, record),
    ):
        with pytest.raises(RuleViolation, match="meeting-is-over"):
            forbidden()
