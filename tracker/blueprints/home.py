"""The start page: what matters today, and where the processes stand."""

from __future__ import annotations

from flask import Blueprint, g, render_template, url_for
from flask.typing import ResponseReturnValue

from tracker.domain import today as rules
from tracker.domain.today import Appointment, AppointmentKind, Waiting
from tracker.extensions import db
from tracker.queries import action_items, dialogues, meetings
from tracker.queries import today as queries
from tracker.web.access import signed_in
from tracker.web.clock import wall_time
from tracker.web.holidays import holidays_in

bp = Blueprint("home", __name__)

DATES, TASKS = 5, 5


@bp.get("/")
@signed_in
def index() -> ResponseReturnValue:
    now = wall_time()
    coming = rules.coming(
        meetings.upcoming(db.session, g.actor, now.date(), limit=DATES),
        dialogues.upcoming(db.session, g.actor, now.date(), limit=DATES),
        now,
    )
    first, dates = (coming[0], coming[1:DATES]) if coming else (None, [])
    return render_template(
        "home/index.html",
        now=now,
        first=first,
        agenda_length=queries.agenda_length(db.session, g.actor, first.id) if first and first.is_meeting else 0,
        dates=dates,
        tasks=action_items.mine(db.session, g.actor, limit=TASKS),
        waiting=_waiting(),
        address=address,
    )


def _waiting() -> list[Waiting]:
    today = wall_time().date()
    records = meetings.undocumented(db.session, g.actor, today)
    events = dialogues.undocumented(db.session, g.actor, today)
    processes = {row.meeting.process_id for row in records} | {row.process_id for row in events}
    holidays = {key: holidays_in(state) for key, state in queries.states(db.session, processes).items()}
    return rules.waiting(records, events, queries.counted(db.session, events), holidays)


def address(appointment: Appointment) -> str:
    """Return where an appointment is shown."""
    if appointment.kind is AppointmentKind.MEETING:
        return url_for("meetings.show", meeting_id=appointment.id)
    return url_for("dialogues.show", dialogue_event_id=appointment.id)
