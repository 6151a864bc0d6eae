"""What an administration remembers about attendance files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from tracker.domain.attendance_files import AttendanceColumn
from tracker.domain.attendance_places import Meaning
from tracker.models import AttendanceLayout, AttendanceRule, Department


@dataclass(frozen=True)
class RuleRow:
    """A remembered text and what it stands for; `department` is the name of one."""

    rule: AttendanceRule
    department: str


def meanings(session: Session, administration_id: int) -> dict[str, Meaning]:
    """Return what the remembered texts stand for."""
    statement = select(AttendanceRule.text, AttendanceRule.belonging, AttendanceRule.department_id).where(
        AttendanceRule.administration_id == administration_id
    )
    return {text: Meaning(belonging, key) for text, belonging, key in session.execute(statement)}


def layouts(session: Session, administration_id: int) -> dict[str, dict[AttendanceColumn, int]]:
    """Return the saved layouts: where the columns are, by what their headings are recognised."""
    statement = select(AttendanceLayout.header_hash, AttendanceLayout.columns).where(
        AttendanceLayout.administration_id == administration_id
    )
    return {
        header_hash: {AttendanceColumn(name): at for name, at in columns.items()}
        for header_hash, columns in session.execute(statement)
    }


def layout(session: Session, administration_id: int, header_hash: str) -> AttendanceLayout | None:
    """Return the layout that recognises a row of headings."""
    statement = select(AttendanceLayout).where(
        AttendanceLayout.administration_id == administration_id, AttendanceLayout.header_hash == header_hash
    )
    return session.scalars(statement).first()


def layout_rows(session: Session, administration_id: int) -> Sequence[AttendanceLayout]:
    """Return the saved layouts in the order of the alphabet."""
    statement = select(AttendanceLayout).where(AttendanceLayout.administration_id == administration_id)
    return session.scalars(statement.order_by(AttendanceLayout.name, AttendanceLayout.id)).all()


def rules(session: Session, administration_id: int) -> dict[str, AttendanceRule]:
    """Return the remembered texts as records."""
    statement = select(AttendanceRule).where(AttendanceRule.administration_id == administration_id)
    return {rule.text: rule for rule in session.scalars(statement)}


def rule_rows(session: Session, administration_id: int) -> list[RuleRow]:
    """Return the remembered texts in the order of the alphabet, with the names of their departments."""
    statement = (
        select(AttendanceRule, Department.name)
        .outerjoin(Department, Department.id == AttendanceRule.department_id)
        .where(AttendanceRule.administration_id == administration_id)
        .order_by(AttendanceRule.text, AttendanceRule.id)
    )
    return [RuleRow(rule, name or "") for rule, name in session.execute(statement)]
