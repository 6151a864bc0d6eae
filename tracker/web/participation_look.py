"""What somebody looks at of the participation, and a figure of it as it is drawn."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property

from tracker.domain import balance, data_quality, participation_facts, participation_overview
from tracker.domain.attendances import EventCounts
from tracker.domain.coverage import EventCoverage
from tracker.domain.participation_facts import EventChoice, ParticipationFacts
from tracker.domain.participation_overview import Participation
from tracker.domain.periods import Period
from tracker.domain.values import Figure, State
from tracker.figures.spec import Spec
from tracker.reports.table import Table
from tracker.web.shares import number_text
from tracker.web.states import SIGNS

NORMAL = 320


class FigureName(StrEnum):
    """The figures, in their order; the name is part of the address."""

    BREADTH = "breadth"
    REACH = "reach"
    REPEAT = "repeat"
    TURNOUT = "turnout"
    HOURS = "hours"
    QUOTIENTS = "quotients"
    MEASURES = "measures"
    FORMATS = "formats"
    FALLEN_OUT = "fallen_out"
    TIMELINESS = "timeliness"
    COMPLETENESS = "completeness"
    QUALITY = "quality"


@dataclass(frozen=True)
class Drawn:
    """A figure: its finding, the drawing, one sentence of reading, and the table that holds exactly its data."""

    id: FigureName
    indicator: str
    heading: str
    lead: str
    sentence: str
    table: Table
    as_of: date
    spec: Spec | None = None
    height: int = NORMAL


@dataclass(frozen=True)
class Look:
    """What somebody looks at: the facts, a period of them, and one event, if it was chosen; as of a day."""

    facts: ParticipationFacts
    period: Period
    on: date
    event_id: int | None = None

    @cached_property
    def counts(self) -> list[EventCounts]:
        """The counts of the period."""
        return participation_facts.chosen_counts(self.facts, EventChoice(self.period))

    @cached_property
    def tables(self) -> list[EventCoverage]:
        """The coverage of each event of the period."""
        return participation_facts.tables(self.facts, self.counts)

    @cached_property
    def participation(self) -> Participation:
        """Breadth and reach of the period."""
        return participation_overview.of_process(
            self.facts.counts,
            self.facts.departments,
            self.facts.headcounts,
            self.period,
            since_start=all(each.event.held_on >= self.period.start for each in self.facts.counts),
        )

    @cached_property
    def balance(self) -> balance.Balance:
        """The balance of the chosen event, or of all of the period."""
        chosen = [table for table in self.tables if self.event_id in {None, table.event.id}]
        return balance.of_events(chosen)

    @cached_property
    def quality(self) -> data_quality.DataQuality:
        """The quality of the record of the period."""
        events = [row for row in self.facts.events if row.on in self.period]
        return data_quality.of_process(events, self.tables, self.facts.reopened, self.on, self.facts.holidays)


def value_text(figure: Figure) -> str:
    """Return a number in a drawing, with its sign where it is not fully known."""
    if figure.value is None:
        return SIGNS[figure.state]
    return number_text(figure) + (SIGNS[State.PARTIAL] if figure.state is State.PARTIAL else "")
