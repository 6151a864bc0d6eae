"""An edition of figures as tests make it: with this participation and with these events."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from tracker.domain.editions import Edition
from tracker.domain.periods import Period
from tracker.domain.releases import Audience, ReleaseRow, ReleaseState


@dataclass(frozen=True)
class Figures:
    """What was released, without a table."""

    participation: Any
    events: Any

    def event(self, event_id):
        """The coverage of an event that is in it."""
        return self.events.get(event_id)


def an_edition(participation, events):
    """The second release for the house, of the first half of 2021."""
    period = Period(date(2021, 1, 1), date(2021, 6, 30))
    moment = datetime(2021, 9, 20, 22, 30, tzinfo=UTC)
    release = ReleaseRow(2, 2, Audience.HOUSE, period, ReleaseState.RELEASED, "", "c" * 64, moment, "")
    return Edition(release, Figures(participation, events))
