"""What was tapped at the door of the newest event of the demonstration: closed, and not yet reviewed; invented."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from tracker.actions import check_ins
from tracker.domain.check_ins import Operation
from tracker.domain.counts import EXTERNAL, NOT_ASSIGNED, Unit
from tracker.domain.participation import CountScope
from tracker.models import Department, DialogueEvent
from tracker.queries import check_ins as queries
from tracker.web.clock import ZONE

EVENT = "Was hat sich verändert?"
EARLY, LENGTH = timedelta(minutes=30), timedelta(hours=3)
TAPPED = {
    "Personal": (6, 2),
    "Finanzen": (5, 5),
    "Jugendhilfe": (12, 6),
    "Sozialhilfe": (7, 1),
    "Gesundheit": (4, 0),
    "Bürgerservice": (3, 2),
    "Bauordnung, Denkmalschutz": (2, 2),
}
"""How many came from a department, and how many of them for the first time."""
OUTSIDE = {NOT_ASSIGNED: (1, 0), EXTERNAL: (2, 0)}


def lay(session: Session, *, key: str) -> None:
    """Lay a tally that waits for somebody to review it; in one department another number is recorded already."""
    event = session.scalars(select(DialogueEvent).where(DialogueEvent.title == EVENT)).one()
    check_in = check_ins.begin(session, event, key=key, asks_first_time=True)
    begun = event.starts_at.replace(tzinfo=ZONE)
    check_in.opened_at, check_in.closed_at = begun - EARLY, begun + LENGTH
    named = select(Department.name, Department.id).where(Department.administration_id == event.administration_id)
    keys = dict(row._tuple() for row in session.execute(named))
    numbers = {Unit(CountScope.DEPARTMENT, keys[name]): number for name, number in TAPPED.items()} | OUTSIDE
    taps = [(unit, position < new) for unit, (number, new) in numbers.items() for position in range(number)]
    operations = [
        Operation(f"demonstration-{position:08}", unit, is_first_time=is_new)
        for position, (unit, is_new) in enumerate(taps)
    ]
    check_ins.record(session, queries.row(check_in, event), operations)
    session.flush()
