"""What the first house remembers of attendance files: short words that its people put behind their names."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from tracker.domain.attendance_rules import Belonging
from tracker.models import Administration, AttendanceRule, Department

DEPARTMENTS = {"jh": "Jugendhilfe", "orga": "Organisation und IT", "kita": "Kindertagesbetreuung"}
OUTSIDE = ("ikoe", "gast aus dem kreistag")


def lay(session: Session, house: Administration) -> None:
    """Lay the rules of a house."""
    named = select(Department.name, Department.id).where(
        Department.administration_id == house.id, Department.name.in_(DEPARTMENTS.values())
    )
    keys = {row.name: row.id for row in session.execute(named)}
    rules = [AttendanceRule.of(house, text=text, department_id=keys[name]) for text, name in DEPARTMENTS.items()]
    rules += [AttendanceRule.of(house, text=text, belonging=Belonging.EXTERNAL) for text in OUTSIDE]
    session.add_all(rules)
    session.flush()
