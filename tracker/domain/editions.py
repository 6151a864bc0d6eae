"""What readers without raw figures get: what was released for the house, and nothing else (rule R3)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tracker.domain.coverage import Breadth, EventCoverage
from tracker.domain.participation import EventRow
from tracker.domain.participation_overview import Participation
from tracker.domain.released import Released
from tracker.domain.releases import ReleaseRow
from tracker.domain.values import not_released


@dataclass(frozen=True)
class Edition:
    """A release with its figures."""

    release: ReleaseRow
    figures: Released

    def shows(self, event: EventRow) -> bool:
        """Whether the release has figures of an event; one that was held later comes with the next release."""
        return self.figures.event(event.id) is not None


def participation(edition: Edition | None) -> Participation:
    """Return the participation that was released last."""
    if edition is not None:
        return edition.figures.participation
    nothing = Breadth(not_released("4.4"), rows=())
    return Participation(nothing, course=(), departments=(), repeat=not_released("4.6"), withheld=0, is_raw=False)


def showing(released: Sequence[Edition], event: EventRow) -> Edition | None:
    """Return the newest release that shows an event, or else the newest one; the newest release comes first."""
    return next((each for each in released if each.shows(event)), released[0] if released else None)


def event(released: Sequence[Edition], wanted: EventRow) -> EventCoverage:
    """Return one event as it was released last; the newest release comes first."""
    edition = showing(released, wanted)
    found = edition.figures.event(wanted.id) if edition else None
    if found is not None:
        return found
    return EventCoverage(
        event=wanted,
        rows=(),
        attendances=not_released("4.1"),
        not_assigned=not_released("4.1"),
        external=not_released("4.1"),
        house=not_released("4.3"),
    )
