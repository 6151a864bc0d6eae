"""Themes of a process, their tags, and what staff were answered."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, func, select
from sqlalchemy.orm import Session

from tracker.domain.access import Actor, is_recorder
from tracker.domain.exports import Export
from tracker.domain.theme_notes import NOTED_STATES
from tracker.domain.themes import (
    OPEN,
    AnsweredTheme,
    DiversityDimension,
    Tag,
    ThemeRow,
    ThemeStatus,
    WaitingThemes,
    by_age,
    shown_notes,
    tag_order,
    waiting,
)
from tracker.models import Administration, DialogueEvent, FieldOfAction, Process, Theme, ThemeNote, ThemeTag

ANSWERED = (ThemeStatus.ANSWERED, ThemeStatus.NOT_PURSUED)
NOTES = select(func.count(ThemeNote.id)).where(ThemeNote.theme_id == Theme.id).correlate(Theme).scalar_subquery()
ROWS: Select[*tuple[Any, ...]] = (
    select(
        Theme.id,
        Theme.title,
        Theme.status,
        Theme.raised_on,
        Theme.answered_on,
        func.coalesce(FieldOfAction.name, ""),
        NOTES,
        Administration.small_cell_threshold,
    )
    .join(Administration, Administration.id == Theme.administration_id)
    .outerjoin(FieldOfAction, FieldOfAction.id == Theme.field_of_action_id)
)


@dataclass(frozen=True)
class Wanted:
    """What a list of themes is narrowed to."""

    field_of_action_id: int | None = None
    dimension: DiversityDimension | None = None
    dialogue_event_id: int | None = None


def of_event(session: Session, event: DialogueEvent, actor: Actor) -> list[ThemeRow]:
    """Return the themes that were raised at an event."""
    process = session.get_one(Process, event.process_id)
    return by_age(listed(session, process, actor, Wanted(dialogue_event_id=event.id)))


def listed(session: Session, process: Process, actor: Actor, wanted: Wanted | None = None) -> list[ThemeRow]:
    """Return the themes of a process, narrowed to those that are wanted."""
    conditions = [Theme.process_id == process.id, *_narrowed(wanted or Wanted())]
    found = session.execute(ROWS.where(*conditions).order_by(Theme.id)).all()
    raw = is_recorder(actor, process.administration_id)
    return _rows(found, tags(session, Theme.process_id == process.id), raw=raw)


def row(session: Session, theme: Theme, actor: Actor) -> ThemeRow:
    """Return one theme as lists show it."""
    found = session.execute(ROWS.where(Theme.id == theme.id)).all()
    raw = is_recorder(actor, theme.administration_id)
    return _rows(found, tags(session, Theme.id == theme.id), raw=raw)[0]


def exported(session: Session, process: Process, export: Export, on: date) -> Iterator[tuple[Any, ...]]:
    """Yield the themes that were raised in the time of an export, as its columns name them."""
    words = select(Theme.id, Theme.description, Theme.answer, Theme.status_reason).where(Theme.process_id == process.id)
    texts = {key: each for key, *each in session.execute(words)}
    for theme in listed(session, process, export.actor):
        if (export.start or date.min) <= theme.raised_on <= (export.end or date.max):
            description, answer, reason = texts[theme.id]
            yield (
                theme.title,
                description,
                theme.field_name,
                "; ".join(tag.name for tag in theme.tags if tag.dimension is None),
                "; ".join(tag.dimension for tag in theme.tags if tag.dimension is not None),
                theme.status.value,
                theme.raised_on,
                theme.answered_on,
                theme.days_open(on),
                answer,
                reason,
                theme.notes,
            )


def answered(session: Session, process_id: int) -> list[AnsweredTheme]:
    """Return what staff were answered, and what is not pursued and why, the latest first; for everybody."""
    statement = (
        select(
            Theme.id,
            Theme.title,
            Theme.status,
            Theme.answer,
            Theme.status_reason,
            Theme.answered_on,
            Theme.raised_on,
            func.coalesce(FieldOfAction.name, ""),
        )
        .outerjoin(FieldOfAction, FieldOfAction.id == Theme.field_of_action_id)
        .where(Theme.process_id == process_id, Theme.status.in_(ANSWERED))
        .order_by(Theme.answered_on.desc(), Theme.id.desc())
    )
    about = tags(session, Theme.process_id == process_id)
    return [
        AnsweredTheme(key, title, status, answer, reason, on, raised_on, field, about.get(key, ()))
        for key, title, status, answer, reason, on, raised_on, field in session.execute(statement)
    ]


def unanswered(session: Session, process_id: int, on: date) -> WaitingThemes:
    """Return how many themes of a process wait for an answer, and since when."""
    statement = select(Theme.raised_on).where(Theme.process_id == process_id, Theme.status.in_(OPEN))
    return waiting(session.scalars(statement), on)


def tags(session: Session, condition: ColumnElement[bool]) -> Mapping[int, Sequence[Tag]]:
    """Return the tags of the themes that a condition keeps, by theme: cross-cutting themes first, then dimensions."""
    statement = (
        select(ThemeTag.theme_id, func.coalesce(FieldOfAction.name, ""), ThemeTag.dimension)
        .join(Theme, Theme.id == ThemeTag.theme_id)
        .outerjoin(FieldOfAction, FieldOfAction.id == ThemeTag.field_of_action_id)
        .where(condition)
    )
    found: defaultdict[int, list[Tag]] = defaultdict(list)
    for theme_id, name, dimension in session.execute(statement):
        found[theme_id].append(Tag(name, dimension))
    return {key: sorted(each, key=tag_order) for key, each in found.items()}


def tag_records(session: Session, theme: Theme) -> Sequence[ThemeTag]:
    """Return the tags of a theme, as records."""
    return session.scalars(select(ThemeTag).where(ThemeTag.theme_id == theme.id).order_by(ThemeTag.id)).all()


def named(session: Session, process_id: int) -> list[tuple[int, str]]:
    """Return the open themes of a process to choose from, by title."""
    statement = select(Theme.id, Theme.title).where(Theme.process_id == process_id, Theme.status.in_(OPEN))
    return [(key, title) for key, title in session.execute(statement.order_by(Theme.title, Theme.id))]


def within(session: Session, process_id: int, theme_id: int) -> Theme | None:
    """Return the theme if it belongs to the process (security.md AZ-8)."""
    return session.scalars(select(Theme).where(Theme.id == theme_id, Theme.process_id == process_id)).one_or_none()


def events_of(session: Session, theme: Theme) -> list[tuple[int, str, date]]:
    """Return the events at which a theme was raised, oldest first: id, title and day."""
    noted = select(ThemeNote.dialogue_event_id).where(ThemeNote.theme_id == theme.id)
    return _events(session, DialogueEvent.id.in_(noted))[::-1]


def events_noted(session: Session, process_id: int) -> list[tuple[int, str, date]]:
    """Return the events at which themes were raised, newest first: id, title and day."""
    sorted_notes = select(ThemeNote.dialogue_event_id).where(ThemeNote.theme_id.is_not(None))
    return _events(session, DialogueEvent.process_id == process_id, DialogueEvent.id.in_(sorted_notes))


def events_to_note(session: Session, process_id: int, today: date) -> list[tuple[int, str, date]]:
    """Return the events from which there could be notes, newest first: id, title and day."""
    began = DialogueEvent.starts_at < datetime.combine(today, time.max)
    return _events(session, DialogueEvent.process_id == process_id, began, DialogueEvent.state.in_(NOTED_STATES))


def _events(session: Session, *conditions: ColumnElement[bool]) -> list[tuple[int, str, date]]:
    statement = select(DialogueEvent.id, DialogueEvent.title, DialogueEvent.starts_at).where(*conditions)
    found = session.execute(statement.order_by(DialogueEvent.starts_at.desc(), DialogueEvent.id.desc()))
    return [(key, title, at.date()) for key, title, at in found]


def _narrowed(wanted: Wanted) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if wanted.field_of_action_id is not None:
        tagged = select(ThemeTag.theme_id).where(ThemeTag.field_of_action_id == wanted.field_of_action_id)
        conditions.append((Theme.field_of_action_id == wanted.field_of_action_id) | Theme.id.in_(tagged))
    if wanted.dimension is not None:
        conditions.append(Theme.id.in_(select(ThemeTag.theme_id).where(ThemeTag.dimension == wanted.dimension)))
    if wanted.dialogue_event_id is not None:
        noted = select(ThemeNote.theme_id).where(ThemeNote.dialogue_event_id == wanted.dialogue_event_id)
        conditions.append(Theme.id.in_(noted))
    return conditions


def _rows(found: Sequence[Row[*tuple[Any, ...]]], about: Mapping[int, Sequence[Tag]], *, raw: bool) -> list[ThemeRow]:
    rows = []
    for key, title, status, raised_on, answered_on, field, notes, threshold in found:
        shown = shown_notes(notes, threshold=threshold, is_recorder=raw)
        rows.append(ThemeRow(key, title, status, raised_on, answered_on, field, about.get(key, ()), shown))
    return rows
