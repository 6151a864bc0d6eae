"""Persons, page by page, and what they hold."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from tests.world import World
from tracker.domain.access import Role
from tracker.domain.people import AccountState, MandateKind
from tracker.models import Membership, Person
from tracker.queries import mandates, roles
from tracker.queries import people as queries

TODAY = date(2021, 9, 14)


def test_persons_come_by_name_page_by_page(session: Session):
    session.add_all(Person(display_name=f"Person {number:03}") for number in range(60))
    session.flush()
    first = queries.page_of(session)
    second = queries.page_of(session, cursor=first.next_cursor)
    names = [row.display_name for row in (*first.rows, *second.rows)]
    assert len(first.rows) == 50
    assert names == sorted(names)
    assert len(set(names)) == len(names) == 68
    assert second.next_cursor is None


def test_search_finds_by_name_function_and_address(session: Session):
    session.add(Person(display_name="Özlem", email="oe@haus.example"))
    session.add(Person(display_name="Kim", function_title="Gleichstellungsbeauftragte", email="gb@haus.example"))
    session.flush()
    for text in ("kim", "GLEICHSTELLUNG", "gb@haus"):
        assert [row.display_name for row in queries.page_of(session, text=text).rows] == ["Kim"]
    assert [row.display_name for row in queries.page_of(session, text="özlem").rows] == ["Özlem"]
    assert queries.page_of(session, text="%").rows == []


def test_row_says_where_somebody_works_and_whether_they_can_sign_in(session: Session, world: World):
    (row,) = queries.page_of(session, text="coordinator@").rows
    assert row.works_at == "Landratsamt Musterland"
    assert row.account is AccountState.INVITED, "nobody in the world has set a password"


def test_roles_of_many_persons_come_at_once_and_only_those_in_force(session: Session, world: World):
    keys = [world.people["reader"], world.people["admin"], world.people["stranger"]]
    found = roles.in_force_of(session, keys, TODAY)
    assert found == {keys[0]: [Role.READER], keys[1]: [Role.ADMIN], keys[2]: [Role.FACILITATOR]}


def test_mandates_are_seats_deputies_and_tasks(session: Session, world: World):
    member = session.get_one(Membership, world.membership_id)
    member.deputy_id = world.people["facilitator"]
    session.flush()
    found = mandates.of_person(session, session.get_one(Person, world.people["facilitator"]))
    assert [(row.kind, row.name, row.seat) for row in found] == [
        (MandateKind.DEPUTY, "Steuerungsgruppe", "Koordination"),
        (MandateKind.TEAM, "Leitung", ""),
    ]
    assert {row.process_title for row in found} == {"Vielfalt leben"}
