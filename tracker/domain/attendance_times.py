"""How long somebody was at an event according to an attendance file (indicators 4.1 and 4.7)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from tracker.domain.attendance_files import AttendanceFile, Stay

MARGIN = timedelta(minutes=10)
LONGEST = timedelta(hours=12)
"""How long an event may last of which only the beginning is recorded, and how long before it somebody may come."""
ROUNDING_SECONDS = 60
"""By so much a stated duration may fall short of its own two times: files round to minutes."""
DAY = timedelta(days=1)

Stretch = tuple[datetime, datetime]


@dataclass(frozen=True, slots=True)
class Window:
    """The time of the event, and with the margin around it, outside of which nobody took part.

    `is_open`: the end is not recorded but taken from the file.
    """

    starts_at: datetime
    ends_at: datetime
    is_open: bool = False

    @property
    def start(self) -> datetime:
        return self.starts_at - MARGIN

    @property
    def end(self) -> datetime:
        return self.ends_at + MARGIN

    @property
    def seconds(self) -> int:
        """How long anybody can have been there."""
        length = LONGEST if self.is_open else self.ends_at - self.starts_at
        return int((length + 2 * MARGIN).total_seconds())


def window(starts_at: datetime, ends_at: datetime | None, stays: Iterable[Stay]) -> Window:
    """Return the time that counts; an event without an end lasts as long as the file knows somebody there."""
    if ends_at is not None:
        return Window(starts_at, ends_at)
    moments = (moment for stay in stays for moment in (stay.joined, stay.left) if moment)
    last = max((m for m in moments if starts_at <= m <= starts_at + LONGEST), default=starts_at)
    return Window(starts_at, last, is_open=True)


def understood(file: AttendanceFile, within: Window) -> AttendanceFile:
    """Return the file with the time of everybody as not understood who left the event before they came."""
    stays = tuple(
        replace(stay, is_timed=False, is_unread=True) if _is_absurd(stay, within) else stay for stay in file.stays
    )
    return replace(file, stays=stays)


def seconds(group: Iterable[Stay], within: Window) -> int | None:
    """Return how long somebody was there, by the part of the file that tells most about them.

    Nobody knows it of whoever has a row of which the time is not understood.
    """
    tables: dict[int, list[Stay]] = defaultdict(list)
    for stay in group:
        if stay.is_unread:
            return None
        tables[stay.table].append(stay)
    for table in sorted(tables, key=lambda each: (len(tables[each]), each), reverse=True):
        if (found := _in_table(tables[table], within)) is not None:
            return found
    return None


def cut(stay: Stay, within: Window) -> Stretch | None:
    """Return the part of a stay that lies within the event, if any; a missing end is that of the event."""
    joined, left = _ends(stay, within)
    start, end = max(joined, within.start), min(max(left, joined), within.end)
    return (start, end) if start <= end else None


def chains(rows: Iterable[Stay], within: Window) -> list[list[Stay]]:
    """Return the fewest people that rows of one table can be of: who comes when another has gone may be the same.

    A row without times may be of anybody.
    """
    found: list[tuple[datetime, list[Stay]]] = []
    alone: list[list[Stay]] = []
    timed = [(stretch, stay.line, stay) for stay in rows if stay.is_timed and (stretch := cut(stay, within))]
    for (start, end), _line, stay in sorted(timed, key=lambda each: each[:2]):
        at = next((at for at, (until, _) in enumerate(found) if until <= start), len(found))
        found[at : at + 1] = [(end, [*(found[at][1] if at < len(found) else ()), stay])]
    there = {stay.line for _, _, stay in timed}
    alone = [[stay] for stay in rows if stay.line not in there]
    return [chain for _, chain in found] + alone


def _in_table(rows: Sequence[Stay], within: Window) -> int | None:
    """Return the union of the stays of one table; what is only totalled could be a second device, so the longest."""
    timed = list({(stay.joined, stay.left, stay.seconds): stay for stay in rows if stay.is_timed}.values())
    totals = [stay.seconds for stay in rows if not stay.is_timed and stay.seconds is not None]
    if not timed and not totals:
        return None
    cuts = [(stretch, _most(stay, stretch)) for stay in timed if (stretch := cut(stay, within))]
    union = min(_union([stretch for stretch, _ in cuts]), sum(most for _, most in cuts))
    return min(max(union, *totals, 0), within.seconds)


def _ends(stay: Stay, within: Window) -> Stretch:
    """Return both ends of a stay; a missing one is that of the event, unless the other one lies on another day."""
    joined, left = (_over_midnight(moment, within) for moment in (stay.joined, stay.left))
    if joined is None:
        left = left or within.ends_at
        return (min(within.starts_at, left) if left <= within.end + LONGEST else left), left
    is_near = joined >= within.start - LONGEST
    return joined, left or (max(within.ends_at, joined) if is_near else joined)


def _is_absurd(stay: Stay, within: Window) -> bool:
    """Whether somebody left before they came, and one of it was during the event."""
    if not (stay.is_timed and stay.joined and stay.left):
        return False
    joined, left = _ends(stay, within)
    return left < joined and left <= within.end and joined >= within.start


def _over_midnight(moment: datetime | None, within: Window) -> datetime | None:
    """Return a moment on the day after, where the event went on past midnight and the file gives the clock only."""
    is_long = within.starts_at.date() < within.ends_at.date()
    if moment is None or not is_long or moment >= within.start or moment + DAY > within.end:
        return moment
    return moment + DAY


def _most(stay: Stay, stretch: Stretch) -> int:
    """Return how long a stay can have been: less than its two times, if the file says that somebody went between."""
    length = int((stretch[1] - stretch[0]).total_seconds())
    if stay.seconds is None or stay.joined is None or stay.left is None:
        return length
    is_span = stay.seconds + ROUNDING_SECONDS < (stay.left - stay.joined).total_seconds()
    return min(length, stay.seconds) if is_span else length


def _union(cuts: Iterable[Stretch]) -> int:
    """Return how many seconds the stretches cover together."""
    covered, reached = timedelta(), None
    for start, end in sorted(cuts):
        if reached is None or end > reached:
            covered += end - (start if reached is None else max(start, reached))
            reached = end
    return int(covered.total_seconds())
