"""Partner organisations and their people."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from tracker.domain.access import Actor, Permission
from tracker.domain.people import PartnerTaskRow
from tracker.models import Administration, PartnerOrganisation, Person, Process, TeamMember
from tracker.queries.scope import visible_to


def all_partners(session: Session) -> Sequence[PartnerOrganisation]:
    """Return every partner organisation by name."""
    return session.scalars(select(PartnerOrganisation).order_by(PartnerOrganisation.name)).all()


def choices(session: Session) -> list[tuple[int, str]]:
    """Return the partner organisations for a choice."""
    return [(partner.id, partner.name) for partner in all_partners(session)]


def tasks(session: Session, actor: Actor, partner: PartnerOrganisation) -> list[PartnerTaskRow]:
    """Return who of the organisation is in the teams of the processes that the actor may see."""
    statement = (
        select(
            Person.display_name,
            TeamMember.task,
            TeamMember.administration_id,
            Administration.name,
            Process.id,
            Process.title,
            TeamMember.valid_from,
            TeamMember.valid_to,
        )
        .select_from(TeamMember)
        .join(Person, Person.id == TeamMember.person_id)
        .join(Process, Process.id == TeamMember.process_id)
        .join(Administration, Administration.id == TeamMember.administration_id)
        .where(
            TeamMember.partner_organisation_id == partner.id,
            visible_to(actor, TeamMember, Permission.PROCESS_VIEW),
        )
        .order_by(Administration.name, Process.title, Person.display_name, TeamMember.id)
    )
    return [PartnerTaskRow(*row) for row in session.execute(statement)]
