"""The page for the house: its entries, what could be told, and what goes on it from elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from tracker.domain import house_pages as rules
from tracker.domain.access import Actor
from tracker.domain.dialogues import DialogueState
from tracker.domain.editions import Edition
from tracker.domain.house_pages import EntryRow, HouseDate, HouseEntryKind, Said, Suggestion
from tracker.domain.releases import Audience
from tracker.domain.themes import AnsweredTheme
from tracker.models import Administration, Decision, DialogueEvent, HouseEntry, HousePage, Process
from tracker.queries import decisions, released, themes
from tracker.queries.scope import readable_outcomes

MOST_DATES = 6
ANYBODY = Actor()
"""Who reads nothing but what is for the whole house."""


@dataclass(frozen=True)
class Content:
    """Everything that the page says to an audience, in one language."""

    title: str
    administration_name: str
    introduction: Said
    contact: str
    decided: list[EntryRow]
    done: list[EntryRow]
    answered: list[AnsweredTheme]
    dates: list[HouseDate]
    audience: Audience
    edition: Edition | None

    @property
    def is_empty(self) -> bool:
        return not (self.introduction.text or self.decided or self.done or self.answered or self.dates)


def page(session: Session, process_id: int) -> HousePage | None:
    """Return the page of a process, if somebody has begun it."""
    return session.scalars(select(HousePage).where(HousePage.process_id == process_id)).one_or_none()


def process_at(session: Session, token_hash: str) -> Process | None:
    """Return the process whose page is public at an address now."""
    statement = select(Process).join(HousePage, HousePage.process_id == Process.id)
    return session.scalars(statement.where(HousePage.token_hash == token_hash)).one_or_none()


def content(session: Session, process: Process, audience: Audience, language: str, on: datetime) -> Content:
    """Return what an audience reads on a day; `on` is a wall time."""
    found, told = page(session, process.id), entries(session, process.id)
    house = session.get_one(Administration, process.administration_id)
    introduction = rules.said(found.introduction, found.introduction_en, language) if found else None
    return Content(
        process.title,
        house.name,
        introduction or rules.said("", "", language),
        found.contact if found else "",
        rules.of_kind(told, HouseEntryKind.DECIDED),
        rules.of_kind(told, HouseEntryKind.DONE),
        themes.answered(session, process.id),
        dates(session, process.id, on, audience),
        audience,
        released.newest(session, process.id, audience),
    )


def entries(session: Session, process_id: int) -> list[EntryRow]:
    """Return every entry, the latest first."""
    statement = (
        select(
            HouseEntry.id,
            HouseEntry.kind,
            HouseEntry.held_on,
            HouseEntry.text,
            HouseEntry.text_en,
            HouseEntry.is_shown,
            HouseEntry.decision_id,
            Decision.year,
            Decision.number,
            Decision.status,
            readable_outcomes(ANYBODY, Decision),
        )
        .outerjoin(Decision, Decision.id == HouseEntry.decision_id)
        .where(HouseEntry.process_id == process_id)
        .order_by(HouseEntry.held_on.desc(), HouseEntry.id.desc())
    )
    return [EntryRow(*row) for row in session.execute(statement)]


def suggestions(session: Session, process: Process) -> list[Suggestion]:
    """Return the decisions for the whole house of which nobody has told it, the latest first."""
    statement = decisions.ROWS.where(Decision.process_id == process.id, readable_outcomes(ANYBODY, Decision))
    found = session.execute(statement.order_by(Decision.decided_on.desc(), Decision.id.desc()))
    return rules.suggestions([decisions.row(*each) for each in found], entries(session, process.id))


def dates(session: Session, process_id: int, on: datetime, audience: Audience) -> list[HouseDate]:
    """Return the next events to which staff are invited, soonest first; for the public, those of the whole house."""
    statement = (
        select(
            DialogueEvent.starts_at,
            DialogueEvent.id,
            DialogueEvent.title,
            DialogueEvent.format,
            DialogueEvent.place,
            DialogueEvent.target,
        )
        .where(
            DialogueEvent.process_id == process_id,
            DialogueEvent.state == DialogueState.PLANNED,
            DialogueEvent.target.in_(rules.INVITED[audience]),
            or_(DialogueEvent.starts_at >= on, DialogueEvent.ends_at >= on),
        )
        .order_by(DialogueEvent.starts_at, DialogueEvent.id)
        .limit(MOST_DATES)
    )
    return [HouseDate(*row) for row in session.execute(statement)]
