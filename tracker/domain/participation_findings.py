"""What the figures of the participation say: the heading of each."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.domain.balance import Balance
from tracker.domain.data_quality import DataQuality
from tracker.domain.findings import Finding, finding
from tracker.domain.format_comparison import FallenOut, FormatRow, clearly_first, is_comparable
from tracker.domain.participation import EventRow
from tracker.domain.values import Figure, State


def repeat(share: Figure) -> Finding:
    """Return which share of the attendances was not somebody's first."""
    if share.value is None:
        return finding("repeat-none")
    if share.is_interval:
        return finding("repeat-between", share=share)
    return finding("repeat-at-least" if share.state is State.PARTIAL else "repeat-exact", share=share)


def turnout(rows: Sequence[tuple[EventRow, Figure]]) -> Finding:
    """Return which share of the invited came to the latest event of which that is known, and to which one."""
    known = [(event, share) for event, share in rows if share.value is not None]
    if not known:
        return finding("turnout-none")
    event, share = known[-1]
    return finding("turnout-latest", share=share, event=event.title, day=event.held_on)


def hours(total: Figure) -> Finding:
    """Return how much time was given."""
    if total.value is None:
        return finding("hours-none")
    return finding("hours-at-least" if total.state is State.PARTIAL else "hours-given", count=round(total.value))


def balance(found: Balance) -> Finding:
    """Return whether the departments took part more unevenly than chance would have it."""
    if found.is_too_few:
        return finding("balance-too-few")
    if found.dissimilarity.value is None:
        is_alone = found.rows and found.dissimilarity.state is State.NOT_APPLICABLE
        return finding("balance-not-applicable") if is_alone else finding("balance-none")
    if found.chance.value is None:
        return finding("balance-share", share=found.dissimilarity)
    return finding("balance-even" if found.is_even else "balance-uneven")


def measures(found: Balance) -> Finding:
    """Return how much would have to move."""
    if found.dissimilarity.value is None:
        return balance(found)
    return finding("balance-share", share=found.dissimilarity)


def formats(rows: Sequence[FormatRow]) -> Finding:
    """Return which format reached the largest share of those invited, if the events of the others bear that out."""
    known = [row for row in rows if row.coverage.value is not None]
    if len(rows) < 2 or not known:
        return finding("formats-one" if known else "formats-none")
    if any(row.coverage.state in {State.PARTIAL, State.NOT_RECORDED} for row in rows):
        return finding("formats-open")
    if not is_comparable(rows):
        return finding("formats-too-few")
    first = clearly_first(rows)
    if first is None:
        return finding("formats-alike")
    return finding(f"formats-{first.format.value.replace('_', '-')}", share=first.coverage)


def fallen_out(rows: Sequence[FallenOut]) -> Finding:
    """Return how many events fell out."""
    return finding("fallen-out", count=len(rows)) if rows else finding("fallen-out-none")


def timeliness(found: DataQuality) -> Finding:
    """Return how many events were documented in time."""
    return _of("timeliness", found.timeliness)


def completeness(found: DataQuality) -> Finding:
    """Return how many events are complete."""
    return _of("completeness", found.completeness)


def quality(found: DataQuality) -> Finding:
    """Return how many counts agree with a total that was counted apart, if any was."""
    return _of("reconciled", found.reconciled)


def _of(measure: str, share: Figure) -> Finding:
    if share.numerator is None:
        return finding(f"{measure}-none")
    return finding(measure, count=int(share.numerator), of=int(share.denominator or 0))
