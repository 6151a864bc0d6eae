"""How far milestones moved against their baseline (4.10) and how many came on time (4.12)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from tracker.domain.milestones import MilestoneRow, MilestoneState, RevisionKind, RevisionRow, ShiftReason
from tracker.domain.periods import working_days
from tracker.domain.values import Figure, State, not_applicable, not_recorded, ratio

DATED = frozenset({RevisionKind.BASELINE, RevisionKind.FORECAST, RevisionKind.CONFIRMED, RevisionKind.REOPENED})


@dataclass(frozen=True)
class ShiftRow:
    """A forecast that moved, and why."""

    milestone_id: int
    reported_on: date
    days: int
    reason: ShiftReason | None
    text: str


def expected_on(milestone: MilestoneRow) -> date | None:
    """Return the day on which the milestone was reached or is expected."""
    return milestone.actual_on if milestone.state is MilestoneState.DONE else milestone.forecast_on


def slippage(
    planned: date | None, expected: date | None, *, as_of: date | None = None, holidays: Collection[date] | None = None
) -> Figure:
    """Return how many days the expected day is behind the planned one, negative if ahead.

    With `holidays` (which may be empty) the days are working days.
    """
    if planned is None:
        return not_applicable("4.10")
    if expected is None:
        return not_recorded("4.10", n_missing=1)
    days = (expected - planned).days if holidays is None else working_days(planned, expected, holidays)
    return Figure(days, State.OK, days, as_of=as_of, indicator="4.10")


def first_baselines(revisions: Iterable[RevisionRow]) -> dict[int, date]:
    """Return the first planned day of each milestone, which a new baseline never overwrites."""
    found: dict[int, date] = {}
    for row in _in_order(revisions):
        if row.kind is RevisionKind.BASELINE and row.new_on:
            found.setdefault(row.milestone_id, row.new_on)
    return found


def shifts(revisions: Iterable[RevisionRow]) -> list[ShiftRow]:
    """Return the reports that moved a forecast, oldest first."""
    return [
        ShiftRow(row.milestone_id, row.reported_on, (row.new_on - row.old_on).days, row.reason, row.text)
        for row in _in_order(revisions)
        if row.kind in DATED and row.old_on and row.new_on and row.new_on != row.old_on
    ]


def reasons(shifts: Iterable[ShiftRow]) -> list[tuple[ShiftReason, int]]:
    """Return how often each reason was given, the most frequent first."""
    counted = Counter(row.reason for row in shifts if row.reason)
    return sorted(counted.items(), key=lambda pair: (-pair[1], list(ShiftReason).index(pair[0])))


def on_time(milestones: Sequence[MilestoneRow], on: date, *, tolerance: int = 0) -> Figure:
    """Return the share of milestones planned until the day that were reached as planned; open ones count as late."""
    wanted = [row for row in milestones if row.state is not MilestoneState.CANCELLED]
    due = [(row, row.baseline_on) for row in wanted if row.baseline_on and row.baseline_on <= on]
    undated = [row for row in wanted if row.baseline_on is None]
    kept = [row for row, planned in due if _is_reached(row, min(on, planned + timedelta(days=tolerance)))]
    return ratio(len(kept), len(due), indicator="4.12", n_missing=len(undated), as_of=on)


def _is_reached(milestone: MilestoneRow, by: date) -> bool:
    done = milestone.state is MilestoneState.DONE
    return done and milestone.actual_on is not None and milestone.actual_on <= by


def _in_order(revisions: Iterable[RevisionRow]) -> list[RevisionRow]:
    """Return revisions by day; those of one day stay in the order in which they were written."""
    return sorted(revisions, key=lambda row: row.reported_on)
