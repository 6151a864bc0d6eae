"""Lays the house of a demonstration process: departments, groups and their seats."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from tracker.domain.administrations import DepartmentKind, HeadcountSource
from tracker.domain.composition import StatutoryBody
from tracker.domain.groups import GroupKind, MemberRole
from tracker.models import Administration, Department, Group, Headcount, Membership, Process

BODIES = {
    "Personalrat": StatutoryBody.STAFF_COUNCIL,
    "Gleichstellungsbeauftragte": StatutoryBody.EQUALITY_OFFICER,
    "Schwerbehindertenvertretung": StatutoryBody.DISABILITY_REPRESENTATION,
}
"""Which seats of the demonstration belong to a statutory body."""


class Builder:
    """Makes the records of one administration."""

    def __init__(self, session: Session, house: Administration) -> None:
        self.session, self.house = session, house
        self.departments: dict[str, Department] = {}
        self.numbers: dict[tuple[int, int], int] = {}

    def add(self, record: Any) -> Any:
        """Add a record, so that its id is known."""
        self.session.add(record)
        self.session.flush()
        return record

    def department(self, name: str, *, parent: str | None = None, code: str = "", **values: Any) -> Department:
        """Add a department below another one, or at the top."""
        above = self.departments.get(parent or "")
        level = 1 if above is None else above.level + 1
        parent_id = None if above is None else above.id
        made: Department = self.add(
            Department.of(self.house, name=name, parent_id=parent_id, level=level, short_code=code, **values)
        )
        self.departments[name] = made
        return made

    def tree(self, groups: Mapping[str, Mapping[str, int]], *, as_of: date, related: Iterable[str] = ()) -> None:
        """Add groups of departments with their headcounts on a day."""
        for number, (group, members) in enumerate(groups.items(), start=1):
            self.department(group, code=str(number))
            for position, (name, staff) in enumerate(members.items(), start=1):
                code = f"{number}{position}"
                made = self.department(name, parent=group, code=code, is_migration_related=name in set(related))
                self.headcount(made, staff, as_of)

    def staff_unit(self, name: str, staff: int, *, as_of: date) -> None:
        """Add a staff unit at the top of the house."""
        self.headcount(self.department(name, code="S", kind=DepartmentKind.STAFF_UNIT), staff, as_of)

    def headcount(self, department: Department, staff: int, as_of: date) -> None:
        """Add an invented headcount and say that it is one."""
        self.add(Headcount.of(department, as_of=as_of, count=staff, source=HeadcountSource.INVENTED))

    def group(self, process: Process, name: str, kind: GroupKind, **values: Any) -> Group:
        """Add a group."""
        made: Group = self.add(Group.of(process, name=name, kind=kind, **values))
        return made

    def seat(
        self, group: Group, seat: str, person_id: int | None, role: MemberRole = MemberRole.MEMBER, **values: Any
    ) -> Membership:
        """Add a seat of a group."""
        is_voting = role is not MemberRole.PERMANENT_GUEST
        made: Membership = self.add(
            Membership.of(
                group,
                seat=seat,
                person_id=person_id,
                role=role,
                is_voting=is_voting,
                statutory_body=BODIES.get(seat),
                **values,
            )
        )
        return made

    def next_number(self, owner: int, year: int) -> int:
        """Count on, for each owner and year."""
        self.numbers[owner, year] = self.numbers.get((owner, year), 0) + 1
        return self.numbers[owner, year]
