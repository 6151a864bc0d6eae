"""The register of decisions of a process, as far as somebody may read it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.orm import Session, aliased

from tracker.domain.access import Actor
from tracker.domain.decision_register import OpenDecision, RegisterFilter, last_day, quoted
from tracker.domain.decisions import DecisionResult, label
from tracker.models import Circulation, Decision, Group, Meeting, Process
from tracker.queries.decisions import TO_CARRY_OUT
from tracker.queries.paging import Page, page
from tracker.queries.scope import readable_outcomes
from tracker.queries.search import contains

Later = aliased(Decision)


def of_process(
    session: Session,
    process: Process,
    actor: Actor,
    chosen: RegisterFilter,
    *,
    today: date,
    cursor: str | None = None,
) -> Page[Any]:
    """Return the decisions that the actor may read, the highest number first: `year, number, id, title, …`."""
    takes_effect = and_(
        Later.supersedes_id == Decision.id, Later.result == DecisionResult.ACCEPTED, readable_outcomes(actor, Later)
    )
    statement = _with_group(
        select(
            Decision.year,
            Decision.number,
            Decision.id,
            Decision.title,
            Decision.decided_on,
            Decision.result,
            Decision.status,
            Decision.responsible,
            Decision.due_on,
            Decision.review_on,
            Group.name.label("group_name"),
            Circulation.id.is_not(None).label("is_circulated"),
            Later.year.label("later_year"),
            Later.number.label("later_number"),
        )
        .select_from(Decision)
        .outerjoin(Later, takes_effect)
    ).where(Decision.process_id == process.id, readable_outcomes(actor, Decision), *_conditions(chosen, today))
    return page(session, statement, by=(Decision.year, Decision.number), descending=True, cursor=cursor)


def years(session: Session, process: Process, actor: Actor) -> Sequence[int]:
    """Return the years of the decisions that the actor may read, the latest first."""
    statement = select(Decision.year).where(Decision.process_id == process.id, readable_outcomes(actor, Decision))
    return session.scalars(statement.distinct().order_by(Decision.year.desc())).all()


def open_ones(session: Session, process: Process, actor: Actor, month: date) -> list[OpenDecision]:
    """Return what was decided until the end of the month, waits to be carried out, and may be read by the actor."""
    statement = _with_group(
        select(
            Decision.id,
            Decision.year,
            Decision.number,
            Decision.title,
            Decision.status,
            Decision.status_reason,
            Decision.responsible,
            Decision.due_on,
            Decision.review_on,
            func.coalesce(Group.name, ""),
        ).select_from(Decision)
    ).where(
        Decision.process_id == process.id,
        Decision.decided_on <= last_day(month),
        TO_CARRY_OUT,
        readable_outcomes(actor, Decision),
    )
    found = session.execute(statement.order_by(Decision.year, Decision.number))
    return [OpenDecision(key, label(year, number), *rest) for key, year, number, *rest in found]


def _with_group(statement: Select[*tuple[Any, ...]]) -> Select[*tuple[Any, ...]]:
    """Join the group that decided, in a meeting or by circulation."""
    return (
        statement.outerjoin(Meeting, Meeting.id == Decision.meeting_id)
        .outerjoin(Circulation, Circulation.decision_id == Decision.id)
        .outerjoin(Group, Group.id == func.coalesce(Meeting.working_group_id, Circulation.working_group_id))
    )


def _conditions(chosen: RegisterFilter, today: date) -> Iterator[ColumnElement[bool]]:
    if number := quoted(chosen.words):
        yield and_(Decision.year == number[0], Decision.number == number[1])
    else:
        yield from (or_(contains(Decision.title, word), contains(Decision.text, word)) for word in chosen.words)
    yield from (contains(Decision.responsible, word) for word in chosen.responsible)
    if chosen.status is not None:
        yield Decision.status == chosen.status
    if chosen.result is not None:
        yield Decision.result == chosen.result
    if chosen.year is not None:
        yield Decision.year == chosen.year
    if chosen.group_id is not None:
        yield Group.id == chosen.group_id
    if chosen.is_overdue:
        yield and_(TO_CARRY_OUT, Decision.due_on < today)
