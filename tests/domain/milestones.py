"""Builders of milestones and their reports."""

from __future__ import annotations

from datetime import date
from typing import Any

from tracker.domain.milestones import Importance, MilestoneRow, MilestoneState, RevisionKind, RevisionRow, ShiftReason

TODAY = date(2021, 9, 30)


def a_milestone(key: int = 1, **fields: Any) -> MilestoneRow:
    """Return an open milestone that is on plan and was reported today."""
    usual = {
        "title": f"M{key}",
        "phase": "",
        "importance": Importance.GATE,
        "state": MilestoneState.OPEN,
        "baseline_on": date(2021, 11, 30),
        "forecast_on": date(2021, 11, 30),
        "actual_on": None,
        "reported_on": TODAY,
    }
    return MilestoneRow(key, **(usual | fields))


def reached(key: int = 1, *, planned: date, on: date, **fields: Any) -> MilestoneRow:
    state = MilestoneState.DONE
    return a_milestone(key, state=state, baseline_on=planned, forecast_on=planned, actual_on=on, **fields)


def a_report(
    day: date,
    new: date | None,
    old: date | None = None,
    *,
    key: int = 1,
    kind: RevisionKind = RevisionKind.FORECAST,
    reason: ShiftReason | None = None,
) -> RevisionRow:
    return RevisionRow(key, day, old, new, kind, reason)


def reports(*course: tuple[date, date], key: int = 1) -> list[RevisionRow]:
    """Return a baseline and the forecasts after it, as (day of the report, expected day)."""
    (day, planned), *later = course
    rows = [a_report(day, planned, key=key, kind=RevisionKind.BASELINE)]
    for day, forecast in later:
        rows.append(a_report(day, forecast, rows[-1].new_on, key=key, reason=ShiftReason.RESOURCES))
    return rows
