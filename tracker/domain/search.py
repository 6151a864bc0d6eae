"""What a search asks for, what it finds, and the passage that shows why."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from tracker.domain.text import line

MOST_WORDS = 8
WIDTH = 180


class HitKind(StrEnum):
    """What can be found, in the order in which it is listed."""

    MEETING = "meeting"
    AGENDA_ITEM = "agenda_item"
    DECISION = "decision"
    ACTION_ITEM = "action_item"
    DIALOGUE = "dialogue"
    THEME = "theme"
    MILESTONE = "milestone"


@dataclass(frozen=True, slots=True)
class Hit:
    """Something found; meeting, number and group are those of a meeting or of an agenda item."""

    kind: HitKind
    id: int
    title: str
    number: int | None
    on: date | None
    meeting_id: int | None
    group_name: str
    process_title: str
    administration_name: str
    texts: tuple[str, ...]


class Part(NamedTuple):
    """A piece of a passage; `is_hit` if it is one of the words."""

    text: str
    is_hit: bool


def words(query: str) -> list[str]:
    """Return the words asked for, each once, in small letters."""
    return list(dict.fromkeys(line(query).lower().split()))[:MOST_WORDS]


def passage(texts: Sequence[str], words: Sequence[str], *, width: int = WIDTH) -> list[Part]:
    """Return the words in their context: the text with the most of them, cut to the width around the first."""
    found = max(texts, key=lambda text: sum(word in text.lower() for word in words), default="")
    text = line(found)
    match = _any_of(words).search(text)
    if match is None:
        return []
    start = max(match.start() - width // 3, 0)
    start = text.rfind(" ", 0, start) + 1 if start else 0
    end = len(text) if len(text) <= start + width else max(text.rfind(" ", match.end(), start + width), match.end())
    before, after = "… " if start else "", " …" if end < len(text) else ""
    return marked(before + text[start:end] + after, words)


def marked(text: str, words: Sequence[str]) -> list[Part]:
    """Return the text in pieces, the words among them marked."""
    if not words:
        return [Part(text, is_hit=False)]
    pieces = _any_of(words, keep=True).split(text)
    return [Part(piece, is_hit=bool(position % 2)) for position, piece in enumerate(pieces) if piece]


def _any_of(words: Sequence[str], *, keep: bool = False) -> re.Pattern[str]:
    either = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    return re.compile(f"({either})" if keep else either, re.IGNORECASE)
