"""Everything that the dashboard of a process says, computed once for page, chart, table, file and export (rule R6)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from tracker.domain import (
    coverage,
    editions,
    implementation,
    meeting_rhythm,
    milestone_slippage,
    milestone_status,
    milestone_trend,
    participation_overview,
)
from tracker.domain.action_items import ActionItemRow
from tracker.domain.administrations import DepartmentRow, HeadcountRow
from tracker.domain.attendances import EventCounts
from tracker.domain.coverage import EventCoverage
from tracker.domain.decisions import DecisionRow
from tracker.domain.editions import Edition
from tracker.domain.implementation import Carried, Closure, OpenWork, Overdue
from tracker.domain.meeting_rhythm import Attendance, Rhythm, SeatRow
from tracker.domain.meetings import MeetingRow
from tracker.domain.milestone_status import Changes, Overview
from tracker.domain.milestone_trend import MilestoneTrend
from tracker.domain.milestones import USUAL, MilestoneRow, RevisionRow, ShiftReason
from tracker.domain.participation_overview import Participation
from tracker.domain.periods import Period
from tracker.domain.values import Figure

SINCE = timedelta(days=USUAL.reporting)
MOST_EVENTS = 8


class Due(StrEnum):
    """What became of an action item that was due."""

    IN_TIME = "in_time"
    LATE = "late"
    OPEN = "open"


@dataclass(frozen=True)
class Facts:
    """What is recorded of a process; `counts` are its held events as `attendances.by_event` gives them.

    `editions` is what was released, the newest first, for readers without raw figures.
    """

    milestones: Sequence[MilestoneRow]
    revisions: Sequence[RevisionRow]
    counts: Sequence[EventCounts]
    departments: Sequence[DepartmentRow]
    headcounts: Sequence[HeadcountRow]
    meetings: Sequence[MeetingRow]
    seats: Sequence[SeatRow]
    decisions: Sequence[DecisionRow]
    action_items: Sequence[ActionItemRow]
    editions: Sequence[Edition] = ()
    holidays: Collection[date] = frozenset()

    @property
    def edition(self) -> Edition | None:
        """What was released last."""
        return self.editions[0] if self.editions else None


@dataclass(frozen=True)
class Choice:
    """What the reader chose to see; without an event or a group the whole period, and the first group."""

    period: Period
    event_id: int | None = None
    group_id: int | None = None


@dataclass(frozen=True)
class GroupMeetings:
    """How one group met in the period."""

    group_id: int
    rhythm: Rhythm
    attendance: Attendance


@dataclass(frozen=True)
class Dashboard:
    """The figures of a process on a day; participation is as the reader may see it.

    Readers without raw figures get the participation of `edition`, whatever the period; `events` are the latest ones
    then, each as a whole. `event` and `group` are the chosen ones.
    """

    on: date
    period: Period
    overview: Overview
    trend: MilestoneTrend
    changes: Changes
    since: date
    participation: Participation
    edition: Edition | None
    event: EventCoverage | None
    events: tuple[EventCoverage, ...]
    groups: tuple[GroupMeetings, ...]
    group: GroupMeetings | None
    work: OpenWork
    closure: Closure
    overdue: Overdue
    on_time: Figure
    shift_reasons: Sequence[tuple[ShiftReason, int]]
    carried: tuple[Carried, ...]
    cycle_time: Figure


def of_process(facts: Facts, choice: Choice, *, on: date, raw: bool) -> Dashboard:
    """Return the dashboard; `raw` is what `access.sees_raw_figures` says of the reader.

    Milestones and open work are those of the day; participation, meetings and what was due belong to the period.
    """
    period = choice.period
    overview = milestone_status.overview(facts.milestones, facts.revisions, on, holidays=facts.holidays)
    groups = _groups(facts, period)
    work = implementation.open_work(facts.action_items, facts.decisions, on)
    since = on - SINCE
    return Dashboard(
        on=on,
        period=period,
        overview=overview,
        trend=milestone_trend.analyse(facts.milestones, facts.revisions, on),
        changes=milestone_status.changes(overview, facts.revisions, since),
        since=since,
        participation=participation(facts, period, raw=raw),
        edition=None if raw else facts.edition,
        event=next((event(facts, each, raw=raw) for each in facts.counts if each.event.id == choice.event_id), None),
        events=() if raw else tuple(event(facts, each, raw=raw) for each in facts.counts[-MOST_EVENTS:]),
        groups=tuple(groups),
        group=next((each for each in groups if choice.group_id in {None, each.group_id}), None),
        work=work,
        closure=implementation.closure(facts.action_items, period),
        overdue=implementation.overdue(work),
        on_time=milestone_slippage.on_time(facts.milestones, on),
        shift_reasons=milestone_slippage.reasons(milestone_slippage.shifts(facts.revisions)),
        carried=tuple(
            implementation.carried_out(facts.decisions, on, within=days) for days in implementation.AGES_OF_DECISIONS
        ),
        cycle_time=implementation.cycle_time(facts.action_items, on),
    )


def participation(facts: Facts, period: Period, *, raw: bool) -> Participation:
    """Return the participation of a period; readers without raw figures get what was released last."""
    if not raw:
        return editions.participation(facts.edition)
    return participation_overview.of_process(
        facts.counts,
        facts.departments,
        facts.headcounts,
        period,
        since_start=all(each.event.held_on >= period.start for each in facts.counts),
    )


def event(facts: Facts, counts: EventCounts, *, raw: bool) -> EventCoverage:
    """Return the coverage of one event as the reader may see it."""
    if raw:
        return coverage.of_event(counts, facts.departments, facts.headcounts)
    return editions.event(facts.editions, counts.event)


def whole_period(facts: Facts, start: date | None, on: date) -> Period:
    """Return the time from the beginning of a process until the day; something recorded earlier begins it."""
    days = [each.event.held_on for each in facts.counts] + [row.starts_on for row in facts.meetings]
    return Period(min([*days, start or on, on]), on)


def _groups(facts: Facts, period: Period) -> list[GroupMeetings]:
    meetings: dict[int, list[MeetingRow]] = {}
    for row in facts.meetings:
        if row.starts_on in period:
            meetings.setdefault(row.group_id, []).append(row)
    return [
        GroupMeetings(
            key, meeting_rhythm.rhythm(rows, period.end), meeting_rhythm.attendance(rows, facts.seats, period.end)
        )
        for key, rows in meetings.items()
    ]
