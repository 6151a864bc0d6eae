"""The page for the house: what was decided and done, in plain words and in two languages."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from tracker.domain.decisions import DecisionResult, DecisionRow, DecisionStatus, label
from tracker.domain.dialogues import DialogueTarget
from tracker.domain.editions import Edition
from tracker.domain.errors import RuleViolation
from tracker.domain.meetings import MeetingFormat
from tracker.domain.name_hints import HintKind, hints
from tracker.domain.people import Locale
from tracker.domain.releases import Audience

WITHOUT_EFFECT = frozenset({DecisionStatus.NOT_IMPLEMENTED, DecisionStatus.SUPERSEDED, DecisionStatus.REVOKED})
"""Of these decisions nobody needs to hear any more."""
INVITED = {
    Audience.HOUSE: (DialogueTarget.WHOLE_HOUSE, DialogueTarget.DEPARTMENTS),
    Audience.PUBLIC: (DialogueTarget.WHOLE_HOUSE,),
}
"""Whose events an audience reads of: a date of single departments does not leave the house."""


class HouseEntryKind(StrEnum):
    """What an entry on the page for the house tells."""

    DECIDED = "decided"
    DONE = "done"


@dataclass(frozen=True)
class Said:
    """A text and the language it is in, which is not always the one that was asked for."""

    text: str
    language: Locale


@dataclass(frozen=True)
class EntryRow:
    """An entry with the year and number of the decision that it tells of, if it tells of one, and what became of that.

    `is_for_all` says whether the whole house may read the decision.
    """

    id: int
    kind: HouseEntryKind
    held_on: date
    text: str
    text_en: str
    is_shown: bool
    decision_id: int | None = None
    year: int | None = None
    number: int | None = None
    status: DecisionStatus | None = None
    is_for_all: bool = True

    @property
    def is_without_effect(self) -> bool:
        """Whether the decision does not hold any more."""
        return self.status in WITHOUT_EFFECT

    @property
    def is_outlived(self) -> bool:
        """Whether it should not be read any more as it stands: the decision is without effect, or not for everybody."""
        return self.decision_id is not None and (self.is_without_effect or not self.is_for_all)

    @property
    def decision_label(self) -> str:
        """The number of the decision as it is quoted; empty without one."""
        return label(self.year, self.number) if self.year and self.number else ""

    def said(self, language: str) -> Said:
        """Return what the entry says in a language."""
        return said(self.text, self.text_en, language)


@dataclass(frozen=True)
class Suggestion:
    """A decision of which the house has not heard yet."""

    decision_id: int
    number: str
    title: str
    kind: HouseEntryKind
    on: date


@dataclass(frozen=True)
class HouseDate:
    """An event to come, without anybody's name."""

    starts_at: datetime
    id: int
    title: str
    format: MeetingFormat
    place: str
    target: DialogueTarget

    @property
    def is_public(self) -> bool:
        """Whether it stands on the public page, too."""
        return self.target in INVITED[Audience.PUBLIC]


@dataclass(frozen=True)
class ToldEvent:
    """An event in the table of released figures, as it was called when they were released."""

    id: int
    title: str
    held_on: date
    release_number: int
    is_public: bool


def said(german: str, english: str, language: str) -> Said:
    """Return a text in the language that was asked for; what nobody has put into English stays German."""
    if language == Locale.EN and english.strip():
        return Said(english, Locale.EN)
    return Said(german, Locale.DE)


def of_kind(entries: Iterable[EntryRow], kind: HouseEntryKind) -> list[EntryRow]:
    """Return the entries of a kind that are switched to be shown."""
    return [entry for entry in entries if entry.kind is kind and entry.is_shown]


def suggestions(decisions: Iterable[DecisionRow], entries: Collection[EntryRow]) -> list[Suggestion]:
    """Return what could be told of decisions: that they were taken, and once they are carried out, that they are."""
    told = {(entry.decision_id, entry.kind) for entry in entries}
    mentioned = {entry.decision_id for entry in entries}
    found: list[Suggestion] = []
    for row in decisions:
        if row.result is not DecisionResult.ACCEPTED or row.status in WITHOUT_EFFECT:
            continue
        if row.status is DecisionStatus.IMPLEMENTED:
            if (row.id, HouseEntryKind.DONE) not in told:
                on = row.implemented_on or row.decided_on
                found.append(Suggestion(row.id, row.number, row.title, HouseEntryKind.DONE, on))
        elif row.id not in mentioned:
            found.append(Suggestion(row.id, row.number, row.title, HouseEntryKind.DECIDED, row.decided_on))
    return found


def chosen(found: Sequence[Suggestion], decision_id: int | None) -> Suggestion | None:
    """Return the suggestion about a decision, if there is one."""
    return next((each for each in found if each.decision_id == decision_id), None)


def forbid_unsuggested(found: Sequence[Suggestion], decision_id: int | None) -> None:
    """Refuse to tell of a decision of which somebody has told meanwhile, or which is not for the house by now."""
    if decision_id is not None and chosen(found, decision_id) is None:
        raise RuleViolation("house-entry-told")


def checked_day(held_on: date, today: date) -> date:
    """Return the day of an entry, which tells of what has happened."""
    if held_on > today:
        raise RuleViolation("day-in-future", field="held_on")
    return held_on


def told_events(editions: Mapping[Audience, Edition | None]) -> list[ToldEvent]:
    """Return the events of the newest releases, earliest first; what the public reads is told once, as theirs."""
    found: dict[tuple[int, str], ToldEvent] = {}
    for audience in (Audience.HOUSE, Audience.PUBLIC):
        if edition := editions.get(audience):
            number = edition.release.number or 0
            for event in edition.figures.events:
                told = ToldEvent(event.id, event.title, event.held_on, number, audience is Audience.PUBLIC)
                found[event.id, event.title] = told
    return sorted(found.values(), key=lambda told: (told.held_on, told.id, told.title))


def checked_contact(contact: str, names: Collection[str]) -> str:
    """Return whom staff may ask: a function, and how to reach it."""
    if any(hint.kind is HintKind.NAME for hint in hints(contact, names)):
        raise RuleViolation("contact-is-a-name", field="contact")
    return contact
