"""The parts of a figure: traces, lines and words, each with the role that decides its look (static/js)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any

from tracker.domain.values import Figure

Spec = dict[str, Any]
Translate = Callable[[str], str]
Write = Callable[[Figure], str]
WriteDay = Callable[[date], str]

SHARES = {"tickformat": ".0%", "range": [0, 1]}
INCOMPLETE = "*"
FEW = 5
WIDTH_OF_LETTER = 7.5


def figure(data: Sequence[Spec], **layout: Any) -> Spec:
    """Return a figure of several traces; everything that is not said is left to the theme of the page."""
    return {"data": list(data), "layout": layout}


def counts(most: int, **axis: Any) -> Spec:
    """Return an axis of whole numbers up to `most`: of a few, each has its tick and none lies between."""
    return {"rangemode": "tozero", "tickformat": "d"} | ({"dtick": 1} if most < FEW else {}) | axis


def room_for(texts: Iterable[str]) -> float:
    """Return the pixels that the longest of some words needs beside a figure."""
    return WIDTH_OF_LETTER * max(map(len, texts), default=0) + 8


def marked(value: Figure, write: Write) -> str:
    """Return a figure as it is written, with the sign that something of it is missing."""
    return write(value) + (INCOMPLETE if value.n_missing else "")


def bars(role: str, **trace: Any) -> Spec:
    """Return bars that lie on their side, so that names can be read."""
    return {"type": "bar", "orientation": "h", "hoverinfo": "skip", "meta": {"role": role}, **trace}


def columns(role: str, **trace: Any) -> Spec:
    """Return bars that stand, for a course over time."""
    return {"type": "bar", "hoverinfo": "skip", "meta": {"role": role}, **trace}


def line(role: str, **trace: Any) -> Spec:
    """Return a line through points."""
    return {"type": "scatter", "mode": "lines+markers", "hoverinfo": "skip", "meta": {"role": role}, **trace}


def rule(role: str, **ends: Any) -> Spec:
    """Return a straight line that is no data."""
    return {"type": "line", "name": role, "layer": "above", **ends}


def words(text: str, *, weight: str = "plain", **place: Any) -> Spec:
    """Return words in the figure; their weight is plain, strong or muted."""
    return {"text": text, "name": weight, "showarrow": False, **place}


def iso(days: Sequence[date]) -> list[str]:
    """Return days as the chart library reads them."""
    return [day.isoformat() for day in days]
