"""As what persons take part in processes: seats in groups, deputies, tasks in project teams."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Select, literal, select
from sqlalchemy.orm import Session

from tracker.domain.people import MandateKind, MandateRow
from tracker.models import Administration, Group, Membership, Person, Process, TeamMember


def of_person(session: Session, person: Person) -> list[MandateRow]:
    """Return the mandates of a person, by administration, those that ended included."""
    statements = {
        MandateKind.MEMBER: _seats().where(Membership.person_id == person.id),
        MandateKind.DEPUTY: _seats().where(Membership.deputy_id == person.id),
        MandateKind.TEAM: _tasks().where(TeamMember.person_id == person.id),
    }
    found = [MandateRow(kind, *row) for kind, statement in statements.items() for row in session.execute(statement)]
    return sorted(found, key=lambda row: (row.administration_name, row.process_title, row.kind, row.name))


def _seats() -> Select[*tuple[Any, ...]]:
    return (
        select(
            Administration.id,
            Administration.name,
            Process.id,
            Process.title,
            Group.id,
            Group.name,
            Membership.seat,
            Membership.valid_from,
            Membership.valid_to,
        )
        .select_from(Membership)
        .join(Group, Group.id == Membership.working_group_id)
        .join(Process, Process.id == Group.process_id)
        .join(Administration, Administration.id == Process.administration_id)
    )


def _tasks() -> Select[*tuple[Any, ...]]:
    return (
        select(
            Administration.id,
            Administration.name,
            Process.id,
            Process.title,
            literal(None),
            TeamMember.task,
            literal(""),
            TeamMember.valid_from,
            TeamMember.valid_to,
        )
        .select_from(TeamMember)
        .join(Process, Process.id == TeamMember.process_id)
        .join(Administration, Administration.id == Process.administration_id)
    )
