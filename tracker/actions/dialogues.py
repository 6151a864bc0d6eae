"""What is done with dialogue events."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import Session

from tracker.actions import reach_totals
from tracker.actions.guards import flush
from tracker.actions.locking import expect
from tracker.domain import dialogues as rules
from tracker.domain.dialogues import DialogueState, DialogueTarget
from tracker.domain.errors import RuleViolation
from tracker.models import DialogueEvent, DialogueInvitation, Process
from tracker.queries import counts
from tracker.queries import dialogues as queries


def plan(
    session: Session,
    process: Process,
    *,
    starts_at: datetime,
    ends_at: datetime | None,
    target: DialogueTarget,
    department_ids: Collection[int],
    **facts: Any,
) -> DialogueEvent:
    """Plan an event of a process, also one that is over already."""
    rules.checked_times(starts_at, ends_at)
    invited = rules.checked_target(target, department_ids)
    event = DialogueEvent.of(process, starts_at=starts_at, ends_at=ends_at, target=target, **facts)
    session.add(event)
    flush(session)
    _invite(session, event, invited)
    return event


def change(
    session: Session,
    event: DialogueEvent,
    *,
    seen_version: int,
    starts_at: datetime,
    ends_at: datetime | None,
    target: DialogueTarget,
    department_ids: Collection[int],
    splits_categories: bool,
    follow_up_of_id: int | None,
    today: date,
    **facts: Any,
) -> None:
    """Change the facts of an event."""
    expect(event, seen_version)
    rules.checked_times(starts_at, ends_at)
    old, new = event.starts_at.date(), starts_at.date()
    rules.checked_day(event.state, old, new, today=today, is_counted=event.counted_at is not None)
    rules.forbid_loop(event.id, follow_up_of_id, queries.originals(session, event))
    if splits_categories is not event.splits_categories and counts.exist(session, event):
        raise RuleViolation("counts-are-there", field="splits_categories")
    _invite(session, event, rules.checked_target(target, department_ids))
    facts |= {"starts_at": starts_at, "ends_at": ends_at, "target": target}
    facts |= {"splits_categories": splits_categories, "follow_up_of_id": follow_up_of_id}
    _set(event, facts)
    flush(session)
    if new != old:
        reach_totals.keep(session, event.process_id)


def move(
    session: Session,
    event: DialogueEvent,
    *,
    seen_version: int,
    state: DialogueState,
    state_reason: str,
    starts_at: datetime | None,
    ends_at: datetime | None,
    today: date,
) -> None:
    """Say what became of an event; one that is planned again may get another time."""
    expect(event, seen_version)
    if state is DialogueState.PLANNED and starts_at is not None:
        rules.checked_times(starts_at, ends_at)
        event.starts_at, event.ends_at = starts_at, ends_at
    has_counts = counts.exist(session, event)
    on = event.starts_at.date()
    event.state = rules.move(event.state, state, starts_on=on, today=today, reason=state_reason, has_counts=has_counts)
    event.state_reason = state_reason or event.state_reason
    flush(session)
    reach_totals.keep(session, event.process_id)


def _invite(session: Session, event: DialogueEvent, department_ids: Collection[int]) -> None:
    """Make the invitations name these departments."""
    missing = set(department_ids)
    for invitation in queries.invitations(session, event):
        if invitation.department_id in missing:
            missing.discard(invitation.department_id)
        else:
            session.delete(invitation)
    session.add_all(DialogueInvitation.of(event, department_id=key) for key in sorted(missing))
    flush(session)


def _set(event: DialogueEvent, facts: dict[str, Any]) -> None:
    for name, value in facts.items():
        setattr(event, name, value)
