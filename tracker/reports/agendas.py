"""The agenda of a meeting as paper: the invitation, and the sheet on which people sign that they were there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from tracker.domain.meetings import MeetingFormat, SeatRow
from tracker.reports.papers import (
    Column,
    Facts,
    Line,
    Paper,
    Sender,
    Signatures,
    Table,
    Text,
    Voice,
    facts,
    muted,
    plain,
    strong,
)

ROOM_FOR_GUESTS = 4


@dataclass(frozen=True)
class Occasion:
    """A meeting as its papers name it; `title` is written out, what is unknown is empty."""

    title: str
    process: str
    starts_at: datetime
    ends_at: datetime | None
    format: MeetingFormat
    place: str
    link: str = ""
    chair: str = ""
    minute_taker: str = ""


@dataclass(frozen=True)
class Topic:
    """An item of an agenda as far as the reader may read it; `starts` is empty where nobody may tell."""

    number: int
    starts: str
    section: str
    title: str
    description: str
    kind: str
    presenter: str
    minutes: int | None


def agenda(occasion: Occasion, topics: Sequence[Topic], sender: Sender, voice: Voice, *, made_at: datetime) -> Paper:
    """Return the agenda with which people are invited."""
    t = voice.t
    columns = [Column(t("Item no.")), Column(t("Time")), Column(t("Topic"), share=1), Column(t("Minutes"))]
    table = Table(t("Agenda"), columns, _rows(topics, voice))
    nothing = Text(plain(t("The agenda is empty.")))
    return Paper(
        kind=t("Invitation"),
        title=occasion.title,
        subtitle=occasion.process,
        sender=sender,
        voice=voice,
        blocks=[about(occasion, voice), table if topics else nothing],
        footer=t("Agenda, as of %(day)s", day=voice.day_short(made_at)),
        made_at=made_at,
    )


def attendance_sheet(
    occasion: Occasion, seats: Sequence[SeatRow], sender: Sender, voice: Voice, *, made_at: datetime
) -> Paper:
    """Return the sheet to sign: every seat that somebody holds, and empty lines for guests."""
    t = voice.t
    columns = [Column(t("Function"), share=3), Column(t("Name"), share=3), Column(t("Signature"), share=4)]
    rows = [[plain(seat.seat), plain(_names(seat, voice)), plain()] for seat in seats if not seat.is_vacant]
    rows += [[plain(t("Guest")), plain(), plain()] for _line in range(ROOM_FOR_GUESTS)]
    return Paper(
        kind=t("Attendance list"),
        title=occasion.title,
        subtitle=occasion.process,
        sender=sender,
        voice=voice,
        blocks=[about(occasion, voice), Table(t("Attendance"), columns, rows, is_tall=True), Signatures([t("Chair")])],
        footer=t("Attendance list, as of %(day)s", day=voice.day_short(made_at)),
        made_at=made_at,
    )


def about(occasion: Occasion, voice: Voice) -> Facts:
    """Return when and where a meeting is, and who leads it."""
    t = voice.t
    place = ", ".join(filter(None, [voice.label(occasion.format), occasion.place]))
    return facts(
        (t("When"), when(occasion.starts_at, occasion.ends_at, voice)),
        (t("Where"), place),
        (t("Video conference"), occasion.link),
        (t("Chair"), occasion.chair),
        (t("Minute taker"), occasion.minute_taker),
    )


def when(starts_at: datetime, ends_at: datetime | None, voice: Voice) -> str:
    """Return "14. September 2021, 14:00–15:30 Uhr"."""
    if ends_at is None:
        return f"{voice.day(starts_at)}, {voice.clock(starts_at)}"
    if ends_at.date() == starts_at.date():
        return f"{voice.day(starts_at)}, {starts_at:%H:%M}–{voice.clock(ends_at)}"
    return f"{voice.day(starts_at)}, {voice.clock(starts_at)} – {voice.day(ends_at)}, {voice.clock(ends_at)}"


def _rows(topics: Sequence[Topic], voice: Voice) -> list[list[list[Line]]]:
    rows, section = [], ""
    for topic in topics:
        if topic.section and topic.section != section:
            rows.append([strong(topic.section)])
        section = topic.section
        presented = voice.t("presented by: %(name)s", name=topic.presenter) if topic.presenter else ""
        words = [*strong(topic.title), *plain(topic.description), *muted(topic.kind, presented)]
        minutes = "" if topic.minutes is None else str(topic.minutes)
        rows.append([plain(str(topic.number)), plain(topic.starts), words, plain(minutes)])
    return rows


def _names(seat: SeatRow, voice: Voice) -> str:
    name = "" if seat.name == seat.seat else seat.name
    deputy = voice.t("Deputy: %(name)s", name=seat.deputy_name) if seat.deputy_name else ""
    return "\n".join(filter(None, [name, deputy]))
