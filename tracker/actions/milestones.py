"""What is done with milestones: whatever touches a date also says so in a revision, in the same transaction."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from tracker.actions.guards import flush
from tracker.actions.locking import expect
from tracker.domain import milestones as rules
from tracker.domain.errors import RuleViolation
from tracker.domain.milestones import Importance, MilestoneState, RevisionKind, ShiftReason
from tracker.models import Milestone, MilestoneRevision, Process


def plan(
    session: Session,
    process: Process,
    *,
    title: str,
    today: date,
    phase_id: int | None = None,
    criterion: str = "",
    importance: Importance = Importance.NORMAL,
    responsible: str = "",
    baseline_on: date | None = None,
) -> Milestone:
    """Plan a milestone; its planned day, if it has one, is also the first forecast."""
    milestone = Milestone.of(
        process,
        phase_id=phase_id,
        title=title,
        criterion=criterion,
        position=_next_position(session, process, phase_id),
        importance=importance,
        responsible=responsible,
        baseline_on=baseline_on,
    )
    lay(session, [milestone], today=today)
    return milestone


def lay(session: Session, milestones: Sequence[Milestone], *, today: date) -> None:
    """Add new milestones; the planned day of each is its first forecast and its first revision."""
    planned = [milestone for milestone in milestones if milestone.baseline_on]
    for milestone in planned:
        milestone.forecast_on, milestone.reported_on = milestone.baseline_on, today
    session.add_all(milestones)
    flush(session)
    for milestone in planned:
        _report(session, milestone, RevisionKind.BASELINE, today, old=None, new=milestone.baseline_on)
    flush(session)


def change(
    session: Session,
    milestone: Milestone,
    *,
    seen_version: int,
    title: str,
    criterion: str,
    importance: Importance,
    responsible: str,
    phase_id: int | None,
    is_blocked: bool,
) -> None:
    """Change what a milestone is; its dates have actions of their own."""
    expect(milestone, seen_version)
    milestone.title = title
    milestone.criterion = criterion
    milestone.importance = importance
    milestone.responsible = responsible
    milestone.phase_id = phase_id
    milestone.is_blocked = is_blocked
    flush(session)


def set_baseline(session: Session, milestone: Milestone, *, seen_version: int, baseline_on: date, today: date) -> None:
    """Set the planned day of a milestone that has none yet."""
    expect(milestone, seen_version)
    rules.forbid_change(milestone.state)
    if milestone.baseline_on is not None:
        raise RuleViolation("baseline-exists", field="baseline_on")
    milestone.baseline_on = baseline_on
    milestone.forecast_on = milestone.forecast_on or baseline_on
    _report(session, milestone, RevisionKind.BASELINE, today, old=None, new=baseline_on)
    flush(session)


def move(
    session: Session,
    milestone: Milestone,
    *,
    seen_version: int,
    forecast_on: date | None,
    reason: ShiftReason | None,
    text: str,
    today: date,
) -> None:
    """Say that a milestone is now expected on another day, and why; the same day again confirms it."""
    expect(milestone, seen_version)
    rules.forbid_change(milestone.state)
    if milestone.baseline_on is None:
        raise RuleViolation("baseline-missing", field="forecast_on")
    old, new = milestone.forecast_on, rules.checked_forecast(forecast_on, today=today)
    rules.forbid_silent_shift(old, new, reason=reason, text=text)
    milestone.forecast_on = new
    kind = RevisionKind.CONFIRMED if new == old else RevisionKind.FORECAST
    _report(session, milestone, kind, today, old=old, new=new, reason=reason, text=text)
    flush(session)


def confirm(session: Session, milestone: Milestone, *, seen_version: int, today: date) -> None:
    """Say that a milestone is still expected on the same day."""
    expect(milestone, seen_version)
    rules.forbid_change(milestone.state)
    expected = rules.checked_forecast(milestone.forecast_on, today=today)
    _report(session, milestone, RevisionKind.CONFIRMED, today, old=expected, new=expected)
    flush(session)


def complete(
    session: Session, milestone: Milestone, *, seen_version: int, actual_on: date, evidence: str, today: date
) -> None:
    """Say on which day a milestone was reached, and how one can tell; the forecast becomes that day."""
    expect(milestone, seen_version)
    rules.forbid_change(milestone.state)
    old = milestone.forecast_on
    milestone.actual_on = rules.checked_completion(actual_on, today=today, evidence=evidence)
    milestone.forecast_on = milestone.actual_on
    milestone.evidence = evidence
    milestone.state = MilestoneState.DONE
    milestone.is_blocked = False
    _report(session, milestone, RevisionKind.DONE, today, old=old, new=actual_on, text=evidence)
    flush(session)


def reopen(
    session: Session, milestone: Milestone, *, seen_version: int, forecast_on: date | None, text: str, today: date
) -> None:
    """Take a milestone up again that was reached or cancelled, with the day on which it is now expected."""
    expect(milestone, seen_version)
    if milestone.state is MilestoneState.OPEN:
        raise RuleViolation("milestone-open")
    old, new = milestone.forecast_on, rules.checked_forecast(forecast_on, today=today)
    milestone.state = MilestoneState.OPEN
    milestone.actual_on = None
    milestone.forecast_on = new
    _report(session, milestone, RevisionKind.REOPENED, today, old=old, new=new, text=rules.checked_reason(text))
    flush(session)


def cancel(session: Session, milestone: Milestone, *, seen_version: int, text: str, today: date) -> None:
    """Give up a milestone, with the reason; it stays in the list of the cancelled ones."""
    expect(milestone, seen_version)
    rules.forbid_change(milestone.state)
    milestone.state = MilestoneState.CANCELLED
    milestone.is_blocked = False
    old = milestone.forecast_on
    _report(session, milestone, RevisionKind.CANCELLED, today, old=old, new=None, text=rules.checked_reason(text))
    flush(session)


def _next_position(session: Session, process: Process, phase_id: int | None) -> int:
    last = select(func.max(Milestone.position)).where(
        Milestone.process_id == process.id, Milestone.phase_id.is_not_distinct_from(phase_id)
    )
    return (session.scalar(last) or 0) + 1


def _report(
    session: Session,
    milestone: Milestone,
    kind: RevisionKind,
    today: date,
    *,
    old: date | None,
    new: date | None,
    reason: ShiftReason | None = None,
    text: str = "",
) -> None:
    """Write down what was reported about a milestone today, by whoever is behind the session."""
    milestone.reported_on = today
    revision = MilestoneRevision.of(
        milestone,
        reported_on=today,
        kind=kind,
        old_on=old,
        new_on=new,
        reason=reason,
        text=text,
        person_id=session.info.get("person_id"),
    )
    session.add(revision)
