"""What the agendas of the demonstration are made from: standing items, text modules and links."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from tracker.domain.meetings import Confidentiality, ItemKind
from tracker.models import AgendaItem, AgendaLink, Group, Milestone, StandingItem, TextModule

STANDING: Sequence[tuple[str, str, int, ItemKind, str, Confidentiality]] = (
    ("Rückblick", "Stand der Beschlüsse und Aufgaben", 10, ItemKind.INFORMATION, "Koordination", Confidentiality.HOUSE),
    ("Rückblick", "Berichte aus den Fachdiensten", 15, ItemKind.INFORMATION, "", Confidentiality.GROUP),
    ("Ausblick", "Termine und Verschiedenes", 5, ItemKind.ORGANISATIONAL, "Prozessbegleitung", Confidentiality.HOUSE),
)
"""Section, title, minutes, kind, presenter and visibility of what stands on every agenda."""


PHRASES: Sequence[tuple[str, str]] = (
    ("Kenntnisnahme", "Die Gruppe nimmt den Bericht zur Kenntnis."),
    ("Keine Einwände", "Auf Nachfrage werden keine Einwände erhoben."),
    ("Vertagung", "Die Beratung wird vertagt, bis die Unterlagen vollständig vorliegen."),
    ("Beteiligung des Personalrats", "Der Personalrat wird vor der Umsetzung beteiligt."),
)
"""Name and text of phrases that the minutes use again and again."""
LINKS: Sequence[tuple[str, str]] = (
    ("Dienstvereinbarung Fortbildung", "Dienstvereinbarung Fortbildung unterzeichnet"),
    ("Dienstvereinbarung Fortbildung", "Dienstvereinbarung überprüft"),
    ("Entwurf des Leitbilds", "Entwurf des Leitbilds"),
    ("Übergabe an die Arbeitsgruppe", "Übergabe an die Arbeitsgruppe"),
    ("Zwischenbericht", "Zwischenbericht an den Kreistag"),
)
"""Agenda items, and the milestones of their processes that they are about."""


def lay(session: Session) -> None:
    """Add to every group what its agendas are made from."""
    for group in session.scalars(select(Group).order_by(Group.id)):
        for position, (section, title, minutes, kind, presenter, visibility) in enumerate(STANDING, start=1):
            item = StandingItem.of(
                group,
                position=position,
                section=section,
                title=title,
                minutes_planned=minutes,
                kind=kind,
                presenter=presenter,
                visibility=visibility,
            )
            session.add(item)
        session.add_all(TextModule.of(group, title=title, text=text) for title, text in PHRASES)
    for title, milestone in LINKS:
        _link(session, title, milestone)


def _link(session: Session, title: str, milestone: str) -> None:
    statement = (
        select(AgendaItem, Milestone.id)
        .join(Group, Group.id == AgendaItem.working_group_id)
        .join(Milestone, Milestone.process_id == Group.process_id)
        .where(AgendaItem.title == title, Milestone.title == milestone)
    )
    for item, milestone_id in session.execute(statement).all():
        session.add(AgendaLink.of(item, milestone_id=milestone_id))
