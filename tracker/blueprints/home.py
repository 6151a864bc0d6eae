"""The start page: what matters today, and where the processes stand."""

from __future__ import annotations

from datetime import datetime

from flask import Blueprint, g, render_template, request, url_for
from flask.typing import ResponseReturnValue

from tracker.domain import today as rules
from tracker.domain.today import Appointment, Waiting
from tracker.extensions import db
from tracker.queries import action_items, dialogues, meetings
from tracker.queries import portfolio as portfolios
from tracker.queries import today as queries
from tracker.web.access import signed_in
from tracker.web.clock import wall_time
from tracker.web.holidays import holidays_in
from tracker.web.portfolio import activity_text, standings

bp = Blueprint("home", __name__)

DATES, TASKS, WAITING = 4, 5, 8


@bp.get("/")
@signed_in
def index() -> ResponseReturnValue:
    now = wall_time()
    coming = _coming(now)
    first, dates = rules.first_and_rest(coming, now, most=DATES)
    tasks = action_items.mine(db.session, g.actor, limit=TASKS)
    records = meetings.undocumented(db.session, g.actor, now.date(), limit=WAITING)
    events = dialogues.undocumented(db.session, g.actor, now.date(), limit=WAITING)
    processes = {row.process_id for row in coming} | {row.process_id for row in events}
    processes |= {row.meeting.process_id for row in records} | {row.process_id for row in tasks}
    houses = queries.houses(db.session, processes)
    holidays = {key: holidays_in(house.state) for key, house in houses.items()}
    waiting = rules.waiting(records, events, queries.counted(db.session, events), holidays)
    page = portfolios.lines(db.session, g.actor, cursor=request.args.get("after"))
    return render_template(
        "home/index.html",
        now=now,
        first=first,
        agenda_length=queries.agenda_length(db.session, g.actor, first.id) if first and first.is_meeting else 0,
        dates=dates,
        tasks=tasks,
        waiting=waiting[:WAITING],
        houses=houses,
        address=address,
        way_to=way_to,
        portfolio=page,
        standings=standings(g.actor, page.rows, now.date()),
        activity_text=activity_text,
    )


def _coming(now: datetime) -> list[Appointment]:
    return rules.coming(
        meetings.upcoming(db.session, g.actor, now.date(), limit=DATES + 1),
        dialogues.upcoming(db.session, g.actor, now.date(), limit=DATES + 1),
        now,
    )


def address(appointment: Appointment) -> str:
    """Return where an appointment is shown."""
    if appointment.is_meeting:
        return url_for("meetings.show", meeting_id=appointment.id)
    return url_for("dialogues.show", dialogue_event_id=appointment.id)


def way_to(waiting: Waiting) -> str:
    """Return where what is missing is entered."""
    appointment = waiting.appointment
    if appointment.is_meeting:
        return url_for("meetings.show", meeting_id=appointment.id)
    endpoint = "dialogues.move" if waiting.missing.code == "outcome-unknown" else "counts.edit"
    return url_for(endpoint, dialogue_event_id=appointment.id)
