"""Phrases that the minutes of a group use again and again."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Phrase:
    """A text module as it is offered beside the notes."""

    id: int
    title: str
    text: str
