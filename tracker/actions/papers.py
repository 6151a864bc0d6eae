"""Papers change nothing, but they are written down: who took which one away, and for which circle it was made."""

from __future__ import annotations

from sqlalchemy.orm import Session

from tracker.domain.meetings import Confidentiality
from tracker.models import Decision, DialogueEvent, Meeting, MinutesVersion, Process
from tracker.models.journal import note


def take_away(
    session: Session,
    record: Meeting | MinutesVersion | Process | Decision | DialogueEvent,
    *,
    paper: str,
    file_format: str,
    circle: Confidentiality,
) -> None:
    """Write a paper to the journal, in the transaction that makes the file (rule R10)."""
    note(
        session,
        "export",
        type(record).__name__,
        record.id,
        administration_id=record.administration_id,
        paper=paper,
        format=file_format,
        audience=circle.value,
    )
