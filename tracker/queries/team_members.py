"""Project teams."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from tracker.domain.processes import TeamRow
from tracker.models import PartnerOrganisation, Person, Process, TeamMember


def of_process(session: Session, process: Process) -> list[TeamRow]:
    """Return the project team, those who are still there first."""
    statement = (
        select(
            TeamMember.id,
            Person.display_name,
            func.coalesce(PartnerOrganisation.name, ""),
            TeamMember.task,
            TeamMember.valid_from,
            TeamMember.valid_to,
        )
        .join(Person, Person.id == TeamMember.person_id)
        .outerjoin(PartnerOrganisation, PartnerOrganisation.id == TeamMember.partner_organisation_id)
        .where(TeamMember.process_id == process.id)
        .order_by(TeamMember.valid_to.desc().nulls_first(), Person.display_name, TeamMember.id)
    )
    return [TeamRow(*row) for row in session.execute(statement)]


def organisations(session: Session) -> list[tuple[int, str]]:
    """Return the partner organisations for a choice."""
    statement = select(PartnerOrganisation.id, PartnerOrganisation.name).order_by(PartnerOrganisation.name)
    return [(key, name) for key, name in session.execute(statement)]
