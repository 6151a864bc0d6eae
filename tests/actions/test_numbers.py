"""Numbers of decisions and meetings are given once, even when several people write at the same moment."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path

import pytest
from flask import Flask

from tests.world import World, build
from tracker.actions import decisions, meetings
from tracker.app import create_app
from tracker.config import Settings
from tracker.extensions import alembic, db
from tracker.models import AgendaItem, Group

WRITERS, EACH = 4, 5


@pytest.fixture
def house(own_database: str, tmp_path: Path):
    """An application of the test's own, in which what is written stays written."""
    app = create_app(Settings(database_url=own_database, data_dir=tmp_path))
    with app.app_context():
        alembic.upgrade()
    with app.app_context():
        with db.sessionmaker() as session:
            world = build(session)
            session.commit()
        yield app, world
        db.session.close()
    with app.app_context():
        db.engine.dispose()


def write(house: tuple[Flask, World], make) -> list[int]:
    """Let several writers make records at once and return the numbers they got."""
    app, world = house

    def writer(_number: int) -> list[int]:
        numbers = []
        for _round in range(EACH):
            with app.app_context(), db.sessionmaker() as session:
                numbers.append(make(session, world).number)
                session.commit()
        return numbers

    with ThreadPoolExecutor(WRITERS) as pool:
        return sorted(number for numbers in pool.map(writer, range(WRITERS)) for number in numbers)


def test_a_decision_number_is_never_given_twice(house):
    numbers = write(
        house,
        lambda session, world: decisions.decide(
            session, session.get_one(AgendaItem, world.agenda_item_id), title="Beschluss"
        ),
    )
    assert numbers == list(range(4, 4 + WRITERS * EACH))


def test_a_meeting_number_is_never_given_twice(house):
    numbers = write(
        house,
        lambda session, world: meetings.schedule(
            session, session.get_one(Group, world.working_group_id), starts_at=datetime(2021, 11, 2, 14, 0)
        ),
    )
    assert numbers == list(range(4, 4 + WRITERS * EACH))
