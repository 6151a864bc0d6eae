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


def on_the_wall(moment: datetime) -> datetime:
    """Return what the clock on the wall said at a moment, without a zone."""
    return moment.astimezone(ZONE).replace(tzinfo=None)
