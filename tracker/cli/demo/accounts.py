"""The accounts, organisations and mandates of the demonstration: functions instead of names."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.orm import Session

from tracker.actions.people import HASHER
from tracker.config import DEMO_DOMAIN
from tracker.domain.access import Role
from tracker.domain.administrations import PartnerKind
from tracker.models import Administration, PartnerOrganisation, Person, RoleAssignment

PASSWORD = "wegmarke-demo-2021"  # noqa: S105  # printed for everybody; production refuses these accounts

PARTNERS = (
    ("Thüringer Zentrum für Interkulturelle Öffnung", "Thüringer Zentrum IKÖ", PartnerKind.COMPETENCE_CENTRE),
    ("Fachstelle Interkulturelle Öffnung (AWO)", "Fachstelle IKÖ", PartnerKind.WELFARE),
    ("Institut für Kommunale Planung und Entwicklung", "IKPE", PartnerKind.INSTITUTE),
)
FUNCTIONS = {
    Role.FACILITATOR: ("Prozessbegleitung", "Projektteam „Vielfalt leben“", 0),
    Role.COORDINATOR: ("Koordination im Haus", "Integrationsmanagement", None),
    Role.LEADERSHIP: ("Landrat", "Hausspitze", None),
    Role.EVALUATOR: ("Evaluation", "Begleitforschung", 2),
    Role.READER: ("Personalrat", "Personalvertretung", None),
    Role.ADMIN: ("Systemverwaltung", "Betrieb", None),
}


@dataclass(frozen=True)
class People:
    """The persons of the demonstration, by role, and further mandates by function."""

    by_role: dict[Role, Person]
    partners: list[PartnerOrganisation]

    def of(self, role: Role) -> int:
        """Return the id of the person with a role."""
        return self.by_role[role].id


def lay(session: Session, house: Administration, second: Administration) -> People:
    """Make one account per role; the evaluator knows both houses, the others only the first."""
    partners = [PartnerOrganisation(name=name, short_name=short, kind=kind) for name, short, kind in PARTNERS]
    session.add_all(partners)
    session.flush()
    password_hash = HASHER.hash(PASSWORD)
    people: dict[Role, Person] = {}
    for role, (name, title, partner) in FUNCTIONS.items():
        people[role] = Person(
            display_name=name,
            function_title=title,
            email=f"{role}@{DEMO_DOMAIN}",
            has_login=True,
            password_hash=password_hash,
            partner_organisation_id=None if partner is None else partners[partner].id,
            home_administration_id=house.id if partner is None and role is not Role.ADMIN else None,
        )
        session.add(people[role])
    session.flush()
    for role, person in people.items():
        houses = [None] if role is Role.ADMIN else [house.id, second.id] if role is Role.EVALUATOR else [house.id]
        for administration_id in houses:
            session.add(
                RoleAssignment(
                    person_id=person.id,
                    role=role,
                    administration_id=administration_id,
                    sees_raw_figures=role is Role.EVALUATOR,
                )
            )
    session.flush()
    return People(people, partners)


def mandate(session: Session, house: Administration, function: str) -> int:
    """Add somebody with a mandate and no account, named by their function, and return the id."""
    person = Person(display_name=function, function_title=function, home_administration_id=house.id)
    session.add(person)
    session.flush()
    return person.id
