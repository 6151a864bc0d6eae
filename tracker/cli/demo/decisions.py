"""How decisions of the demonstration went on: replaced, taken by circulation, delivered, moved, left over."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from tracker.actions import circulations, moved_milestones, replacements
from tracker.domain.decisions import DecisionResult, DecisionStatus, Replacement
from tracker.domain.meetings import Confidentiality
from tracker.models import Decision, Group, Milestone, Process


def lay(session: Session, process: Process, steering: Group) -> None:
    """Carry the decisions of a process on."""
    circulated = _circulated(session, process, steering)
    _move(session, process, circulated, "Alle Fachdienste einmal erreicht")
    later, earlier = (
        _of(session, process, "Übergabe an die Arbeitsgruppe"),
        _of(session, process, "Übergabe nach Projektende"),
    )
    replacements.settle(
        session, later, result=later.result, supersedes_id=earlier.id, replacement=Replacement.SUPERSEDES
    )
    mission = _of(session, process, "Leitbild")
    mission.delivered_to = "Landrat\nPersonalrat\nFachbereichsleitungen"
    left_over = _of(session, process, "Offene Maßnahmen")
    left_over.status_reason = "Zwei Maßnahmen haben noch keine zuständige Stelle; die Gespräche laufen."
    session.flush()


def _circulated(session: Session, process: Process, steering: Group) -> Decision:
    decided_on = date(2021, 11, 16)
    decision = circulations.record(
        session,
        process,
        working_group_id=steering.id,
        sent_on=date(2021, 11, 8),
        decided_on=decided_on,
        visibility=Confidentiality.HOUSE,
        today=decided_on,
        result=DecisionResult.ACCEPTED,
        votes_yes=9,
        votes_no=0,
        votes_abstained=1,
        title="Eigene Termine für den Schichtbetrieb",
        text="Die abgesagte Veranstaltung wird bis März 2022 in kleinen Terminen vor Ort nachgeholt.",
        responsible="Koordination im Haus",
        due_on=date(2022, 3, 31),
        delivered_to="Fachdienste im Schichtbetrieb",
    )
    decision.status, decision.implemented_on = DecisionStatus.IMPLEMENTED, date(2022, 3, 29)
    return decision


def _move(session: Session, process: Process, decision: Decision, title: str) -> None:
    milestones = select(Milestone.id).where(Milestone.process_id == process.id, Milestone.title == title)
    moved_milestones.choose(session, decision, milestone_ids=session.scalars(milestones).all())


def _of(session: Session, process: Process, title: str) -> Decision:
    named = select(Decision).where(Decision.process_id == process.id, Decision.title == title)
    return session.scalars(named).one()
