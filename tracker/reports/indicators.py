"""Rows that are computed rather than recorded: indicators, events with their figures, and seats (rule R6)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from tracker.domain.coverage import EventCoverage
from tracker.domain.dashboards import Dashboard
from tracker.domain.dialogues import DialogueRow
from tracker.domain.milestone_status import MilestoneStatus
from tracker.domain.participation_overview import invited
from tracker.domain.values import Figure, not_applicable
from tracker.reports.dashboards import most
from tracker.reports.table import Cell, Row
from tracker.reports.words import Words


def indicators(found: Dashboard, events: Iterable[EventCoverage], words: Words) -> Iterator[Row]:
    """Yield the figures of a dashboard one by one, as the page shows them."""
    for subject, figure in (*_participation(found, events, words), *_milestones(found, words), *_work(found, words)):
        yield (
            figure.indicator,
            words.definitions[figure.indicator].name,
            subject,
            figure,
            most(figure),
            figure.numerator,
            figure.denominator,
            figure.n_missing,
            figure.as_of,
        )


def events(rows: Iterable[DialogueRow], found: Mapping[int, EventCoverage], *, raw: bool) -> Iterator[Row]:
    """Yield the dialogue events with the figures of the whole house; `raw` is what the reader may see."""
    for row in rows:
        event = found.get(row.id)
        house = event.house if event else not_applicable("4.3")
        yield (
            row.title,
            row.kind.value,
            row.starts_at,
            row.ends_at,
            row.format.value,
            row.target.value,
            row.state.value,
            row.state_reason,
            invited(row.invited, raw=raw),
            row.leadership_present,
            event.attendances if event else not_applicable("4.1"),
            house,
            most(house),
        )


def attendance(found: Dashboard) -> Iterator[Row]:
    """Yield the seats of each meeting of each group, without saying who took them."""
    for group in found.groups:
        for row in group.attendance.rows:
            yield (
                row.meeting.group_name,
                row.meeting.starts_on,
                row.seats,
                row.present,
                row.deputies,
                row.excused,
                row.absent,
                row.share,
            )


def _participation(found: Dashboard, events: Iterable[EventCoverage], words: Words) -> Iterator[tuple[Cell, Figure]]:
    house = words.t("The whole house")
    for event in events:
        yield event.event.title, event.house
    yield house, found.participation.breadth.share
    if latest := found.participation.latest:
        yield house, latest.persons
        yield house, latest.share
    yield house, found.participation.repeat


def _milestones(found: Dashboard, words: Words) -> Iterator[tuple[Cell, Figure]]:
    rows: tuple[MilestoneStatus, ...] = found.overview.rows
    yield from ((row.milestone.title, row.slippage) for row in rows)
    yield words.t("Milestones"), found.on_time


def _work(found: Dashboard, words: Words) -> Iterator[tuple[Cell, Figure]]:
    t = words.t
    items, taken = t("Action items"), t("Decisions")
    yield t("Action items done in time"), found.closure.in_time
    yield t("Action items done"), found.closure.closed
    yield t("Median days until an action item is done"), found.cycle_time
    yield t("%(work)s: overdue") % {"work": items}, found.overdue.items
    yield t("%(work)s: days overdue on average") % {"work": items}, found.overdue.mean_days
    for carried in found.carried:
        yield t("%(work)s: carried out within %(days)s days") % {"work": taken, "days": carried.days}, carried.share
    for group in found.groups:
        yield group.rhythm.group, group.rhythm.adherence
        yield group.rhythm.group, group.attendance.share
