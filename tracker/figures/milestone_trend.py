"""The milestone trend: report day across, expected day up; what reaches the diagonal is done (4.11)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from html import escape

from tracker.domain.milestone_trend import Mark, TrendLine
from tracker.figures.spec import Spec, Translate, WriteDay, figure, iso, line, rule, words

ROLES = {Mark.ON_PLAN: "plan", Mark.MOVED: "late", Mark.DONE: "done"}
HEIGHT = 400
HEIGHT_OF_LABEL = 40
ROOM_FOR_LABELS = 270
LONGEST_TITLE = 36
ROOM_AROUND = timedelta(days=10)
SHARE_OF_LABEL = 14
MINUS = "\N{MINUS SIGN}"
NO_BREAK = "\N{NO-BREAK SPACE}"


@dataclass(frozen=True)
class _Words:
    """In which language a label is written."""

    t: Translate
    day: WriteDay


def trend(lines: Sequence[TrendLine], on: date, *, t: Translate, day: WriteDay) -> Spec:
    """Return the courses of some milestones until a day, labelled at their ends; `day` writes a date."""
    points = [point for course in lines for point in course.points]
    first = min((point.reported_on for point in points), default=on) - ROOM_AROUND
    lowest, highest = _around([point.forecast_on for point in points] or [on])
    beside, inside = _ends(lines, first, on)
    writer = _Words(t, day)
    return figure(
        [*(_course(course, day) for course in lines), *(_dashes(course, on) for course in lines if course.is_stale)],
        xaxis={"type": "date", "range": iso([first, on])},
        yaxis={"type": "date", "range": iso([lowest, highest])},
        margin={"r": ROOM_FOR_LABELS},
        shapes=[*_diagonal(max(first, lowest), min(on, highest)), rule("now", yref="paper", y0=0, y1=1, **_at(on))],
        annotations=[
            *(note for course in inside for note in _label(course, course.points[-1].reported_on, 0, writer)),
            *_labels(beside, on, (lowest, highest), writer),
        ],
    )


def _around(days: Sequence[date]) -> tuple[date, date]:
    """Return a range with room below for a label of two lines."""
    room = max(ROOM_AROUND, (max(days) - min(days)) / SHARE_OF_LABEL)
    return min(days) - room, max(days) + ROOM_AROUND


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


def _at(day: date) -> Spec:
    return {"x0": day.isoformat(), "x1": day.isoformat()}


def _ends(lines: Sequence[TrendLine], first: date, on: date) -> tuple[list[TrendLine], list[TrendLine]]:
    """Return the lines that are labelled beside the figure, and those that end early enough to be labelled inside."""
    middle = first + (on - first) / 2
    inside = [course for course in lines if course.is_done and course.points[-1].reported_on < middle]
    return [course for course in lines if course not in inside], inside


def _labels(lines: Sequence[TrendLine], on: date, y_range: tuple[date, date], writer: _Words) -> list[Spec]:
    """Return the labels beside the figure, apart from each other however close the lines end."""
    from_top = sorted(lines, key=lambda course: course.points[-1].forecast_on, reverse=True)
    per_day = HEIGHT / (y_range[1] - y_range[0]).days
    wanted = [(y_range[1] - course.points[-1].forecast_on).days * per_day for course in from_top]
    shifts = [ideal - place for ideal, place in zip(wanted, spread(wanted, HEIGHT_OF_LABEL, HEIGHT), strict=True)]
    return [note for course, shift in zip(from_top, shifts, strict=True) for note in _label(course, on, shift, writer)]


def spread(wanted: Sequence[float], gap: float, room: float) -> list[float]:
    """Return places at least `gap` apart and, if there is room, below `room`, near the wanted ones, which ascend."""
    places: list[float] = []
    for place in wanted:
        places.append(max(place, places[-1] + gap) if places else place)
    ceiling = room
    for index in range(len(places) - 1, -1, -1):
        places[index] = min(places[index], ceiling)
        ceiling = places[index] - gap
    return places


def _label(line_: TrendLine, day: date, shift: float, writer: _Words) -> list[Spec]:
    last = line_.points[-1]
    place = {"x": day.isoformat(), "y": last.forecast_on.isoformat(), "xanchor": "left", "xshift": 12, "align": "left"}
    title = line_.milestone.title
    short = title if len(title) <= LONGEST_TITLE else title[: LONGEST_TITLE - 1].rstrip() + "…"
    return [
        words(escape(short), weight="strong", yshift=round(shift) + 9, **place),
        words(_when(line_, writer), weight="muted", yshift=round(shift) - 9, **place),
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
