"""What is done with themes: raised from notes, tagged, split and merged, taken up and answered."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from tracker.actions import theme_notes
from tracker.actions.guards import flush
from tracker.actions.locking import expect
from tracker.domain import themes as rules
from tracker.domain.errors import NotFound, RuleViolation
from tracker.domain.themes import DiversityDimension, FieldKind, ThemeStatus
from tracker.models import FieldOfAction, Process, Theme, ThemeItem, ThemeNote, ThemeTag
from tracker.queries import fields_of_action
from tracker.queries import theme_notes as note_queries
from tracker.queries import themes as queries

TEXTS = (Theme.description.key, Theme.answer.key, Theme.status_reason.key)
TAGS = (ThemeTag.field_of_action_id.key, ThemeTag.dimension.key)


def add(
    session: Session,
    process: Process,
    *,
    title: str,
    raised_on: date,
    today: date,
    field_of_action_id: int | None = None,
    cross_cutting: Collection[int] = (),
    dimensions: Collection[DiversityDimension] = (),
    **facts: Any,
) -> Theme:
    """Add a theme that staff raised."""
    rules.checked_raised(raised_on, today)
    field_id = _field(session, process.id, field_of_action_id)
    theme = Theme.of(process, title=title, raised_on=raised_on, field_of_action_id=field_id, **facts)
    session.add(theme)
    flush(session)
    _tag(session, theme, cross_cutting, dimensions)
    return theme


def raise_from(session: Session, process: Process, notes: Collection[ThemeNote], *, title: str) -> Theme:
    """Make a theme of notes, in one step; it is as old as the first of them."""
    if not notes:
        raise RuleViolation("notes-not-chosen")
    theme = Theme.of(process, title=title, raised_on=note_queries.earliest_day(session, notes))
    session.add(theme)
    flush(session)
    theme_notes.put(session, notes, theme)
    return theme


def change(
    session: Session,
    theme: Theme,
    *,
    seen_version: int,
    title: str,
    description: str,
    raised_on: date,
    today: date,
    field_of_action_id: int | None,
    cross_cutting: Collection[int],
    dimensions: Collection[DiversityDimension],
) -> None:
    """Change what a theme is about, while staff wait for the answer."""
    expect(theme, seen_version)
    rules.forbid_closed(theme.status)
    theme.title, theme.description = title, description
    theme.raised_on = rules.checked_raised(raised_on, today)
    theme.field_of_action_id = _field(session, theme.process_id, field_of_action_id)
    flush(session)
    _tag(session, theme, cross_cutting, dimensions)


def split(session: Session, theme: Theme, notes: Collection[ThemeNote], *, title: str) -> Theme:
    """Make a theme of its own of some notes of a theme; field, tags and status are taken over."""
    if not notes:
        raise RuleViolation("notes-not-chosen")
    rules.forbid_closed(theme.status)
    part = Theme(
        administration_id=theme.administration_id,
        process_id=theme.process_id,
        title=title,
        status=theme.status,
        field_of_action_id=theme.field_of_action_id,
        raised_on=note_queries.earliest_day(session, notes),
    )
    session.add(part)
    flush(session)
    session.add_all(ThemeTag.of(part, **_about(tag)) for tag in queries.tag_records(session, theme))
    theme_notes.put(session, notes, part, out_of=theme)
    return part


def merge(session: Session, theme: Theme, into: Theme) -> None:
    """Let a theme be part of another one: its notes, tags, places and what staff were told go along, and it is gone."""
    if theme.id == into.id:
        raise RuleViolation("theme-merged-with-itself", field="into")
    rules.forbid_closed(theme.status)
    rules.forbid_closed(into.status)
    if notes := note_queries.records(session, theme):
        theme_notes.put(session, notes, into, out_of=theme)
    into.raised_on = min(into.raised_on, theme.raised_on)
    for text in TEXTS:
        setattr(into, text, rules.merged_text([getattr(into, text), getattr(theme, text)]))
    into.field_of_action_id = into.field_of_action_id or theme.field_of_action_id
    if ThemeStatus.ADOPTED in {theme.status, into.status}:
        into.status = ThemeStatus.ADOPTED
    _take_tags_along(session, theme, into)
    _take_places_along(session, theme, into)
    flush(session)
    session.delete(theme)
    flush(session)


def dissolve(session: Session, theme: Theme) -> None:
    """Take a theme apart that nobody was told about: its notes are not sorted again, and it is gone."""
    forbid_dissolving(session, theme)
    for note in note_queries.records(session, theme):
        note.theme_id = None
    for tag in queries.tag_records(session, theme):
        session.delete(tag)
    flush(session)
    session.delete(theme)
    flush(session)


def forbid_dissolving(session: Session, theme: Theme) -> None:
    """Refuse to take a theme apart that staff or a group know of."""
    is_told = rules.was_told(theme.answer, theme.status_reason)
    rules.forbid_dissolving(theme.status, is_told=is_told, is_on_agenda=bool(_places(session, theme)))


def adopt(session: Session, theme: Theme, *, reason: str = "") -> None:
    """Take a theme up; one that staff were answered is taken up again with the reason, and waits once more."""
    was_open = theme.status in rules.OPEN
    theme.status = rules.checked_step(theme.status, ThemeStatus.ADOPTED)
    theme.status_reason = "" if was_open else rules.checked_text(reason, field="reason")
    theme.answered_on = None
    flush(session)


def answer(session: Session, theme: Theme, *, seen_version: int, answer: str, answered_on: date, today: date) -> None:
    """Write down what staff were answered, and when."""
    _close(theme, ThemeStatus.ANSWERED, seen_version, answered_on, today)
    theme.answer, theme.status_reason = rules.checked_text(answer, field="answer"), ""
    flush(session)


def decline(session: Session, theme: Theme, *, seen_version: int, reason: str, answered_on: date, today: date) -> None:
    """Write down why a theme is not pursued, and when staff were told."""
    _close(theme, ThemeStatus.NOT_PURSUED, seen_version, answered_on, today)
    theme.answer, theme.status_reason = "", rules.checked_text(reason, field="reason")
    flush(session)


def _close(theme: Theme, target: ThemeStatus, seen_version: int, answered_on: date, today: date) -> None:
    expect(theme, seen_version)
    theme.status = rules.checked_step(theme.status, target)
    theme.answered_on = rules.checked_day(answered_on, raised_on=theme.raised_on, today=today)


def _field(session: Session, process_id: int, field_id: int | None) -> int | None:
    """Return the field of action, if it is one of the process."""
    if field_id is None:
        return None
    if field_id not in {field.id for field in _fields(session, process_id, FieldKind.FIELD_OF_ACTION)}:
        raise NotFound
    return field_id


def _fields(session: Session, process_id: int, kind: FieldKind) -> list[FieldOfAction]:
    return fields_of_action.of_kind(session, process_id, kind)


def _tag(
    session: Session, theme: Theme, cross_cutting: Collection[int], dimensions: Collection[DiversityDimension]
) -> None:
    """Let a theme have exactly these tags; a cross-cutting theme of another process is none."""
    known = {field.id for field in _fields(session, theme.process_id, FieldKind.CROSS_CUTTING)}
    wanted = {(key, None) for key in known.intersection(cross_cutting)} | {(None, each) for each in dimensions}
    for tag in queries.tag_records(session, theme):
        if (found := (tag.field_of_action_id, tag.dimension)) in wanted:
            wanted.discard(found)
        else:
            session.delete(tag)
    for values in sorted(wanted, key=str):
        session.add(ThemeTag.of(theme, **dict(zip(TAGS, values, strict=True))))
    flush(session)


def _about(tag: ThemeTag) -> dict[str, Any]:
    return {name: getattr(tag, name) for name in TAGS}


def _take_tags_along(session: Session, theme: Theme, into: Theme) -> None:
    has = [_about(tag) for tag in queries.tag_records(session, into)]
    for tag in queries.tag_records(session, theme):
        if (about := _about(tag)) not in has:
            session.add(ThemeTag.of(into, **about))
        session.delete(tag)


def _take_places_along(session: Session, theme: Theme, into: Theme) -> None:
    has = {place.agenda_item_id for place in _places(session, into)}
    for place in _places(session, theme):
        if place.agenda_item_id in has:
            session.delete(place)
        else:
            place.theme_id = into.id


def _places(session: Session, theme: Theme) -> list[ThemeItem]:
    return list(session.scalars(select(ThemeItem).where(ThemeItem.theme_id == theme.id).order_by(ThemeItem.id)))
