"""Figures that only a dashboard has: events of a house side by side, and a group's seats over its rhythm."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from tracker.domain.coverage import EventCoverage
from tracker.domain.meeting_rhythm import AttendanceRow, Rhythm
from tracker.domain.values import State
from tracker.figures import meeting_rhythm
from tracker.figures.coverage import ROLES, SIGNS
from tracker.figures.spec import SHARES, Spec, Translate, Write, WriteDay, bars, figure

LONGEST_TITLE = 34
ROOM_FOR_VALUES = 120
UPPER, LOWER = [0.42, 1], [0, 0.27]


def house_coverage(events: Sequence[EventCoverage], *, t: Translate, share: Write, day: WriteDay) -> Spec:
    """Return the share of the house at each event, the latest at the foot; what is hidden fills its line."""
    texts = {State.NOT_RECORDED: t("not recorded"), **SIGNS}
    trace = bars(
        "bar",
        y=[f"{day(each.event.held_on)}  {escape(_short(each.event.title))}" for each in events],
        x=[1 if each.house.state in ROLES else min(each.house.value or 0, 1) for each in events],
        text=[texts.get(each.house.state) or share(each.house) for each in events],
        textposition="outside",
    )
    trace["meta"]["roles"] = [ROLES.get(each.house.state, "bar") for each in events]
    return figure(
        [trace],
        xaxis={**SHARES, "side": "bottom"},
        yaxis={"type": "category", "autorange": "reversed"},
        margin={"r": ROOM_FOR_VALUES},
    )


def meetings(rows: Sequence[AttendanceRow], rhythm: Rhythm, *, t: Translate, day: WriteDay) -> Spec:
    """Return the seats of each meeting of a group, and below them the days since the meeting before."""
    seats = meeting_rhythm.attendance(rows, t=t, day=day)
    gaps = meeting_rhythm.gaps(rhythm, t=t, day=day)
    days = [day(row.meeting.starts_on) for row in rows]
    upper, lower = seats["layout"], gaps["layout"]
    return figure(
        [*seats["data"], *({**trace, "yaxis": "y2", "showlegend": False} for trace in gaps["data"])],
        **upper
        | {
            "xaxis": {"type": "category", "anchor": "y2", "categoryarray": days},
            "yaxis": {**upper["yaxis"], "domain": UPPER},
            "yaxis2": {**lower["yaxis"], "domain": LOWER},
            "margin": {"t": 40, "r": lower["margin"]["r"]},
            "shapes": [{**shape, "yref": "y2"} for shape in lower["shapes"]],
            "annotations": [{**note, "yref": "y2"} for note in lower["annotations"]],
        },
    )


def _short(title: str) -> str:
    return title if len(title) <= LONGEST_TITLE else f"{title[: LONGEST_TITLE - 1].rstrip()}…"
