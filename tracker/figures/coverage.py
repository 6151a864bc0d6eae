"""Shares of the staff by department, with the line of the whole house (4.3, 4.5)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from typing import NamedTuple

from tracker.domain.coverage import CoverageRow
from tracker.domain.reach import ReachRow
from tracker.domain.values import Figure, State
from tracker.figures.spec import SHARES, Spec, Translate, Write, bars, figure, marked, room_for, rule, words

HEIGHT_OF_BAR = 28
HEIGHT_AROUND = 64
SIGNS = {State.SUPPRESSED: "•", State.NOT_APPLICABLE: "–"}
ROLES = {State.SUPPRESSED: "hidden", State.NOT_RECORDED: "stale", State.NOT_RELEASED: "unreleased"}
LOOKS = ("bar", "hidden", "stale", "unreleased")
NO_BREAK = "\N{NO-BREAK SPACE}"


class Bar(NamedTuple):
    """A named share."""

    name: str
    share: Figure


def of_event(rows: Iterable[CoverageRow], house: Figure, *, t: Translate, share: Write) -> Spec:
    """Return the coverage of each department at one event; `share` writes a figure."""
    return _shares([Bar(row.department.name, row.coverage) for row in rows], house, t=t, share=share)


def of_period(rows: Iterable[ReachRow], house: Figure, *, t: Translate, share: Write) -> Spec:
    """Return which share of each department was there at least once; intervals end in a lighter bar."""
    return _shares([Bar(row.department.name, row.share) for row in rows], house, t=t, share=share)


def height(rows: Sequence[object]) -> int:
    """Return how many pixels the figure of so many departments needs."""
    return HEIGHT_AROUND + HEIGHT_OF_BAR * len(rows)


def _shares(rows: Iterable[Bar], house: Figure, *, t: Translate, share: Write) -> Spec:
    """Return the shares with the largest on top and the unknown at the foot, and the line of the house."""
    ordered = sorted(rows, key=lambda row: (row.share.value is None, -(row.share.value or 0)))
    drawn = in_order(ordered, t=t, share=share)
    if house.value is not None:
        drawn["layout"]["margin"]["t"] = 32
        drawn["layout"] |= {"shapes": [_line_of(house)], "annotations": [_name_of(house, t, share)]}
    return drawn


def in_order(rows: Sequence[Bar], *, t: Translate, share: Write) -> Spec:
    """Return a bar per share from top to bottom; hidden and unknown ones fill their line. Names may be the same."""
    places = list(enumerate(rows))
    by_role = {role: [(at, row) for at, row in places if ROLES.get(row.share.state, "bar") == role] for role in LOOKS}
    intervals = [(at, row) for at, row in places if row.share.is_interval]
    values = [f"{NO_BREAK * 2}{_words(row.share, t, share)}" for row in rows]
    return figure(
        [
            *(_bars(role, found) for role, found in by_role.items() if found),
            *([_rest(intervals)] if intervals else []),
            _values(values),
        ],
        barmode="stack",
        xaxis=SHARES,
        yaxis={
            "tickvals": list(range(len(rows))),
            "ticktext": [escape(row.name) for row in rows],
            "range": [len(rows) - 0.5, -0.5],
            "showgrid": False,
            "zeroline": False,
        },
        margin={"r": room_for(values), "t": 8},
    )


def _bars(role: str, rows: Iterable[tuple[int, Bar]]) -> Spec:
    rows = list(rows)
    return bars(role, y=[at for at, _ in rows], x=[_length(row.share) for _, row in rows])


def _rest(rows: Iterable[tuple[int, Bar]]) -> Spec:
    """Return what may be added to the least of each interval."""
    rows = list(rows)
    more = [(row.share.upper or 0) - (row.share.value or 0) for _, row in rows]
    return bars("soft", y=[at for at, _ in rows], x=more)


def _values(texts: Sequence[str]) -> Spec:
    """Return the values in a column of their own, where no line runs through them."""
    return {
        "type": "scatter",
        "mode": "text",
        "hoverinfo": "skip",
        "meta": {"role": "house"},
        "x": [1] * len(texts),
        "y": list(range(len(texts))),
        "text": list(texts),
        "textposition": "middle right",
    }


def _length(share: Figure) -> float:
    """Return how long a bar is: its share, or the whole line where there is a number that is not known here."""
    return 1 if share.state in ROLES else min(share.value or 0, 1)


def _words(share_: Figure, t: Translate, share: Write) -> str:
    if share_.state is State.NOT_RECORDED:
        return t("not recorded")
    if share_.state is State.NOT_RELEASED:
        return t("not released yet")
    return SIGNS.get(share_.state) or marked(share_, share)


def _line_of(house: Figure) -> Spec:
    return rule("house", x0=house.value, x1=house.value, yref="paper", y0=0, y1=1)


def _name_of(house: Figure, t: Translate, share: Write) -> Spec:
    text = t("House %(share)s") % {"share": marked(house, share)}
    return words(text, weight="strong", x=house.value, yref="paper", y=1, yanchor="bottom", xanchor="center")
