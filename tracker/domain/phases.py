"""Phases of a process, the gates between them, and where they lie in time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tracker.domain.errors import RuleViolation
from tracker.domain.processes import GateResult, checked_period


class PhaseState(StrEnum):
    """Where a phase stands, as its actual dates say."""

    AHEAD = "ahead"
    RUNNING = "running"
    FINISHED = "finished"


@dataclass(frozen=True)
class PhaseRow:
    """A phase with its gate, as pages and figures read it."""

    id: int
    name: str
    position: int
    planned_start_on: date | None
    planned_end_on: date | None
    actual_start_on: date | None
    actual_end_on: date | None
    summary: str = ""
    gate_id: int | None = None
    gate_question: str = ""
    gate_result: GateResult | None = None
    gate_answered_on: date | None = None
    gate_answered_by: str = ""
    gate_note: str = ""


@dataclass(frozen=True)
class Span:
    """A stretch of a timeline, as shares of its whole length."""

    start: float
    width: float


@dataclass(frozen=True)
class PhaseLine:
    """A phase on a timeline; what has no dates has no span."""

    phase: PhaseRow
    state: PhaseState
    planned: Span | None
    actual: Span | None


@dataclass(frozen=True)
class Timeline:
    """Phases below each other over the same time; phases may overlap."""

    lines: tuple[PhaseLine, ...]
    years: tuple[tuple[int, float], ...] = ()
    """Where each year begins, the first one at the beginning of the timeline."""
    today: float | None = None


def state_of(phase: PhaseRow, today: date) -> PhaseState:
    """Return where a phase stands; only what really happened counts, not the plan."""
    if phase.actual_end_on and phase.actual_end_on <= today:
        return PhaseState.FINISHED
    if phase.actual_start_on and phase.actual_start_on <= today:
        return PhaseState.RUNNING
    return PhaseState.AHEAD


def timeline(phases: Sequence[PhaseRow], today: date) -> Timeline:
    """Return the phases on one scale from the first to the last of their dates; what runs, runs until today."""
    days = sorted(day for phase in phases for day in _days(phase, today))
    if not days:
        return Timeline(tuple(PhaseLine(phase, state_of(phase, today), None, None) for phase in phases))
    first, last = days[0], days[-1]
    whole = (last - first).days + 1

    def span(start: date | None, end: date | None) -> Span | None:
        if start is None or end is None:
            return None
        return Span((start - first).days / whole, ((end - start).days + 1) / whole)

    lines = (
        PhaseLine(
            phase,
            state_of(phase, today),
            span(phase.planned_start_on, phase.planned_end_on),
            span(phase.actual_start_on, _end(phase, today)),
        )
        for phase in phases
    )
    years = ((year, max(0, (date(year, 1, 1) - first).days) / whole) for year in range(first.year, last.year + 1))
    return Timeline(tuple(lines), tuple(years), (today - first).days / whole if first <= today <= last else None)


def checked_answer(result: GateResult | None, answered_on: date | None, *, note: str, today: date) -> None:
    """Refuse an answer of the future, without a day, or with conditions that nobody wrote down."""
    if result is None:
        return
    if answered_on is None:
        raise RuleViolation("gate-date-required", field="answered_on")
    if answered_on > today:
        raise RuleViolation("gate-in-future", field="answered_on")
    if result is not GateResult.PASSED and not note.strip():
        raise RuleViolation("gate-note-required", field="note")


def checked_actual(start: date | None, end: date | None, *, today: date) -> None:
    """Refuse what is said to have happened but lies in the future, or ended without or before a beginning."""
    for day, field in (start, "actual_start_on"), (end, "actual_end_on"):
        if day and day > today:
            raise RuleViolation("actual-in-future", field=field)
    if end and start is None:
        raise RuleViolation("ends-without-beginning", field="actual_start_on")
    checked_period(start, end, field="actual_end_on")


def _days(phase: PhaseRow, today: date) -> Iterable[date]:
    end = _end(phase, today)
    return filter(None, (phase.planned_start_on, phase.planned_end_on, phase.actual_start_on, end))


def _end(phase: PhaseRow, today: date) -> date | None:
    """Return the last day of what really happened; a running phase lasts at least one day."""
    if phase.actual_start_on is None:
        return None
    return phase.actual_end_on or max(today, phase.actual_start_on)
