"""How evenly the departments took part, measured by their size (4.9), and how uneven chance alone would be.

If the N who came had been drawn from the H of the house without regard to their department, their numbers would follow
the multivariate hypergeometric distribution. What chance is expected to bring is exact: a sum of expectations, one per
department. How often it brings more than was found is drawn, department by department, from what is left of the house.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from math import log
from random import Random

from tracker.domain.administrations import DepartmentRow
from tracker.domain.coverage import EventCoverage
from tracker.domain.values import Figure, State, not_applicable, not_recorded, ratio

FEWEST_PER_DEPARTMENT = 3
DRAWS = 20_000
SEED = 2
SIGNIFICANT = 0.05
BAND = 0.95
_NEGLIGIBLE = 1e-12
_INDICATOR = "4.9"


@dataclass(frozen=True)
class Place:
    """A department with those who came and those who might have come: its staff at each of the events."""

    department: DepartmentRow
    attendances: int
    staff: int


@dataclass(frozen=True)
class BalanceRow:
    """A department with its share of the attendances over its share of the staff; `band` is what chance brings."""

    place: Place
    quotient: Figure
    band: tuple[float, float] | None = None


@dataclass(frozen=True)
class Balance:
    """How evenly the departments took part; `expected` and `chance` are known for a single event only.

    `chance` is the probability that chance alone is as uneven as this.
    """

    rows: tuple[BalanceRow, ...]
    attendances: int
    is_too_few: bool
    dissimilarity: Figure
    expected: Figure
    chance: Figure
    gini: Figure
    divergence: Figure

    @property
    def is_even(self) -> bool:
        """Whether chance alone is often as uneven as this."""
        return self.chance.value is not None and self.chance.value >= SIGNIFICANT


def of_events(events: Sequence[EventCoverage]) -> Balance:
    """Return the balance of one event or several; a department without number or headcount is left out.

    Chance says nothing about several events together, because the same people come again.
    """
    places, missing = _places(events)
    return of_places(places, n_missing=missing, with_chance=len(events) == 1)


def of_places(places: Sequence[Place], *, n_missing: int = 0, with_chance: bool = True) -> Balance:
    """Return the balance of some departments."""
    places = [place for place in places if place.staff]
    total, staff = sum(place.attendances for place in places), sum(place.staff for place in places)
    too_few = total < FEWEST_PER_DEPARTMENT * len(places)
    if too_few or len(places) < 2:
        nothing = not_recorded(_INDICATOR, n_missing=n_missing) if n_missing else not_applicable(_INDICATOR)
        rows = tuple(BalanceRow(place, not_applicable(_INDICATOR)) for place in places)
        return Balance(rows, total, bool(places) and too_few, *[nothing] * 5)
    sizes = tuple(place.staff for place in places)
    unevenness = sum(abs(place.attendances * staff - total * place.staff) for place in places)
    scale = 2 * total * staff

    def share(numerator: float) -> Figure:
        return ratio(numerator, scale, indicator=_INDICATOR, n_missing=n_missing)

    none = not_applicable(_INDICATOR)
    return Balance(
        rows=tuple(_row(place, total, staff, n_missing, with_chance=with_chance) for place in places),
        attendances=total,
        is_too_few=False,
        dissimilarity=share(unevenness),
        expected=share(_expected(total, sizes)) if with_chance else none,
        chance=_chance(total, sizes, unevenness, n_missing) if with_chance else none,
        gini=share(_gini(places, total, staff) * scale),
        divergence=_known(_divergence(places, total, staff), n_missing),
    )


def _places(events: Iterable[EventCoverage]) -> tuple[list[Place], int]:
    """Return the departments of the events with their sums, and how many cells of them are missing."""
    departments: dict[int, DepartmentRow] = {}
    sums: dict[int, tuple[int, int]] = {}
    missing = 0
    for event in events:
        for row in event.rows:
            missing += row.coverage.state is State.NOT_RECORDED
            if row.coverage.is_known:
                key = row.department.id
                departments[key] = row.department
                came, staff = sums.get(key, (0, 0))
                sums[key] = came + int(row.coverage.numerator or 0), staff + int(row.coverage.denominator or 0)
    return [Place(departments[key], *numbers) for key, numbers in sums.items()], missing


def _known(value: float, n_missing: int) -> Figure:
    state = State.PARTIAL if n_missing else State.OK
    return Figure(value, state, n_missing=n_missing, indicator=_INDICATOR)


def _row(place: Place, total: int, staff: int, n_missing: int, *, with_chance: bool) -> BalanceRow:
    usual = total * place.staff / staff
    quotient = ratio(place.attendances, usual, indicator=_INDICATOR, n_missing=n_missing)
    if not with_chance:
        return BalanceRow(place, quotient)
    least, most = _band(staff, place.staff, total)
    return BalanceRow(place, quotient, (least / usual, most / usual))


def _gini(places: Iterable[Place], total: int, staff: int) -> float:
    """Return the Gini coefficient of the coverage, each department weighted by its headcount."""
    area = below = 0.0
    for place in sorted(places, key=lambda each: each.attendances / each.staff):
        area += place.staff / staff * (2 * below + place.attendances / total)
        below += place.attendances / total
    return max(0.0, 1 - area)


def _divergence(places: Iterable[Place], total: int, staff: int) -> float:
    shares = [(place.attendances / total, place.staff / staff) for place in places if place.attendances]
    return max(0.0, sum(p * log(p / q) for p, q in shares))


def _expected(total: int, sizes: Sequence[int]) -> float:
    """Return the unevenness that chance is expected to bring: each department's own expectation, added up."""
    house = sum(sizes)
    expected = 0.0
    for size in sizes:
        first, weights = _hypergeometric(house, size, total)
        distances = (weight * abs((first + at) * house - total * size) for at, weight in enumerate(weights))
        expected += sum(distances) / sum(weights)
    return expected


def _band(house: int, size: int, total: int) -> tuple[int, int]:
    """Return the numbers between which a department's share of those drawn lies in most draws."""
    first, weights = _hypergeometric(house, size, total)
    sums = list(accumulate(weights))
    tail = (1 - BAND) / 2 * sums[-1]
    least = next(at for at, so_far in enumerate(sums) if so_far > tail)
    most = next(at for at, so_far in enumerate(sums) if so_far >= sums[-1] - tail)
    return first + least, first + most


def _chance(total: int, sizes: tuple[int, ...], unevenness: int, n_missing: int) -> Figure:
    as_uneven = sum(each >= unevenness for each in _drawn(total, sizes))
    return ratio(as_uneven, DRAWS, indicator=_INDICATOR, n_missing=n_missing)


@lru_cache(maxsize=16)
def _drawn(total: int, sizes: tuple[int, ...]) -> tuple[int, ...]:
    """Return the unevenness of many draws; always the same ones, so that the same counts give the same figure.

    All draws go through the departments together: those with as many left to draw share one table of probabilities.
    """
    random = Random(SEED)  # noqa: S311  # a simulation, not a secret
    house = left_in_house = sum(sizes)
    left, found = [total] * DRAWS, [0] * DRAWS
    for size in sizes[:-1]:
        alike: dict[int, list[int]] = {}
        for at, number in enumerate(left):
            alike.setdefault(number, []).append(at)
        for number, places in alike.items():
            first, weights = _hypergeometric(left_in_house, size, number)
            taken = random.choices(range(first, first + len(weights)), weights, k=len(places))
            for at, count in zip(places, taken, strict=True):
                left[at] = number - count
                found[at] += abs(count * house - total * size)
        left_in_house -= size
    return tuple(so_far + abs(rest * house - total * sizes[-1]) for so_far, rest in zip(found, left, strict=True))


def _hypergeometric(house: int, size: int, number: int) -> tuple[int, list[float]]:
    """Return how many of `size` are among `number` drawn of `house`: the smallest count and a weight for each.

    Weights are relative to the likeliest count, so that no factorial is needed; negligible ones are left out.
    """
    least, most = max(0, number - (house - size)), min(size, number)
    likeliest = min(max((number + 1) * (size + 1) // (house + 2), least), most)
    up, down = [1.0], []
    for count in range(likeliest, most):
        up.append(up[-1] * (size - count) * (number - count) / ((count + 1) * (house - size - number + count + 1)))
        if up[-1] < _NEGLIGIBLE:
            break
    weight = 1.0
    for count in range(likeliest, least, -1):
        weight *= count * (house - size - number + count) / ((size - count + 1) * (number - count + 1))
        down.append(weight)
        if weight < _NEGLIGIBLE:
            break
    return likeliest - len(down), [*reversed(down), *up]
