"""A meeting as large as they get: 30 items, 25 people, 40 outcomes."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from tracker.actions import agenda_items, decisions, information, meetings, seats
from tracker.app import opened
from tracker.config import Settings
from tracker.domain.agenda_items import TypedItem
from tracker.domain.meetings import AttendanceStatus, ItemKind
from tracker.extensions import db
from tracker.models import Group, Meeting, Membership, Process
from tracker.models.base import now

TITLE = "Klausur"
ITEMS, PEOPLE, OUTCOMES = 30, 25, 40


def lay(folder: Path) -> int:
    """Return the meeting that is being held by a group of its own, made once."""
    with opened(Settings(data_dir=folder.absolute())), db.session.begin():
        found = db.session.scalars(select(Meeting.id).where(Meeting.title == TITLE)).first()
        return found or make(db.session, db.session.scalars(select(Process).order_by(Process.id.desc()).limit(1)).one())


def make(session: Session, process: Process) -> int:
    """Make the meeting in a process, in a group of its own."""
    group = Group.of(process, name="Klausurgruppe")
    session.add(group)
    session.flush()
    members = [Membership.of(group, seat=f"Fachdienst {number}") for number in range(PEOPLE)]
    session.add_all(members)
    session.flush()
    beginning = datetime.combine(now().date(), datetime.min.time()) - timedelta(days=1)
    agenda = [TypedItem(f"Punkt {number}", 10) for number in range(ITEMS)]
    meeting = meetings.schedule(session, group, starts_at=beginning, agenda=agenda, title=TITLE)
    meetings.start(session, meeting, now=now(), today=now().date())
    for member in members:
        seats.record(session, meeting, member, status=AttendanceStatus.PRESENT)
    items = meetings.of_agenda(session, meeting)
    for number in range(OUTCOMES):
        item = items[number % ITEMS]
        item.kind = ItemKind.DECISION
        if number % 2:
            decisions.decide(session, item, title=f"Beschluss {number}")
        else:
            information.record(session, item, text=f"Information {number}")
    for item in items:
        item.notes = "Es wurde ausführlich gesprochen. " * 10
    agenda_items.deal_with(session, items[0], now=now())
    return meeting.id
