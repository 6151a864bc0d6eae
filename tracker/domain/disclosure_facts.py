"""What is known of numbers: linear facts about whole numbers, and what of them must stay open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

CEILING = 1_000_000
"""More people than any house has, in place of infinity, so that a search always has an end."""

Sum: TypeAlias = Mapping[int, int]
"""A linear form: coefficient by index of the atom."""
Terms: TypeAlias = Mapping[int, Sequence[tuple[int, int]]]
"""The sums that an atom is in, with its coefficients."""


@dataclass(frozen=True)
class Atom:
    """A number that the facts are about: what it is, between which bounds everybody knows it to be, and its event."""

    count: int
    lower: int = 0
    upper: int | None = None
    event: int = 0


@dataclass(frozen=True)
class Fact:
    """That a sum of atoms lies between two bounds; equal bounds say the number itself."""

    sum: Sum
    lower: int
    upper: int


@dataclass(frozen=True)
class Target:
    """A sum whose value must stay open by `width`, the distance of its bounds; by less only where it never was open."""

    sum: Sum
    width: int


def by_atom(sums: Mapping[int, Sum]) -> Terms:
    """Return the keys of the sums that an atom is in, with its coefficients."""
    found: dict[int, list[tuple[int, int]]] = {}
    for key, form in sums.items():
        for atom, coefficient in form.items():
            found.setdefault(atom, []).append((key, coefficient))
    return found


def moves(change: Sum, terms: Terms) -> dict[int, int]:
    """Return by how much a change moves each sum that it touches."""
    found: dict[int, int] = {}
    for atom, step in change.items():
        for key, coefficient in terms.get(atom, ()):
            found[key] = found.get(key, 0) + step * coefficient
    return found


def moved_by(form: Sum, change: Sum) -> int:
    """Return by how much a change moves a sum."""
    return sum(coefficient * change.get(atom, 0) for atom, coefficient in form.items())
