"""The milestone trend: report day across, expected day up; what reaches the diagonal is done (4.11)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from html import escape

from tracker.domain.milestone_trend import MOST_LINES, Mark, TrendLine
from tracker.figures.labels import apart
from tracker.figures.spec import Spec, Translate, WriteDay, figure, iso, line, rule, words

ROLES = {Mark.ON_PLAN: "plan", Mark.MOVED: "late", Mark.DONE: "done"}
ROOM_FOR_LABELS = 280
ROOM_BEFORE_LABEL = 20
LONGEST_TITLE = 34
HALF_A_LINE = 8
SHARE_OF_LABEL = 1 / MOST_LINES
ROOM = SHARE_OF_LABEL / 2, 1 - SHARE_OF_LABEL / 2
ROOM_BEFORE = timedelta(days=10)
LEAST_ROOM = timedelta(days=14)
MINUS = "\N{MINUS SIGN}"
NO_BREAK = "\N{NO-BREAK SPACE}"


@dataclass(frozen=True)
class _Axis:
    """The expected days, with room for half a label at both ends: the height in pixels is not known here."""

    low: date
    high: date

    @classmethod
    def around(cls, days: Sequence[date]) -> _Axis:
        room = max(LEAST_ROOM, (max(days) - min(days)) * (ROOM[0] / (ROOM[1] - ROOM[0])))
        return cls(min(days) - room, max(days) + room)

    def places(self, days: Sequence[date]) -> list[str]:
        """Return where the labels stand of what ends on these days, which ascend: moments on the axis."""
        span = self.high - self.low
        shares = apart([(day - self.low) / span for day in days], SHARE_OF_LABEL, *ROOM)
        return [(datetime.combine(self.low, time()) + share * span).isoformat() for share in shares]


@dataclass(frozen=True)
class _Words:
    """In which language a label is written."""

    t: Translate
    day: WriteDay


def trend(lines: Sequence[TrendLine], on: date, *, t: Translate, day: WriteDay) -> Spec:
    """Return the courses of some milestones until a day, labelled in a column behind it; `day` writes a date."""
    points = [point for course in lines for point in course.points]
    first = min((point.reported_on for point in points), default=on) - ROOM_BEFORE
    axis = _Axis.around([point.forecast_on for point in points] or [on])
    from_below = sorted(lines, key=lambda course: course.points[-1].forecast_on)
    placed = list(zip(from_below, axis.places([course.points[-1].forecast_on for course in from_below]), strict=True))
    writer = _Words(t, day)
    return figure(
        [*(_course(course, day) for course in lines), *(_dashes(course, on) for course in lines if course.is_stale)],
        xaxis={"type": "date", "range": iso([first, on])},
        yaxis={"type": "date", "range": iso([axis.low, axis.high])},
        margin={"r": ROOM_FOR_LABELS},
        shapes=[
            *_diagonal(max(first, axis.low), min(on, axis.high)),
            rule("now", yref="paper", y0=0, y1=1, x0=on.isoformat(), x1=on.isoformat()),
            *(part for course, place in placed for part in _leader(course, on, place)),
        ],
        annotations=[note for course, place in placed for note in _label(course, on, place, writer)],
    )


def _course(line_: TrendLine, day: WriteDay) -> Spec:
    role = "done" if line_.is_done else "late" if (line_.slippage.value or 0) > 0 else "plan"
    course = line(
        role,
        x=iso([point.reported_on for point in line_.points]),
        y=iso([point.forecast_on for point in line_.points]),
        name=line_.milestone.title,
        hoverinfo="text",
        hovertext=[f"{escape(line_.milestone.title)}: {day(point.forecast_on)}" for point in line_.points],
    )
    course["meta"]["roles"] = [ROLES[point.mark] for point in line_.points]
    return course


def _dashes(line_: TrendLine, on: date) -> Spec:
    """Return what nobody reported: the last forecast carried on, dashed so that it is not taken for a report."""
    last = line_.points[-1]
    days, forecasts = iso([last.reported_on, on]), iso([last.forecast_on, last.forecast_on])
    return line("stale", mode="lines", x=days, y=forecasts, name=line_.milestone.title)


def _diagonal(start: date, end: date) -> list[Spec]:
    """Return the days that have come: where report day and expected day are one."""
    if start >= end:
        return []
    from_, to = iso([start, end])
    return [rule("diagonal", x0=from_, y0=from_, x1=to, y1=to)]


def _leader(line_: TrendLine, on: date, place: str) -> list[Spec]:
    """Return what leads from the last report to the label: level through the figure, then to the place of the label."""
    last = line_.points[-1]
    at, ends = last.forecast_on.isoformat(), iso([last.reported_on, on])
    level = rule("leader", layer="below", x0=ends[0], x1=ends[1], y0=at, y1=at)
    beside = {"xref": "paper", "xsizemode": "pixel", "xanchor": 1, "x0": 4, "x1": ROOM_BEFORE_LABEL - 4}
    to_label = rule("leader", **beside, y0=at, y1=place)
    return [to_label] if line_.is_stale or last.reported_on == on else [level, to_label]


def _label(line_: TrendLine, on: date, place: str, writer: _Words) -> list[Spec]:
    beside = {"x": on.isoformat(), "y": place, "xshift": ROOM_BEFORE_LABEL}
    beside |= {"xanchor": "left", "align": "left"}
    title = line_.milestone.title
    short = title if len(title) <= LONGEST_TITLE else title[: LONGEST_TITLE - 1].rstrip() + "…"
    return [
        words(escape(short), weight="strong", yshift=HALF_A_LINE, **beside),
        words(_when(line_, writer), weight="muted", yshift=-HALF_A_LINE, **beside),
    ]


def _when(line_: TrendLine, writer: _Words) -> str:
    """Return the expected or reached day with the days behind plan, or that nobody reported lately."""
    t, slipped = writer.t, int(line_.slippage.value or 0)
    text = writer.day(line_.points[-1].forecast_on)
    if line_.is_stale:
        return f"{text}, {t('no fresh date')}"
    if line_.is_done:
        text = t("reached on %(day)s") % {"day": text}
    if not slipped:
        return text
    unit = t("day") if abs(slipped) == 1 else t("days")
    return f"{text} ({'+' if slipped > 0 else MINUS}{abs(slipped)}{NO_BREAK}{unit})"
