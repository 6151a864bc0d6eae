"""Roles act at once, and somebody always remains to run the installation."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import date, timedelta
from threading import Barrier

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from tests.world import World
from tracker.actions import people
from tracker.actions import roles as actions
from tracker.domain.access import Role
from tracker.domain.errors import RuleViolation, Stale
from tracker.extensions import db
from tracker.models import Person, RoleAssignment
from tracker.queries.people import actor_of

TODAY = date(2021, 9, 14)


def _administrator(session: Session, name: str, **values: date | None) -> RoleAssignment:
    person = people.add(session, display_name=name, email=f"{name}@betrieb.example", has_login=True)
    person.password_hash = "a hash"
    return actions.appoint(session, person, role=Role.ADMIN, administration_id=None, **values)


def _roles(session: Session, person: Person, administration_id: int) -> frozenset[Role]:
    return actor_of(session, person.id, person.display_name, today=TODAY).roles.get(administration_id, frozenset())


def test_role_holds_at_once_and_ends_at_once(session: Session, world: World):
    person = people.add(session, display_name="Neue Koordination")
    given = actions.appoint(session, person, role=Role.COORDINATOR, administration_id=world.administration_id)
    assert _roles(session, person, world.administration_id) == {Role.COORDINATOR}
    actions.end(session, given, today=TODAY)
    assert _roles(session, person, world.administration_id) == frozenset()
    assert given.valid_to == TODAY - timedelta(days=1)


def test_role_that_began_today_is_withdrawn(session: Session, world: World):
    person = people.add(session, display_name="Irrtum")
    given = actions.appoint(
        session, person, role=Role.READER, administration_id=world.administration_id, valid_from=TODAY
    )
    actions.end(session, given, today=TODAY)
    assert session.get(RoleAssignment, given.id) is None


def test_dates_of_a_role_are_changed_but_not_over_somebody_elses_change(session: Session, world: World):
    person = people.add(session, display_name="Befristet")
    given = actions.appoint(session, person, role=Role.EVALUATOR, administration_id=world.administration_id)
    seen = given.version
    later = date(2022, 1, 1)
    change = {"valid_from": later, "valid_to": None, "sees_raw_figures": True, "today": TODAY}
    actions.change(session, given, seen_version=seen, **change)
    assert _roles(session, person, world.administration_id) == frozenset()
    assert given.sees_raw_figures
    with pytest.raises(Stale):
        actions.change(session, given, seen_version=seen, **change)


def test_last_administrator_can_neither_be_ended_nor_dated(session: Session):
    only = _administrator(session, "eins")
    with pytest.raises(RuleViolation, match="last-administrator"):
        actions.end(session, only, today=TODAY)
    session.refresh(only)
    with pytest.raises(RuleViolation, match="last-administrator"):
        actions.change(
            session,
            only,
            seen_version=only.version,
            valid_from=None,
            valid_to=date(2030, 1, 1),
            sees_raw_figures=False,
            today=TODAY,
        )


def test_administrator_whose_time_ends_or_has_not_come_does_not_count(session: Session):
    only = _administrator(session, "eins")
    _administrator(session, "befristet", valid_to=date(2030, 1, 1))
    _administrator(session, "bald", valid_from=date(2030, 1, 1))
    with pytest.raises(RuleViolation, match="last-administrator"):
        actions.end(session, only, today=TODAY)


def test_one_of_two_administrators_can_go(session: Session):
    first, _second = _administrator(session, "eins"), _administrator(session, "zwei")
    actions.end(session, first, today=TODAY)
    assert first.valid_to == TODAY - timedelta(days=1)


@contextmanager
def _two_administrators(app: Flask) -> Iterator[list[int]]:
    """Two committed administrators, who are gone afterwards."""
    with app.app_context(), db.sessionmaker() as session:
        given = [_administrator(session, name) for name in ("erste", "zweite")]
        keys, owners = [one.id for one in given], [one.person_id for one in given]
        session.commit()
    yield keys
    with app.app_context(), db.sessionmaker() as session:
        for model, wanted in ((RoleAssignment, keys), (Person, owners)):
            for record in session.query(model).where(model.id.in_(wanted)):
                session.delete(record)
        session.commit()


def test_two_administrators_who_remove_each_other_leave_one(laid_app: tuple[Flask, World]):
    app, _world = laid_app
    barrier = Barrier(2)

    def end(key: int) -> str:
        with app.app_context(), db.sessionmaker() as session:
            barrier.wait()
            try:
                actions.end(session, session.get_one(RoleAssignment, key), today=TODAY)
                session.commit()
            except RuleViolation as violation:
                return violation.code
            return "ended"

    with _two_administrators(app) as keys, ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(end, keys)) == ["ended", "last-administrator"]
