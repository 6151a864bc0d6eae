"""Which rows of an attendance file are one person's: by address, then by name (design, rule 5)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from tracker.domain.attendance_files import Stay
from tracker.domain.attendance_names import Likeness, Name, Spoken, is_generic, name_of
from tracker.domain.attendance_times import Window, chains

_Where = frozenset[Hashable]


@dataclass(slots=True)
class Group:
    """The rows of one person; `is_ambiguous` says that they may be those of another one of that name."""

    stays: list[Stay]
    is_ambiguous: bool = False


@dataclass(frozen=True)
class Reading:
    """How the rows of a file are read: their names taken apart, the names in it, and what texts stand for."""

    parts: Mapping[str, Spoken]
    likeness: Callable[[str], Likeness]
    meaning: Callable[[str], Hashable | None]
    within: Window

    @cached_property
    def known(self) -> frozenset[Name]:
        """The names of everybody who has one."""
        people = {each.person for each in self.parts.values()}
        return frozenset(name_of(person) for person in people if not self.is_nobody(person))

    def where(self, stays: Iterable[Stay]) -> _Where:
        """Return all that is known of where rows belong."""
        texts = {text for stay in stays for text in (stay.department, *self.parts[stay.name].texts) if text}
        return frozenset(meaning for text in texts if (meaning := self.meaning(text)) is not None)

    def is_nobody(self, person: str) -> bool:
        """Whether a name is that of no person: a guest, a telephone, a department."""
        return is_generic(person) or self.likeness(person) is Likeness.PLACE


def grouped(stays: Sequence[Stay], reading: Reading) -> list[Group]:
    """Return the rows of each person.

    One person are rows that share an e-mail address; then rows of one name, unless addresses or departments say that
    two people are called so. A device that names a person in brackets is that person's.
    """
    known = reading.known

    def called(stay: Stay) -> Name:
        return _own_name(reading.parts[stay.name], known)

    people = [Group(rows) for rows in _by_address(stays)]
    namesakes: dict[Name, list[Group]] = defaultdict(list)
    for person in people:
        for name in {called(stay) for stay in person.stays}:
            namesakes[name].append(person)
    nameless: dict[Name, list[Stay]] = defaultdict(list)
    for stay in stays:
        if not stay.addresses:
            nameless[called(stay)].append(stay)
    for name, rows in nameless.items():
        if all(reading.is_nobody(reading.parts[stay.name].person) for stay in rows):
            people += _apart(rows, reading.within)
        else:
            people += _of_name(rows, namesakes[name], reading.where)
    return people


def _by_address(stays: Iterable[Stay]) -> list[list[Stay]]:
    """Put rows together that share an address, even by way of others."""
    home: dict[str, list[Stay]] = {}
    for stay in stays:
        touched = {id(group): group for address in stay.addresses if (group := home.get(address)) is not None}
        largest, *others = sorted(touched.values(), key=len, reverse=True) or [[]]
        arriving = [stay, *(each for group in others for each in group)]
        largest += arriving
        home.update((address, largest) for each in arriving for address in each.addresses)
    return list({id(group): group for group in home.values()}.values())


def _of_name(
    rows: Sequence[Stay], namesakes: Sequence[Group], where: Callable[[Iterable[Stay]], _Where]
) -> list[Group]:
    """Give rows without an address to the only person with one they can be of; return the people that are left.

    Different departments are different people; who may be one of several is one of their own, and said to be doubtful.
    """
    by_place: dict[_Where, list[Stay]] = defaultdict(list)
    for stay in rows:
        by_place[where([stay])].append(stay)
    unplaced = by_place.pop(frozenset(), [])
    homes = [(person, where(person.stays)) for person in namesakes]
    apart = []
    for place, found in by_place.items():
        fitting = [person for person, home in homes if not home.isdisjoint(place)]
        if len(fitting) == 1:
            fitting[0].stays.extend(found)
        else:
            apart.append(Group(found, is_ambiguous=bool(fitting) or any(not home for _, home in homes)))
    if len(homes) == len(apart) == 1 and not homes[0][1]:
        homes[0][0].stays.extend(apart.pop().stays)
    everybody = [*namesakes, *apart]
    if unplaced and len(everybody) == 1:
        everybody[0].stays.extend(unplaced)
    elif unplaced:
        apart.append(Group(unplaced, is_ambiguous=bool(everybody)))
    return apart


def _apart(rows: Sequence[Stay], within: Window) -> list[Group]:
    """Return as many people as one part of the file shows at once: nobody tells them apart by their name."""
    tables: dict[int, list[Stay]] = defaultdict(list)
    for stay in rows:
        tables[stay.table].append(stay)
    found = [chains(tables[table], within) for table in sorted(tables)]
    most = max(found, key=len)
    return [Group(chain) for chain in most] if len(most) > 1 else [Group(list(rows))]


def _own_name(spoken: Spoken, known: Collection[Name]) -> Name:
    """Return what a row is called: a device by the person in its brackets, if that person is there as well."""
    owners = [name_of(text) for text in spoken.in_brackets]
    return next((owner for owner in owners if owner in known), name_of(spoken.person))
