"""Releases of a process: those that are final, the draft, and what a check goes by."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import Session

from tracker.domain.attendances import by_event
from tracker.domain.periods import Period
from tracker.domain.release_checks import Inputs
from tracker.domain.releases import UNFINISHED, Audience, ReleaseRow, ReleaseState, Thresholds
from tracker.models import Administration, Person, Process, Release, ReleaseContent
from tracker.queries import departments, dialogues, participation, unit_groups

GIVEN_UP_AFTER = timedelta(minutes=2)
"""A check says every few seconds that it goes on; one that has been silent for so long has died."""
ROWS: Select[*tuple[Any, ...]] = select(
    Release.id,
    Release.number,
    Release.audience,
    Release.starts_on,
    Release.ends_on,
    Release.state,
    Release.note,
    Release.checksum,
    Release.released_at,
    func.coalesce(Person.display_name, ""),
).outerjoin(Person, Person.id == Release.released_by_id)


def row(key: int, number: int | None, audience: Audience, start: date, end: date, *rest: Any) -> ReleaseRow:
    """Return a row of `ROWS`."""
    return ReleaseRow(key, number, audience, Period(start, end), *rest)


def listed(session: Session, process: Process) -> list[ReleaseRow]:
    """Return the releases of a process, the newest first."""
    statement = ROWS.where(Release.process_id == process.id, Release.state == ReleaseState.RELEASED)
    return [row(*found) for found in session.execute(statement.order_by(Release.number.desc()))]


def of_administration(session: Session, administration_id: int) -> list[ReleaseRow]:
    """Return the releases of all processes of an administration, the newest first."""
    statement = ROWS.where(Release.administration_id == administration_id, Release.state == ReleaseState.RELEASED)
    return [row(*found) for found in session.execute(statement.order_by(Release.released_at.desc(), Release.id))]


def draft(session: Session, process: Process) -> Release | None:
    """Return what is being prepared, or the check that failed last."""
    statement = select(Release).where(
        Release.process_id == process.id, Release.state.not_in([ReleaseState.RELEASED, ReleaseState.DISCARDED])
    )
    return session.scalars(statement.order_by(Release.id.desc()).limit(1)).first()


def content(session: Session, release_id: int) -> ReleaseContent | None:
    """Return what a check found, if it is finished."""
    return session.scalars(select(ReleaseContent).where(ReleaseContent.release_id == release_id)).one_or_none()


def before(session: Session, release: Release) -> Release | None:
    """Return the last release for the same audience before this one."""
    statement = select(Release).where(
        Release.process_id == release.process_id,
        Release.audience == release.audience,
        Release.state == ReleaseState.RELEASED,
        Release.id != release.id,
    )
    if release.number is not None:
        statement = statement.where(Release.number < release.number)
    return session.scalars(statement.order_by(Release.number.desc()).limit(1)).first()


def next_number(session: Session, process_id: int) -> int:
    """Return the number of the next release of a process."""
    return (session.scalar(select(func.max(Release.number)).where(Release.process_id == process_id)) or 0) + 1


def thresholds(session: Session, administration_id: int) -> Thresholds:
    """Return what an administration has agreed on."""
    statement = select(
        Administration.small_cell_threshold,
        Administration.public_threshold,
        Administration.opinion_threshold,
        Administration.unit_minimum,
    ).where(Administration.id == administration_id)
    return Thresholds(*session.execute(statement).one())


def due(session: Session, now: datetime) -> list[int]:
    """Return the drafts that wait for their check, and those whose check died."""
    statement = select(Release.id).where(
        or_(
            Release.state == ReleaseState.WAITING,
            (Release.state == ReleaseState.CHECKING) & (Release.updated_at < now - GIVEN_UP_AFTER),
        )
    )
    return list(session.scalars(statement.order_by(Release.id)))


def is_unfinished(session: Session, release_id: int) -> bool:
    """Whether somebody still waits for the check of a draft."""
    statement = select(Release.id).where(Release.id == release_id, Release.state.in_(UNFINISHED))
    return session.scalars(statement).first() is not None


def inputs(session: Session, release: Release) -> Inputs:
    """Return everything that the check of a draft goes by; events after its period are left out."""
    process = session.get_one(Process, release.process_id)
    events = [event for event in dialogues.held(session, process) if event.held_on <= release.ends_on]
    return Inputs(
        counts=by_event(events, participation.rows(session, process)),
        departments=departments.of_administration(session, release.administration_id),
        headcounts=departments.headcount_rows(session, release.administration_id),
        groups=unit_groups.of_year(session, release.administration_id, release.ends_on.year),
        period=Period(release.starts_on, release.ends_on),
        audience=release.audience,
        rules=thresholds(session, release.administration_id).rules(release.audience),
        history=_ledgers(session, release.process_id),
    )


def _ledgers(session: Session, process_id: int) -> dict[int, dict[str, Any]]:
    """Return what is known of the earlier releases for any audience by their ids, oldest first."""
    statement = (
        select(Release.id, ReleaseContent.ledger)
        .join(ReleaseContent, ReleaseContent.release_id == Release.id)
        .where(Release.process_id == process_id, Release.state == ReleaseState.RELEASED)
        .order_by(Release.number)
    )
    return {found.id: found.ledger for found in session.execute(statement)}
