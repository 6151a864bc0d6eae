"""Papers: what is printed, signed and filed, as blocks that every kind of file can set.

A paper is made of plain texts in one language; nothing in it is markup, whatever people typed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from typing import Protocol


class Say(Protocol):
    """Translates a sentence and fills its variables in."""

    def __call__(self, message: str, /, **variables: object) -> str: ...


@dataclass(frozen=True)
class Voice:
    """The language of a paper: its sentences, the labels of codes, and how it writes days and times."""

    language: str
    t: Say
    label: Callable[[StrEnum], str]
    day: Callable[[date], str]
    day_short: Callable[[date], str]
    clock: Callable[[datetime | time], str]


@dataclass(frozen=True)
class Sender:
    """Whose paper it is: the house, and the lines of its letterhead."""

    house: str
    letterhead: str = ""

    @property
    def lines(self) -> list[str]:
        """The letterhead line by line; at least the name of the house."""
        return [text for text in self.letterhead.splitlines() if text.strip()] or [self.house]


class Style(StrEnum):
    """How much weight a line of text has."""

    PLAIN = "plain"
    STRONG = "strong"
    MUTED = "muted"
    BOXES = "boxes"
    """As many boxes to cross as the text says, in fives; only an eye sees them."""
    ABOVE = "above"
    """Nothing of its own: the cell belongs to the one above it, and its row stays on the same page."""


@dataclass(frozen=True)
class Line:
    """A piece of text; line ends in it begin a new paragraph."""

    text: str
    style: Style = Style.PLAIN


@dataclass(frozen=True)
class Heading:
    """A heading below the title of the paper, of level 1 to 3."""

    text: str
    level: int = 1


@dataclass(frozen=True)
class Facts:
    """Names with their values."""

    rows: Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Text:
    """Paragraphs."""

    lines: Sequence[Line]


@dataclass(frozen=True)
class Entries:
    """Short marks, such as numbers, with the lines that belong to each."""

    rows: Sequence[tuple[str, Sequence[Line]]]


@dataclass(frozen=True)
class Column:
    """A column of a table; `share` is its part of the width, 0 for as much as it needs, or for its `millimetres`."""

    title: str
    share: float = 0
    millimetres: float = 0


@dataclass(frozen=True)
class Table:
    """A table whose head is repeated on every page; tall rows leave room to write, dense ones save paper.

    A row of one cell spans the table and heads the rows that follow: it never stands alone at the foot of a page.
    """

    name: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Sequence[Line]]]
    is_tall: bool = False
    is_dense: bool = False


@dataclass(frozen=True)
class Signatures:
    """Lines to sign on, with who signs below."""

    names: Sequence[str]


@dataclass(frozen=True)
class PageBreak:
    """What follows begins on a page of its own."""


Block = Heading | Facts | Text | Entries | Table | Signatures | PageBreak


@dataclass(frozen=True)
class Paper:
    """A whole paper; `kind` says what it is, `title` what it is about, `footer` stands on every page."""

    kind: str
    title: str
    sender: Sender
    voice: Voice
    blocks: Sequence[Block]
    made_at: datetime
    subtitle: str = ""
    footer: str = ""
    is_landscape: bool = False


def plain(*texts: str) -> list[Line]:
    """Return lines without weight, of those texts that are there."""
    return [Line(text) for text in texts if text]


def muted(*texts: str) -> list[Line]:
    """Return one light line with the parts that are there."""
    found = joined(*texts)
    return [Line(found, Style.MUTED)] if found else []


def joined(*texts: str) -> str:
    """Return the parts that are there on one line."""
    return " · ".join(filter(None, texts))


def strong(text: str) -> list[Line]:
    """Return one heavy line."""
    return [Line(text, Style.STRONG)]


def facts(*pairs: tuple[str, str]) -> Facts:
    """Return the facts that are known."""
    return Facts([(name, value) for name, value in pairs if value])


def votes(yes: int | None, no: int | None, abstained: int | None, voice: Voice) -> str:
    """Return the counts of a vote, and nothing where nobody counted."""
    if yes is None and no is None and abstained is None:
        return ""
    counts = {"yes": yes or 0, "no": no or 0, "abstained": abstained or 0}
    return voice.t("%(yes)s yes, %(no)s no, %(abstained)s abstained", **counts)
