"""How long open answers have been waiting, as pages say it."""

from __future__ import annotations

from datetime import date

from tracker.domain.processes import judged_on
from tracker.extensions import db
from tracker.models import Process
from tracker.web.clock import today


def judged(process_id: int) -> date:
    """Return the day until which the age of open answers is counted: today, or the last day of the process."""
    return judged_on(db.session.get_one(Process, process_id).actual_end_on, today())
