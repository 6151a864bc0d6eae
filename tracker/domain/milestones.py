"""Milestones: baseline, forecast, actual, and how the forecast moved."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tracker.domain.errors import RuleViolation


class Importance(StrEnum):
    """How much depends on a milestone."""

    GATE = "gate"
    IMPORTANT = "important"
    NORMAL = "normal"


class MilestoneState(StrEnum):
    """Whether a milestone is still wanted."""

    OPEN = "open"
    DONE = "done"
    CANCELLED = "cancelled"


class ShiftReason(StrEnum):
    """Why a forecast moved."""

    RESOURCES = "resources"
    DECISION_MISSING = "decision_missing"
    CO_DETERMINATION = "co_determination"
    EXTERNAL = "external"
    SCOPE_CHANGED = "scope_changed"
    ESTIMATE = "estimate"
    OTHER = "other"


class RevisionKind(StrEnum):
    """What a revision records."""

    BASELINE = "baseline"
    FORECAST = "forecast"
    CONFIRMED = "confirmed"
    DONE = "done"
    REOPENED = "reopened"
    CANCELLED = "cancelled"


@dataclass(frozen=True)
class Thresholds:
    """When a milestone changes its light or its trend, in days; printed in the legend wherever they are used."""

    reporting: int = 30
    stale_after_reports: float = 1.5
    overdue: int = 14
    slipped: int = 14
    slipped_far: int = 42
    slope: float = 0.1
    amplitude: int = 14

    def is_stale(self, reported_on: date | None, on: date) -> bool:
        """Whether the last report is too old to be believed on the day; none at all is, too."""
        return reported_on is None or (on - reported_on).days > self.stale_after_reports * self.reporting


USUAL = Thresholds()


@dataclass(frozen=True)
class MilestoneRow:
    """A milestone as lists and figures read it."""

    id: int
    title: str
    phase: str
    importance: Importance
    state: MilestoneState
    baseline_on: date | None
    forecast_on: date | None
    actual_on: date | None
    responsible: str = ""
    reported_on: date | None = None
    is_blocked: bool = False


@dataclass(frozen=True)
class RevisionRow:
    """One reported date of a milestone: on `reported_on` it was expected for `new_on`."""

    milestone_id: int
    reported_on: date
    old_on: date | None
    new_on: date | None
    kind: RevisionKind
    reason: ShiftReason | None
    text: str = ""
    by: str = ""


def forbid_change(state: MilestoneState) -> None:
    """Refuse to move, confirm or complete what is reached or cancelled; it is reopened first."""
    if state is not MilestoneState.OPEN:
        raise RuleViolation("milestone-not-open", state=state)


def checked_forecast(forecast_on: date | None, *, today: date) -> date:
    """Return the day on which a milestone is expected; what is expected lies ahead."""
    if forecast_on is None:
        raise RuleViolation("forecast-required", field="forecast_on")
    if forecast_on < today:
        raise RuleViolation("forecast-in-past", field="forecast_on")
    return forecast_on


def checked_reason(text: str) -> str:
    """Return the sentence that says why a milestone is cancelled or reopened."""
    if not text.strip():
        raise RuleViolation("reason-required", field="text")
    return text


def forbid_silent_shift(old: date | None, new: date | None, *, reason: ShiftReason | None, text: str) -> None:
    """Refuse to move a forecast without a reason; "other" needs a sentence."""
    if old is None or new == old:
        return
    if reason is None:
        raise RuleViolation("reason-required", field="reason")
    if reason is ShiftReason.OTHER and not text.strip():
        raise RuleViolation("sentence-required", field="text")


def checked_completion(actual_on: date, *, today: date, evidence: str) -> date:
    """Return the day of completion; it asks for evidence or a sentence."""
    if actual_on > today:
        raise RuleViolation("done-in-future", field="actual_on")
    if not evidence.strip():
        raise RuleViolation("evidence-required", field="evidence")
    return actual_on
