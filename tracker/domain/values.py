"""The value of a figure: a number is never shown without its state."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum


class State(StrEnum):
    """What is known of a figure (rule R4: missing is never zero and never green)."""

    OK = "ok"
    PARTIAL = "partial"
    NOT_RECORDED = "not_recorded"
    SUPPRESSED = "suppressed"
    NOT_APPLICABLE = "not_applicable"
    NOT_RELEASED = "not_released"


KNOWN = frozenset({State.OK, State.PARTIAL})


@dataclass(frozen=True)
class Figure:
    """A value with everything that is needed to judge it; `indicator` names its definition, such as "4.3"."""

    value: float | None
    state: State
    numerator: float | None = None
    denominator: float | None = None
    n_missing: int = 0
    as_of: date | None = None
    indicator: str = ""
    upper: float | None = None

    @property
    def is_known(self) -> bool:
        return self.state in KNOWN

    @property
    def is_at_least(self) -> bool:
        """Whether it says "at least" though nothing is missing, because how many stayed away is hidden."""
        return self.state is State.PARTIAL and not self.n_missing and not self.is_interval

    @property
    def is_interval(self) -> bool:
        return self.upper is not None and self.upper != self.value


def not_recorded(indicator: str = "", *, n_missing: int = 0) -> Figure:
    """Return a figure that nobody has recorded yet."""
    return Figure(None, State.NOT_RECORDED, n_missing=n_missing, indicator=indicator)


def not_applicable(indicator: str = "") -> Figure:
    """Return a figure that makes no sense here, such as a division by zero."""
    return Figure(None, State.NOT_APPLICABLE, indicator=indicator)


def not_released(indicator: str = "") -> Figure:
    """Return a figure that its readers get with a release, and that no release shows yet."""
    return Figure(None, State.NOT_RELEASED, indicator=indicator)


def suppressed(figure: Figure) -> Figure:
    """Return the figure without its numbers, for whoever may not see them."""
    return Figure(None, State.SUPPRESSED, as_of=figure.as_of, indicator=figure.indicator)


def ratio(
    numerator: float, denominator: float, *, indicator: str = "", n_missing: int = 0, as_of: date | None = None
) -> Figure:
    """Return a share; division by zero is not applicable, missing parts make it partial."""
    if not denominator:
        return not_applicable(indicator)
    state = State.PARTIAL if n_missing else State.OK
    return Figure(numerator / denominator, state, numerator, denominator, n_missing, as_of, indicator)


def count(value: int, *, indicator: str = "", n_missing: int = 0, as_of: date | None = None) -> Figure:
    """Return a count; missing parts make it partial."""
    state = State.PARTIAL if n_missing else State.OK
    return Figure(value, state, value, None, n_missing, as_of, indicator)


def total(parts: Iterable[int | None]) -> tuple[int, int]:
    """Return the sum of the known parts and the number of missing ones."""
    known, missing = 0, 0
    for part in parts:
        if part is None:
            missing += 1
        else:
            known += part
    return known, missing


def bounded_share(
    known: float, whole: float, *, unknown: float, indicator: str = "", n_missing: int = 0, as_of: date | None = None
) -> Figure:
    """Return a share of which `unknown` parts may still be added: at least without, at most with all of them."""
    least = ratio(known, whole, indicator=indicator, n_missing=n_missing, as_of=as_of)
    if not n_missing or least.value is None:
        return least
    return replace(least, upper=min((known + unknown) / whole, max(1.0, least.value)))
