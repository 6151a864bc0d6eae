"""What a meeting shows on the projector: never anything internal, and nothing that tells of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tracker.domain.agenda_items import ItemRow, current, following
from tracker.domain.meetings import Confidentiality, MeetingState


@dataclass(frozen=True)
class Stage:
    """The items that may be shown, numbered anew, and the one that is shown large; None shows the agenda."""

    items: Sequence[ItemRow]
    item: ItemRow | None
    next: ItemRow | None
    previous: ItemRow | None
    is_chosen: bool


def stage(items: Sequence[ItemRow], state: MeetingState, chosen_id: int | None = None) -> Stage:
    """Return what is shown: the chosen item, else the one that the meeting is at, else the agenda.

    While the meeting is at an internal item the agenda is shown, as before the beginning and after the end.
    """
    public = [item for item in items if item.visibility is not Confidentiality.INTERNAL]
    shown = [replace(item, position=number) for number, item in enumerate(public, start=1)]
    chosen = next((item for item in shown if item.id == chosen_id), None)
    at = current(items) if state is MeetingState.IN_PROGRESS and any(item.is_open for item in items) else None
    item = chosen or next((item for item in shown if at is not None and item.id == at.id), None)
    if item is None:
        return Stage(shown, None, next((each for each in shown if each.is_open), None), None, is_chosen=False)
    before = [each for each in shown if each.position < item.position]
    return Stage(shown, item, following(shown, item), before[-1] if before else None, is_chosen=chosen is not None)
