"""Who waits for whom: nobody for a body that comes slowly, and nobody who reads for somebody who writes."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from threading import Event, Thread
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import create_engine, select, text, update
from sqlalchemy.exc import DBAPIError
from werkzeug.serving import make_server

from tests.conftest import empty
from tests.world import SECRET_KEY, World, build
from tracker.actions import check_ins
from tracker.app import create_app
from tracker.config import Settings
from tracker.extensions import alembic, db
from tracker.models import CheckIn, Feedback, FeedbackRound, Person, SignIn
from tracker.models.base import now
from tracker.models.engine import patience, will_write
from tracker.queries import people

PATIENCE_SECONDS = 20
PREFERENCES = "/account/preferences"
ANSWER = b"key=nnnnnnnnnnnnnnnnnnnnnn&usefulness=4&voice=&clarity=2&comment=Gern"
LONG_TEXT = "Drei Absätze, die niemand noch einmal schreiben möchte."


@pytest.fixture(scope="module")
def url(database: str) -> Iterator[str]:
    """The address of a database of these tests, whose locks are real."""
    with empty("sqlite" if database.startswith("sqlite") else "postgresql") as found:
        yield found


@pytest.fixture(scope="module")
def laid(url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Flask, World]]:
    """An application over it, with the world in it."""
    folder = tmp_path_factory.mktemp("waiting")
    app = create_app(Settings(database_url=url, data_dir=folder, secret_key=SECRET_KEY))
    app.config["WTF_CSRF_ENABLED"] = False
    will_write.set(True)
    with app.app_context():
        alembic.upgrade()
        world = build(db.session)
        check_ins.renew(db.session, db.session.get_one(CheckIn, world.check_in_id), key=SECRET_KEY)
        db.session.commit()
    yield app, world
    with app.app_context():
        db.engine.dispose()


@pytest.fixture
def house(laid: tuple[Flask, World]) -> Iterator[tuple[Flask, World]]:
    """The same; everybody has thought for five minutes, and nobody waits for others for long."""
    app, _world = laid
    waits = patience.set(500)
    with writing(app):
        db.session.execute(update(SignIn).values(seen_at=now() - timedelta(minutes=5)))
    yield laid
    patience.reset(waits)


@contextmanager
def writing(app: Flask) -> Iterator[None]:
    """Change something outside of any request."""
    will_write.set(True)
    with app.app_context():
        yield
        db.session.commit()


def signed_in(app: Flask, world: World, name: str) -> FlaskClient:
    client = app.test_client()
    with client.session_transaction() as cookie:
        cookie["_user_id"] = world.tokens[name]
    return client


def secret(app: Flask, world: World) -> str:
    """The address at the door."""
    with app.app_context():
        token = check_ins.address(db.session.get_one(CheckIn, world.check_in_id), key=SECRET_KEY)
    return f"/t/{token}"


def last_uses(app: Flask) -> set[Any]:
    with app.app_context():
        return set(db.session.scalars(select(SignIn.seen_at)))


@contextmanager
def somebody_writing(url: str) -> Iterator[None]:
    """Hold what others need to write; reading stays possible."""
    engine = create_engine(url)
    will_write.set(True)
    with engine.connect() as connection:
        is_sqlite = engine.dialect.name == "sqlite"
        connection.execute(text("SELECT 1" if is_sqlite else "LOCK TABLE sign_in, person IN EXCLUSIVE MODE"))
        yield
    engine.dispose()


# A body that comes slowly


class Watched:
    """What a server reads from; it tells that somebody began to read."""

    def __init__(self, stream: Any, is_reading: Event) -> None:
        self.stream, self.is_reading = stream, is_reading

    def __getattr__(self, name: str) -> Any:
        self.is_reading.set()
        return getattr(self.stream, name)


@contextmanager
def serving(app: Flask) -> Iterator[tuple[tuple[str, int], Event]]:
    """Serve at a socket, as it comes: no front server has waited for the whole request."""
    is_reading = Event()

    def watched(environ: Any, start: Any) -> Any:
        return app(environ | {"wsgi.input": Watched(environ["wsgi.input"], is_reading)}, start)

    server = make_server("127.0.0.1", 0, watched, threaded=True)
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield ("127.0.0.1", server.server_port), is_reading
    server.shutdown()
    thread.join()
    server.server_close()


def head(path: str, length: int, cookie: str) -> bytes:
    lines = f"POST {path} HTTP/1.0", f"Cookie: {cookie}", f"Content-Length: {length}"
    return "\r\n".join([*lines, "Content-Type: application/x-www-form-urlencoded", "", ""]).encode()


@pytest.mark.parametrize("where", ["signed in", "feedback", "tally"])
def test_nobody_waits_for_somebody_who_sends_slowly(house: tuple[Flask, World], where: str):
    app, world = house
    path = {"signed in": PREFERENCES, "feedback": f"{secret(app, world)}/feedback", "tally": secret(app, world)}[where]
    slow, colleague = signed_in(app, world, "facilitator"), signed_in(app, world, "coordinator")
    cookie = slow.get_cookie("wegmarke")
    body = ANSWER if where == "feedback" else b"theme=dark"
    with serving(app) as (address, is_reading), socket.create_connection(address, timeout=PATIENCE_SECONDS) as line:
        line.sendall(head(path, len(body), f"wegmarke={cookie.value}") + body[:5])
        assert is_reading.wait(PATIENCE_SECONDS)
        assert colleague.post(PREFERENCES, data={"theme": "dark"}).status_code == 303
        line.sendall(body[5:])
        assert (b" 410 " if where == "tally" else b" 303 ") in line.recv(4096)
    with app.app_context():
        if where == "feedback":
            assert db.session.scalars(select(Feedback.comment).where(Feedback.key == "n" * 22)).one() == "Gern"
        if where == "signed in":
            assert db.session.get_one(Person, world.people["facilitator"]).theme == "dark"


def test_an_answer_that_comes_after_the_feedback_was_closed_is_refused(house: tuple[Flask, World]):
    app, world = house
    path = f"{secret(app, world)}/feedback"
    with serving(app) as (address, is_reading), socket.create_connection(address, timeout=PATIENCE_SECONDS) as line:
        line.sendall(head(path, len(ANSWER), "") + ANSWER[:5])
        assert is_reading.wait(PATIENCE_SECONDS)
        with writing(app):
            db.session.get_one(FeedbackRound, world.feedback_round_id).closed_at = now()
        line.sendall(ANSWER[5:])
        assert b" 422 " in line.recv(4096)
    with writing(app):
        db.session.get_one(FeedbackRound, world.feedback_round_id).closed_at = None


# Somebody who writes


def test_who_was_idle_reads_while_somebody_else_writes(house: tuple[Flask, World], url: str):
    app, world = house
    client, before = signed_in(app, world, "facilitator"), last_uses(app)
    patience.set(60_000)
    with somebody_writing(url):
        assert client.get(f"/processes/{world.process_id}").status_code == 200
    assert last_uses(app) == before
    assert client.get(f"/processes/{world.process_id}").status_code == 200
    assert last_uses(app) != before


def test_after_a_short_wait_everybody_is_as_patient_as_before(house: tuple[Flask, World], url: str):
    app, _world = house
    with somebody_writing(url), app.app_context():
        will_write.set(False)
        sign_in = db.session.scalars(select(SignIn.id)).first() or 0
        with pytest.raises(DBAPIError):
            people.touch(db.session, sign_in, now())
        assert (patience.get(), will_write.get()) == (500, False)


def test_what_was_typed_comes_back_where_somebody_else_writes_too_long(house: tuple[Flask, World], url: str):
    app, world = house
    client = signed_in(app, world, "facilitator")
    with somebody_writing(url):
        answer = client.post(PREFERENCES, data={"theme": "light", "text": LONG_TEXT})
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "5")
    assert LONG_TEXT in answer.text
    assert "<main" in answer.text
