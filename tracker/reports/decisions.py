"""Decisions as paper: the register of a process, and the excerpt of one decision."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from tracker.domain.decisions import DecisionResult, DecisionRow, DecisionStatus
from tracker.reports.papers import (
    Block,
    Column,
    Heading,
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


@dataclass(frozen=True)
class Excerpt:
    """One decision with where it was taken; what the reader may not read, or nobody recorded, is empty."""

    number: str
    title: str
    text: str
    decided_on: date
    group: str
    meeting: str
    item: str
    result: DecisionResult
    votes: str
    status: DecisionStatus
    responsible: str
    due_on: date | None


def register(
    rows: Sequence[DecisionRow], process: str, filters: str, sender: Sender, voice: Voice, *, made_at: datetime
) -> Paper:
    """Return the register of the decisions that the reader may read; `filters` says which were asked for."""
    t = voice.t
    columns = [
        Column(t("Decision no.")),
        Column(t("Decided on")),
        Column(t("Decision"), share=5),
        Column(t("Result"), share=1.6),
        Column(t("Implementation"), share=1.9),
        Column(t("Responsible"), share=2.2),
        Column(t("Due")),
    ]
    table = Table(t("Decision register"), columns, [_row(row, voice) for row in rows])
    nothing = Text(plain(t("There is no decision here.")))
    return Paper(
        kind=t("Decision register"),
        title=process,
        subtitle=filters,
        sender=sender,
        voice=voice,
        blocks=[table if rows else nothing],
        footer=t("Decision register, as of %(day)s", day=voice.day_short(made_at)),
        is_landscape=True,
        made_at=made_at,
    )


def excerpt(decision: Excerpt, process: str, sender: Sender, voice: Voice, *, made_at: datetime) -> Paper:
    """Return one decision, to hand to whoever carries it out."""
    t = voice.t
    blocks: list[Block] = [
        facts(
            (t("Decided on"), voice.day(decision.decided_on)),
            (t("Group"), decision.group),
            (t("Meeting"), decision.meeting),
            (t("Agenda item"), decision.item),
            (t("Result"), voice.label(decision.result)),
            (t("Votes"), decision.votes),
        ),
        Heading(t("Wording")),
        Text([*strong(decision.title), *plain(decision.text)]),
        Heading(t("Implementation")),
        facts(
            (t("Responsible"), decision.responsible or t("nobody yet")),
            (t("Due"), voice.day(decision.due_on) if decision.due_on else ""),
            (t("State"), voice.label(decision.status)),
        ),
        Text(muted(t("The excerpt agrees with the decision register as of %(day)s.", day=voice.day(made_at)))),
        Signatures([t("Place, date"), t("Signature")]),
    ]
    title = t("Decision %(number)s", number=decision.number)
    return Paper(
        kind=t("Excerpt from the minutes"),
        title=title,
        subtitle=process,
        sender=sender,
        voice=voice,
        blocks=blocks,
        footer=f"{title}, {decision.title}",
        made_at=made_at,
    )


def _row(row: DecisionRow, voice: Voice) -> list[list[Line]]:
    return [
        plain(row.number),
        plain(voice.day_short(row.decided_on)),
        plain(row.title),
        plain(voice.label(row.result)),
        plain(voice.label(row.status)),
        plain(row.responsible),
        plain(voice.day_short(row.due_on) if row.due_on else ""),
    ]
