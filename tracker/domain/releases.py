"""Releases: figures of a period, checked and frozen for an audience."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from tracker.domain.administrations import SMALLEST_THRESHOLD
from tracker.domain.disclosure import PUBLIC_BASE, Rules
from tracker.domain.errors import RuleViolation
from tracker.domain.periods import Period


class Audience(StrEnum):
    """For whom figures are released; what the public sees, the house sees as well."""

    HOUSE = "house"
    PUBLIC = "public"


class ReleaseState(StrEnum):
    """Where a release stands; `released` is final."""

    WAITING = "waiting"
    CHECKING = "checking"
    READY = "ready"
    FAILED = "failed"
    RELEASED = "released"
    DISCARDED = "discarded"


UNFINISHED = frozenset({ReleaseState.WAITING, ReleaseState.CHECKING})
"""A draft that a worker has to check, or is checking."""
DROPPED_AT_WILL = frozenset({*UNFINISHED, ReleaseState.READY, ReleaseState.FAILED})


@dataclass(frozen=True)
class Thresholds:
    """What an administration has agreed on: below which numbers something is hidden, and which units are small."""

    small_cell: int
    public: int
    opinion: int
    unit_minimum: int

    def rules(self, audience: Audience) -> Rules:
        """Return what protects an audience."""
        if audience is Audience.PUBLIC:
            return Rules(self.public, PUBLIC_BASE)
        return Rules(self.small_cell)


@dataclass(frozen=True)
class ReleaseRow:
    """A release as lists read it."""

    id: int
    number: int | None
    audience: Audience
    period: Period
    state: ReleaseState
    note: str
    checksum: str
    released_at: datetime | None
    released_by: str


def checked_period(starts_on: date, ends_on: date, *, today: date) -> Period:
    """Return the period of a release, which has begun and is over."""
    if ends_on < starts_on:
        raise RuleViolation("ends-before-it-begins", field="ends_on")
    if ends_on > today:
        raise RuleViolation("release-in-future", field="ends_on")
    return Period(starts_on, ends_on)


def forbid_unless(state: ReleaseState, wanted: Iterable[ReleaseState]) -> None:
    """Refuse what cannot be done with a release in this state."""
    if state not in wanted:
        raise RuleViolation("release-state", current=state)


def forbid_outdated(basis: str, now: str) -> None:
    """Refuse to release a draft when what it was checked by has changed since."""
    if basis != now:
        raise RuleViolation("release-outdated")


def checked_thresholds(wanted: Thresholds) -> Thresholds:
    """Return the thresholds, or say which of them would protect nobody, or the public less than the house."""
    for field, number in (("small_cell_threshold", wanted.small_cell), ("unit_minimum", wanted.unit_minimum)):
        if number < SMALLEST_THRESHOLD:
            raise RuleViolation("threshold-too-low", field=field, smallest=SMALLEST_THRESHOLD)
    for name in ("public", "opinion"):
        if getattr(wanted, name) < wanted.small_cell:
            raise RuleViolation("threshold-below-house", field=f"{name}_threshold", house=wanted.small_cell)
    return wanted


def forbid_frozen(*, is_frozen: bool, year: int) -> None:
    """Refuse to change the groups of a year of which figures are released."""
    if is_frozen:
        raise RuleViolation("unit-groups-frozen", year=year)
