"""What an outcome of an agenda item can be turned into while its meeting is held, and what it takes along."""

from __future__ import annotations

from datetime import date
from typing import Any

from tracker.domain.action_items import ActionItemState
from tracker.domain.agenda_items import LONGEST_TITLE, OutcomeKind, OutcomeRow
from tracker.domain.errors import RuleViolation


def targets(kind: OutcomeKind, state: ActionItemState | None = None) -> list[OutcomeKind]:
    """Return what an outcome can be turned into; an action item only as long as nobody has begun with it.

    A decision stays one: its number was given, and a number is neither given again nor left without its decision.
    """
    if kind is OutcomeKind.DECISION or (kind is OutcomeKind.ACTION_ITEM and state is not ActionItemState.OPEN):
        return []
    return [each for each in OutcomeKind if each is not kind]


def checked_target(kind: OutcomeKind, to: OutcomeKind, state: ActionItemState | None = None) -> OutcomeKind:
    """Return what an outcome is turned into, or say that it stays what it is."""
    if to not in targets(kind, state):
        raise RuleViolation("outcome-stays")
    return to


def taken_along(outcome: OutcomeRow, to: OutcomeKind) -> dict[str, Any]:
    """Return what the new outcome is filled in with: everything that was said, and who by when as far as it fits."""
    if to is OutcomeKind.INFORMATION:
        return {"text": "\n".join(part for part in (outcome.title, outcome.text) if part)}
    title, rest = (outcome.title, outcome.text) if outcome.title else split(outcome.text)
    if to is OutcomeKind.ACTION_ITEM:
        return {"title": title, "note": rest}
    responsible: dict[str, str | date | None] = {"responsible": outcome.responsible, "due_on": outcome.due_on}
    return {"title": title, "text": rest, **responsible}


def split(text: str) -> tuple[str, str]:
    """Return the first line of a text as a title, and the rest; of a line that is too long the rest has all of it."""
    first, _break, rest = text.strip().partition("\n")
    if len(first) <= LONGEST_TITLE:
        return first, rest.strip()
    return f"{first[: LONGEST_TITLE - 1].rpartition(' ')[0] or first[: LONGEST_TITLE - 1]}…", text.strip()
