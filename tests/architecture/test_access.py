"""Every route treats every kind of person as the table says; nobody maintains a list of routes."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask

from tests.architecture.routes import OWN_ARGUMENTS, PUBLIC, SIGNED_IN, routes
from tests.browser import Browser
from tests.world import PEOPLE, World
from tracker.domain.access import GRANTS, INSTALLATION_WIDE, VIEW_OF, Actor, Permission, Role, permits
from tracker.extensions import db
from tracker.queries.people import actor_of
from tracker.web.access import Access, Audience, refuse_undeclared
from tracker.web.clock import today


def _actor(world: World, person: str) -> Actor:
    return actor_of(db.session, world.people[person], person, today=today())


def _record(browser: Browser, declared: Access) -> Any:
    """The record of the world that the view would be given."""
    if declared.model is None:
        return None
    with browser.app.app_context():
        return db.session.get(declared.model, browser.world.ids[f"{declared.model.__tablename__}_id"])


def _expected(actor: Actor, declared: Access, method: str, record: Any) -> set[int]:
    """What the table says: the unseen does not exist, the seen may be forbidden, the granted is served."""
    granted = {200} if method == "GET" else {200, 302, 303, 404, 409, 422}
    if isinstance(declared.rule, Audience):
        return granted | {302, 303, 404}
    subject = record if hasattr(record, "administration_id") else None
    if declared.model is not None and not permits(actor, VIEW_OF[declared.rule], subject):
        return {404}
    if not permits(actor, declared.rule, subject):
        return {403}
    return granted | ({302} if declared.model is not None else set())


@pytest.mark.parametrize("person", PEOPLE)
def test_every_route_treats_everyone_as_the_table_says(browser: Browser, world: World, person: str):
    with browser.app.app_context():
        actor = _actor(world, person)
    for rule, method, declared in routes(browser.app):
        if rule.endpoint in PUBLIC:
            continue
        somebody = browser.as_(person)
        record = _record(browser, declared)
        url = browser.url(rule.endpoint, **OWN_ARGUMENTS.get(rule.endpoint, {}))
        status = somebody.status(url, data=None if method == "GET" else {})
        assert status in _expected(actor, declared, method, record), (person, method, url, status)


def test_anonymous_people_are_asked_to_sign_in_everywhere_else(browser: Browser):
    for rule, method, _declared in routes(browser.app):
        if rule.endpoint in PUBLIC:
            continue
        url = browser.url(rule.endpoint, **OWN_ARGUMENTS.get(rule.endpoint, {}))
        page = browser.open(url, data=None if method == "GET" else {"title": "Getippt"}, status=None)
        assert page.status == (302 if method == "GET" else 401), (method, url, page.status)
        assert method == "GET" or "Please sign in again" in page.heading or "Bitte" in page.heading


def test_public_pages_are_a_short_literal_list(app: Flask):
    assert {rule.endpoint for rule, _m, declared in routes(app) if declared.rule is Audience.EVERYBODY} == PUBLIC


def test_pages_for_whoever_is_signed_in_are_a_short_literal_list(app: Flask):
    assert {rule.endpoint for rule, _m, declared in routes(app) if declared.rule is Audience.SIGNED_IN} == SIGNED_IN


def test_a_view_that_declares_nothing_keeps_the_application_from_starting(app: Flask):
    app.view_functions["leak"] = lambda: "secret"
    try:
        with pytest.raises(RuntimeError, match="leak"):
            refuse_undeclared(app)
    finally:
        del app.view_functions["leak"]


def test_a_url_names_at_most_one_record(app: Flask):
    for rule, _method, declared in routes(app):
        ids = {name for name in rule.arguments if name.endswith("_id")}
        assert len(ids) <= 1, rule
        if declared.model is not None:
            assert ids == {f"{declared.model.__tablename__}_id"}, rule


def test_addresses_are_typed_and_in_kebab_case(app: Flask):
    for rule, _method, _declared in routes(app):
        plain = "".join(part for part in rule.rule.split("/") if "<" not in part)
        assert plain == plain.lower().replace("_", "-"), rule
        assert "<int:" in rule.rule or "<string:" in rule.rule or "<path:" in rule.rule or "<" not in rule.rule, rule


def test_every_permission_is_granted_and_used(app: Flask):
    used = {declared.rule for _rule, _method, declared in routes(app)}
    assert set(GRANTS) == set(Permission)
    assert set(Permission) - used == {
        permission for permission in Permission if permission not in used and permission in VIEWS_WITHIN
    }


VIEWS_WITHIN = frozenset({Permission.PARTICIPATION_VIEW})
"""Permissions that a query asks for inside a page of another noun."""


def test_the_administrator_reads_no_content_of_a_process():
    admin = Actor(1, is_admin=True)
    content = {p for p in Permission if p not in INSTALLATION_WIDE and Role.ADMIN in GRANTS[p]}
    assert content == {
        Permission.ADMINISTRATION_VIEW,
        Permission.ADMINISTRATION_EDIT,
        Permission.DEPARTMENT_VIEW,
        Permission.DEPARTMENT_EDIT,
        Permission.PROCESS_VIEW,
        Permission.PROCESS_CREATE,
    }
    assert not permits(admin, Permission.MEETING_VIEW)


def test_a_record_of_the_other_house_does_not_exist(browser: Browser, world: World):
    for person in ("facilitator", "coordinator", "leadership", "evaluator", "reader"):
        for rule, method, declared in routes(browser.app):
            name = next(iter(rule.arguments), "")
            if declared.model is None or name not in world.other:
                continue
            url = browser.url(rule.endpoint, **{name: world.other[name]})
            status = browser.as_(person).status(url, data=None if method == "GET" else {})
            assert status == 404, (person, method, url)
