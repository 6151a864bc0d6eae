"""The numbers of a release as figures, and what may be computed of them: from what is shown, and from nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from tracker.domain.release_tables import NOT_APPLICABLE, NOT_RECORDED
from tracker.domain.values import Figure, State, count, not_applicable, not_recorded, ratio

HIDDEN = "h"
"""How a hidden number is stored, whatever the reason: one sign for all of them."""


def figure_of(code: Any, indicator: str, as_of: date, *, n_missing: int = 0) -> Figure:
    """Return a stored number as a figure; a total that lacks counts is partial, and so is "at least"."""
    if isinstance(code, int):
        return count(code, indicator=indicator, n_missing=n_missing, as_of=as_of)
    if isinstance(code, list):
        return Figure(code[0], State.PARTIAL, code[0], None, as_of=as_of, indicator=indicator)
    if code == NOT_RECORDED:
        return not_recorded(indicator, n_missing=1)
    if code == NOT_APPLICABLE:
        return not_applicable(indicator)
    return Figure(None, State.SUPPRESSED, as_of=as_of, indicator=indicator)


def coverage_of(attendances: Figure, headcount: int | None, as_of: date | None) -> Figure:
    """Return attendances as a share of the staff (4.3); it follows the count, which it would give away."""
    if not attendances.is_known:
        return Figure(None, attendances.state, as_of=attendances.as_of, indicator="4.3")
    if headcount is None:
        return not_recorded("4.3", n_missing=1)
    n_missing = attendances.n_missing
    share = ratio(attendances.value or 0, headcount, indicator="4.3", n_missing=n_missing, as_of=as_of)
    return replace(share, state=State.PARTIAL) if attendances.state is State.PARTIAL and share.is_known else share


def left_open(figure: Figure, n_missing: int) -> Figure:
    """Return a figure as what it is at least, because counts are missing or numbers behind it are not shown."""
    if not figure.is_known:
        return figure
    return replace(figure, state=State.PARTIAL, n_missing=n_missing, upper=None)


def added(figures: Sequence[Figure]) -> Figure:
    """Return the sum of figures that are all known; else what keeps it from being known."""
    there = [figure for figure in figures if figure.state is not State.NOT_APPLICABLE]
    if not there:
        return not_applicable("4.1")
    if len(there) == 1:
        return there[0]
    if any(figure.state is State.SUPPRESSED for figure in there):
        return Figure(None, State.SUPPRESSED, indicator="4.1")
    known = [figure for figure in there if figure.is_known]
    if not known:
        return not_recorded("4.1", n_missing=len(there))
    total = int(sum(figure.value or 0 for figure in known))
    missing = len(there) - len(known) + sum(figure.n_missing for figure in known)
    figure = count(total, indicator="4.1", n_missing=missing, as_of=known[-1].as_of)
    if any(each.state is State.PARTIAL for each in known):
        return Figure(total, State.PARTIAL, total, None, missing, known[-1].as_of, "4.1")
    return figure
