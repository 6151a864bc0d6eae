"""Shares of the staff by department, with the line of the whole house (4.3, 4.5)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from typing import NamedTuple

from tracker.domain.coverage import CoverageRow
from tracker.domain.reach import ReachRow
from tracker.domain.values import Figure, State
from tracker.figures.spec import SHARES, Spec, Translate, Write, bars, figure, rule, words

HEIGHT_OF_BAR = 28
HEIGHT_AROUND = 64
ROOM_FOR_VALUES = 120
SIGNS = {State.SUPPRESSED: "•", State.NOT_APPLICABLE: "–"}
ROLES = {State.SUPPRESSED: "hidden", State.NOT_RECORDED: "stale"}
LOOKS = ("bar", "hidden", "stale")


class _Bar(NamedTuple):
    name: str
    share: Figure


def of_event(rows: Iterable[CoverageRow], house: Figure, *, t: Translate, share: Write) -> Spec:
    """Return the coverage of each department at one event; `share` writes a figure."""
    return _shares([_Bar(row.department.name, row.coverage) for row in rows], house, t=t, share=share)


def of_period(rows: Iterable[ReachRow], house: Figure, *, t: Translate, share: Write) -> Spec:
    """Return which share of each department was there at least once; intervals end in a lighter bar."""
    return _shares([_Bar(row.department.name, row.share) for row in rows], house, t=t, share=share)


def height(rows: Sequence[object]) -> int:
    """Return how many pixels the figure of so many departments needs."""
    return HEIGHT_AROUND + HEIGHT_OF_BAR * len(rows)


def _shares(rows: Sequence[_Bar], house: Figure, *, t: Translate, share: Write) -> Spec:
    """Return the shares, the largest on top and the unknown at the foot; hidden and unknown fill their whole line."""
    ordered = sorted(rows, key=lambda row: (row.share.value is None, -(row.share.value or 0)))
    by_role = {role: [row for row in ordered if ROLES.get(row.share.state, "bar") == role] for role in LOOKS}
    intervals = [row for row in ordered if row.share.is_interval]
    known = house.value is not None
    return figure(
        [
            *(_bars(role, found, t=t, share=share) for role, found in by_role.items() if found),
            *([_rest(intervals, share)] if intervals else []),
        ],
        barmode="stack",
        xaxis=SHARES,
        yaxis={"type": "category", "categoryarray": [escape(row.name) for row in ordered], "autorange": "reversed"},
        margin={"r": ROOM_FOR_VALUES, "t": 32},
        shapes=[_line_of(house)] if known else [],
        annotations=[_name_of(house, t, share)] if known else [],
    )


def _bars(role: str, rows: Sequence[_Bar], *, t: Translate, share: Write) -> Spec:
    return bars(
        role,
        y=[escape(row.name) for row in rows],
        x=[_length(row.share) for row in rows],
        text=["" if row.share.is_interval else _words(row.share, t, share) for row in rows],
        textposition="outside",
    )


def _rest(rows: Sequence[_Bar], share: Write) -> Spec:
    """Return what may be added to the least of each interval."""
    return bars(
        "soft",
        y=[escape(row.name) for row in rows],
        x=[(row.share.upper or 0) - (row.share.value or 0) for row in rows],
        text=[share(row.share) for row in rows],
        textposition="outside",
    )


def _length(share: Figure) -> float:
    """Return how long a bar is: its share, or the whole line where there is a number that is not known here."""
    return 1 if share.state in ROLES else min(share.value or 0, 1)


def _words(share_: Figure, t: Translate, share: Write) -> str:
    if share_.state is State.NOT_RECORDED:
        return t("not recorded")
    return SIGNS.get(share_.state) or share(share_)


def _line_of(house: Figure) -> Spec:
    return rule("house", x0=house.value, x1=house.value, yref="paper", y0=0, y1=1)


def _name_of(house: Figure, t: Translate, share: Write) -> Spec:
    text = t("House %(share)s") % {"share": share(house)}
    return words(text, weight="strong", x=house.value, yref="paper", y=1, yanchor="bottom", xanchor="center")
