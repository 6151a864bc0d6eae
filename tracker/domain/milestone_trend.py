"""Milestone trend analysis (4.11): what was forecast at each report, and what the course of it says."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from itertools import pairwise

from tracker.domain.findings import Finding, finding
from tracker.domain.milestone_slippage import DATED, slippage
from tracker.domain.milestones import (
    USUAL,
    Importance,
    MilestoneRow,
    MilestoneState,
    RevisionRow,
    ShiftReason,
    Thresholds,
)
from tracker.domain.values import Figure

POINTS_OF_SLOPE = 3
POINTS_OF_TURNS = 5
MOST_LINES = 7


class Trend(StrEnum):
    """What the course of the forecasts says; the last three say that nobody can tell."""

    STABLE = "stable"
    RISING = "rising"
    FALLING = "falling"
    ZIGZAG = "zigzag"
    REVERSED = "reversed"
    STALE = "stale"
    TOO_FEW = "too_few"


class Mark(StrEnum):
    """What a report said of a milestone: as planned, moved, or reached."""

    ON_PLAN = "on_plan"
    MOVED = "moved"
    DONE = "done"


@dataclass(frozen=True)
class TrendPoint:
    """On `reported_on` the milestone was expected for `forecast_on`; `shift` are the days since the report before."""

    reported_on: date
    forecast_on: date
    mark: Mark
    shift: int = 0
    reason: ShiftReason | None = None
    text: str = ""


@dataclass(frozen=True)
class TrendLine:
    """The course of one milestone."""

    milestone: MilestoneRow
    points: tuple[TrendPoint, ...]
    trend: Trend
    slippage: Figure

    @property
    def is_stale(self) -> bool:
        return self.trend is Trend.STALE

    @property
    def is_done(self) -> bool:
        return self.points[-1].mark is Mark.DONE


@dataclass(frozen=True)
class MilestoneTrend:
    """All the courses, in the order of the milestones, and the milestones that have none."""

    lines: tuple[TrendLine, ...]
    cancelled: tuple[MilestoneRow, ...]
    undated: tuple[MilestoneRow, ...]
    on: date


@dataclass(frozen=True)
class TrendRow:
    """One report of one milestone, as table and files show it."""

    milestone: str
    reported_on: date
    forecast_on: date
    shift: int
    mark: Mark
    reason: ShiftReason | None
    text: str


def analyse(
    milestones: Sequence[MilestoneRow], revisions: Iterable[RevisionRow], on: date, thresholds: Thresholds = USUAL
) -> MilestoneTrend:
    """Return what was reported until the day; cancelled milestones and those never dated are listed apart."""
    reports: dict[int, list[RevisionRow]] = {row.id: [] for row in milestones}
    for row in revisions:
        if row.reported_on <= on and row.milestone_id in reports:
            reports[row.milestone_id].append(row)
    wanted = [row for row in milestones if row.state is not MilestoneState.CANCELLED]
    courses = [(row, _points(row, reports[row.id], on)) for row in wanted]
    return MilestoneTrend(
        lines=tuple(_line(row, points, on, thresholds) for row, points in courses if points),
        cancelled=tuple(row for row in milestones if row.state is MilestoneState.CANCELLED),
        undated=tuple(row for row, points in courses if not points),
        on=on,
    )


def classify(points: Sequence[TrendPoint], on: date, thresholds: Thresholds = USUAL) -> Trend:
    """Return what the last reports say: their slope, unless they turned to and fro or are too few or too old."""
    if points[-1].mark is not Mark.DONE and thresholds.is_stale(points[-1].reported_on, on):
        return Trend.STALE
    if len(points) < POINTS_OF_SLOPE:
        return Trend.TOO_FEW
    recent = [point.forecast_on.toordinal() for point in points[-POINTS_OF_TURNS:]]
    turns = _turns(recent) if max(recent) - min(recent) > thresholds.amplitude else 0
    if turns:
        return Trend.REVERSED if turns == 1 else Trend.ZIGZAG
    slope = _slope(points[-POINTS_OF_SLOPE:])
    if abs(slope) <= thresholds.slope:
        return Trend.STABLE
    return Trend.RISING if slope > 0 else Trend.FALLING


def for_display(trend: MilestoneTrend, most: int = MOST_LINES) -> tuple[TrendLine, ...]:
    """Return the lines that matter most, in their order: open ones first, then by importance and slippage."""
    importance = list(Importance)
    ranked = sorted(
        trend.lines,
        key=lambda line: (line.is_done, importance.index(line.milestone.importance), -(line.slippage.value or 0)),
    )
    chosen = {line.milestone.id for line in ranked[:most]}
    return tuple(line for line in trend.lines if line.milestone.id in chosen)


def table_rows(lines: Iterable[TrendLine]) -> list[TrendRow]:
    """Return a row per report, milestone by milestone."""
    return [
        TrendRow(
            milestone=line.milestone.title,
            reported_on=point.reported_on,
            forecast_on=point.forecast_on,
            shift=point.shift,
            mark=point.mark,
            reason=point.reason,
            text=point.text,
        )
        for line in lines
        for point in line.points
    ]


def headline(trend: MilestoneTrend, thresholds: Thresholds = USUAL) -> Finding:
    """Return what the trend says first: far behind, behind, without a fresh date, or on plan."""
    slipped = [line.slippage.value or 0 for line in trend.lines]
    far = sum(days > thresholds.slipped_far for days in slipped)
    behind = sum(days > 0 for days in slipped)
    stale = sum(line.is_stale for line in trend.lines)
    if not slipped:
        return finding("milestones-undated")
    if far:
        return finding("milestones-far-behind", count=far, of=len(slipped), weeks=thresholds.slipped_far // 7)
    if behind:
        return finding("milestones-behind", count=behind, of=len(slipped))
    if stale:
        return finding("milestones-stale", count=stale, of=len(slipped))
    return finding("milestones-on-plan", of=len(slipped))


def _line(milestone: MilestoneRow, points: tuple[TrendPoint, ...], on: date, thresholds: Thresholds) -> TrendLine:
    last = points[-1]
    slipped = slippage(milestone.baseline_on, last.forecast_on, as_of=last.reported_on)
    return TrendLine(milestone, points, classify(points, on, thresholds), slipped)


def _points(milestone: MilestoneRow, reports: Iterable[RevisionRow], on: date) -> tuple[TrendPoint, ...]:
    """Return a point per day of report, the last word of the day; what is done ends on the diagonal."""
    by_day = {row.reported_on: row for row in reports if row.kind in DATED and row.new_on}
    done_on = milestone.actual_on if milestone.state is MilestoneState.DONE else None
    points: list[TrendPoint] = []
    for day in sorted(by_day):
        row = by_day[day]
        if row.new_on and (done_on is None or day < done_on):
            points.append(_point(day, row.new_on, milestone, points, row))
    if done_on and done_on <= on:
        points.append(replace(_point(done_on, done_on, milestone, points), mark=Mark.DONE))
    return tuple(points)


def _point(
    day: date,
    forecast: date,
    milestone: MilestoneRow,
    before: Sequence[TrendPoint],
    report: RevisionRow | None = None,
) -> TrendPoint:
    is_moved = milestone.baseline_on is not None and forecast > milestone.baseline_on
    return TrendPoint(
        reported_on=day,
        forecast_on=forecast,
        mark=Mark.MOVED if is_moved else Mark.ON_PLAN,
        shift=(forecast - before[-1].forecast_on).days if before else 0,
        reason=report.reason if report else None,
        text=report.text if report else "",
    )


def _turns(days: Sequence[int]) -> int:
    """Return how often a course changed its direction."""
    steps = [later > earlier for earlier, later in pairwise(days) if later != earlier]
    return sum(one is not other for one, other in pairwise(steps))


def _slope(points: Sequence[TrendPoint]) -> float:
    """Return how many days the forecast moved per day, by least squares."""
    x = [point.reported_on.toordinal() for point in points]
    y = [point.forecast_on.toordinal() for point in points]
    mean_x, mean_y = sum(x) / len(x), sum(y) / len(y)
    spread = sum((value - mean_x) ** 2 for value in x)
    return sum((one - mean_x) * (other - mean_y) for one, other in zip(x, y, strict=True)) / spread
