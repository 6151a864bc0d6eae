"""The words of an attendance file of which somebody may have to say what they stand for."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from tracker.domain.attendance_places import MARKERS, Assigned, Directory, Meaning, Reason
from tracker.domain.attendance_roles import is_known
from tracker.domain.text import key


@dataclass(frozen=True, slots=True)
class Text:
    """A text behind names that may be a department: how many people carry it, and what it stands for."""

    text: str
    people: int
    meaning: Meaning | None
    is_remembered: bool = False
    is_chosen: bool = False


def texts(assigned: Iterable[Assigned], known: Directory) -> list[Text]:
    """Return the texts that may name a department, in the order of the alphabet; those of rooms and hosts do not."""
    there = (each.attendee for each in assigned if each.reason not in {Reason.ROLE, Reason.ROOM})
    beside = (text for attendee in there for text in attendee.texts if key(text) not in MARKERS)
    return _listed(beside, known.meaning, known)


def roles(assigned: Iterable[Assigned], known: Directory) -> list[Text]:
    """Return the roles that do not say by their own words what they are, in the order of the alphabet."""
    said = (role for each in assigned for role in each.attendee.roles if not is_known(role))
    return _listed(said, known.role, known)


def _listed(found: Iterable[str], meaning: Callable[[str], Meaning | None], known: Directory) -> list[Text]:
    """Return each text once with how many people carry it."""
    people: dict[str, list[str]] = {}
    for text in found:
        people.setdefault(key(text), []).append(text)
    return [
        Text(
            min(spellings),
            len(spellings),
            meaning(spellings[0]),
            is_remembered=spelling in known.remembered,
            is_chosen=spelling in known.chosen,
        )
        for spelling, spellings in sorted(people.items())
    ]
