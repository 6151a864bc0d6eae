"""One request, one transaction: reading changes nothing, and nobody's write is lost."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select

from tests.browser import Browser
from tracker.app import create_app
from tracker.config import Settings
from tracker.extensions import alembic, db
from tracker.models import Administration, JournalEntry, Person, SignIn
from tracker.models.base import now
from tracker.models.engine import will_write
from tracker.web.access import public
from tracker.web.identity import hashed

PEOPLE, TIMES = 8, 12
TOKEN = "the token of a sign-in"


@pytest.fixture
def counting(own_database: str, tmp_path: Path) -> Flask:
    """An application with a view that counts, and one that tries to write while it reads."""
    app = create_app(Settings(database_url=own_database, data_dir=tmp_path, secret_key="a key for tests, long enough"))
    app.config["WTF_CSRF_ENABLED"] = False

    @public
    def count() -> str:
        house = db.session.scalars(select(Administration).with_for_update()).one()
        house.small_cell_threshold += 1
        db.session.flush()
        return "counted"

    @public
    def fail() -> tuple[str, int]:
        count()
        return "rejected", 422

    app.add_url_rule("/count", "count", count, methods=["GET", "POST"])
    app.add_url_rule("/fail", "fail", fail, methods=["POST"])
    with app.app_context():
        alembic.upgrade()
    with app.app_context():
        db.session.add(Administration(name="Haus", small_cell_threshold=5))
        db.session.commit()
    return app


def _value(app: Flask) -> int:
    with app.app_context():
        return db.session.scalars(select(Administration.small_cell_threshold)).one()


def _close(app: Flask) -> None:
    with app.app_context():
        db.engine.dispose()


def test_people_who_write_at_the_same_time_lose_nothing(counting: Flask):
    def write(_number: int) -> int:
        return counting.test_client().post("/count").status_code

    with ThreadPoolExecutor(PEOPLE) as people:
        answers = list(people.map(write, range(PEOPLE * TIMES)))
    assert answers == [200] * (PEOPLE * TIMES)
    assert _value(counting) == 5 + PEOPLE * TIMES
    _close(counting)


def test_what_a_reading_request_changes_is_thrown_away(counting: Flask):
    assert counting.test_client().get("/count").status_code == 200
    assert _value(counting) == 5
    _close(counting)


def test_a_rejected_form_leaves_nothing_behind(counting: Flask):
    assert counting.test_client().post("/fail").status_code == 422
    assert _value(counting) == 5
    _close(counting)


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_whoever_thinks_for_a_while_before_pressing_save_is_served_and_stays_signed_in(counting: Flask, method: str):
    before = now() - timedelta(minutes=5)
    with counting.app_context():
        person = Person(display_name="Facilitator", email="facilitator@test.example", has_login=True)
        sign_in = SignIn(token_hash=hashed(TOKEN), device="Test", created_at=before, seen_at=before)
        db.session.add(person)
        db.session.flush()
        sign_in.person_id = person.id
        db.session.add(sign_in)
        db.session.commit()
    client = counting.test_client()
    with client.session_transaction() as cookie:
        cookie["_user_id"] = TOKEN
    assert client.open("/count", method=method).status_code == 200
    with counting.app_context():
        assert db.session.scalars(select(SignIn.seen_at)).one() > before + timedelta(minutes=4)
    assert _value(counting) == (6 if method == "POST" else 5)
    _close(counting)


@pytest.mark.parametrize(("method", "expected"), [("GET", False), ("HEAD", False), ("POST", True)])
def test_only_requests_that_may_write_wait_for_writers_and_error_pages_never(
    counting: Flask, method: str, expected: bool
):
    found: list[bool] = []

    @public
    def look() -> str:
        found.append(will_write.get())
        raise ZeroDivisionError

    counting.add_url_rule("/look", "look", look, methods=["GET", "POST"])
    assert counting.test_client().open("/look", method=method).status_code == 500
    assert found == [expected]
    assert not will_write.get()
    _close(counting)


def test_reading_pages_writes_no_journal(browser: Browser):
    with browser.app.app_context():
        before = db.session.scalars(select(JournalEntry.id)).all()
    browser.as_("facilitator").get("account.index")
    with browser.app.app_context():
        assert db.session.scalars(select(JournalEntry.id)).all() == before
