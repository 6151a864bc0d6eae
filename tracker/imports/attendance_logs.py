"""The log of a meeting, one line per coming and going, into stays."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Container, Iterable, Sequence
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
    came, went = _deeds(people.values())
    return [stay for log in people.values() for stay in _stays(log, came, went)]


def _deeds(logs: Collection[Sequence[Entry]]) -> tuple[set[str], set[str]]:
    """Return what stands for coming and for going; in another language, whatever people do first is to come."""
    actions = {entry.action for log in logs for entry in log}
    went = {action for action in actions if _means(action, WENT)}
    came = {action for action in actions - went if _means(action, CAME)}
    if came or went:
        return came, went
    firsts = Counter(log[0].action for log in logs)
    came = set(firsts) if set(firsts) < actions else {action for action, _ in firsts.most_common(1)}
    return came, actions - came


def _means(action: str, phrases: Phrases) -> bool:
    spoken = words(action)
    return any(says(spoken, phrase) for phrase in phrases)


def _stays(log: Sequence[Entry], came: Container[str], went: Container[str]) -> list[Stay]:
    """Return the stays of one person; without times, where nothing that they did is to come or to go."""
    found: list[Stay] = []
    is_there = False
    for entry in log:
        if entry.action in went:
            last = found.pop() if found else entry.stay
            found.append(replace(last, is_timed=True, left=entry.at))
            is_there = False
        elif entry.action in came and not is_there:
            was_before = _means(entry.action, BEFORE)
            found.append(replace(entry.stay, is_timed=True, joined=None if was_before else entry.at))
            is_there = True
    return found or [replace(log[0].stay, is_unread=True)]
