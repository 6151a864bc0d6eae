"""What is done with the secret address of a person's calendar."""

from __future__ import annotations

from sqlalchemy.orm import Session

from tracker.actions.guards import flush
from tracker.actions.people import confirm
from tracker.models import CalendarFeed, Person
from tracker.queries import calendars


def make(session: Session, person: Person, *, current_password: str, token_hash: str) -> None:
    """Give a person's calendar an address after the current password was given; an earlier one is void."""
    confirm(person, current_password)
    feed = calendars.feed(session, person.id)
    if feed is None:
        session.add(CalendarFeed(person_id=person.id, token_hash=token_hash))
    else:
        feed.token_hash = token_hash
    flush(session)


def revoke(session: Session, person: Person, *, current_password: str) -> None:
    """Make the address of a person's calendar void after the current password was given."""
    confirm(person, current_password)
    if (feed := calendars.feed(session, person.id)) is not None:
        session.delete(feed)
    flush(session)
