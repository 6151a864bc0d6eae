"""What becomes of an error that nobody expected."""

from __future__ import annotations

import pytest
from sqlalchemy.exc import StatementError
from sqlalchemy.orm import Session

from tests.world import World
from tracker.models import Person


def test_an_error_of_the_database_does_not_quote_what_was_typed(session: Session, world: World):
    session.add(Person(id=world.people["reader"], display_name="Vertrauliche Angabe"))
    with pytest.raises(StatementError) as failed:
        session.flush()
    assert "Vertrauliche Angabe" not in str(failed.value)
