"""Figures that only a dashboard has: events of a house side by side, and a group's seats over its rhythm."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.domain.coverage import EventCoverage
from tracker.domain.meeting_rhythm import AttendanceRow, Rhythm
from tracker.figures import meeting_rhythm
from tracker.figures.coverage import Bar, in_order
from tracker.figures.spec import Spec, Translate, Write, WriteDay, figure

LONGEST_TITLE = 26
UPPER, LOWER = [0.46, 1], [0, 0.28]


def house_coverage(events: Sequence[EventCoverage], *, t: Translate, share: Write, day: WriteDay) -> Spec:
    """Return the share of the house at each event, the latest at the foot."""
    rows = [Bar(f"{day(each.event.held_on)}  {_short(each.event.title)}", each.house) for each in events]
    return in_order(rows, t=t, share=share)


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
            "xaxis": {"type": "category", "anchor": "y2", "categoryarray": days, "autotickangles": [0, 45, 90]},
            "yaxis": {**upper["yaxis"], "domain": UPPER},
            "yaxis2": {**lower["yaxis"], "domain": LOWER},
            "margin": {"t": 40},
            "shapes": [{**shape, "yref": "y2"} for shape in lower["shapes"]],
            "annotations": [{**note, "y": LOWER[1] + 0.02} for note in lower["annotations"]],
        },
    )


def _short(title: str) -> str:
    return title if len(title) <= LONGEST_TITLE else f"{title[: LONGEST_TITLE - 1].rstrip()}…"
