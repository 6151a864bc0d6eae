"""The sheet to tally on at the door, for those without a phone: departments with boxes to cross."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from math import ceil

from tracker.reports.agendas import when
from tracker.reports.papers import Column, Facts, Line, Paper, Sender, Style, Table, Text, Voice, facts, plain, strong

BOXES_PER_LINE = 20
MOST_LINES = 3
LINES_WITHOUT_HEADCOUNT = 2


@dataclass(frozen=True)
class TallyEvent:
    """An event as its sheet names it; `kind` and `format` in words, what is unknown is empty."""

    title: str
    process: str
    kind: str
    format: str
    starts_at: datetime
    ends_at: datetime | None
    place: str


@dataclass(frozen=True)
class TallyLine:
    """A unit with its headcount, if that is known."""

    name: str
    headcount: int | None = None


@dataclass(frozen=True)
class TallyGroup:
    """Units under a heading."""

    title: str
    lines: Sequence[TallyLine]


def sheet(
    event: TallyEvent, groups: Sequence[TallyGroup], sender: Sender, voice: Voice, *, unit: str, made_at: datetime
) -> Paper:
    """Return the sheet; `unit` is what the house calls a department. Nobody signs it, and it has no room for names."""
    t = voice.t
    columns = [
        Column(unit, share=5),
        Column(t("Employed").replace("\u00ad", "")),
        Column(t("One box per person"), share=11),
        Column(t("For the first time"), share=4),
        Column(t("Sum"), share=2),
        Column(t("of them new"), share=2),
    ]
    rows: list[list[list[Line]]] = []
    for group in groups:
        rows += [[strong(group.title)], *(_row(line) for line in group.lines)]
    rows.append([strong(t("Sum")), *([plain()] * 5)])
    how = t(
        "One box per person, from left to right. Whoever is here for the first time also gets a stroke in the column"
        " beside it. Only numbers are recorded, no names."
    )
    return Paper(
        kind=t("Tally sheet"),
        title=event.title,
        subtitle=event.process,
        sender=sender,
        voice=voice,
        blocks=[_about(event, voice), Text(plain(how)), Table(t("Tally"), columns, rows)],
        footer=t("Tally sheet, as of %(day)s", day=voice.day_short(made_at)),
        made_at=made_at,
        is_landscape=True,
    )


def boxes(headcount: int | None) -> int:
    """Return how many boxes a department gets: one for each employee, whole lines, not more than there is room for."""
    lines = LINES_WITHOUT_HEADCOUNT if headcount is None else ceil(headcount / BOXES_PER_LINE)
    return BOXES_PER_LINE * min(max(lines, 1), MOST_LINES)


def _row(line: TallyLine) -> list[list[Line]]:
    staff = "–" if line.headcount is None else str(line.headcount)
    return [plain(line.name), plain(staff), [Line(str(boxes(line.headcount)), Style.BOXES)], *([plain()] * 3)]


def _about(event: TallyEvent, voice: Voice) -> Facts:
    where = ", ".join(filter(None, [event.format, event.place]))
    return facts(
        (voice.t("Kind"), event.kind),
        (voice.t("When"), when(event.starts_at, event.ends_at, voice)),
        (voice.t("Where"), where),
    )
