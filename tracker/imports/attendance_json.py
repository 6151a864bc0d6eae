"""The learning dashboard of BigBlueButton, which is JSON, into a sheet like any other."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from tracker.domain.errors import RuleViolation
from tracker.domain.text import line
from tracker.imports.moments import on_the_wall
from tracker.imports.sheets import Sheet, SheetRow

HEADINGS = ("Name", "Role", "Join time", "Leave time")
DEEPEST = 6


def sheet(text: str) -> Sheet:
    """Return the people of a dashboard with every stay of theirs.

    In the old form the times stand at each of somebody's connections, in the new one in the sessions below; `leftOn`
    0 means still there. Raise `file-not-readable`.
    """
    try:
        users = json.loads(text)["users"].values()
        rows = [row for user in users for row in _rows(user)]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise RuleViolation("file-not-readable") from None
    numbered = [SheetRow(number, row) for number, row in enumerate([HEADINGS, *rows], start=1)]
    return Sheet(tuple(numbered), "json")


def _rows(user: dict[str, Any]) -> Iterator[tuple[str, ...]]:
    name, role = line(str(user.get("name", ""))), "Moderator" if user.get("isModerator") is True else ""
    for joined, left in _spans(user, DEEPEST):
        yield (name, role, joined.isoformat(" "), left.isoformat(" ") if left else "")


def _spans(node: Any, depth: int) -> Iterator[tuple[datetime, datetime | None]]:
    """Yield when somebody came and went, wherever the version of the dashboard writes it."""
    if not isinstance(node, dict | list) or not depth:
        return
    children = node if isinstance(node, list) else [node[name] for name in ("intIds", "sessions") if name in node]
    found = [span for child in children for span in _below(child, depth)]
    if found or not isinstance(node, dict):
        yield from found
    elif "registeredOn" in node and (joined := _moment(node["registeredOn"])):
        yield joined, _moment(node.get("leftOn"))


def _below(node: Any, depth: int) -> Iterator[tuple[datetime, datetime | None]]:
    """Yield the stays of a connection, of several by their id, or of a list of sessions."""
    several = isinstance(node, dict) and "registeredOn" not in node and "sessions" not in node
    for each in node.values() if several else [node]:
        yield from _spans(each, depth - 1)


def _moment(milliseconds: Any) -> datetime | None:
    is_number = isinstance(milliseconds, int | float) and not isinstance(milliseconds, bool)
    return on_the_wall(milliseconds) if is_number and milliseconds > 0 else None
