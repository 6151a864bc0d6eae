"""Keeps the totals of participation beside the counts, in the same transaction."""

from __future__ import annotations

from dataclasses import asdict

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from tracker.domain.attendances import by_event
from tracker.domain.reach_totals import totals
from tracker.models import Process, ReachTotal
from tracker.queries import dialogues, participation


def keep(session: Session, process_id: int) -> bool:
    """Bring the totals of a process up to date with its counts; return whether they had to change.

    The process is locked, so that two people who count two of its events at once both find their counts in them.
    """
    locked = select(Process).where(Process.id == process_id).with_for_update(key_share=True)
    process = session.scalars(locked).one()
    counts = by_event(dialogues.held(session, process), participation.rows(session, process))
    rows = totals(process_id, counts)
    if rows == participation.reach_totals(session, [process_id]):
        return False
    session.execute(delete(ReachTotal).where(ReachTotal.process_id == process_id))
    if rows:
        values = [asdict(row) | {"administration_id": process.administration_id} for row in rows]
        session.execute(insert(ReachTotal), values)
    return True
