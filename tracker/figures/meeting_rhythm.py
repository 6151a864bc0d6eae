"""How far meetings lie apart (4.19) and how their seats are taken (4.20)."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.domain.meeting_rhythm import TOLERANCE, AttendanceRow, Gap, Rhythm
from tracker.figures.spec import Spec, Translate, WriteDay, columns, counts, figure, rule, words

LOOKS = ("bar", "late", "soft")
LEGEND = {"orientation": "h", "x": 0, "xanchor": "left", "y": 1.02, "yanchor": "bottom", "traceorder": "normal"}


def gaps(found: Rhythm, *, t: Translate, day: WriteDay) -> Spec:
    """Return the days before each meeting, with the line of what was agreed; `day` writes a date."""
    late = (found.agreed or 0) * TOLERANCE
    roles = ["soft" if gap.is_planned else "late" if late and gap.days > late else "bar" for gap in found.gaps]
    pairs = list(zip(found.gaps, roles, strict=True))
    agreed = found.agreed and {"xref": "paper", "x0": 0, "x1": 1, "y0": found.agreed, "y1": found.agreed}
    return figure(
        [_gaps(look, [gap for gap, role in pairs if role == look], day) for look in LOOKS if look in roles],
        barmode="stack",
        xaxis={"type": "category", "categoryarray": [day(gap.until.starts_on) for gap in found.gaps]},
        yaxis=counts(max((gap.days for gap in found.gaps), default=0)),
        margin={"t": 24},
        shapes=[rule("house", **agreed)] if agreed else [],
        annotations=[_caption(found, t)],
    )


def _caption(found: Rhythm, t: Translate) -> Spec:
    """Return the words above the gaps, where there is more room than beside their axis and the line."""
    text = t("Days between meetings")
    if found.agreed:
        text = t("Days between meetings (agreed: %(days)s)") % {"days": found.agreed}
    place = {"xref": "paper", "x": 0, "xanchor": "left", "yref": "paper", "y": 1, "yanchor": "bottom"}
    return words(text, weight="muted", **place)


def _gaps(role: str, gaps: Sequence[Gap], day: WriteDay) -> Spec:
    return columns(
        role,
        x=[day(gap.until.starts_on) for gap in gaps],
        y=[gap.days for gap in gaps],
        text=[str(gap.days) for gap in gaps],
        textposition="outside",
    )


def attendance(rows: Sequence[AttendanceRow], *, t: Translate, day: WriteDay) -> Spec:
    """Return the seats of each meeting, taken by members or deputies, empty, or not recorded."""
    days = [day(row.meeting.starts_on) for row in rows]
    unknown = [row.seats - row.present - row.deputies - row.excused - row.absent for row in rows]
    parts = (
        ("bar", t("present"), [row.present for row in rows]),
        ("soft", t("represented"), [row.deputies for row in rows]),
        ("late", t("excused or absent"), [row.excused + row.absent for row in rows]),
        ("stale", t("not recorded"), unknown),
    )
    return figure(
        [columns(role, x=days, y=numbers, name=name) for role, name, numbers in parts if any(numbers)],
        barmode="stack",
        xaxis={"type": "category"},
        yaxis=counts(max((row.seats for row in rows), default=0), title={"text": t("Seats"), "standoff": 12}),
        margin={"t": 40},
        showlegend=True,
        legend=LEGEND,
    )
