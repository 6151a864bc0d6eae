"""What day it is where the administrations are."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Europe/Berlin")


def today() -> date:
    """Return the current day in Germany."""
    return datetime.now(ZONE).date()


def wall_time() -> datetime:
    """Return what the clock on the wall says in Germany, without a zone."""
    return datetime.now(ZONE).replace(tzinfo=None, microsecond=0)
