"""What is done with project teams."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from tracker.actions.guards import flush
from tracker.actions.locking import expect
from tracker.domain.processes import checked_period
from tracker.models import Process, TeamMember


def add(
    session: Session,
    process: Process,
    *,
    person_id: int,
    partner_organisation_id: int | None,
    task: str,
    valid_from: date | None,
    valid_to: date | None = None,
) -> TeamMember:
    """Take a person into the project team."""
    checked_period(valid_from, valid_to, field="valid_to")
    member = TeamMember.of(
        process,
        person_id=person_id,
        partner_organisation_id=partner_organisation_id,
        task=task,
        valid_from=valid_from,
        valid_to=valid_to,
    )
    session.add(member)
    flush(session)
    return member


def change(
    session: Session,
    member: TeamMember,
    *,
    seen_version: int,
    partner_organisation_id: int | None,
    task: str,
    valid_from: date | None,
    valid_to: date | None,
) -> None:
    """Change the task, the organisation or the time of somebody in the team."""
    expect(member, seen_version)
    checked_period(valid_from, valid_to, field="valid_to")
    member.partner_organisation_id = partner_organisation_id
    member.task = task
    member.valid_from, member.valid_to = valid_from, valid_to
    flush(session)


def end(session: Session, member: TeamMember, *, seen_version: int, valid_to: date) -> None:
    """Say until when somebody belongs to the team."""
    expect(member, seen_version)
    checked_period(member.valid_from, valid_to, field="valid_to")
    member.valid_to = valid_to
    flush(session)
