from datetime import date

import pytest
from sqlalchemy import select

from tracker.actions import calendars as actions
from tracker.actions import people
from tracker.domain.errors import RuleViolation
from tracker.models import JournalEntry, Person
from tracker.queries import calendars as queries

TODAY = date(2021, 9, 14)
PASSWORD = "vier rote Wanderwege im Nebel"


@pytest.fixture
def person(session, world) -> Person:
    found = session.get_one(Person, world.people["reader"])
    people.set_password(session, found, password=PASSWORD)
    return found


def make(session, person, token_hash="a" * 64, password=PASSWORD):
    actions.make(session, person, current_password=password, token_hash=token_hash)


def test_an_address_is_given_only_to_whoever_knows_the_password(session, person):
    with pytest.raises(RuleViolation, match="password-wrong"):
        make(session, person, password="geraten")
    make(session, person)
    assert queries.subscriber(session, "a" * 64, TODAY).actor.person_id == person.id


def test_a_new_address_makes_the_old_one_void(session, person):
    make(session, person)
    make(session, person, "b" * 64)
    assert queries.subscriber(session, "a" * 64, TODAY) is None
    assert queries.subscriber(session, "b" * 64, TODAY) is not None


def test_a_revoked_address_is_void_and_can_be_revoked_again(session, person):
    make(session, person)
    with pytest.raises(RuleViolation, match="password-wrong"):
        actions.revoke(session, person, current_password="geraten")
    actions.revoke(session, person, current_password=PASSWORD)
    actions.revoke(session, person, current_password=PASSWORD)
    assert queries.subscriber(session, "a" * 64, TODAY) is None


@pytest.mark.parametrize("change", [{"is_active": False}, {"has_login": False}])
def test_an_address_is_dead_when_the_account_is(session, person, change):
    make(session, person)
    for name, value in change.items():
        setattr(person, name, value)
    session.flush()
    assert queries.subscriber(session, "a" * 64, TODAY) is None


def test_an_account_that_comes_back_has_no_address(session, person):
    make(session, person)
    people.withdraw(session, person, today=TODAY)
    people.invite(session, person, token_hash="c" * 64)
    assert queries.subscriber(session, "a" * 64, TODAY) is None


def test_the_journal_knows_that_there_is_an_address_but_not_which(session, person):
    make(session, person)
    entry = session.scalars(select(JournalEntry).where(JournalEntry.record == "CalendarFeed")).one()
    assert "a" * 64 not in str(entry.changes)
