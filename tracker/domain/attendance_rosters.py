"""Who was there according to an attendance file, each person once, and for how long (indicators 4.1 and 4.7)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from tracker.domain.attendance_files import Stay
from tracker.domain.attendance_names import Likeness, Places, name_of, shared, spoken
from tracker.domain.attendance_people import Group, Reading, grouped
from tracker.domain.attendance_times import Window, chains, cut, seconds
from tracker.domain.text import key


@dataclass(frozen=True, slots=True)
class Attendee:
    """One person of a roster; `id` is the first line that is theirs, `seconds` None where the file tells no time.

    `is_merged` says that several rows were taken for one person although they differ or are of the same time;
    `is_ambiguous` that they may be another person of that name.
    """

    id: int
    names: tuple[str, ...]
    people: tuple[str, ...]
    addresses: tuple[str, ...]
    roles: tuple[str, ...]
    texts: tuple[str, ...]
    is_merged: bool
    seconds: int | None
    was_there: bool
    is_ambiguous: bool = False


def roster(stays: Iterable[Stay], within: Window, places: Places) -> list[Attendee]:
    """Return the people of a file in the order of their names, those who are one person merged.

    A part of a name beside which different people stand is no person, even if nobody knows it as a place.
    """
    rows = list(dict.fromkeys(stays))
    names = {stay.name for stay in rows}
    together = shared(names, places.likeness)

    @cache
    def likeness(text: str) -> Likeness:
        return max(places.likeness(text), Likeness.CODE if key(text) in together else Likeness.NOTHING)

    reading = Reading({name: spoken(name, likeness) for name in names}, likeness, cache(places.meaning), within)
    found = [_attendee(group, reading) for group in grouped(rows, reading)]
    return sorted(found, key=lambda each: (key(each.names[0]), each.id))


def _attendee(group: Group, reading: Reading) -> Attendee:
    stays = sorted(group.stays, key=lambda stay: stay.line)
    names = _distinct(stay.name for stay in stays)
    known = reading.known
    behind = [text for name in names for text in reading.parts[name].texts if name_of(text) not in known]
    return Attendee(
        id=stays[0].line,
        names=names,
        people=_distinct(reading.parts[name].person for name in names),
        addresses=tuple(sorted({address for stay in stays for address in stay.addresses})),
        roles=_distinct(stay.role for stay in stays),
        texts=_distinct([*(stay.department for stay in stays), *behind]),
        is_merged=len(names) > 1 or _differ(stays) or _are_at_once(stays, reading),
        seconds=seconds([stay for stay in stays if not stay.is_absent], reading.within),
        was_there=any(_is_there(stay, reading.within) for stay in stays),
        is_ambiguous=group.is_ambiguous,
    )


def _is_there(stay: Stay, within: Window) -> bool:
    """Whether a row says that somebody was at the event."""
    return not stay.is_absent and (not stay.is_timed or cut(stay, within) is not None)


def _differ(stays: Sequence[Stay]) -> bool:
    """Whether only their name says that rows of one table are one person's."""
    known = {(stay.table, bool(stay.addresses)) for stay in stays}
    return len(known) > len({stay.table for stay in stays})


def _are_at_once(stays: Iterable[Stay], reading: Reading) -> bool:
    """Whether rows of one table that nothing but a name holds together are of the same time, or of nobody's name."""
    tables: dict[int, list[Stay]] = defaultdict(list)
    for stay in stays:
        if not stay.addresses and _is_there(stay, reading.within):
            tables[stay.table].append(stay)
    return any(
        len(chains(rows, reading.within)) > 1
        or (len(rows) > 1 and reading.is_nobody(reading.parts[rows[0].name].person))
        for rows in tables.values()
    )


def _distinct(texts: Iterable[str]) -> tuple[str, ...]:
    """Return texts that differ by more than their spelling, in the order of the alphabet."""
    by_key: dict[str, str] = {}
    for text in sorted(text for text in texts if text):
        by_key.setdefault(key(text), text)
    return tuple(by_key[each] for each in sorted(by_key))
