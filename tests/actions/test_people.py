"""Persons and their accounts."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from argon2 import PasswordHasher
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.world import World
from tracker.actions import people as actions
from tracker.actions import roles
from tracker.domain.access import Role
from tracker.domain.errors import RuleViolation, Stale
from tracker.domain.people import AccountState, Locale, Theme
from tracker.models import JournalEntry, KeptInput, OneTimeSecret, Person, SignIn
from tracker.models.base import now
from tracker.queries import people as queries
from tracker.web.identity import hashed

TODAY = date(2021, 9, 14)
PASSWORD = "vier rote Wanderwege im Nebel"


def _change(session: Session, person: Person, **values: object) -> None:
    given = {"seen_version": person.version, "email": person.email, "is_active": True, "today": TODAY}
    actions.change(session, person, **(given | values))


def _sign_ins(session: Session, person: Person) -> int:
    return len(session.scalars(select(SignIn).where(SignIn.person_id == person.id)).all())


def test_address_is_kept_in_one_form_and_belongs_to_one_person(session: Session):
    person = actions.add(session, display_name="Eins", email=" Eins@Haus.Example ")
    assert person.email == "eins@haus.example"
    with pytest.raises(RuleViolation, match="email-taken"):
        actions.add(session, display_name="Zwei", email="EINS@haus.example")


def test_account_needs_an_address(session: Session):
    with pytest.raises(RuleViolation, match="account-needs-email"):
        actions.add(session, display_name="Ohne Adresse", has_login=True)
    person = actions.add(session, display_name="Ohne Adresse")
    with pytest.raises(RuleViolation, match="account-needs-email"):
        actions.invite(session, person, token_hash="t")


def test_address_of_an_account_cannot_be_emptied(session: Session, world: World):
    with pytest.raises(RuleViolation, match="account-needs-email"):
        _change(session, session.get_one(Person, world.people["reader"]), email="")


def test_new_invitation_makes_the_old_one_void(session: Session):
    person = actions.add(session, display_name="Eingeladen", email="neu@haus.example")
    for token in ("eins", "zwei"):
        actions.invite(session, person, token_hash=token)
    assert queries.of_secret(session, "eins", now()) is None
    account = queries.account(session, person, now())
    assert account.state is AccountState.INVITED
    assert account.invited_until is not None
    assert account.invited_until - now() > timedelta(days=2)


def test_redeemed_invitation_opens_the_account_and_is_spent(session: Session):
    person = actions.add(session, display_name="Eingeladen", email="neu@haus.example")
    actions.invite(session, person, token_hash="einmal")
    found = queries.of_secret(session, "einmal", now())
    assert found is not None
    actions.redeem(session, *found, password=PASSWORD)
    assert queries.account(session, person, now()).state is AccountState.READY
    assert queries.of_secret(session, "einmal", now()) is None


def test_withdrawn_account_is_signed_out_everywhere_and_its_invitation_void(session: Session, world: World):
    person = session.get_one(Person, world.people["reader"])
    actions.invite(session, person, token_hash="noch offen")
    actions.withdraw(session, person, today=TODAY)
    assert _sign_ins(session, person) == 0
    assert session.scalars(select(OneTimeSecret).where(OneTimeSecret.person_id == person.id)).all() == []
    assert queries.account(session, person, now()).state is AccountState.NONE
    noted = session.scalars(select(JournalEntry.action).where(JournalEntry.record_id == person.id)).all()
    assert "withdraw" in noted


def test_whoever_no_longer_takes_part_loses_the_account(session: Session, world: World):
    person = session.get_one(Person, world.people["reader"])
    _change(session, person, is_active=False)
    assert not person.has_login
    assert _sign_ins(session, person) == 0


def test_change_over_somebody_elses_change_is_refused(session: Session, world: World):
    person = session.get_one(Person, world.people["reader"])
    seen = person.version
    _change(session, person, function_title="Erst")
    with pytest.raises(Stale):
        _change(session, person, seen_version=seen, function_title="Dann")


def test_account_of_the_last_administrator_stays(session: Session):
    person = actions.add(session, display_name="Betrieb", email="betrieb@haus.example", has_login=True)
    actions.set_password(session, person, password=PASSWORD)
    roles.appoint(session, person, role=Role.ADMIN, administration_id=None)
    with pytest.raises(RuleViolation, match="last-administrator"):
        actions.withdraw(session, person, today=TODAY)


def _ready(session: Session, **values: object) -> Person:
    person = actions.add(session, display_name="Eins", email="eins@haus.example", has_login=True, **values)
    actions.set_password(session, person, password=PASSWORD)
    return person


def test_only_the_current_password_brings_a_new_one(session: Session):
    person = _ready(session)
    with pytest.raises(RuleViolation, match="password-wrong"):
        actions.change_password(session, person, current_password="geraten", password="fünf blaue Boote im Hafen")
    actions.change_password(session, person, current_password=PASSWORD, password="fünf blaue Boote im Hafen")
    assert actions.password_fits(person, "fünf blaue Boote im Hafen")
    assert not actions.password_fits(person, PASSWORD)


def test_a_password_fits_only_somebody_who_may_sign_in(session: Session):
    person = _ready(session)
    assert actions.password_fits(person, PASSWORD)
    assert not actions.password_fits(None, PASSWORD)
    person.is_active = False
    assert not actions.password_fits(person, PASSWORD)


def test_a_password_that_was_never_set_fits_nothing(session: Session):
    invited = actions.add(session, display_name="Eins", email="eins@haus.example", has_login=True)
    assert not actions.password_fits(invited, "")


def test_a_sign_in_renews_a_password_that_is_kept_in_an_old_way(session: Session):
    person = _ready(session)
    person.password_hash = old = PasswordHasher(time_cost=1, memory_cost=1024).hash(PASSWORD)
    actions.begin_sign_in(session, person, token_hash="eins", device="Gerät", password=PASSWORD)
    renewed = person.password_hash
    assert renewed != old
    actions.begin_sign_in(session, person, token_hash="zwei", device="Gerät", password=PASSWORD)
    assert person.password_hash == renewed
    assert _sign_ins(session, person) == 2


def test_language_and_appearance_stay_until_others_are_chosen(session: Session):
    person = _ready(session, locale=Locale.DE)
    actions.prefer(session, person, theme=Theme.DARK)
    assert (person.locale, person.theme) == (Locale.DE, Theme.DARK)
    actions.prefer(session, person, locale=Locale.EN)
    assert (person.locale, person.theme) == (Locale.EN, Theme.DARK)


def test_only_the_last_thing_typed_is_kept(session: Session):
    person = _ready(session)
    for title in ("Erst", "Dann"):
        actions.keep_input(session, person.id, path="/meetings/new", fields=[["title", title]])
    (kept,) = session.scalars(select(KeptInput).where(KeptInput.person_id == person.id))
    assert kept.fields == {"pairs": [["title", "Dann"]]}


def test_nobody_ends_the_sign_in_of_somebody_else(session: Session, world: World):
    reader, token_hash = session.get_one(Person, world.people["reader"]), hashed(world.tokens["reader"])
    assert not actions.end_sign_in(session, world.people["stranger"], token_hash=token_hash)
    assert _sign_ins(session, reader) == 1
    assert actions.end_sign_in(session, reader.id, token_hash=token_hash)
    assert _sign_ins(session, reader) == 0


def test_a_sign_in_elsewhere_is_ended_by_its_number(session: Session, world: World):
    reader = session.get_one(Person, world.people["reader"])
    key = session.scalars(select(SignIn.id).where(SignIn.person_id == reader.id)).one()
    assert actions.end_sign_in(session, reader.id, sign_in_id=key)
    assert _sign_ins(session, reader) == 0
