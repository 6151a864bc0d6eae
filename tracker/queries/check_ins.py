"""The tally of an event: whose address a token is, which taps are there, and what they add up to."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from sqlalchemy import Select, and_, exists, func, or_, select
from sqlalchemy.orm import Session

from tracker.domain.check_ins import CheckInRow, Operation, TapSum, categories, ceilings, sums
from tracker.domain.counts import CountGroup, CountSheet, Unit, grouped
from tracker.domain.participation import mode_at
from tracker.domain.tally_reviews import ReviewLine, review
from tracker.models import CheckIn, DialogueEvent, Tap
from tracker.queries import counts, departments


def of_event(session: Session, event: DialogueEvent) -> CheckIn | None:
    """Return the tally of an event, if there was ever one."""
    return session.scalars(select(CheckIn).where(CheckIn.dialogue_event_id == event.id)).one_or_none()


def found(session: Session, token_hash: str, *, is_kept: bool = False) -> CheckInRow | None:
    """Return the tally at an address; with `is_kept` nobody closes it before the transaction ends."""
    statement: Select[*tuple[Any, ...]] = (
        select(
            CheckIn.id,
            CheckIn.administration_id,
            CheckIn.dialogue_event_id,
            CheckIn.nonce,
            CheckIn.asks_first_time,
            CheckIn.opened_at,
            CheckIn.closed_at,
            CheckIn.saved_at,
            DialogueEvent.title,
            DialogueEvent.starts_at,
            DialogueEvent.state,
            DialogueEvent.splits_categories,
            DialogueEvent.counted_at,
        )
        .join(DialogueEvent, DialogueEvent.id == CheckIn.dialogue_event_id)
        .where(CheckIn.token_hash == token_hash)
    )
    if is_kept:
        statement = statement.with_for_update(read=True, of=CheckIn)
    row = session.execute(statement).one_or_none()
    return None if row is None else CheckInRow(*row)


def row(check_in: CheckIn, event: DialogueEvent) -> CheckInRow:
    """Return a tally with what it depends on of its event, from their records."""
    return CheckInRow(
        check_in.id,
        check_in.administration_id,
        event.id,
        check_in.nonce,
        check_in.asks_first_time,
        check_in.opened_at,
        check_in.closed_at,
        check_in.saved_at,
        event.title,
        event.starts_at,
        event.state,
        event.splits_categories,
        event.counted_at,
    )


def groups(session: Session, event: CheckInRow | DialogueEvent) -> list[CountGroup]:
    """Return the departments of the day of the event, as the count has them."""
    return grouped(departments.rows_on(session, event.administration_id, event.starts_at.date()))


def room(session: Session, row: CheckInRow) -> dict[Unit, int]:
    """Return the units that may be tapped, and how many taps each takes."""
    return ceilings(groups(session, row), row.nonce)


def known(session: Session, check_in_id: int, operations: Iterable[Operation]) -> dict[str, bool]:
    """Return which of the keys are there already, each with whether it was taken back."""
    keys = {operation.key for operation in operations}
    statement = select(Tap.key, Tap.is_undone).where(Tap.check_in_id == check_in_id, Tap.key.in_(keys))
    return {row.key: row.is_undone for row in session.execute(statement.order_by(Tap.key))}


def taps(session: Session, check_in_id: int, units: Collection[Unit]) -> dict[Unit, int]:
    """Return how many taps of some units there are, those taken back included."""
    keys = [unit.department_id for unit in units if unit.department_id is not None]
    outside = [unit.scope for unit in units if unit.department_id is None]
    is_outside = and_(Tap.department_id.is_(None), Tap.scope.in_(outside))
    statement = (
        select(Tap.scope, Tap.department_id, func.count())
        .where(Tap.check_in_id == check_in_id, or_(Tap.department_id.in_(keys), is_outside))
        .group_by(Tap.scope, Tap.department_id)
    )
    return {Unit(scope, key): number for scope, key, number in session.execute(statement)}


def has_taps(session: Session, check_in_id: int) -> bool:
    """Whether anybody was tapped, those taken back included."""
    return bool(session.scalar(select(exists().where(Tap.check_in_id == check_in_id))))


def tap_sums(session: Session, check_in_id: int) -> list[TapSum]:
    """Return how many taps count, by unit and category."""
    statement: Select[*tuple[Any, ...]] = (
        select(
            Tap.scope,
            Tap.department_id,
            Tap.category,
            func.count(),
            func.count().filter(Tap.is_first_time),
        )
        .where(Tap.check_in_id == check_in_id, ~Tap.is_undone)
        .group_by(Tap.scope, Tap.department_id, Tap.category)
    )
    return [TapSum(Unit(scope, key), category, *rest) for scope, key, category, *rest in session.execute(statement)]


def reviewed(session: Session, event: DialogueEvent, check_in: CheckIn) -> tuple[CountSheet, list[ReviewLine]]:
    """Return the sheet of an event, and what was tallied beside what is recorded."""
    tallied = sums(
        tap_sums(session, check_in.id),
        splits_categories=event.splits_categories,
        asks_first_time=check_in.asks_first_time,
    )
    sheet = counts.sheet(session, event)
    mode = mode_at(event.format, is_online=False)
    recorded = {
        key: counts.recorded(session, event, key, mode) | counts.recorded(session, event, key)
        for key in categories(event.splits_categories)
    }
    units = [*sheet.units, *(unit for cells in (*tallied.values(), *recorded.values()) for unit in cells)]
    return sheet, review(dict.fromkeys(units), tallied, recorded)
