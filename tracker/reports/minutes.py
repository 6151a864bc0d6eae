"""The minutes of a meeting as paper: decisions and action items first, the course of the meeting, who was there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from tracker.domain.agenda_items import OutcomeKind, headings
from tracker.domain.meetings import AttendanceStatus, ItemState
from tracker.domain.minutes import Minutes, MinutesItem, MinutesOutcome, MinutesSeat, MinutesState
from tracker.reports.agendas import when
from tracker.reports.papers import (
    Block,
    Column,
    Entries,
    Heading,
    Line,
    PageBreak,
    Paper,
    Sender,
    Signatures,
    Table,
    Text,
    Voice,
    facts,
    joined,
    muted,
    plain,
    strong,
    votes,
)


@dataclass(frozen=True)
class Edition:
    """Which version of the minutes the paper is: its title written out, its state, and the checksum of its content.

    The checksum is that of what the paper says: that of the whole version would tell that something is left out.
    """

    title: str
    number: int
    state: MinutesState
    comments_until: date | None
    approved_on: date | None
    checksum: str
    frozen_at: datetime


def paper(minutes: Minutes, edition: Edition, sender: Sender, voice: Voice) -> Paper:
    """Return the minutes of a meeting as far as their content goes."""
    return Paper(
        kind=voice.t("Meeting minutes"),
        title=edition.title,
        subtitle=minutes.head.process,
        sender=sender,
        voice=voice,
        blocks=[*_blocks(minutes, edition, voice)],
        footer=", ".join([edition.title, state_words(edition, voice)]),
        made_at=edition.frozen_at,
    )


def state_words(edition: Edition, voice: Voice) -> str:
    """Return the version and where it stands: "Version 2, approved on 26 October 2021"."""
    version = voice.t("Version %(number)s", number=edition.number)
    if edition.approved_on is not None:
        return f"{version}, {voice.label(edition.state)}, {voice.day(edition.approved_on)}"
    if edition.state is MinutesState.IN_COORDINATION and edition.comments_until is not None:
        until = voice.t("comments until %(day)s", day=voice.day(edition.comments_until))
        return f"{version}, {voice.label(edition.state)}, {until}"
    return f"{version}, {voice.label(edition.state)}"


def presence(seat: MinutesSeat, voice: Voice) -> str:
    """Return how a seat was taken: "present, online, from 14:20"."""
    t = voice.t
    if seat.role is None:
        words = t("Guest")
    elif seat.status is None:
        words = t("not recorded")
    elif seat.status is AttendanceStatus.SUBSTITUTE:
        words = t("Substitute: %(name)s", name=seat.substitute)
    else:
        words = voice.label(seat.status)
    parts = [words, voice.label(seat.mode) if seat.is_taken and seat.mode else ""]
    parts.append(t("from %(time)s", time=f"{seat.arrived_at:%H:%M}") if seat.arrived_at else "")
    parts.append(t("until %(time)s", time=f"{seat.left_at:%H:%M}") if seat.left_at else "")
    return ", ".join(filter(None, parts))


def named(seat: MinutesSeat) -> str:
    """Return who held a seat, unless the seat is called after them."""
    return "" if seat.name == seat.function else seat.name


def taken(seats: Sequence[MinutesSeat], voice: Voice) -> str:
    """Return how many seats were taken, and nothing where the reader may not see who came."""
    if not seats:
        return ""
    counts = {"taken": sum(seat.is_taken for seat in seats), "seats": sum(seat.is_seat for seat in seats)}
    return voice.t("%(taken)s of %(seats)s seats", **counts)


def decision_facts(row: MinutesOutcome, voice: Voice) -> str:
    """Return what is known of a decision on one line: result, votes, who carries it out and until when."""
    t = voice.t
    return joined(
        voice.label(row.result) if row.result else "",
        votes(row.votes_yes, row.votes_no, row.votes_abstained, voice),
        t("responsible: %(name)s", name=row.responsible) if row.responsible else "",
        t("until %(day)s", day=voice.day_short(row.due_on)) if row.due_on else "",
        t("decision check on %(day)s", day=voice.day_short(row.review_on)) if row.review_on else "",
    )


def task_facts(row: MinutesOutcome, voice: Voice) -> str:
    """Return who does it, and until when."""
    return joined(row.responsible, voice.t("until %(day)s", day=voice.day_short(row.due_on)) if row.due_on else "")


def item_facts(item: MinutesItem, voice: Voice) -> str:
    """Return what kind of item it was, how it ended if it was not dealt with, and who presented it."""
    state = "" if item.state is ItemState.DEALT_WITH else voice.label(item.state)
    presented = voice.t("presented by: %(name)s", name=item.presenter) if item.presenter else ""
    return joined(voice.label(item.kind), state, presented)


def _blocks(minutes: Minutes, edition: Edition, voice: Voice) -> Iterator[Block]:
    t, head = voice.t, minutes.head
    place = ", ".join(filter(None, [voice.label(head.format), head.place]))
    yield facts(
        (t("When"), when(head.starts_at, head.ends_at, voice)),
        (t("Place"), place),
        (t("Chair"), head.chair),
        (t("Minute taker"), head.minute_taker),
        (t("Present"), taken(minutes.attendance, voice)),
        (t("State"), state_words(edition, voice)),
    )
    if minutes.amendments:
        yield Heading(t("Changes to these minutes"))
        yield Entries([(voice.day_short(each.on), plain(each.text)) for each in minutes.amendments])
    yield Heading(t("Decisions"))
    yield _entries(_decisions(minutes, voice), t("Nothing was decided."))
    yield Heading(t("Action items"))
    yield _entries(_tasks(minutes, voice), t("Nothing was agreed."))
    yield Heading(t("What was discussed"))
    yield from _course(minutes.items, voice)
    yield Signatures([t("Chair"), t("Minute taker")])
    yield Text(muted(t("Checksum of the content (SHA-256): %(checksum)s", checksum=edition.checksum)))
    if minutes.attendance:
        yield PageBreak()
        yield Heading(t("Annex: attendance list"))
        yield _attendance(minutes.attendance, voice)


def _entries(rows: list[tuple[str, list[Line]]], nothing: str) -> Block:
    return Entries(rows) if rows else Text(plain(nothing))


def _decisions(minutes: Minutes, voice: Voice) -> list[tuple[str, list[Line]]]:
    return [(row.number, _decision(row, voice)) for _item, row in minutes.outcomes(OutcomeKind.DECISION)]


def _decision(row: MinutesOutcome, voice: Voice) -> list[Line]:
    return [*strong(row.title), *plain(row.text), *muted(decision_facts(row, voice))]


def _tasks(minutes: Minutes, voice: Voice) -> list[tuple[str, list[Line]]]:
    return [
        (
            voice.t("Item %(number)s", number=item.number),
            [*strong(row.title), *plain(row.text), *muted(task_facts(row, voice))],
        )
        for item, row in minutes.outcomes(OutcomeKind.ACTION_ITEM)
    ]


def _course(items: Sequence[MinutesItem], voice: Voice) -> Iterator[Block]:
    for item, begins in zip(items, section_headings(items, voice), strict=True):
        if begins:
            yield Heading(begins, 2)
        level = 3 if item.section else 2
        yield Heading(f"{voice.t('Item %(number)s', number=item.number)}  {item.title}", level)
        yield Text(_item(item, voice))


def section_headings(items: Sequence[MinutesItem], voice: Voice) -> list[str]:
    """Return for each item what the section is called that begins with it; nothing where none does."""
    return ["" if begins is None else begins or str(voice.t("Further items")) for begins in headings(items)]


def _item(item: MinutesItem, voice: Voice) -> list[Line]:
    t = voice.t
    found = [*muted(item_facts(item, voice)), *plain(item.state_reason, item.notes)]
    for row in item.outcomes:
        if row.kind is OutcomeKind.INFORMATION:
            found += plain(row.text)
        elif row.kind is OutcomeKind.DECISION:
            found += strong(f"{t('Decision %(number)s', number=row.number)}: {row.title}")
        else:
            found += strong(f"{voice.label(row.kind)}: {row.title}")
    return found


def _attendance(seats: Sequence[MinutesSeat], voice: Voice) -> Table:
    t = voice.t
    columns = [Column(t("Function"), share=3), Column(t("Name"), share=3), Column(t("Attendance"), share=3)]
    rows = [[plain(seat.function), plain(named(seat)), plain(presence(seat, voice))] for seat in seats]
    return Table(t("Attendance"), columns, rows)
