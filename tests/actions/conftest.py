"""What the actions on meetings have in common: a group, a planned meeting, and one that is being held."""

from datetime import datetime

import pytest

from tracker.actions import meetings
from tracker.domain.access import Actor
from tracker.domain.agenda_items import typed
from tracker.models import Group, Meeting
from tracker.queries.people import actor_of


@pytest.fixture
def group(session, world):
    return session.get_one(Group, world.working_group_id)


@pytest.fixture
def planned(session, group):
    """A meeting with two items, on 26 October 2021."""
    starts_at = datetime(2021, 10, 26, 14, 0)
    return meetings.schedule(session, group, starts_at=starts_at, agenda=typed("Haushalt (20 min)\nPersonal"))


@pytest.fixture
def running(session, world):
    """The meeting of the world, which is being held."""
    return session.get_one(Meeting, world.meeting_id)


@pytest.fixture
def actor(session, world) -> Actor:
    """The facilitator of the house."""
    return actor_of(session, world.people["facilitator"], "Facilitator", today=datetime(2021, 10, 26).date())
