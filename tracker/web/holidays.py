"""Public holidays, on which nobody is expected to work."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from importlib import import_module

from tracker.web.clock import today

YEARS_BACK, YEARS_AHEAD = 10, 5


def holidays_in(state: str) -> Mapping[date, str]:
    """Return the public holidays of a German state around today by name; of a state that nobody knows, Germany's."""
    return _holidays(state, today().year)


@lru_cache(maxsize=64)
def _holidays(state: str, year: int) -> Mapping[date, str]:
    """Look them up; the library takes half a second to load, so it is loaded when somebody asks."""
    germany = import_module("holidays").Germany
    known = {*germany.subdivisions, *germany.subdivisions_aliases}
    years = range(year - YEARS_BACK, year + YEARS_AHEAD + 1)
    return dict(germany(subdiv=state if state in known else None, years=years, language="de"))
