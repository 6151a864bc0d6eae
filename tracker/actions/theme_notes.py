"""What is done with notes from events: written down, corrected, removed, and put to a theme."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from sqlalchemy.orm import Session

from tracker.actions.guards import flush
from tracker.actions.locking import expect
from tracker.domain.errors import RuleViolation
from tracker.domain.theme_notes import checked_lines, forbid_noting, lines
from tracker.domain.themes import forbid_closed, raised_after
from tracker.models import DialogueEvent, Theme, ThemeNote
from tracker.queries import theme_notes as queries


def capture(session: Session, event: DialogueEvent, notes: Sequence[str], *, today: date) -> list[ThemeNote]:
    """Write down notes from an event that began, behind those that are there; the same note twice stays twice."""
    forbid_noting(event.state, event.starts_at.date(), today)
    start = queries.last_position(session, event) + 1
    found = [
        ThemeNote.of(event, text=text, position=position)
        for position, text in enumerate(checked_lines(notes), start=start)
    ]
    session.add_all(found)
    flush(session)
    return found


def correct(session: Session, note: ThemeNote, *, seen_version: int, text: str) -> None:
    """Correct the words of a note; the journal never keeps them.

    That is possible behind an answer, too: a name that somebody finds late must go, and the theme does not change.
    """
    expect(note, seen_version)
    found = checked_lines(lines(text))
    if len(found) > 1:
        raise RuleViolation("note-is-one-line", field="text")
    note.text = found[0]
    flush(session)


def remove(session: Session, note: ThemeNote) -> None:
    """Remove a note; nothing of its words remains."""
    if note.theme_id is not None:
        _let_go(session, session.get_one(Theme, note.theme_id), [note])
    session.delete(note)
    flush(session)


def put(session: Session, notes: Collection[ThemeNote], theme: Theme | None, *, out_of: Theme | None = None) -> None:
    """Put notes to a theme, or back among those that are not sorted; the theme is as old as its first note.

    `out_of` is the theme in which the person saw the notes, none for notes that are not sorted: what somebody else
    sorted meanwhile stays where it is, and so do the others.
    """
    if not notes:
        raise RuleViolation("notes-not-chosen")
    if {note.theme_id for note in notes} != {out_of.id if out_of else None}:
        raise RuleViolation("notes-sorted-meanwhile")
    if out_of is not None:
        _let_go(session, out_of, notes)
    if theme is not None:
        forbid_closed(theme.status)
        theme.raised_on = min(theme.raised_on, queries.earliest_day(session, notes))
    for note in notes:
        note.theme_id = theme.id if theme else None
    flush(session)


def _let_go(session: Session, theme: Theme, notes: Collection[ThemeNote]) -> None:
    """Let notes go out of a theme that staff were not answered; it is as old as the first note that is left."""
    forbid_closed(theme.status)
    all_notes = queries.records(session, theme)
    left = [note for note in all_notes if note not in notes]
    theme.raised_on = raised_after(
        theme.raised_on,
        first=queries.earliest_day(session, all_notes),
        left=queries.earliest_day(session, left) if left else None,
    )
