"""What the database refuses is said at the field where that has words, and stays an error where it has none."""

import pytest
from sqlalchemy.exc import IntegrityError

from tracker.actions.guards import flush
from tracker.domain.errors import RuleViolation
from tracker.models import FormKey, Person


def test_a_constraint_with_words_is_said_at_its_field(session):
    session.add_all(Person(display_name=name, email="eins@haus.example") for name in ("Eins", "Zwei"))
    with pytest.raises(RuleViolation, match="email-taken") as refused:
        flush(session)
    assert refused.value.field == "email"


def test_a_constraint_without_words_stays_an_error(session):
    session.add_all(FormKey(key="einmal", location=place) for place in ("/", "/processes"))
    with pytest.raises(IntegrityError):
        flush(session)
