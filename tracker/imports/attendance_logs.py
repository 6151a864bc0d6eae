"""The log of a meeting, one line per coming and going, into stays."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from tracker.domain.attendance_files import Stay
from tracker.domain.text import key, words
from tracker.imports.headers import Phrases, says

CAME: Phrases = ("joined", "join", "beigetreten*", "beitritt*", "teilgenommen*", "betreten")
WENT: Phrases = ("left", "leave", "verlassen*", "gegangen")
BEFORE: Phrases = ("before", "vorher", "zuvor", "bereits")


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the log: a stay without its times, what was done, and when."""

    stay: Stay
    action: str
    at: datetime


def stays(entries: Iterable[Entry]) -> list[Stay]:
    """Return the stays of everybody in the log.

    Who came twice without going was on two devices, or was counted as gone too late: their stay goes on until the
    last going. Who only went had been there before; who only came was still there.
    """
    people: dict[str, list[Entry]] = {}
    for entry in sorted(entries, key=lambda each: (each.at, each.stay.line)):
        people.setdefault(key(entry.stay.name), []).append(entry)
    return [stay for log in people.values() for stay in _stays(log)]


def _stays(log: Iterable[Entry]) -> list[Stay]:
    found: list[Stay] = []
    is_there = False
    for entry in log:
        spoken = words(entry.action)
        if any(says(spoken, phrase) for phrase in WENT):
            last = found.pop() if found else entry.stay
            found.append(replace(last, is_timed=True, left=entry.at))
            is_there = False
        elif any(says(spoken, phrase) for phrase in CAME) and not is_there:
            was_before = any(says(spoken, phrase) for phrase in BEFORE)
            found.append(replace(entry.stay, is_timed=True, joined=None if was_before else entry.at))
            is_there = True
    return found
