"""A meeting as large as they get: 30 items with links, 25 people, 40 outcomes, 10 text modules."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from tracker.actions import action_items, agenda_items, decisions, information, meetings, seats
from tracker.app import opened
from tracker.config import Settings
from tracker.domain.agenda_items import TypedItem
from tracker.domain.meetings import AttendanceStatus, ItemKind
from tracker.extensions import db
from tracker.models import AgendaItem, AgendaLink, Group, Meeting, Membership, Milestone, Process, TextModule
from tracker.models.base import now

TITLE = "Klausur"
ITEMS, PEOPLE, OUTCOMES, PHRASES = 30, 25, 40, 10
ITEMS_OF_A_SECTION = 8


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
    session.add_all(TextModule.of(group, title=f"Baustein {number}", text="Text") for number in range(PHRASES))
    session.flush()
    beginning = datetime.combine(now().date(), datetime.min.time()) - timedelta(days=1)
    agenda = [TypedItem(f"Punkt {number}", 10) for number in range(ITEMS)]
    meeting = meetings.schedule(session, group, starts_at=beginning, agenda=agenda, title=TITLE)
    meetings.start(session, meeting, now=now(), today=now().date())
    for member in members:
        seats.record(session, meeting, member, status=AttendanceStatus.PRESENT)
    items = meetings.of_agenda(session, meeting)
    milestone_id = session.scalars(select(Milestone.id).where(Milestone.process_id == process.id).limit(1)).one()
    for number, item in enumerate(items):
        item.section = f"Teil {number // ITEMS_OF_A_SECTION}"
        item.notes = "Es wurde ausführlich gesprochen. " * 10
        session.add(AgendaLink.of(item, milestone_id=milestone_id))
    for number in range(OUTCOMES):
        _lead_to(session, items[number % ITEMS], number)
    agenda_items.deal_with(session, items[0], now=now())
    return meeting.id


def _lead_to(session: Session, item: AgendaItem, number: int) -> None:
    match number % 3:
        case 0:
            information.record(session, item, text=f"Information {number}")
        case 1:
            item.kind = ItemKind.DECISION
            decisions.decide(session, item, title=f"Beschluss {number}")
        case _:
            action_items.agree(session, item, title=f"Aufgabe {number}", today=now().date())
