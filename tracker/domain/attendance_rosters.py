"""Who was there according to an attendance file, each person once, and for how long (indicators 4.1 and 4.7)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from tracker.domain.attendance_files import Stay
from tracker.domain.text import key, words

MARGIN = timedelta(minutes=10)
LONGEST = timedelta(hours=12)
"""How long an event may last of which only the beginning is recorded, and how long before it somebody may come."""
ROUNDING_SECONDS = 60
"""By so much a stated duration may fall short of its own two times: files round to minutes."""

_BRACKETS = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
_JOINTS = re.compile(r"\s[-\u2010-\u2015]\s|\s*[/|]\s*")

IsPlace = Callable[[str], bool]
_Name = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Window:
    """The time of the event, and with the margin around it, outside of which nobody took part."""

    starts_at: datetime
    ends_at: datetime

    @property
    def start(self) -> datetime:
        return self.starts_at - MARGIN

    @property
    def end(self) -> datetime:
        return self.ends_at + MARGIN

    @property
    def seconds(self) -> int:
        """How long anybody can have been there."""
        return int((self.end - self.start).total_seconds())


@dataclass(frozen=True, slots=True)
class Spoken:
    """A display name, taken apart: the person, and texts that may name a department."""

    person: str
    in_brackets: tuple[str, ...] = ()
    behind: tuple[str, ...] = ()

    @property
    def texts(self) -> tuple[str, ...]:
        """Everything that may name a department."""
        return self.in_brackets + self.behind


@dataclass(frozen=True, slots=True)
class Attendee:
    """One person of a roster; `id` is the first line that is theirs, `seconds` None where the file tells no time.

    `is_merged` says that several rows were taken for one person although they differ.
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


def window(starts_at: datetime, ends_at: datetime | None, stays: Iterable[Stay]) -> Window:
    """Return the time that counts; an event without an end lasts as long as the file knows somebody there."""
    if ends_at is None:
        moments = (moment for stay in stays for moment in (stay.joined, stay.left) if moment)
        ends_at = max((m for m in moments if starts_at <= m <= starts_at + LONGEST), default=starts_at)
    return Window(starts_at, ends_at)


def spoken(name: str, is_place: IsPlace) -> Spoken:
    """Take a display name apart: `Müller, Jörg (Jugendamt)`, `Jörg Müller - Jugendamt`, `Jugendamt / Müller`.

    Of two parts that are both unknown, the first is taken for the person.
    """
    in_brackets = tuple(text for found in _BRACKETS.findall(name) if (text := found.strip()))
    parts = [part.strip() for part in _JOINTS.split(_BRACKETS.sub(" ", name)) if part.strip()]
    own = next((part for part in parts if not is_place(part)), "")
    behind = tuple(part for part in parts if part != own)
    return Spoken(own or name.strip(), in_brackets, behind)


def roster(stays: Sequence[Stay], within: Window, is_place: IsPlace) -> list[Attendee]:
    """Return the people of a file in the order of their names, those who are one person merged.

    One person are rows that share an e-mail address, in any case; then rows of one name, unless their addresses say
    that two people are called so. A device that names a person in brackets is that person's.
    """
    parts = {stay.name: spoken(stay.name, is_place) for stay in stays}
    known = {_name(each.person) for each in parts.values()}
    groups = _by_name(_by_address(stays), parts, known)
    found = [_attendee(group, parts, known, within) for group in groups]
    return sorted(found, key=lambda each: (key(each.names[0]), each.id))


def _by_address(stays: Sequence[Stay]) -> list[list[Stay]]:
    """Put rows together that share an address, even by way of others."""
    groups: list[tuple[set[str], list[Stay]]] = []
    for stay in stays:
        addresses, rows = set(stay.addresses), [stay]
        touched = [group for group in groups if not addresses.isdisjoint(group[0])]
        for group in touched:
            addresses |= group[0]
            rows += group[1]
            groups.remove(group)
        groups.append((addresses, rows))
    return [rows for _, rows in groups]


def _by_name(groups: Sequence[list[Stay]], parts: Mapping[str, Spoken], known: Collection[_Name]) -> list[list[Stay]]:
    """Give rows without an address to the only person with one who is called so; else they are one of their own."""
    people = [list(group) for group in groups if any(stay.addresses for stay in group)]
    called: dict[_Name, list[list[Stay]]] = defaultdict(list)
    for person in people:
        for name in {_own_name(stay, parts, known) for stay in person}:
            called[name].append(person)
    nameless: dict[_Name, list[Stay]] = defaultdict(list)
    for group in groups:
        for stay in group if not any(each.addresses for each in group) else ():
            nameless[_own_name(stay, parts, known)].append(stay)
    for name, rows in nameless.items():
        if len(called[name]) == 1:
            called[name][0].extend(rows)
        else:
            people.append(rows)
    return people


def _own_name(stay: Stay, parts: Mapping[str, Spoken], known: Collection[_Name]) -> _Name:
    """Return what a row is called: a device by the person in its brackets, if that person is there as well."""
    owners = [_name(text) for text in parts[stay.name].in_brackets]
    return next((owner for owner in owners if owner in known), _name(parts[stay.name].person))


def _name(person: str) -> _Name:
    """Return what spellings of a name have in common: neither order nor case nor punctuation count."""
    return tuple(sorted(words(person))) or (key(person),)


def _attendee(group: list[Stay], parts: Mapping[str, Spoken], known: Collection[_Name], within: Window) -> Attendee:
    group = sorted(group, key=lambda stay: stay.line)
    names = _distinct(stay.name for stay in group)
    behind = [text for name in names for text in parts[name].texts if _name(text) not in known]
    return Attendee(
        id=group[0].line,
        names=names,
        people=_distinct(parts[name].person for name in names),
        addresses=tuple(sorted({address for stay in group for address in stay.addresses})),
        roles=_distinct(stay.role for stay in group),
        texts=_distinct([*(stay.department for stay in group), *behind]),
        is_merged=len(names) > 1 or _differ(group),
        seconds=_seconds(group, within),
        was_there=any(not stay.is_timed or _cut(stay, within) is not None for stay in group),
    )


def _differ(group: Sequence[Stay]) -> bool:
    """Whether only their name says that rows of one table are one person's."""
    known = {(stay.table, bool(stay.addresses)) for stay in group}
    return len(known) > len({stay.table for stay in group})


def _distinct(texts: Iterable[str]) -> tuple[str, ...]:
    """Return texts that differ by more than their spelling, in the order of the alphabet."""
    by_key: dict[str, str] = {}
    for text in sorted(text for text in texts if text):
        by_key.setdefault(key(text), text)
    return tuple(by_key[each] for each in sorted(by_key))


def _seconds(group: Sequence[Stay], within: Window) -> int | None:
    """Return how long somebody was there, by the part of the file that tells most about them."""
    tables: dict[int, list[Stay]] = defaultdict(list)
    for stay in group:
        tables[stay.table].append(stay)
    for table in sorted(tables, key=lambda each: (len(tables[each]), each), reverse=True):
        if (found := _in_table(tables[table], within)) is not None:
            return found
    return None


def _in_table(rows: Sequence[Stay], within: Window) -> int | None:
    """Return the union of the stays of one table; what is only totalled could be a second device, so the longest."""
    timed = list({(stay.joined, stay.left, stay.seconds): stay for stay in rows if stay.is_timed}.values())
    totals = [stay.seconds for stay in rows if not stay.is_timed and stay.seconds is not None]
    if not timed and not totals:
        return None
    cuts = [(cut, _most(stay, cut)) for stay in timed if (cut := _cut(stay, within))]
    union = min(_union([cut for cut, _ in cuts]), sum(most for _, most in cuts))
    return min(max(union, *totals, 0), within.seconds)


def _cut(stay: Stay, within: Window) -> tuple[datetime, datetime] | None:
    """Return the part of a stay that lies within the event, if any; a missing end is that of the event."""
    joined, left = _ends(stay, within)
    start, end = max(joined, within.start), min(max(left, joined), within.end)
    return (start, end) if start <= end else None


def _ends(stay: Stay, within: Window) -> tuple[datetime, datetime]:
    """Return both ends of a stay; a missing one is that of the event, unless the other one lies on another day."""
    if stay.joined is None:
        left = stay.left or within.ends_at
        return (min(within.starts_at, left) if left <= within.end + LONGEST else left), left
    is_near = stay.joined >= within.start - LONGEST
    return stay.joined, stay.left or (max(within.ends_at, stay.joined) if is_near else stay.joined)


def _most(stay: Stay, cut: tuple[datetime, datetime]) -> int:
    """Return how long a stay can have been: less than its two times, if the file says that somebody went between."""
    length = int((cut[1] - cut[0]).total_seconds())
    if stay.seconds is None or stay.joined is None or stay.left is None:
        return length
    is_span = stay.seconds + ROUNDING_SECONDS < (stay.left - stay.joined).total_seconds()
    return min(length, stay.seconds) if is_span else length


def _union(cuts: Iterable[tuple[datetime, datetime]]) -> int:
    """Return how many seconds the stretches cover together."""
    covered, reached = timedelta(), None
    for start, end in sorted(cuts):
        if reached is None or end > reached:
            covered += end - (start if reached is None else max(start, reached))
            reached = end
    return int(covered.total_seconds())
