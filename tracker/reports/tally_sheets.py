"""The sheet to tally on at the door, for those without a phone: departments with boxes to cross."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from math import ceil

from tracker.reports.agendas import when
from tracker.reports.papers import Column, Facts, Line, Paper, Sender, Style, Table, Text, Voice, facts, plain, strong

BOXES_PER_LINE = 20
WIDTH_OF_BOXES, WIDTH_OF_SUM = 94, 14
"""In millimetres: room for a line of boxes, and for a number."""
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
    groups: Sequence[str] = ()
    """Who is counted apart, in words: staff and managers, or nobody."""
    asks_first_time: bool = True


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
    rows: list[list[list[Line]]] = []
    for group in groups:
        rows += [[strong(group.title)], *(row for line in group.lines for row in _rows(line, event))]
    columns = _columns(event, voice, unit)
    rows.append([strong(t("Sum")), *([plain()] * (len(columns) - 1))])
    how = [t("One box per person, from left to right.")]
    if event.asks_first_time:
        how.append(t("Whoever is here for the first time also gets a stroke in the column beside it."))
    how.append(t("Only numbers are recorded, no names."))
    return Paper(
        kind=t("Tally sheet"),
        title=event.title,
        subtitle=event.process,
        sender=sender,
        voice=voice,
        blocks=[_about(event, voice), Text(plain(" ".join(how))), Table(t("Tally"), columns, rows, is_dense=True)],
        footer=t("Tally sheet, as of %(day)s", day=voice.day_short(made_at)),
        made_at=made_at,
        is_landscape=True,
    )


def boxes(headcount: int | None) -> int:
    """Return how many boxes a department gets: one for each employee, whole lines, not more than there is room for."""
    lines = LINES_WITHOUT_HEADCOUNT if headcount is None else ceil(headcount / BOXES_PER_LINE)
    return BOXES_PER_LINE * min(max(lines, 1), MOST_LINES)


def _columns(event: TallyEvent, voice: Voice, unit: str) -> list[Column]:
    t = voice.t
    new = [Column(t("For the first time"), share=2)], [Column(t("of them new"), millimetres=WIDTH_OF_SUM)]
    before, after = new if event.asks_first_time else ([], [])
    apart = [Column(t("Group"))] if event.groups else []
    named = [Column(unit, share=6), *apart, Column(t("Employed").replace("\u00ad", ""))]
    crossed = Column(t("One box per person"), millimetres=WIDTH_OF_BOXES)
    return [*named, crossed, *before, Column(t("Sum"), millimetres=WIDTH_OF_SUM), *after]


def _rows(line: TallyLine, event: TallyEvent) -> list[list[list[Line]]]:
    """Return the lines of a unit: one, or one for each group that is counted apart."""
    staff = "–" if line.headcount is None else str(line.headcount)
    empty = [plain()] * (3 if event.asks_first_time else 1)
    crossed = [Line(str(boxes(line.headcount)), Style.BOXES)]
    if not event.groups:
        return [[plain(line.name), plain(staff), crossed, *empty]]
    few = [Line(str(BOXES_PER_LINE), Style.BOXES)]
    first, *others = event.groups
    above = [Line("", Style.ABOVE)]
    return [
        [plain(line.name), plain(first), plain(staff), crossed, *empty],
        *([above, plain(group), above, few, *empty] for group in others),
    ]


def _about(event: TallyEvent, voice: Voice) -> Facts:
    where = ", ".join(filter(None, [event.format, event.place]))
    return facts(
        (voice.t("Kind"), event.kind),
        (voice.t("When"), when(event.starts_at, event.ends_at, voice)),
        (voice.t("Where"), where),
    )
