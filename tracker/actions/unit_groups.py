"""What is done with the small departments that releases show as one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy.orm import Session

from tracker.actions.guards import flush
from tracker.domain import groupings
from tracker.domain import releases as rules
from tracker.domain.administrations import DepartmentRow
from tracker.domain.groupings import UnitGroupRow
from tracker.models import Administration, UnitGroup, UnitGroupMember
from tracker.queries import departments, releases
from tracker.queries import unit_groups as queries


def propose_missing(session: Session, administration_id: int, year: int) -> None:
    """Lay the groups of a year, if nobody has arranged them: those of the year before, or else by the rule."""
    if not queries.records(session, administration_id, year):
        _lay(session, administration_id, year, proposed(session, administration_id, year))


def proposed(session: Session, administration_id: int, year: int) -> list[UnitGroupRow]:
    """Return what becomes of the groups of the latest earlier year, or what the rule makes of the small departments."""
    minimum = releases.thresholds(session, administration_id).unit_minimum
    years = queries.of_all_years(session, administration_id)
    latest = max((each for each in years if each < year), default=year)
    return groupings.continued(years.get(latest, []), units(session, administration_id, year), minimum)


def units(session: Session, administration_id: int, year: int) -> list[DepartmentRow]:
    """Return the departments of the lowest level at the end of a year."""
    return [row for row in departments.rows_on(session, administration_id, date(year, 12, 31)) if row.is_leaf]


def arrange(
    session: Session, administration: Administration, *, year: int, groups: Sequence[UnitGroupRow], seen: str
) -> None:
    """Replace the groups of a year, as long as no figures of it are released; `seen` is the fingerprint of those shown.

    The administration is locked, so that of two who save at once one is the second.
    """
    session.refresh(administration, with_for_update={"key_share": True})
    rules.forbid_frozen(is_frozen=queries.is_frozen(session, administration.id, year), year=year)
    groupings.forbid_unseen(queries.of_year(session, administration.id, year), seen)
    checked = groupings.checked(groups, units(session, administration.id, year), administration.unit_minimum)
    old = queries.records(session, administration.id, year)
    for member in queries.members(session, old):
        session.delete(member)
    session.flush()
    for group in old:
        session.delete(group)
    session.flush()
    _lay(session, administration.id, year, checked)


def _lay(session: Session, administration_id: int, year: int, groups: Sequence[UnitGroupRow]) -> None:
    administration = session.get_one(Administration, administration_id)
    for row in groups:
        group = UnitGroup.of(administration, year=year, name=row.name)
        session.add(group)
        flush(session)
        session.add_all(UnitGroupMember.of(group, department_id=key) for key in row.departments)
    flush(session)
