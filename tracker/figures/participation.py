"""Shares and hours of events, formats and the record, as bars (4.2, 4.3, 4.7, 4.21 to 4.23)."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from tracker.domain.participation import EventRow
from tracker.domain.values import Figure
from tracker.figures.coverage import Bar, in_order
from tracker.figures.spec import Spec, Translate, Write, WriteDay, bars, counts, figure, room_for

MOST_EVENTS = 12
LONGEST_TITLE = 26

Named = Sequence[tuple[str, Figure]]


def named(event: EventRow, day: WriteDay) -> str:
    """Return an event with its day in the room that a figure has."""
    short = event.title if len(event.title) <= LONGEST_TITLE else f"{event.title[: LONGEST_TITLE - 1].rstrip()}…"
    return f"{day(event.held_on)}  {short}"


def shares(rows: Named, *, t: Translate, share: Write) -> Spec:
    """Return a bar per share, in the given order."""
    return in_order([Bar(name, figure_) for name, figure_ in rows], t=t, share=share)


def amounts(rows: Named, *, write: Write) -> Spec:
    """Return a bar per amount, in the given order; what is not known has none."""
    places = list(range(len(rows)))
    values = [write(each) for _, each in rows]
    lengths = [each.value or 0 for _, each in rows]
    return figure(
        [bars("bar", y=places, x=lengths, text=values, textposition="outside")],
        xaxis=counts(int(max(lengths, default=0)), showticklabels=False),
        yaxis={
            "tickvals": places,
            "ticktext": [escape(name) for name, _ in rows],
            "range": [len(rows) - 0.5, -0.5],
            "showgrid": False,
        },
        margin={"r": room_for(values), "t": 8},
    )
