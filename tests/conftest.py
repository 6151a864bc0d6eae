"""Fixtures of every test: a database of each kind, the world in it, and a browser that inspects what it sees."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import Connection, Engine
from sqlalchemy.orm import Session

from tests.browser import Browser
from tests.databases import postgresql
from tests.world import FILES, SECRET_KEY, World, build
from tracker.app import create_app
from tracker.config import Settings
from tracker.extensions import alembic, db, limiter

KINDS = ("sqlite", "postgresql")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--database", choices=(*KINDS, "both"), default="both", help="The kinds of database to test on.")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    chosen = metafunc.config.getoption("--database")
    kinds = KINDS if chosen == "both" else [chosen]
    if "database" in metafunc.fixturenames:
        metafunc.parametrize("database", kinds, indirect=True, scope="session")
    if "own_database" in metafunc.fixturenames:
        metafunc.parametrize("own_database", kinds, indirect=True)


@pytest.fixture(scope="session")
def database(request: pytest.FixtureRequest) -> Iterator[str]:
    """The address of the database that the tests share."""
    with empty(request.param) as url:
        yield url


@pytest.fixture
def own_database(request: pytest.FixtureRequest) -> Iterator[str]:
    """The address of a database of the test's own."""
    with empty(request.param) as url:
        yield url


@contextmanager
def empty(kind: str) -> Iterator[str]:
    """Offer the address of an empty database."""
    if kind == "postgresql":
        with postgresql(os.environ.get("TEST_DATABASE_URL")) as url:
            yield url
        return
    with tempfile.TemporaryDirectory() as folder:
        yield f"sqlite:///{Path(folder) / 'test.sqlite3'}"


@pytest.fixture(scope="session")
def laid_app(database: str) -> Iterator[tuple[Flask, World]]:
    """An application over a migrated database with the world in it."""
    folder = Path(tempfile.mkdtemp())
    app = create_app(Settings(database_url=database, data_dir=folder, secret_key=SECRET_KEY))
    _store(folder / "documents")
    app.config |= {"TESTING": True, "SERVER_NAME": "localhost"}
    with app.app_context():
        alembic.upgrade()
        with db.sessionmaker() as session:
            world = build(session)
            session.commit()
    yield app, world
    with app.app_context():
        db.engine.dispose()
    shutil.rmtree(folder)


def _store(folder: Path) -> None:
    """Put the files of the world into the store."""
    for key, content in FILES.items():
        (folder / key[:2]).mkdir(parents=True)
        (folder / key[:2] / key).write_bytes(content)


@pytest.fixture
def app(laid_app: tuple[Flask, World]) -> Iterator[Flask]:
    """The application; whatever a test commits is rolled back after it."""
    found, _world = laid_app
    with found.app_context():
        engine: Engine = db.engine
        maker = db.sessionmaker
    connection: Connection = engine.connect()
    transaction = connection.begin()
    bind = maker.kw.get("bind")
    binds = maker.kw.get("binds")
    maker.configure(bind=connection, binds=None, join_transaction_mode="create_savepoint")
    limiter.reset()
    yield found
    maker.configure(bind=bind, binds=binds)
    transaction.rollback()
    connection.close()


@pytest.fixture
def world(laid_app: tuple[Flask, World], app: Flask) -> World:
    """Two administrations, so that the other one always exists."""
    return laid_app[1]


@pytest.fixture
def session(app: Flask) -> Iterator[Session]:
    """A session for actions and queries."""
    with app.app_context():
        yield db.session


@pytest.fixture
def browser(app: Flask, world: World) -> Browser:
    """A browser in English that asks for endpoints and inspects every page."""
    return Browser(app, world)
