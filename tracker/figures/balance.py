"""The balance of the departments: a dot for each, in the band that chance alone would bring (4.9)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from tracker.domain.balance import BalanceRow
from tracker.figures.spec import Spec, Write, bars, figure, line, room_for, rule

NO_BREAK = "\N{NO-BREAK SPACE}"
USUAL = 2.0
ROOM = 1.05


def quotients(rows: Sequence[BalanceRow], *, write: Write) -> Spec:
    """Return a dot per department, the largest on top; the line at 1 is its share of the staff."""
    ordered = sorted(rows, key=lambda row: -(row.quotient.value or 0))
    places = list(enumerate(ordered))
    most = max([USUAL, *(row.quotient.value or 0 for row in rows), *(high for _, (_, high) in _bands(places))]) * ROOM
    inside = [(at, row) for at, row in places if not is_outside(row)]
    outside = [(at, row) for at, row in places if is_outside(row)]
    values = [f"{NO_BREAK * 2}{write(row.quotient)}" for row in ordered]
    return figure(
        [
            *([_chance(places)] if any(row.band for row in rows) else []),
            *(_dots(role, found) for role, found in (("plan", inside), ("late", outside)) if found),
            _values(values, most),
        ],
        xaxis={"range": [0, most], "showgrid": True, "dtick": 0.5, "tickformat": ".1f"},
        yaxis={
            "tickvals": [at for at, _ in places],
            "ticktext": [escape(row.place.department.name) for row in ordered],
            "range": [len(ordered) - 0.5, -0.5],
            "showgrid": False,
        },
        margin={"r": room_for(values), "t": 8},
        shapes=[rule("house", x0=1, x1=1, yref="paper", y0=0, y1=1)],
    )


def is_outside(row: BalanceRow) -> bool:
    """Whether chance alone would hardly bring so many or so few."""
    return row.band is not None and not row.band[0] <= (row.quotient.value or 0) <= row.band[1]


def _bands(places: Iterable[tuple[int, BalanceRow]]) -> list[tuple[int, tuple[float, float]]]:
    return [(at, row.band) for at, row in places if row.band]


def _chance(places: Iterable[tuple[int, BalanceRow]]) -> Spec:
    """Return what chance brings, as a bar from its least to its most."""
    bands = _bands(places)
    return bars(
        "soft",
        y=[at for at, _ in bands],
        x=[high - low for _, (low, high) in bands],
        base=[low for _, (low, _high) in bands],
        width=0.4,
    )


def _dots(role: str, rows: Iterable[tuple[int, BalanceRow]]) -> Spec:
    rows = list(rows)
    return line(role, mode="markers", x=[row.quotient.value for _, row in rows], y=[at for at, _ in rows])


def _values(texts: Sequence[str], most: float) -> Spec:
    return {
        "type": "scatter",
        "mode": "text",
        "hoverinfo": "skip",
        "meta": {"role": "house"},
        "x": [most] * len(texts),
        "y": list(range(len(texts))),
        "text": list(texts),
        "textposition": "middle right",
    }
