"""The page of a tally, as whoever knows its address sees it: nothing of it tells who they are."""

from __future__ import annotations

import json
from typing import Any

from flask import g, request
from werkzeug.exceptions import UnsupportedMediaType

from tracker.domain.check_ins import CheckInRow, CheckInState, Operation, read, state_of
from tracker.domain.errors import RuleViolation
from tracker.domain.secret_addresses import digest, new_nonce
from tracker.extensions import db
from tracker.models.base import now
from tracker.queries import administrations
from tracker.queries import check_ins as queries
from tracker.web.tally_sections import Section, arranged

LARGEST_BATCH = 32 * 1024
SEARCHED_FROM = 12
"""With more units than this, a search helps."""


def tally() -> CheckInRow | None:
    """Return the tally whose address is asked for; a device that sends keeps it open until its taps are stored.

    What it sends is read first, so that nobody keeps the others waiting by sending slowly.
    """
    if "tally" not in g:
        request.max_content_length = LARGEST_BATCH
        request.get_data()
        token = (request.view_args or {}).get("token", "")
        g.tally = queries.found(db.session, digest(token), is_kept=request.method == "POST")
    found: CheckInRow | None = g.tally
    return found


def is_known() -> bool:
    """Whether there is a tally at the address that is asked for."""
    return tally() is not None


def is_open(row: CheckInRow) -> bool:
    """Whether taps count now."""
    return state_of(row, now()) is CheckInState.OPEN


def sections(row: CheckInRow) -> list[Section]:
    """Return what can be tapped, as the house is built, and last those who belong to none of it."""
    groups = queries.groups(db.session, row)
    return arranged(groups, administrations.levels(db.session, row.administration_id))


def sent(row: CheckInRow) -> list[Operation]:
    """Return the batch of a device, which must be JSON."""
    if request.mimetype != "application/json":
        raise UnsupportedMediaType
    try:
        body = json.loads(request.get_data())
    except (ValueError, RecursionError):
        raise RuleViolation("tally-not-understood") from None
    return read(body, splits_categories=row.splits_categories, asks_first_time=row.asks_first_time)


def typed(row: CheckInRow) -> Operation:
    """Return what was pressed on a page without a script."""
    form = request.form
    tap = {
        "key": form.get("key", ""),
        "unit": form.get("unit", ""),
        "category": form.get("category", "all"),
        "first": "first" in form,
        "undone": "undone" in form,
    }
    return read({"taps": [tap]}, splits_categories=row.splits_categories, asks_first_time=row.asks_first_time)[0]


def kept(operation: Operation, *, is_refused: bool) -> dict[str, Any]:
    """Return what the next page says and goes on with, as arguments of its address."""
    can_undo = not (operation.is_undone or is_refused)
    return {
        "last": f"{operation.key}.{operation.unit.key}" if can_undo else None,
        "full": "1" if is_refused else None,
        "first": "1" if "first" in request.form else None,
        "category": request.form.get("category"),
        "language": request.args.get("language"),
    }


def new_key() -> str:
    """Return the key of the next tap on a page without a script."""
    return new_nonce()[:32]
