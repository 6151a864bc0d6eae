"""The page of a tally, as whoever knows its address sees it: nothing of it tells who they are."""

from __future__ import annotations

import json
from hmac import compare_digest
from typing import Any

from flask import current_app, g, request
from werkzeug.exceptions import UnsupportedMediaType

from tracker.domain.check_ins import CheckInRow, CheckInState, Operation, is_lost, read, state_of
from tracker.domain.errors import RuleViolation
from tracker.domain.secret_addresses import digest, new_nonce
from tracker.domain.secret_addresses import token as secret
from tracker.extensions import db
from tracker.models.base import now
from tracker.queries import administrations
from tracker.queries import check_ins as queries
from tracker.web import transaction
from tracker.web.tally_sections import Section, arranged

LARGEST_BATCH = 32 * 1024
SEARCHED_FROM = 12
"""With more units than this, a search helps."""


def tally() -> CheckInRow | None:
    """Return the tally whose address is asked for; it is looked up once, and nobody who writes waits for that."""
    if "tally" not in g:
        g.tally = queries.found(db.session, asked())
        db.session.rollback()
    found: CheckInRow | None = g.tally
    return found


def locked() -> CheckInRow | None:
    """Return the tally of the same address, so that nobody closes it before what is sent is stored."""
    return queries.found(db.session, asked(), is_kept=True)


def asked() -> str:
    """Return the hash by which the address that is asked for is found."""
    return digest((request.view_args or {}).get("token", ""))


def is_known() -> bool:
    """Whether there is a tally at the address that is asked for."""
    return tally() is not None


def proof(token: str) -> str:
    """Return what pages of a tally send with their taps: it shows that the address once was one."""
    return secret(str(current_app.secret_key), "tally page", token)


def was_known() -> bool:
    """Whether a device asks that had the page of this address; it does not guess, even if the address is void now."""
    shown = request.headers.get("Tally-Proof", "").encode()
    return compare_digest(shown, proof((request.view_args or {}).get("token", "")).encode())


def receive() -> None:
    """Read all that is sent; what is much more than a device sends at once is not read."""
    transaction.receive(LARGEST_BATCH)


def is_open(row: CheckInRow) -> bool:
    """Whether taps count now."""
    return state_of(row, now()) is CheckInState.OPEN


def sections(row: CheckInRow) -> list[Section]:
    """Return what can be tapped, as the house is built, and last those who belong to none of it."""
    groups = queries.groups(db.session, row)
    return arranged(groups, administrations.levels(db.session, row.administration_id))


def names(row: CheckInRow) -> dict[str, str]:
    """Return the names of what can be tapped, by the keys of their buttons."""
    return {unit.key: unit.name for section in sections(row) for unit in section.units}


def came_too_late(row: CheckInRow, operation: Operation) -> bool:
    """Whether a tap, or an undo, reached a tally that is closed and changes nothing any more."""
    return is_lost(operation, queries.known(db.session, row.id, [operation]))


def sent(row: CheckInRow) -> list[Operation]:
    """Return the batch of a device, which must be JSON."""
    if request.mimetype != "application/json":
        raise UnsupportedMediaType
    try:
        body = json.loads(request.get_data())
    except (ValueError, RecursionError):
        raise RuleViolation("tally-not-understood") from None
    return read(body, splits_categories=row.splits_categories, asks_first_time=row.asks_first_time)


def typed(row: CheckInRow) -> Operation | None:
    """Return what was pressed on a page without a script; nothing if that was the key Enter and no unit."""
    form = request.form
    if not form.get("unit"):
        return None
    tap = {
        "key": form.get("key", ""),
        "unit": form.get("unit", ""),
        "category": form.get("category", "all"),
        "first": "first" in form,
        "undone": "undone" in form,
    }
    return read({"taps": [tap]}, splits_categories=row.splits_categories, asks_first_time=row.asks_first_time)[0]


def kept(operation: Operation | None, *, is_refused: bool) -> dict[str, Any]:
    """Return what the next page says and goes on with, as arguments of its address."""
    return {
        "last": f"{operation.key}.{operation.unit.key}"
        if operation and not (operation.is_undone or is_refused)
        else None,
        "full": "1" if is_refused else None,
        "first": "1" if "first" in request.form else None,
        "category": request.form.get("category"),
        "language": request.args.get("language"),
    }


def new_key() -> str:
    """Return the key of the next tap on a page without a script."""
    return new_nonce()[:32]
