"""Where a process stands, in the few figures that fit into a line of the portfolio."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tracker.domain import dashboards, milestone_status, staff
from tracker.domain.administrations import headcounts_on, leaves_on
from tracker.domain.coverage import dated
from tracker.domain.dashboards import Facts
from tracker.domain.milestone_status import Light, LightReason, Overview
from tracker.domain.milestones import MilestoneRow, MilestoneState
from tracker.domain.values import Figure


@dataclass(frozen=True)
class Standing:
    """The figures of a process: the same as on its dashboard, for the whole time since it began."""

    light: Light
    reason: LightReason | None
    moved: int
    milestones: int
    next: MilestoneRow | None
    reach: Figure
    breadth: Figure
    staff: Figure
    departments: int


def standing(facts: Facts, start: date | None, on: date, *, raw: bool) -> Standing:
    """Return where a process stands; `raw` is what `access.sees_raw_figures` says of the reader."""
    overview = milestone_status.overview(facts.milestones, facts.revisions, on)
    found = dashboards.participation(facts, dashboards.whole_period(facts, start, on), raw=raw)
    house = dated(leaves_on(on, facts.departments), headcounts_on(on, facts.headcounts))
    return Standing(
        light=overview.light,
        reason=overview.reasons[0].reasons[0] if overview.reasons else None,
        moved=sum((row.slippage.value or 0) > 0 for row in overview.rows),
        milestones=len(overview.rows),
        next=next_of(overview),
        reach=found.reach,
        breadth=found.breadth.share,
        staff=staff.of_house(house),
        departments=len(house),
    )


def next_of(overview: Overview) -> MilestoneRow | None:
    """Return the open milestone that is expected first, be it overdue; those without a date come last."""
    waiting = [row.milestone for row in overview.rows if row.milestone.state is MilestoneState.OPEN]
    return min(waiting, key=lambda row: (row.forecast_on or row.baseline_on or date.max, row.id), default=None)
