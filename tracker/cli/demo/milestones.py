"""The phases and milestones of a demonstration process, with every move of a date."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from tracker.cli.demo.builder import Builder
from tracker.cli.demo.recipes import Shift, Step
from tracker.domain.milestones import MilestoneState, RevisionKind
from tracker.domain.processes import GateResult
from tracker.models import Gate, Milestone, MilestoneRevision, Phase, Process


def phases(builder: Builder, process: Process, planned: Sequence[tuple[str, str, date, date, bool]]) -> list[Phase]:
    """Add phases with the question at their gate."""
    made: list[Phase] = []
    for position, (name, question, starts, ends, is_over) in enumerate(planned, start=1):
        phase = builder.add(
            Phase.of(
                process,
                name=name,
                position=position,
                planned_start_on=starts,
                planned_end_on=ends,
                actual_start_on=starts if is_over else None,
                actual_end_on=ends if is_over else None,
            )
        )
        answer = (
            {"result": GateResult.PASSED, "answered_on": ends, "answered_by": "Steuerungsgruppe"} if is_over else {}
        )
        builder.session.add(Gate.of(phase, question=question, **answer))
        made.append(phase)
    return made


def lay(builder: Builder, process: Process, phases: Sequence[Phase], steps: Sequence[Step]) -> None:
    """Add milestones with every revision of their dates."""
    for position, step in enumerate(steps, start=1):
        forecast = step.done_on or (step.shifts[-1].to if step.shifts else step.baseline)
        milestone = builder.add(
            Milestone.of(
                process,
                phase_id=phases[step.phase - 1].id,
                title=step.title,
                position=position,
                importance=step.importance,
                state=MilestoneState.DONE if step.done_on else MilestoneState.OPEN,
                baseline_on=step.baseline,
                forecast_on=forecast,
                actual_on=step.done_on,
                reported_on=max(
                    [
                        *(s.on for s in step.shifts),
                        *step.confirmed,
                        step.done_on or date.min,
                        process.actual_start_on or date.min,
                    ]
                ),
                responsible="Prozessbegleitung",
                evidence=step.evidence,
            )
        )
        _revisions(builder, milestone, step, process.actual_start_on or step.baseline)


def _revisions(builder: Builder, milestone: Milestone, step: Step, first: date) -> None:
    reports: list[tuple[date, RevisionKind, date, Shift | None]] = [(first, RevisionKind.BASELINE, step.baseline, None)]
    reports += [(shift.on, RevisionKind.FORECAST, shift.to, shift) for shift in step.shifts]
    reports += [(day, RevisionKind.CONFIRMED, date.min, None) for day in step.confirmed]
    if step.done_on:
        reports.append((step.done_on, RevisionKind.DONE, step.done_on, None))
    before: date | None = None
    for day, kind, new, shift in sorted(reports, key=lambda report: report[0]):
        now = before if kind is RevisionKind.CONFIRMED else new
        builder.session.add(
            MilestoneRevision.of(
                milestone,
                reported_on=day,
                kind=kind,
                old_on=before,
                new_on=now,
                reason=shift.reason if shift else None,
                text=shift.text if shift else step.evidence if kind is RevisionKind.DONE else "",
            )
        )
        builder.session.flush()
        before = now
