"""The count of one event: its grid, and what it is checked against."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from sqlalchemy import and_, func, or_, select, tuple_
from sqlalchemy.orm import Session

from tracker.domain.administrations import DepartmentRow
from tracker.domain.count_checks import CountContext
from tracker.domain.counts import Cells, CountSheet, Unit, grouped
from tracker.domain.dialogues import DialogueState, DialogueTarget
from tracker.domain.participation import CountCategory, CountMode, CountRow
from tracker.models import DialogueEvent, Participation
from tracker.queries import departments, dialogues, participation


def sheet(
    session: Session,
    event: DialogueEvent,
    category: CountCategory = CountCategory.ALL,
    cells: Mapping[Unit, Cells] | None = None,
) -> CountSheet:
    """Return the grid of an event with the departments and headcounts of its day (rule R5).

    It shows what is recorded, or other `cells` that are to be looked at before they are.
    """
    cells = recorded(session, event, category) if cells is None else cells
    counted = {unit.department_id for unit in cells if unit.department_id is not None}
    there = departments.rows_on(session, event.administration_id, event.starts_at.date())
    gone = counted - {row.id for row in there}
    if gone:
        there = [*there, *_elsewhere(session, event, gone)]
    return CountSheet(grouped(there, counted), category, cells, _invited(session, event))


def _invited(session: Session, event: DialogueEvent) -> frozenset[int] | None:
    if event.target is not DialogueTarget.DEPARTMENTS:
        return None
    return dialogues.invited_departments(session, [event.id]).get(event.id, frozenset())


def recorded(
    session: Session, event: DialogueEvent, category: CountCategory, mode: CountMode = CountMode.ANY
) -> dict[Unit, Cells]:
    """Return what is recorded of an event in one category and mode."""
    statement = select(
        Participation.scope, Participation.department_id, Participation.count, Participation.first_timers
    ).where(
        Participation.dialogue_event_id == event.id,
        Participation.category == category,
        Participation.mode == mode,
    )
    return {Unit(scope, key): Cells(*numbers) for scope, key, *numbers in session.execute(statement)}


def apart(session: Session, event: DialogueEvent) -> dict[CountMode, int]:
    """Return how many took part on site and online, where a tally or an attendance file says so."""
    statement = (
        select(Participation.mode, func.sum(Participation.count))
        .where(Participation.dialogue_event_id == event.id, Participation.mode != CountMode.ANY)
        .group_by(Participation.mode)
        .order_by(Participation.mode)
    )
    return {mode: int(number) for mode, number in session.execute(statement)}


def as_counted(
    session: Session,
    event: DialogueEvent,
    category: CountCategory,
    cells: Mapping[Unit, Cells],
    mode: CountMode = CountMode.ANY,
) -> list[CountRow]:
    """Return the counts of an event as they are if one category and mode says what the cells say."""
    rows = [
        CountRow(event.id, unit.scope, unit.department_id, *found, category=category, mode=mode)
        for unit, found in cells.items()
        if not found.is_empty
    ]
    stored = participation.of_events(session, [event.id])
    return [*rows, *(row for row in stored if row.category is not category or row.mode is not mode)]


def records(
    session: Session, event: DialogueEvent, category: CountCategory, mode: CountMode = CountMode.ANY
) -> Sequence[Participation]:
    """Return the counts of an event in one category and mode as records."""
    statement = select(Participation).where(
        Participation.dialogue_event_id == event.id,
        Participation.category == category,
        Participation.mode == mode,
    )
    return session.scalars(statement.order_by(Participation.id)).all()


def exist(session: Session, event: DialogueEvent) -> bool:
    """Whether anything was counted at an event."""
    statement = select(Participation.id).where(Participation.dialogue_event_id == event.id).limit(1)
    return session.scalar(statement) is not None


def context(session: Session, event: DialogueEvent) -> CountContext:
    """Return what the counts of an event are checked against."""
    return CountContext(
        departments=departments.rows_on(session, event.administration_id, event.starts_at.date()),
        is_first=_is_first(session, event),
        newcomers=_newcomers_elsewhere(session, event),
        invited=event.invited,
        stated_total=event.stated_total,
    )


def _elsewhere(session: Session, event: DialogueEvent, keys: set[int]) -> list[DepartmentRow]:
    """Return departments that were counted although they did not exist on the day."""
    everywhere = departments.of_administration(session, event.administration_id)
    return [replace(row, parent_id=None, is_leaf=True) for row in everywhere if row.id in keys]


def _is_first(session: Session, event: DialogueEvent) -> bool:
    """Whether no event of the process was held before."""
    statement = select(DialogueEvent.id).where(
        DialogueEvent.process_id == event.process_id,
        DialogueEvent.state == DialogueState.HELD,
        tuple_(DialogueEvent.starts_at, DialogueEvent.id) < (event.starts_at, event.id),
    )
    return session.scalar(statement.limit(1)) is None


def _newcomers_elsewhere(session: Session, event: DialogueEvent) -> dict[int, int]:
    """Return the first-timers per department at the other events of the process."""
    is_whole = Participation.category == CountCategory.ALL
    statement = (
        select(Participation.department_id, func.sum(Participation.first_timers))
        .join(DialogueEvent, DialogueEvent.id == Participation.dialogue_event_id)
        .where(
            DialogueEvent.process_id == event.process_id,
            DialogueEvent.id != event.id,
            Participation.mode == CountMode.ANY,
            Participation.first_timers.is_not(None),
            Participation.department_id.is_not(None),
            or_(and_(DialogueEvent.splits_categories, ~is_whole), and_(~DialogueEvent.splits_categories, is_whole)),
        )
        .group_by(Participation.department_id)
    )
    return {key: int(total) for key, total in session.execute(statement) if key is not None and total is not None}
