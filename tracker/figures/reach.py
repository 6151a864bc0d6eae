"""How many of the staff have been reached so far, event by event (4.5)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from tracker.domain.reach import ReachPoint
from tracker.domain.values import State
from tracker.figures.spec import SHARES, Spec, Translate, Write, figure, iso, line, marked, room_for, words

ROOM_BEFORE = timedelta(days=10)
ROOM_AFTER = 1.05
GAP = 12


def over_time(points: Sequence[ReachPoint], until: date, *, t: Translate, share: Write) -> Spec:
    """Return the share of staff reached so far, until a day: a stair, or a band where only bounds are known.

    A point of which something is missing is open, and what is written at the end has its sign. Points that are hidden
    or not recorded are left out; the table says so.
    """
    shown = [point for point in points if point.share.value is not None]
    if not shown:
        return figure([], yaxis=SHARES)
    days = [point.event.held_on for point in shown]
    until = _until(days, until)
    least: list[Any] = [point.share.value for point in shown]
    most: list[Any] = [point.share.value if point.share.upper is None else point.share.upper for point in shown]
    is_band, so_far = least != most, marked(shown[-1].share, share)
    stair = {"mode": "lines", "x": iso([*days, until]), "line": {"shape": "hv"}}
    lower = line("plan", y=[*least, least[-1]], name=t("at least") if is_band else t("reached"), **stair)
    upper = line("soft", y=[*most, most[-1]], name=t("at most"), fill="tonexty", **stair)
    return figure(
        [lower, *([upper] if is_band else []), _dots(shown)],
        xaxis={"type": "date", "nticks": 4, "tickangle": 0, "range": iso([days[0] - ROOM_BEFORE, until])},
        yaxis=SHARES,
        margin={"r": room_for([so_far]) + GAP, "t": 16},
        annotations=[words(so_far, weight="strong", **_end(until, shown[-1]))],
    )


def _dots(points: Sequence[ReachPoint]) -> Spec:
    dots = line("plan", mode="markers", x=iso([point.event.held_on for point in points]))
    dots["meta"]["roles"] = ["part" if point.share.state is State.PARTIAL else "plan" for point in points]
    return dots | {"y": [point.share.value for point in points]}


def _until(days: Sequence[date], until: date) -> date:
    """Return the day, but never so early that a last step could not be seen."""
    return max(until, days[0] + (days[-1] - days[0]) * ROOM_AFTER)


def _end(until: date, point: ReachPoint) -> Spec:
    return {"x": until.isoformat(), "y": point.share.value, "xanchor": "left", "xshift": GAP}
