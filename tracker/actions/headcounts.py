"""What is done with headcounts."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from tracker.actions.guards import flush
from tracker.actions.locking import expect
from tracker.domain.administrations import HeadcountSource
from tracker.domain.errors import RuleViolation
from tracker.models import Department, Headcount
from tracker.queries import departments as queries


def record(session: Session, department: Department, *, as_of: date, count: int, source: HeadcountSource) -> Headcount:
    """Record how many people worked in a department on a key date."""
    headcount = Headcount.of(department, as_of=as_of, count=count, source=source)
    session.add(headcount)
    flush(session)
    return headcount


def correct(
    session: Session, headcount: Headcount, *, seen_version: int, as_of: date, count: int, source: HeadcountSource
) -> None:
    """Correct a headcount; the journal keeps what it was."""
    expect(headcount, seen_version)
    headcount.as_of, headcount.count, headcount.source = as_of, count, source
    flush(session)


def remove(session: Session, headcount: Headcount) -> None:
    """Remove a headcount on which no count rests; the journal keeps what it was."""
    if queries.is_counted_on(session, headcount):
        raise RuleViolation("headcount-in-use")
    session.delete(headcount)
    flush(session)
