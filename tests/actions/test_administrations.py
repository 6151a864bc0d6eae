"""What protects small groups is agreed on by the administration, and never protects nobody."""

import pytest

from tracker.actions import administrations as actions
from tracker.domain.errors import RuleViolation, Stale
from tracker.models import Administration
from tracker.queries import releases

AGREED = {"small_cell_threshold": 6, "public_threshold": 12, "opinion_threshold": 11, "unit_minimum": 15}


@pytest.fixture
def house(session, world):
    return session.get_one(Administration, world.administration_id)


def test_thresholds_are_changed_together(session, house):
    actions.protect(session, house, seen_version=house.version, **AGREED)
    found = releases.thresholds(session, house.id)
    assert (found.small_cell, found.public, found.opinion, found.unit_minimum) == (6, 12, 11, 15)


def test_the_public_is_not_shown_more_than_the_house(session, house):
    with pytest.raises(RuleViolation, match="threshold-below-house"):
        actions.protect(session, house, seen_version=house.version, **AGREED | {"public_threshold": 5})
    assert house.small_cell_threshold == 5


def test_thresholds_are_changed_as_they_were_seen(session, house):
    with pytest.raises(Stale):
        actions.protect(session, house, seen_version=house.version + 1, **AGREED)
