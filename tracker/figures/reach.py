"""How many of the staff have been reached so far, event by event (4.5)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from tracker.domain.reach import ReachPoint
from tracker.figures.spec import SHARES, Spec, Translate, Write, figure, iso, line, words

ROOM_BEFORE = timedelta(days=10)


def over_time(points: Sequence[ReachPoint], *, t: Translate, share: Write) -> Spec:
    """Return the share of staff reached after each event: a stair, or a band where only bounds are known.

    Points that are hidden or not recorded are left out; the table says so.
    """
    shown = [point for point in points if point.share.value is not None]
    days = iso([point.event.held_on for point in shown])
    least = [point.share.value for point in shown]
    most = [point.share.value if point.share.upper is None else point.share.upper for point in shown]
    is_band = least != most
    stair = {"shape": "hv"}
    lower = line("plan", x=days, y=least, line=stair, name=t("at least") if is_band else t("reached"))
    upper = line("soft", mode="lines", x=days, y=most, line=stair, fill="tonexty", name=t("at most"))
    return figure(
        [lower, upper] if is_band else [lower],
        xaxis={"type": "date", "nticks": 4} | ({"range": _time(shown)} if shown else {}),
        yaxis=SHARES,
        margin={"r": 130, "t": 16},
        annotations=[words(share(shown[-1].share), weight="strong", **_end(shown[-1]))] if shown else [],
    )


def _time(points: Sequence[ReachPoint]) -> list[str]:
    """Return the time from the first to the last event, without the room that the words at the end would take."""
    return iso([points[0].event.held_on - ROOM_BEFORE, points[-1].event.held_on])


def _end(point: ReachPoint) -> Spec:
    return {"x": point.event.held_on.isoformat(), "y": point.share.value, "xanchor": "left", "xshift": 12}
