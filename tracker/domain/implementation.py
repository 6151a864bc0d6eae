"""Whether what was agreed gets done: closing action items (4.15–4.17) and carrying out decisions (4.18)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction
from statistics import mean

from tracker.domain import action_items, decisions
from tracker.domain.action_items import ActionItemRow, ActionItemState
from tracker.domain.decisions import DecisionResult, DecisionRow, DecisionStatus
from tracker.domain.findings import Finding, finding
from tracker.domain.periods import Period
from tracker.domain.values import Figure, State, bounded_share, count, not_applicable, ratio

HALF = Fraction(1, 2)


class Age(StrEnum):
    """How long something has been open: up to 30 days, up to 90, longer."""

    FRESH = "fresh"
    MIDDLE = "middle"
    OLD = "old"


AGES_OF_DECISIONS = (90, 180)
OLDEST = {Age.FRESH: 30, Age.MIDDLE: 90}


class OpenKind(StrEnum):
    """What is open."""

    ACTION_ITEM = "action_item"
    DECISION = "decision"


@dataclass(frozen=True)
class OpenRow:
    """An open action item or decision; `overdue` are the days past its due date."""

    kind: OpenKind
    id: int
    title: str
    responsible: str
    opened_on: date
    due_on: date | None
    days_open: int
    age: Age
    overdue: int


@dataclass(frozen=True)
class OpenWork:
    """Everything open on a day, the oldest first."""

    rows: tuple[OpenRow, ...]
    on: date

    def number(self, kind: OpenKind, age: Age) -> int:
        """Return how many of a kind have been open that long."""
        return sum(row.kind is kind and row.age is age for row in self.rows)


@dataclass(frozen=True)
class Closure:
    """The action items due in a period: closed in time, late, or still open; those without owner or date apart."""

    in_time: Figure
    closed: Figure
    late: int
    open: int
    postponed: int
    incomplete: int


@dataclass(frozen=True)
class Overdue:
    """How many action items are overdue, and by how many days on average."""

    items: Figure
    mean_days: Figure


@dataclass(frozen=True)
class Carried:
    """The old enough decisions that were carried out in time; `with_partly` counts half of those done partly."""

    days: int
    share: Figure
    with_partly: Figure


def open_work(items: Iterable[ActionItemRow], taken: Iterable[DecisionRow], on: date) -> OpenWork:
    """Return the action items and accepted decisions that are open on the day, the oldest first."""
    rows = [
        _open(OpenKind.ACTION_ITEM, row, row.created_on, on) for row in items if row.state in action_items.UNFINISHED
    ]
    rows += [
        _open(OpenKind.DECISION, row, row.decided_on, on)
        for row in taken
        if row.status in decisions.UNFINISHED and row.result is DecisionResult.ACCEPTED
    ]
    return OpenWork(tuple(sorted(rows, key=lambda row: (row.opened_on, row.kind, row.id))), on)


def age(days: int) -> Age:
    """Return how old something is that has been open for so many days."""
    return next((band for band, oldest in OLDEST.items() if days <= oldest), Age.OLD)


def closure(items: Iterable[ActionItemRow], period: Period) -> Closure:
    """Return what became of the action items that were originally due in the period (4.15)."""
    wanted = [row for row in items if row.state is not ActionItemState.DROPPED]
    complete = [(row, row.original_due_on or row.due_on) for row in wanted if row.responsible and row.due_on]
    due = [(row, planned) for row, planned in complete if planned and planned in period]
    closed = [(row.done_on, planned) for row, planned in due if row.done_on and row.done_on <= period.end]
    in_time = sum(done <= planned for done, planned in closed)
    return Closure(
        in_time=ratio(in_time, len(due), indicator="4.15", as_of=period.end),
        closed=ratio(len(closed), len(due), indicator="4.15", as_of=period.end),
        late=len(closed) - in_time,
        open=len(due) - len(closed),
        postponed=sum(row.postponements > 0 for row, _ in due),
        incomplete=len(wanted) - len(complete),
    )


def cycle_time(items: Iterable[ActionItemRow], on: date) -> Figure:
    """Return the median days from creation to closing (4.16), counting open items as not yet closed (Kaplan–Meier).

    If fewer than half are closed, only "more than" is known: the state is partial, the value the longest time seen.
    """
    wanted = [row for row in items if row.state is not ActionItemState.DROPPED and row.created_on <= on]
    closed = [row.done_on is not None and row.done_on <= on for row in wanted]
    ends = [row.done_on if is_closed and row.done_on else on for row, is_closed in zip(wanted, closed, strict=True)]
    times = sorted(
        ((end - row.created_on).days, is_closed) for row, end, is_closed in zip(wanted, ends, closed, strict=True)
    )
    if not times:
        return not_applicable("4.16")
    median = _median(times)
    if median is None:
        return Figure(times[-1][0], State.PARTIAL, n_missing=closed.count(False), as_of=on, indicator="4.16")
    return Figure(median, State.OK, median, as_of=on, indicator="4.16")


def overdue(work: OpenWork) -> Overdue:
    """Return how many of the open action items are overdue and for how long (4.17)."""
    days = [row.overdue for row in work.rows if row.kind is OpenKind.ACTION_ITEM and row.overdue]
    average = Figure(mean(days), State.OK, sum(days), len(days), as_of=work.on, indicator="4.17") if days else None
    return Overdue(count(len(days), indicator="4.17", as_of=work.on), average or not_applicable("4.17"))


def carried_out(taken: Iterable[DecisionRow], on: date, *, within: int) -> Carried:
    """Return the share of decisions carried out within so many days, of those taken at least as long ago (4.18)."""
    old = [
        row
        for row in taken
        if row.result is DecisionResult.ACCEPTED
        and row.status is not DecisionStatus.SUPERSEDED
        and row.decided_on + timedelta(days=within) <= on
    ]
    done = [row for row in old if row.status is DecisionStatus.IMPLEMENTED]
    in_time = sum((row.implemented_on - row.decided_on).days <= within for row in done if row.implemented_on)
    undated = sum(row.implemented_on is None for row in done)
    partly = sum(row.status is DecisionStatus.PARTLY for row in old)
    share = bounded_share(in_time, len(old), unknown=undated, indicator="4.18", n_missing=undated, as_of=on)
    half = in_time + partly / 2
    with_partly = bounded_share(half, len(old), unknown=undated, indicator="4.18", n_missing=undated, as_of=on)
    return Carried(within, share, with_partly)


def headline(work: OpenWork) -> Finding:
    """Return what is most pressing in the open work: what is overdue, what is old, or how much there is."""
    late = sum(row.overdue > 0 for row in work.rows)
    old = sum(row.age is Age.OLD for row in work.rows)
    if not work.rows:
        return finding("work-none-open")
    if late:
        return finding("work-overdue", count=late, of=len(work.rows))
    return finding("work-old", count=old, of=len(work.rows)) if old else finding("work-open", count=len(work.rows))


def closure_headline(found: Closure) -> Finding:
    """Return how many of the due action items are done."""
    closed, due = found.closed.numerator, found.closed.denominator
    if closed is None or due is None:
        return finding("action-items-none-due")
    return finding("action-items-closed", count=int(closed), of=int(due))


def _open(kind: OpenKind, row: ActionItemRow | DecisionRow, opened_on: date, on: date) -> OpenRow:
    days = (on - opened_on).days
    late = max((on - row.due_on).days, 0) if row.due_on else 0
    return OpenRow(kind, row.id, row.title, row.responsible, opened_on, row.due_on, days, age(days), late)


def _median(times: Collection[tuple[int, bool]]) -> int | None:
    """Return the time after which half are closed, by the product-limit estimate; None if it is never reached."""
    seen = Counter(days for days, _ in times)
    closed = Counter(days for days, is_closed in times if is_closed)
    surviving, at_risk = Fraction(1), seen.total()
    for days in sorted(seen):
        surviving *= 1 - Fraction(closed[days], at_risk)
        if surviving <= HALF:
            return days
        at_risk -= seen[days]
    return None
