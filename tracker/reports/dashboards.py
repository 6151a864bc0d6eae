"""The tables behind the figures of a dashboard: the same rows on the page and in the files (rule R6)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Protocol

from tracker.domain.coverage import EventCoverage, ReachState
from tracker.domain.dashboards import Dashboard, Due
from tracker.domain.implementation import Age, OpenKind
from tracker.domain.milestone_slippage import expected_on
from tracker.domain.milestone_status import Light, LightReason
from tracker.domain.milestone_trend import Mark, table_rows
from tracker.domain.milestones import MilestoneState, ShiftReason
from tracker.domain.participation_overview import Participation
from tracker.domain.reach_staff import Staff
from tracker.domain.values import Figure, State, count, not_applicable, not_recorded, total
from tracker.reports.table import Column, Kind, Row, Table
from tracker.reports.words import Words

NOT_COUNTED, NO_SHARE = not_applicable("4.5"), not_applicable("4.3")


def status(found: Dashboard, words: Words) -> Table:
    """Return each milestone with its dates, its slippage and its light (4.10, 4.14)."""
    t = words.t
    columns = (
        Column("milestone", t("Milestone")),
        Column("phase", t("Phase")),
        Column("planned_on", t("Plan"), Kind.DATE),
        Column("expected_on", t("Reached or expected"), Kind.DATE),
        words.indicator("4.10", "slippage", t("Days behind plan"), unit=t("days")),
        words.indicator("4.10", "working_days", t("Working days behind plan"), unit=t("days")),
        words.category("state", t("State"), MilestoneState),
        words.category("light", t("Traffic light"), Light),
        words.category("reason", t("Reason"), LightReason),
    )
    rows: list[Row] = [
        (
            row.milestone.title,
            row.milestone.phase,
            row.milestone.baseline_on,
            expected_on(row.milestone),
            row.slippage,
            row.working_days,
            row.milestone.state.value,
            row.light.value,
            row.reasons[0].value,
        )
        for row in found.overview.rows
    ]
    return Table("milestone_status", t("Milestones"), columns, rows)


def trend(found: Dashboard, words: Words) -> Table:
    """Return what was reported of each milestone, report by report (4.11)."""
    t = words.t
    columns = (
        Column("milestone", t("Milestone")),
        Column("reported_on", t("Reported on"), Kind.DATE),
        Column("expected_on", t("Expected on"), Kind.DATE),
        Column("shift", t("Shift"), Kind.INTEGER, unit=t("days")),
        words.category("mark", t("Mark"), Mark),
        words.category("reason", t("Reason"), ShiftReason),
        Column("text", t("Explanation")),
    )
    rows: list[Row] = [
        (
            row.milestone,
            row.reported_on,
            row.forecast_on,
            row.shift,
            row.mark.value,
            row.reason and row.reason.value,
            row.text,
        )
        for row in table_rows(found.trend.lines)
    ]
    return Table("milestone_trend", t("Milestone trend"), columns, rows)


def event_coverage(event: EventCoverage, words: Words) -> Table:
    """Return the participants of one event by department, then those outside them, then the house (4.1, 4.3)."""
    t = words.t
    columns = (
        Column("department", t("Department")),
        words.indicator("4.3", "coverage", t("Coverage"), Kind.SHARE),
        words.indicator("4.1", "participants", t("Participants")),
        words.indicator("4.5", "first_timers", t("First-timers")),
        words.indicator("4.3", "staff", t("Staff")),
        Column("group", t("Belongs to")),
    )
    sizes = [row.department.headcount for row in event.rows]
    rows: list[Row] = [
        (
            row.department.name,
            row.coverage,
            row.attendances,
            row.first_timers,
            _staff([row.department.headcount]),
            row.department.group,
        )
        for row in event.rows
    ]
    rows += [
        (t("Not assigned"), NO_SHARE, event.not_assigned, NOT_COUNTED, NO_SHARE, ""),
        (t("External guests"), NO_SHARE, event.external, NOT_COUNTED, NO_SHARE, ""),
        (t("The whole house"), event.house, event.attendances, NOT_COUNTED, _staff(sizes), ""),
    ]
    return Table("event_coverage", t("Coverage of the event"), columns, rows)


def house_coverage(events: Iterable[EventCoverage], words: Words, *, is_raw: bool) -> Table:
    """Return the participants of events for the whole house (4.1, 4.3)."""
    t = words.t
    columns = (
        Column("event", t("Event")),
        words.indicator("4.3", "coverage", t("Coverage"), Kind.SHARE),
        words.indicator("4.3", "coverage_most", t("Coverage, at most"), Kind.SHARE),
        words.participants(is_raw=is_raw),
        Column("held_on", t("Date"), Kind.DATE),
    )
    rows: list[Row] = [
        (each.event.title, replace(each.house, upper=None), most(each.house), each.attendances, each.event.held_on)
        for each in events
    ]
    return Table("house_coverage", t("Coverage of the house"), columns, rows)


class ShowsParticipation(Protocol):
    """A dashboard, or whatever else knows the participation of a period."""

    @property
    def participation(self) -> Participation: ...


def departments_reached(found: ShowsParticipation, words: Words) -> Table:
    """Return how many people of each department were reached in the period (4.4, 4.5)."""
    t = words.t
    columns = (
        Column("department", t("Department")),
        words.category("state", t("State"), ReachState),
        *_bounds(words, t("People")),
        words.indicator("4.1", "attendances", t("Attendances")),
        *_staff_columns(words),
        Column("group", t("Belongs to")),
        Column("successor", t("Continued in")),
    )
    breadth = found.participation.breadth.rows
    states = {row.department.id: row.state.value for row in breadth}
    successors = {each.id: row.department.name for row in breadth for each in row.predecessors}
    rows: list[Row] = [
        (
            row.department.name,
            states.get(row.department.id),
            *_both(row.share),
            *_both(row.persons),
            row.attendances,
            *_sizes(row.staff),
            row.department.group,
            successors.get(row.department.id, ""),
        )
        for row in found.participation.departments
    ]
    return Table("departments_reached", t("Departments reached"), columns, rows)


def reach(found: ShowsParticipation, words: Words) -> Table:
    """Return how many different people had been reached after each event (4.5)."""
    t = words.t
    columns = (
        Column("event", t("Event")),
        *_bounds(words, t("People")),
        words.indicator("4.1", "attendances", t("Attendances so far")),
        *_staff_columns(words),
        Column("held_on", t("Date"), Kind.DATE),
    )
    rows: list[Row] = [
        (
            point.event.title,
            *_both(point.share),
            *_both(point.persons),
            point.attendances,
            *_sizes(point.staff),
            point.event.held_on,
        )
        for point in found.participation.course
    ]
    return Table("reach", t("Staff reached at least once"), columns, rows)


def meetings(found: Dashboard, words: Words) -> Table:
    """Return the meetings of a group with the days since the one before and the seats taken (4.19, 4.20)."""
    t = words.t
    columns = (
        Column("group", t("Group")),
        Column("held_on", t("Date"), Kind.DATE),
        Column("gap", t("Days since the meeting before"), Kind.INTEGER, unit=t("days")),
        Column("agreed", t("Agreed days"), Kind.INTEGER, unit=t("days")),
        Column("seats", t("Seats"), Kind.INTEGER),
        Column("present", t("Present"), Kind.INTEGER),
        Column("represented", t("Represented"), Kind.INTEGER),
        Column("excused", t("Excused"), Kind.INTEGER),
        Column("absent", t("Absent"), Kind.INTEGER),
        words.indicator("4.20", "taken", t("Seats taken"), Kind.SHARE),
    )
    gaps = {gap.until.id: gap.days for gap in found.group.rhythm.gaps} if found.group else {}
    agreed = found.group.rhythm.agreed if found.group else None
    rows: list[Row] = [
        (
            row.meeting.group_name,
            row.meeting.starts_on,
            gaps.get(row.meeting.id),
            agreed,
            row.seats,
            row.present,
            row.deputies,
            row.excused,
            row.absent,
            row.share,
        )
        for row in (found.group.attendance.rows if found.group else ())
    ]
    return Table("meetings_held", t("Meetings held"), columns, rows)


def work(found: Dashboard, words: Words) -> Table:
    """Return what became of the action items due in the period, and what is open by age (4.15, 4.16)."""
    t = words.t
    labels = words.labels(OpenKind)
    due = t("Action items due in the period")
    columns = (
        Column("work", t("Work")),
        Column("status", t("Status"), Kind.CATEGORY, values={**words.labels(Due), **words.labels(Age)}),
        Column("number", t("Number"), Kind.INTEGER),
    )
    parts = (
        (Due.IN_TIME, found.closure.in_time.numerator),
        (Due.LATE, found.closure.late),
        (Due.OPEN, found.closure.open),
    )
    rows: list[Row] = [(due, status.value, int(number or 0)) for status, number in parts]
    rows += [
        (t("%(work)s: open") % {"work": labels[kind.value]}, age.value, found.work.number(kind, age))
        for kind in OpenKind
        for age in Age
    ]
    return Table("work", t("Action items and decisions"), columns, rows)


def most(figure: Figure) -> Figure:
    """Return the upper bound of a figure; an incomplete one without a bound has none that is known."""
    if figure.upper is not None:
        return replace(figure, value=figure.upper, upper=None)
    return not_recorded(figure.indicator) if figure.state is State.PARTIAL else figure


def _both(figure: Figure) -> tuple[Figure, Figure]:
    return replace(figure, upper=None), most(figure)


def _bounds(words: Words, people: str) -> tuple[Column, ...]:
    t = words.t
    return (
        words.indicator("4.5", "share_least", t("Share of staff, at least"), Kind.SHARE),
        words.indicator("4.5", "share_most", t("Share of staff, at most"), Kind.SHARE),
        words.indicator("4.5", "people_least", t("%(what)s, at least") % {"what": people}),
        words.indicator("4.5", "people_most", t("%(what)s, at most") % {"what": people}),
    )


def _staff_columns(words: Words) -> tuple[Column, ...]:
    t = words.t
    return (
        words.indicator("4.5", "staff", t("Staff")),
        words.indicator("4.5", "staff_fewest", t("Staff, fewest")),
        words.indicator("4.5", "staff_most", t("Staff, most")),
    )


def _sizes(staff: Staff) -> tuple[Figure, Figure, Figure]:
    return staff.at_end, staff.fewest, staff.most


def _staff(headcounts: Sequence[int | None]) -> Figure:
    """Return the staff of some departments; where no headcount is recorded, it is not known."""
    known, missing = total(headcounts)
    if missing == len(headcounts):
        return not_recorded("4.3", n_missing=missing) if missing else NO_SHARE
    return count(known, indicator="4.3", n_missing=missing)
