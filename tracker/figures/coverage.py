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
    names = [escape(row.name) for row in ordered]
    least = bars(
        "bar",
        y=names,
        x=[_length(row.share) for row in ordered],
        text=["" if row.share.is_interval else _words(row.share, t, share) for row in ordered],
        textposition="outside",
    )
    least["meta"]["roles"] = [ROLES.get(row.share.state, "bar") for row in ordered]
    more = bars(
        "soft",
        y=names,
        x=[(row.share.upper or 0) - (row.share.value or 0) if row.share.is_interval else 0 for row in ordered],
        text=[_words(row.share, t, share) if row.share.is_interval else "" for row in ordered],
        textposition="outside",
    )
    return figure(
        [least, more] if any(row.share.is_interval for row in ordered) else [least],
        barmode="stack",
        xaxis={**SHARES, "side": "bottom"},
        yaxis={"type": "category", "autorange": "reversed"},
        margin={"r": ROOM_FOR_VALUES, "t": 32},
        shapes=[] if house.value is None else [_line_of(house)],
        annotations=[] if house.value is None else [_name_of(house, t, share)],
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
