"""Public holidays, on which nobody is expected to work."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from importlib import import_module

from tracker.web.clock import today

YEARS_BACK, YEARS_AHEAD = 10, 5


def holidays_in(state: str) -> frozenset[date]:
    """Return the public holidays of a German state around today; of one that nobody knows, those of all Germany."""
    return _holidays(state, today().year)


@lru_cache(maxsize=64)
def _holidays(state: str, year: int) -> frozenset[date]:
    """Look them up; the library takes half a second to load, so it is loaded when somebody asks."""
    germany = import_module("holidays").Germany
    known = {*germany.subdivisions, *germany.subdivisions_aliases}
    years = range(year - YEARS_BACK, year + YEARS_AHEAD + 1)
    return frozenset(germany(subdiv=state if state in known else None, years=years))
