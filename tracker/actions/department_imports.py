"""What an import writes: departments with headcounts that are new or changed, all of them or none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from sqlalchemy.orm import Session

from tracker.actions.guards import flush
from tracker.domain.administrations import DepartmentKind, HeadcountSource
from tracker.domain.department_sheets import MatchedDepartment, fingerprint, written
from tracker.domain.errors import RuleViolation
from tracker.domain.sheets import Fate, SheetColumn
from tracker.models import Administration, Department, Headcount
from tracker.models.journal import note
from tracker.queries import departments as queries

FIELDS = {
    SheetColumn.NAME: "name",
    SheetColumn.SHORT_CODE: "short_code",
    SheetColumn.LEVEL: "level",
    SheetColumn.KIND: "kind",
    SheetColumn.MIGRATION_RELATED: "is_migration_related",
}


def carry_out(
    session: Session,
    administration: Administration,
    matched: Sequence[MatchedDepartment],
    *,
    seen: str,
    valid_from: date | None,
) -> Counter[Fate]:
    """Write the lines that are new or changed, and say how many lines had which fate.

    `seen` is the fingerprint of the preview that was confirmed; new departments exist since `valid_from`.
    """
    if seen != fingerprint(matched):
        raise RuleViolation("sheet-outdated")
    fates = Counter(found.fate for found in matched)
    records = {record.id: record for record in queries.records(session, administration.id)}
    made: dict[int, Department] = {}
    for found in written(matched):
        parent = made.get(found.parent_number or 0) or records.get(found.parent_id or 0)
        department = records.get(found.department_id or 0)
        if department is None:
            department = _added(session, administration, found, parent, valid_from)
            made[found.line.number] = department
        else:
            _change(department, found, parent)
        _count(session, department, found)
    counts = {fate.value: number for fate, number in fates.items()}
    note(session, "import", "Department", administration_id=administration.id, **counts)
    flush(session)
    return fates


def _added(
    session: Session,
    administration: Administration,
    found: MatchedDepartment,
    parent: Department | None,
    valid_from: date | None,
) -> Department:
    line = found.line
    department = Department.of(
        administration,
        name=line.name,
        short_code=line.short_code,
        level=line.level or (parent.level + 1 if parent else 1),
        kind=line.kind or DepartmentKind.LINE,
        is_migration_related=bool(line.is_migration_related),
        parent_id=parent.id if parent else None,
        valid_from=valid_from,
    )
    session.add(department)
    flush(session)
    return department


def _change(department: Department, found: MatchedDepartment, parent: Department | None) -> None:
    for change in found.changes:
        if change.column in FIELDS:
            setattr(department, FIELDS[change.column], change.new)
        elif change.column is SheetColumn.PARENT and parent is not None:
            department.parent_id = parent.id


def _count(session: Session, department: Department, found: MatchedDepartment) -> None:
    """Record the headcount of a line, unless the newest one says the same already."""
    is_said = found.fate is Fate.NEW or any(change.column is SheetColumn.HEADCOUNT for change in found.changes)
    if found.line.headcount is None or found.as_of is None or not is_said:
        return
    recorded = queries.headcount_on(session, department.id, found.as_of)
    if recorded is None:
        recorded = Headcount.of(department, as_of=found.as_of, count=found.line.headcount)
        session.add(recorded)
    recorded.count, recorded.source = found.line.headcount, HeadcountSource.IMPORT
