"""Participation in a process as one reader may see it: everything that page, chart, table and file show of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tracker.domain import coverage, reach
from tracker.domain.administrations import DepartmentRow, HeadcountRow
from tracker.domain.attendances import EventCounts
from tracker.domain.coverage import Breadth, EventCoverage
from tracker.domain.findings import Finding, finding
from tracker.domain.periods import Period
from tracker.domain.reach import ReachPoint, ReachRow
from tracker.domain.values import Figure, State, count, not_applicable, not_recorded, not_released, suppressed


@dataclass(frozen=True)
class Participation:
    """What a reader sees; without raw figures it was released, and `withheld` events are left out."""

    breadth: Breadth
    course: tuple[ReachPoint, ...]
    departments: tuple[ReachRow, ...]
    repeat: Figure
    withheld: int
    is_raw: bool

    @property
    def latest(self) -> ReachPoint | None:
        """The last point that is shown."""
        return _latest(self.course)

    @property
    def reach(self) -> Figure:
        """The share of the staff that was reached; hidden if there were events and none of them is shown."""
        if self.latest:
            return self.latest.share
        if self.breadth.share.state is State.NOT_RELEASED:
            return not_released("4.5")
        nothing = not_applicable("4.5")
        return suppressed(nothing) if self.withheld else nothing


def of_process(
    counts: Sequence[EventCounts],
    departments: Sequence[DepartmentRow],
    headcounts: Sequence[HeadcountRow],
    period: Period,
    *,
    since_start: bool = True,
) -> Participation:
    """Return the participation of a period, for whoever sees raw figures (`access.sees_raw_figures`).

    `counts` come from `by_event`; `since_start` says that the process had no event before the period.
    """
    inside = [event for event in counts if event.event.held_on in period]
    breadth = coverage.breadth(inside, departments, headcounts, period)
    course = reach.course(inside, departments, headcounts, on=period.end, since_start=since_start)
    rows = reach.by_department(inside, departments, headcounts, period, since_start=since_start)
    return Participation(breadth, tuple(course), tuple(rows), _repeat(course), withheld=0, is_raw=True)


def invited(number: int | None, *, raw: bool) -> Figure:
    """Return how many people an event invited; beside the total of those who came, it tells how many stayed away."""
    if number is None:
        return not_recorded()
    return count(number) if raw else suppressed(count(number))


def breadth_headline(breadth: Breadth) -> Finding:
    """Return how many departments the dialogue has reached; "at least" while counts are missing."""
    share = breadth.share
    if share.numerator is None:
        return finding(f"breadth-{_word(share.state)}")
    is_open = share.state is State.PARTIAL or share.is_interval
    code = "breadth-reached-at-least" if is_open else "breadth-reached"
    return finding(code, count=int(share.numerator), of=int(share.denominator or 0))


def event_headline(table: EventCoverage) -> Finding:
    """Return what share of the house came to an event."""
    return _share_finding("coverage", table.house)


def reach_headline(participation: Participation) -> Finding:
    """Return what share of the house has been reached so far."""
    return _share_finding("reach", participation.reach)


def _share_finding(subject: str, share: Figure) -> Finding:
    """Return a finding with the share and its form: exact, between two bounds, at least, or the reason why none."""
    if share.value is None:
        return finding(f"{subject}-{_word(share.state)}")
    if share.is_interval:
        return finding(f"{subject}-between", share=share)
    return finding(f"{subject}-at-least" if share.state is State.PARTIAL else f"{subject}-exact", share=share)


def _word(state: State) -> str:
    return state.value.replace("_", "-")


def _latest(course: Sequence[ReachPoint]) -> ReachPoint | None:
    return next((point for point in reversed(course) if point.persons.state is not State.SUPPRESSED), None)


def _repeat(course: Sequence[ReachPoint]) -> Figure:
    latest = _latest(course)
    return reach.repeat(latest) if latest else not_applicable("4.6")
