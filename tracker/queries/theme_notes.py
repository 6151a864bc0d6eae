"""Notes from events, which only recorders read, and the names that should not stand in them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import Session

from tracker.domain.theme_notes import NoteRow
from tracker.models import DialogueEvent, Membership, Person, RoleAssignment, Theme, ThemeNote

ROWS: Select[*tuple[Any, ...]] = (
    select(
        ThemeNote.id,
        ThemeNote.text,
        DialogueEvent.id,
        DialogueEvent.title,
        DialogueEvent.starts_at,
        Theme.id,
        Theme.title,
    )
    .join(DialogueEvent, DialogueEvent.id == ThemeNote.dialogue_event_id)
    .outerjoin(Theme, Theme.id == ThemeNote.theme_id)
    .order_by(DialogueEvent.starts_at, DialogueEvent.id, ThemeNote.position, ThemeNote.id)
)


def of_event(session: Session, event: DialogueEvent) -> list[NoteRow]:
    """Return the notes from an event, in the order in which they were written down."""
    return _rows(session, ROWS.where(ThemeNote.dialogue_event_id == event.id))


def of_theme(session: Session, theme: Theme) -> list[NoteRow]:
    """Return the notes on which a theme rests, event by event."""
    return _rows(session, ROWS.where(ThemeNote.theme_id == theme.id))


def unsorted(session: Session, process_id: int) -> list[NoteRow]:
    """Return the notes of a process that belong to no theme yet."""
    return _rows(session, ROWS.where(DialogueEvent.process_id == process_id, ThemeNote.theme_id.is_(None)))


def count_unsorted(session: Session, process_id: int) -> int:
    """Return how many notes of a process belong to no theme yet."""
    statement = (
        select(func.count(ThemeNote.id))
        .join(DialogueEvent, DialogueEvent.id == ThemeNote.dialogue_event_id)
        .where(DialogueEvent.process_id == process_id, ThemeNote.theme_id.is_(None))
    )
    return session.scalar(statement) or 0


def counts(session: Session, event: DialogueEvent) -> tuple[int, int]:
    """Return how many notes there are from an event, and how many of them belong to no theme yet."""
    statement = select(func.count(ThemeNote.id), func.count(ThemeNote.id).filter(ThemeNote.theme_id.is_(None))).where(
        ThemeNote.dialogue_event_id == event.id
    )
    notes, unsorted = session.execute(statement).one()
    return notes, unsorted


def chosen(session: Session, process_id: int, ids: Collection[int]) -> Sequence[ThemeNote]:
    """Return the notes with these ids, as far as they belong to the process (security.md AZ-8)."""
    of_process = select(DialogueEvent.id).where(DialogueEvent.process_id == process_id)
    statement = select(ThemeNote).where(ThemeNote.id.in_(ids), ThemeNote.dialogue_event_id.in_(of_process))
    return session.scalars(statement.order_by(ThemeNote.id)).all()


def records(session: Session, theme: Theme) -> Sequence[ThemeNote]:
    """Return the notes of a theme, as records."""
    return session.scalars(select(ThemeNote).where(ThemeNote.theme_id == theme.id).order_by(ThemeNote.id)).all()


def last_position(session: Session, event: DialogueEvent) -> int:
    """Return the position of the last note from an event."""
    return session.scalar(select(func.max(ThemeNote.position)).where(ThemeNote.dialogue_event_id == event.id)) or 0


def earliest_day(session: Session, notes: Collection[ThemeNote]) -> date:
    """Return the day of the first event from which one of the notes comes."""
    events = {note.dialogue_event_id for note in notes}
    days = select(DialogueEvent.starts_at).where(DialogueEvent.id.in_(events)).order_by(DialogueEvent.starts_at)
    return session.scalars(days.limit(1)).one().date()


def known_names(session: Session, administration_id: int) -> list[str]:
    """Return the names of the persons who have to do with a house; whoever is called by an office has no name here."""
    seated = select(Membership.person_id).where(Membership.administration_id == administration_id)
    deputies = select(Membership.deputy_id).where(Membership.administration_id == administration_id)
    appointed = select(RoleAssignment.person_id).where(RoleAssignment.administration_id == administration_id)
    has_to_do = or_(
        Person.home_administration_id == administration_id,
        *(Person.id.in_(found) for found in (seated, deputies, appointed)),
    )
    statement = select(Person.display_name).where(has_to_do, Person.display_name != Person.function_title)
    return list(session.scalars(statement.order_by(Person.id)))


def _rows(session: Session, statement: Select[*tuple[Any, ...]]) -> list[NoteRow]:
    return [
        NoteRow(key, text, event_id, event, at.date(), theme_id, theme)
        for key, text, event_id, event, at, theme_id, theme in session.execute(statement)
    ]
