"""Disclosure control: which counts are shown, so that nobody can work out a count of few people (rule R3).

Head counts of departments are known and attendance is voluntary. A small count, a zero in a small department and an
almost complete attendance each say something about single people. These rules hide such counts; `suppression` hides
what else would give them back, and `disclosure_audit` proves that nothing does.

Source of the thresholds and of the method: Hundepool et al., Handbook on Statistical Disclosure Control (ESSNet 2010),
chapters 4 and 5; Statistik der Bundesagentur für Arbeit, Regelungen zur statistischen Geheimhaltung.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tracker.domain.administrations import SMALLEST_THRESHOLD

STAYED_AWAY = 3
"""From how many absent people on an attendance may be shown exactly."""
PUBLIC_BASE = 5
"""What numbers for the public are rounded to."""


class Reason(StrEnum):
    """Why a number of a release is not shown as it is."""

    FEW = "few"
    NOBODY = "nobody"
    ALMOST_ALL = "almost_all"
    PROTECTS = "protects"
    HIDDEN_BEFORE = "hidden_before"
    NEXT_TIME = "next_time"


PRIMARY = frozenset({Reason.FEW, Reason.NOBODY, Reason.ALMOST_ALL})
"""The reasons that lie in the number itself; the others protect a number elsewhere."""


@dataclass(frozen=True)
class Rules:
    """What protects an audience: numbers below the threshold are hidden, the others rounded to the base."""

    threshold: int = 5
    base: int = 1

    def __post_init__(self) -> None:
        if self.threshold < SMALLEST_THRESHOLD:
            raise ValueError(f"a threshold below {SMALLEST_THRESHOLD} protects nobody")

    @property
    def width(self) -> int:
        """How far apart the smallest and the largest possible value of a hidden number must be."""
        return self.threshold - 1


def primary(count: int, headcount: int | None, rules: Rules, *, is_bounded: bool = True) -> Reason | None:
    """Return why a count may not be shown by itself, or None.

    Where the headcount is unknown, a zero is hidden: the department may be small. Sums over several events are not
    bounded by the headcount, so they say nothing about who stayed away.
    """
    if 1 <= count < rules.threshold:
        return Reason.FEW
    if count == 0:
        return Reason.NOBODY if headcount is None or headcount < 2 * rules.threshold else None
    if is_bounded and headcount is not None and headcount - count < STAYED_AWAY:
        return Reason.ALMOST_ALL
    return None


def least_shown(headcount: int) -> int:
    """Return what an almost complete attendance is shown as: "at least" so many."""
    return headcount - STAYED_AWAY + 1


def rounded(count: int, base: int) -> int:
    """Return the nearest multiple of the base; each number is rounded by itself, so that sums need not add up."""
    return base * ((2 * count + base) // (2 * base))


def behind(shown: int, base: int) -> tuple[int, int]:
    """Return the smallest and the largest count that are shown as this number."""
    return max(0, shown - base // 2), shown + (base - 1) // 2
