"""The small departments that the releases of a year show as one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from tracker.domain.groupings import UnitGroupRow
from tracker.domain.releases import ReleaseState
from tracker.models import Release, UnitGroup, UnitGroupMember


def of_year(session: Session, administration_id: int, year: int) -> list[UnitGroupRow]:
    """Return the groups of a year with the ids of their departments, by name."""
    return _by_year(session, administration_id, [year]).get(year, [])


def of_all_years(session: Session, administration_id: int) -> dict[int, list[UnitGroupRow]]:
    """Return the groups of every year that has any, the newest year first."""
    return _by_year(session, administration_id)


def records(session: Session, administration_id: int, year: int) -> Sequence[UnitGroup]:
    """Return the groups of a year, to change them."""
    statement = select(UnitGroup).where(UnitGroup.administration_id == administration_id, UnitGroup.year == year)
    return session.scalars(statement.order_by(UnitGroup.name)).all()


def members(session: Session, groups: Sequence[UnitGroup]) -> Sequence[UnitGroupMember]:
    """Return the departments in some groups, to change them."""
    statement = select(UnitGroupMember).where(UnitGroupMember.unit_group_id.in_([group.id for group in groups]))
    return session.scalars(statement.order_by(UnitGroupMember.id)).all()


def is_frozen(session: Session, administration_id: int, year: int) -> bool:
    """Whether figures of the year are released already, by the groups that held then."""
    statement = select(Release.id).where(
        Release.administration_id == administration_id,
        Release.state == ReleaseState.RELEASED,
        Release.ends_on.between(date(year, 1, 1), date(year, 12, 31)),
    )
    return session.scalars(statement.limit(1)).first() is not None


def _by_year(
    session: Session, administration_id: int, years: Sequence[int] | None = None
) -> dict[int, list[UnitGroupRow]]:
    statement = (
        select(UnitGroup.year, UnitGroup.name, UnitGroupMember.department_id)
        .join(UnitGroupMember, UnitGroupMember.unit_group_id == UnitGroup.id)
        .where(UnitGroup.administration_id == administration_id)
        .order_by(UnitGroup.year.desc(), UnitGroup.name, UnitGroupMember.department_id)
    )
    if years is not None:
        statement = statement.where(UnitGroup.year.in_(years))
    found: dict[int, dict[str, list[int]]] = {}
    for year, name, department_id in session.execute(statement):
        found.setdefault(year, {}).setdefault(name, []).append(department_id)
    return {
        year: [UnitGroupRow(name, tuple(departments)) for name, departments in groups.items()]
        for year, groups in found.items()
    }
