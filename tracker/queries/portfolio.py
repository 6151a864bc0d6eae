"""The processes of a portfolio page by page, and what is recorded of many of them in one go."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import groupby
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from tracker.domain.access import Actor, Permission
from tracker.domain.administrations import DepartmentRow, HeadcountRow, LevelLabel, in_tree_order, levels_of
from tracker.domain.attendances import by_event
from tracker.domain.dashboards import Facts
from tracker.domain.dialogues import DialogueState
from tracker.domain.milestones import MilestoneRow, RevisionRow
from tracker.domain.participation import CountRow, EventRow
from tracker.domain.releases import Audience
from tracker.models import (
    Administration,
    Department,
    DialogueEvent,
    Headcount,
    JournalEntry,
    Milestone,
    MilestoneRevision,
    Process,
)
from tracker.queries import departments, dialogues, milestones, participation, released
from tracker.queries.paging import Page, page
from tracker.queries.scope import visible_to

AT_ONCE = 5000
Row = TypeVar("Row")
WORK = (
    "ActionItem",
    "AgendaItem",
    "Attendance",
    "Circulation",
    "Decision",
    "Department",
    "DialogueEvent",
    "Gate",
    "Group",
    "Headcount",
    "Information",
    "Meeting",
    "Membership",
    "Milestone",
    "MilestoneRevision",
    "MovedMilestone",
    "Participation",
    "Phase",
    "Process",
    "TeamMember",
)
"""The records whose change counts as activity."""


@dataclass(frozen=True)
class Activity:
    """What was last worked on in an administration."""

    record: str
    at: datetime


@dataclass(frozen=True)
class Line:
    """A process of the portfolio; `version` changes with everything that is recorded of its administration."""

    administration_name: str
    id: int
    title: str
    administration_id: int
    started_on: date | None
    levels: tuple[LevelLabel, ...]
    version: datetime | None
    activity: Activity | None = None


def lines(session: Session, actor: Actor, *, cursor: str | None = None) -> Page[Line]:
    """Return a page of the processes whose standing the actor may see, by administration."""
    statement = (
        select(
            Administration.name,
            Process.id,
            Process.title,
            Process.administration_id,
            func.coalesce(Process.actual_start_on, Process.planned_start_on),
            Administration.level_labels,
            _latest(JournalEntry.at),
            _latest(JournalEntry.id, JournalEntry.record.in_(WORK)),
        )
        .join(Administration, Administration.id == Process.administration_id)
        .where(visible_to(actor, Process, Permission.DASHBOARD_VIEW))
    )
    found = page(session, statement, by=[Administration.name, Process.id], cursor=cursor)
    activities = _activities(session, {row[-1] for row in found.rows if row[-1]})
    rows = [
        Line(house, key, title, house_id, started_on, levels_of(labels), version, activities.get(latest))
        for house, key, title, house_id, started_on, labels, version, latest in found.rows
    ]
    return replace(found, rows=rows)


def facts(session: Session, wanted: Sequence[Line], *, protected: Collection[int]) -> Iterator[tuple[Line, Facts]]:
    """Yield what the standing of each process needs, in a number of statements that does not grow with them.

    Of the `protected` processes it needs what was released last.
    """
    process_ids, houses = [row.id for row in wanted], {row.administration_id for row in wanted}
    of_process = Milestone.process_id
    plans = _by_owner(session, milestones.ROWS.where(of_process.in_(process_ids)), of_process, MilestoneRow)
    reports = milestones.REVISIONS.join(Milestone, Milestone.id == MilestoneRevision.milestone_id)
    revisions = _by_owner(session, reports.where(of_process.in_(process_ids)), of_process, RevisionRow)
    units = _by_owner(session, departments.of_administrations(houses), Department.administration_id, DepartmentRow)
    headcounts = _by_owner(session, departments.headcounts_of(houses), Headcount.administration_id, HeadcountRow)
    events = _events(session, process_ids)
    editions = released.of_processes(session, protected, Audience.HOUSE)
    counts = _counts(session, process_ids)
    following = next(counts, None)
    for row in sorted(wanted, key=lambda row: row.id):
        found: list[CountRow] = []
        if following is not None and following[0] == row.id:
            found, following = following[1], next(counts, None)
        yield (
            row,
            Facts(
                milestones=plans.get(row.id, []),
                revisions=revisions.get(row.id, []),
                counts=by_event(events.get(row.id, []), found),
                departments=in_tree_order(units.get(row.administration_id, [])),
                headcounts=headcounts.get(row.administration_id, []),
                meetings=(),
                seats=(),
                decisions=(),
                action_items=(),
                editions=[editions[row.id]] if row.id in editions else [],
            ),
        )


def _latest(column: InstrumentedAttribute[Any], *conditions: ColumnElement[bool]) -> ColumnElement[Any]:
    """Return a column of the latest entry in the journal of the administration, found by its index."""
    return (
        select(column)
        .where(JournalEntry.administration_id == Administration.id, *conditions)
        .order_by(JournalEntry.id.desc())
        .limit(1)
        .scalar_subquery()
    )


def _activities(session: Session, entries: Collection[int]) -> dict[int, Activity]:
    statement = select(JournalEntry.id, JournalEntry.record, JournalEntry.at).where(JournalEntry.id.in_(entries))
    return {key: Activity(record, at) for key, record, at in session.execute(statement)}


def _by_owner(
    session: Session, statement: Select[*tuple[Any, ...]], owner: InstrumentedAttribute[int], make: Callable[..., Row]
) -> dict[int, list[Row]]:
    """Return rows by the record that they belong to, in the order of the statement."""
    found: dict[int, list[Row]] = {}
    for *row, key in session.execute(statement.add_columns(owner)):
        found.setdefault(key, []).append(make(*row))
    return found


def _events(session: Session, process_ids: Collection[int]) -> dict[int, list[EventRow]]:
    held = select(DialogueEvent.id).where(
        DialogueEvent.process_id.in_(process_ids), DialogueEvent.state == DialogueState.HELD
    )
    invited = dialogues.invited_departments(session, held)
    statement = select(
        DialogueEvent.process_id,
        DialogueEvent.id,
        DialogueEvent.title,
        DialogueEvent.starts_at,
        DialogueEvent.target,
        DialogueEvent.invited,
        DialogueEvent.counted_at.is_not(None),
    ).where(DialogueEvent.id.in_(held))
    found: dict[int, list[EventRow]] = {}
    for process_id, key, title, at, target, people, is_closed in session.execute(
        statement.order_by(DialogueEvent.starts_at)
    ):
        event = EventRow(key, title, at.date(), target, people, invited.get(key, frozenset()), is_closed)
        found.setdefault(process_id, []).append(event)
    return found


def _counts(session: Session, process_ids: Collection[int]) -> Iterator[tuple[int, list[CountRow]]]:
    """Yield the counts process by process, so that there are never more of them in memory than those of one."""
    statement = (
        participation.COUNTS.add_columns(DialogueEvent.process_id)
        .where(DialogueEvent.process_id.in_(process_ids))
        .order_by(DialogueEvent.process_id)
    )
    rows = session.execute(statement, execution_options={"yield_per": AT_ONCE})
    for process_id, found in groupby(rows, key=lambda row: row[-1]):
        yield process_id, participation.count_rows(found)
