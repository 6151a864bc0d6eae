"""What is done with the text modules of a group."""

from __future__ import annotations

from sqlalchemy.orm import Session

from tracker.actions.guards import flush
from tracker.actions.locking import expect
from tracker.models import Group, TextModule


def add(session: Session, group: Group, *, title: str, text: str) -> TextModule:
    """Add a phrase."""
    module = TextModule.of(group, title=title, text=text)
    session.add(module)
    flush(session)
    return module


def change(session: Session, module: TextModule, *, seen_version: int, title: str, text: str) -> None:
    """Change a phrase; where it was inserted it stays as it was."""
    expect(module, seen_version)
    module.title, module.text = title, text
    flush(session)


def remove(session: Session, module: TextModule) -> None:
    """Take a phrase away; where it was inserted it stays."""
    session.delete(module)
    flush(session)
