"""The statement on data flows as a paper, for the service agreement with the staff council."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from tracker.reports.papers import Block, Column, Entries, Facts, Heading, Paper, Sender, Table, Text, Voice, plain


@dataclass(frozen=True)
class Statement:
    """What is said of participation in a process: sentences, pairs of name and value, tables with what they keep."""

    process: str
    rules: Sequence[str]
    never: Sequence[str]
    flows: Sequence[tuple[str, str]]
    tables: Sequence[tuple[str, str, str, str]]
    open: str
    retention: Sequence[str]


def build(found: Statement, sender: Sender, voice: Voice, *, made_at: datetime) -> Paper:
    """Return the statement as it holds for the running configuration."""
    t = voice.t
    title = t("Data flows of participation")
    blocks: list[Block] = [
        Heading(t("Rules in force")),
        _listed(found.rules),
        Heading(t("What is never recorded")),
        _listed(found.never),
        Heading(t("Where data are and where they go")),
        Facts(found.flows),
        Heading(t("Tables that hold participation")),
        Table(
            t("Tables that hold participation"),
            (
                Column(t("Table"), 2),
                Column(t("What it keeps"), 4),
                Column(t("Refers to an account"), 1),
                Column(t("Free text or file"), 2),
            ),
            [tuple(map(plain, row)) for row in found.tables],
        ),
        Text(plain(found.open)),
        Heading(t("How long things are kept")),
        _listed(found.retention),
    ]
    day = voice.day(made_at.date())
    return Paper(
        kind=t("Statement"),
        title=title,
        subtitle=found.process,
        sender=sender,
        voice=voice,
        blocks=blocks,
        made_at=made_at,
        footer=t("Made by the application from its running settings on %(day)s", day=day),
    )


def _listed(sentences: Sequence[str]) -> Entries:
    return Entries([("–", plain(sentence)) for sentence in sentences])
