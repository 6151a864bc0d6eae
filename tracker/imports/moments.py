"""Days with a time of day, as programs write them in any country; all are on the wall in Germany."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

from tracker.domain.attendance_files import DayOrder

ZONE = ZoneInfo("Europe/Berlin")
_CENTURY, _TWO_DIGITS = 2000, 99
_NOON = 12

_CLOCK = (
    r"(?:[T,\s]+(?P<hour>[0-9]{1,2})"
    r"(?:[:.h](?P<minute>[0-9]{2})(?:[:.](?P<second>[0-9]{2}))?(?:[.,][0-9]+)?|(?=\s*(?:[ap]\.?m|uhr|h$)))"
    r"(?:\s*(?P<half>[ap])\.?m\.?)?(?:\s*(?:uhr|h))?(?:\s*(?P<zone>z|utc|gmt|[+-][0-9]{2}:?[0-9]{2}))?)?"
)
_ISO = re.compile(rf"(?P<year>[0-9]{{4}})[-/.](?P<month>[0-9]{{1,2}})[-/.](?P<day>[0-9]{{1,2}}){_CLOCK}", re.IGNORECASE)
_DOTTED = re.compile(
    rf"(?P<day>[0-9]{{1,2}})\.\s?(?P<month>[0-9]{{1,2}})\.\s?(?P<year>[0-9]{{4}}|[0-9]{{2}}){_CLOCK}", re.IGNORECASE
)
_EITHER = re.compile(
    rf"(?P<first>[0-9]{{1,2}})(?P<mark>[/-])(?P<other>[0-9]{{1,2}})(?P=mark)(?P<year>[0-9]{{4}}|[0-9]{{2}}){_CLOCK}",
    re.IGNORECASE,
)
_WORDY = re.compile(
    rf"(?:(?P<day>[0-9]{{1,2}})\.?\s+)?(?P<name>[^\W\d_]{{3,9}})\.?\s+(?:(?P<late>[0-9]{{1,2}}),?\s+)?"
    rf"(?P<year>[0-9]{{4}}){_CLOCK}",
    re.IGNORECASE,
)
_TIME = re.compile(_CLOCK, re.IGNORECASE)
_NAMES = ("jan", "feb", "mar mär mae", "apr", "may mai", "jun", "jul", "aug", "sep", "oct okt", "nov", "dec dez")
_MONTHS = {name: number for number, names in enumerate(_NAMES, start=1) for name in names.split()}


def moment(text: str, order: DayOrder, day: date | None = None) -> datetime | None:
    """Read a day with a time: `25.5.21, 14:00:02`, `11/15/22, 9:30:17 AM`, `2021-06-14 17:00:00`, `Jun 14, 2021 5 PM`.

    `order` decides 11/12/2020, `day` is that of a time alone. What names a zone is put on the wall.
    """
    text = text.strip()
    if match := _ISO.fullmatch(text) or _DOTTED.fullmatch(text):
        return _moment(match, int(match["month"]), int(match["day"]))
    if match := _EITHER.fullmatch(text):
        first, other = int(match["first"]), int(match["other"])
        return _moment(match, *((other, first) if order is DayOrder.DAY_FIRST else (first, other)))
    if match := _WORDY.fullmatch(text):
        month, late = _MONTHS.get(match["name"].casefold()[:3]), match["day"] or match["late"]
        return _moment(match, month, int(late)) if month and late else None
    if day and _TIME.fullmatch(f" {text}"):
        return moment(f"{day.isoformat()} {text}", order)
    return None


def on_the_wall(milliseconds: float) -> datetime | None:
    """Return what the clock said so many milliseconds after the epoch."""
    try:
        return datetime.fromtimestamp(milliseconds / 1000, ZONE).replace(tzinfo=None, microsecond=0)
    except (OverflowError, ValueError, OSError):
        return None


def order_of(texts: Iterable[str], day: date) -> tuple[DayOrder | None, str]:
    """Return how the texts mean their days, and one that could mean two; no order where even the event decides nothing.

    An order that makes an impossible day of one text is none. Of two possible ones, that holds by which somebody was
    there on the day of the event.
    """
    doubtful = [text for text in map(str.strip, texts) if _EITHER.fullmatch(text)]
    readings = {order: [moment(text, order) for text in doubtful] for order in DayOrder}
    possible = [order for order in DayOrder if all(readings[order])]
    if not doubtful or len(possible) < len(DayOrder):
        return (possible or [DayOrder.DAY_FIRST])[0], ""
    if readings[DayOrder.DAY_FIRST] == readings[DayOrder.MONTH_FIRST]:
        return DayOrder.DAY_FIRST, ""
    on_the_day = [order for order in possible if any(found and found.date() == day for found in readings[order])]
    if len(on_the_day) == 1:
        return on_the_day[0], ""
    return None, next(t for t in doubtful if moment(t, DayOrder.DAY_FIRST) != moment(t, DayOrder.MONTH_FIRST))


def _moment(match: re.Match[str], month: int, day: int) -> datetime | None:
    """Return the moment if it exists."""
    if match["hour"] is None:
        return None
    hour, half = int(match["hour"]), (match["half"] or "").lower()
    if half:
        hour = hour % _NOON + (_NOON if half == "p" else 0)
    year = int(match["year"])
    try:
        time_of_day = time(hour, int(match["minute"] or 0), int(match["second"] or 0))
        found = datetime.combine(date(year if year > _TWO_DIGITS else _CENTURY + year, month, day), time_of_day)
        return _placed(found, (match["zone"] or "").lower())
    except (ValueError, OverflowError):
        return None


def _placed(found: datetime, zone: str) -> datetime:
    """Return the moment on the wall in Germany; what names no zone is there already."""
    if not zone:
        return found
    offset = timedelta()
    if zone[0] in "+-":
        digits = zone[1:].replace(":", "")
        offset = timedelta(hours=int(digits[:2]), minutes=int(digits[2:])) * (-1 if zone[0] == "-" else 1)
    return found.replace(tzinfo=timezone(offset) if offset else UTC).astimezone(ZONE).replace(tzinfo=None)
