"""What is recorded of the participation in a process, and the part of it that somebody chose to look at."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from tracker.domain import coverage
from tracker.domain.administrations import DepartmentRow, HeadcountRow
from tracker.domain.attendances import EventCounts
from tracker.domain.coverage import EventCoverage
from tracker.domain.dialogues import DialogueKind, DialogueRow
from tracker.domain.meetings import MeetingFormat
from tracker.domain.periods import Period
from tracker.domain.person_hours import Minutes


@dataclass(frozen=True)
class ParticipationFacts:
    """Everything recorded: all events, the counts of those held (`attendances.by_event`), the house at all times.

    `minutes` is how long those counted at an event were there in all, where a file says so;
    `reopened` says of the events whose count was opened again when it had been closed first.
    """

    events: Sequence[DialogueRow]
    counts: Sequence[EventCounts]
    departments: Sequence[DepartmentRow]
    headcounts: Sequence[HeadcountRow]
    minutes: Mapping[int, Minutes] = field(default_factory=dict)
    reopened: Mapping[int, datetime] = field(default_factory=dict)
    holidays: Collection[date] = frozenset()

    def whole_period(self, start: date | None, on: date) -> Period:
        """Return the time from the beginning of a process, or from its first event, until the day."""
        return Period(min([*(each.event.held_on for each in self.counts), start or on, on]), on)


@dataclass(frozen=True)
class EventChoice:
    """Which events are looked at; `events` are those on the chosen field of action, if one was chosen."""

    period: Period
    kind: DialogueKind | None = None
    format: MeetingFormat | None = None
    events: Collection[int] | None = None

    def admits(self, event: DialogueRow) -> bool:
        """Whether an event is one of them."""
        right_kind = self.kind is None or event.kind is self.kind
        right_format = self.format is None or event.format is self.format
        on_field = self.events is None or event.id in self.events
        return right_kind and right_format and on_field and event.on in self.period


def chosen_counts(facts: ParticipationFacts, choice: EventChoice) -> list[EventCounts]:
    """Return the counts of the chosen events that were held, oldest first."""
    wanted = {event.id for event in facts.events if choice.admits(event)}
    return [each for each in facts.counts if each.event.id in wanted]


def tables(facts: ParticipationFacts, counts: Sequence[EventCounts]) -> list[EventCoverage]:
    """Return the coverage of some events, with the departments and headcounts of their days."""
    return [coverage.of_event(each, facts.departments, facts.headcounts) for each in counts]
