"""The light of each milestone and of all of them (4.14): a rule with a reason, never a feeling."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from tracker.domain.findings import Finding, finding
from tracker.domain.milestone_slippage import expected_on, first_baselines, shifts, slippage
from tracker.domain.milestone_trend import Trend, analyse
from tracker.domain.milestones import USUAL, Importance, MilestoneRow, MilestoneState, RevisionRow, Thresholds
from tracker.domain.periods import Period
from tracker.domain.values import Figure


class Light(StrEnum):
    """Where something stands, the worst first: what is unknown is never as good as on plan (rule R4)."""

    ACT = "act"
    WATCH = "watch"
    UNKNOWN = "unknown"
    ON_PLAN = "on_plan"
    DONE = "done"


class LightReason(StrEnum):
    """Why a light is what it is."""

    BLOCKED = "blocked"
    LONG_OVERDUE = "long_overdue"
    OVERDUE = "overdue"
    SLIPPED_FAR = "slipped_far"
    SLIPPED = "slipped"
    RISING = "rising"
    NEVER_REPORTED = "never_reported"
    STALE = "stale"
    ON_PLAN = "on_plan"
    REACHED = "reached"


LIGHT_OF: Mapping[LightReason, Light] = {
    LightReason.BLOCKED: Light.ACT,
    LightReason.LONG_OVERDUE: Light.ACT,
    LightReason.SLIPPED_FAR: Light.ACT,
    LightReason.OVERDUE: Light.WATCH,
    LightReason.SLIPPED: Light.WATCH,
    LightReason.RISING: Light.WATCH,
    LightReason.NEVER_REPORTED: Light.UNKNOWN,
    LightReason.STALE: Light.UNKNOWN,
    LightReason.ON_PLAN: Light.ON_PLAN,
    LightReason.REACHED: Light.DONE,
}
SEVERITY = list(Light)
NONE_YET = finding("milestones-none")


@dataclass(frozen=True)
class MilestoneStatus:
    """A milestone with its light, every reason for it, and how far it slipped; `overdue` are days past its date."""

    milestone: MilestoneRow
    light: Light
    reasons: tuple[LightReason, ...]
    overdue: int
    slippage: Figure
    working_days: Figure
    trend: Trend
    first_baseline_on: date | None
    slippage_from_first: Figure


@dataclass(frozen=True)
class Overview:
    """All milestones of a process that are still wanted, the cancelled ones apart, and their common light."""

    rows: tuple[MilestoneStatus, ...]
    cancelled: tuple[MilestoneRow, ...]
    light: Light
    reasons: tuple[MilestoneStatus, ...]
    on: date


@dataclass(frozen=True)
class Changes:
    """What happened to milestones since the last report, and what is overdue now."""

    reached: int
    moved: int
    overdue: int


def overview(
    milestones: Sequence[MilestoneRow],
    revisions: Sequence[RevisionRow],
    on: date,
    *,
    thresholds: Thresholds = USUAL,
    holidays: Collection[date] = frozenset(),
) -> Overview:
    """Return each milestone with its light, and the worst light of those on which much depends."""
    trend = analyse(milestones, revisions, on, thresholds)
    courses = {line.milestone.id: line.trend for line in trend.lines}
    planned = first_baselines(revisions)
    rows = tuple(
        _status(row, courses.get(row.id, Trend.TOO_FEW), planned.get(row.id), on, rules=thresholds, holidays=holidays)
        for row in milestones
        if row.state is not MilestoneState.CANCELLED
    )
    critical = [row for row in rows if row.milestone.importance is not Importance.NORMAL] or rows
    light = worst(row.light for row in critical)
    return Overview(rows, trend.cancelled, light, tuple(row for row in critical if row.light is light), on)


def worst(lights: Iterable[Light]) -> Light:
    """Return the worst of several lights; of none at all nothing is known."""
    return min(lights, key=SEVERITY.index, default=Light.UNKNOWN)


def reasons_of(
    milestone: MilestoneRow, trend: Trend, on: date, thresholds: Thresholds = USUAL
) -> tuple[LightReason, ...]:
    """Return every reason that holds for a milestone, the decisive one first.

    What today's date says (blocked, overdue) holds however old the last report is; what the forecast says (slippage,
    trend) is only believed while it is fresh, because an old forecast is no more red than it is green.
    """
    if milestone.state is MilestoneState.DONE:
        return (LightReason.REACHED,)
    found = [LightReason.BLOCKED] if milestone.is_blocked else []
    if overdue := _overdue(milestone, on):
        found.append(LightReason.LONG_OVERDUE if overdue > thresholds.overdue else LightReason.OVERDUE)
    if milestone.reported_on is None or expected_on(milestone) is None:
        found.append(LightReason.NEVER_REPORTED)
    elif thresholds.is_stale(milestone.reported_on, on):
        found.append(LightReason.STALE)
    else:
        found += _of_forecast(milestone, trend, thresholds)
    return tuple(sorted(found, key=lambda reason: SEVERITY.index(LIGHT_OF[reason]))) or (LightReason.ON_PLAN,)


def changes(overview: Overview, revisions: Iterable[RevisionRow], since: date) -> Changes:
    """Return what happened after a day until the day of the overview."""
    period = Period(since + timedelta(days=1), overview.on)
    reached = [row for row in overview.rows if row.milestone.actual_on and row.milestone.actual_on in period]
    moved = {shift.milestone_id for shift in shifts(revisions) if shift.reported_on in period}
    wanted = {row.milestone.id for row in overview.rows}
    return Changes(len(reached), len(moved & wanted), sum(row.overdue > 0 for row in overview.rows))


def headline(overview: Overview) -> Finding:
    """Return what is most pressing: what is overdue, what nobody reports on, else how much is reached."""
    total = len(overview.rows)
    lights = [row.light for row in overview.rows]
    if overdue := sum(row.overdue > 0 for row in overview.rows):
        return finding("milestones-overdue", count=overdue, of=total)
    if unknown := lights.count(Light.UNKNOWN):
        return finding("milestones-unreported", count=unknown, of=total)
    return finding("milestones-reached", count=lights.count(Light.DONE), of=total) if total else NONE_YET


def _status(
    milestone: MilestoneRow,
    trend: Trend,
    first_planned: date | None,
    on: date,
    *,
    rules: Thresholds,
    holidays: Collection[date],
) -> MilestoneStatus:
    reasons = reasons_of(milestone, trend, on, rules)
    planned, expected, as_of = milestone.baseline_on, expected_on(milestone), milestone.reported_on
    return MilestoneStatus(
        milestone=milestone,
        light=LIGHT_OF[reasons[0]],
        reasons=reasons,
        overdue=_overdue(milestone, on),
        slippage=slippage(planned, expected, as_of=as_of),
        working_days=slippage(planned, expected, as_of=as_of, holidays=holidays),
        trend=trend,
        first_baseline_on=first_planned or planned,
        slippage_from_first=slippage(first_planned or planned, expected, as_of=as_of),
    )


def _overdue(milestone: MilestoneRow, on: date) -> int:
    """Return how many days the expected day has passed; without a forecast the planned day is expected."""
    expected = milestone.forecast_on or milestone.baseline_on
    if milestone.state is not MilestoneState.OPEN or expected is None:
        return 0
    return max((on - expected).days, 0)


def _of_forecast(milestone: MilestoneRow, trend: Trend, thresholds: Thresholds) -> list[LightReason]:
    days = slippage(milestone.baseline_on, expected_on(milestone)).value or 0
    found = [LightReason.SLIPPED_FAR] if days > thresholds.slipped_far else []
    if thresholds.slipped < days <= thresholds.slipped_far:
        found.append(LightReason.SLIPPED)
    return [*found, LightReason.RISING] if trend is Trend.RISING else found
