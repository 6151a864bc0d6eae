"""The schema goes up, down and up again with data in it, and is what the models say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import inspect

from tests.world import build
from tracker.app import create_app
from tracker.config import Settings
from tracker.extensions import alembic, db
from tracker.models import Base

VERSIONS = Path(__file__).parents[2] / "migrations" / "versions"


@pytest.fixture
def empty(own_database: str, tmp_path: Path) -> Iterator[Flask]:
    """An application over a database without any table."""
    app = create_app(Settings(database_url=own_database, data_dir=tmp_path))
    with app.app_context():
        yield app
        db.session.close()
    with app.app_context():
        db.engine.dispose()


def test_up_down_and_up_again_with_data(empty: Flask):
    alembic.upgrade()
    build(db.session)
    db.session.commit()
    db.session.close()
    alembic.downgrade("base")
    assert inspect(db.engine).get_table_names() in ([], ["alembic_version"])
    alembic.upgrade()
    build(db.session)
    db.session.commit()


def test_the_newest_schema_is_what_the_models_say(empty: Flask):
    alembic.upgrade()
    assert alembic.compare_metadata() == []


def test_revisions_are_numbered_without_gaps():
    numbers = sorted(int(file.name[:4]) for file in VERSIONS.glob("*.py"))
    assert numbers == list(range(1, len(numbers) + 1))
    for file in VERSIONS.glob("*.py"):
        assert re.match(rf'[\s\S]*revision = "{file.name[:4]}"', file.read_text()), file.name


def test_migrations_know_no_models():
    assert not [file.name for file in VERSIONS.glob("*.py") if "tracker" in file.read_text()]


def test_every_table_has_a_name_of_its_own():
    assert len({m.local_table.name for m in Base.registry.mappers}) == len(list(Base.registry.mappers))
