"""The tally at the door, for whoever knows its address.

Its addresses check no CSRF token: the secret part of the address is one, nobody is signed in here, and no cookie is
read or set. Batches must be JSON, which no form of another site can send.
"""

from __future__ import annotations

from threading import Lock

from flask import Blueprint, g, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import TooManyRequests

from tracker.actions import check_ins as actions
from tracker.domain.check_ins import CheckInRow, Operation
from tracker.domain.errors import RuleViolation
from tracker.extensions import csrf, db, limiter
from tracker.queries import check_ins as queries
from tracker.queries import feedback
from tracker.web import tallies
from tracker.web.access import public
from tracker.web.guesses import seconds_to_wait, unless_known
from tracker.web.pages import see
from tracker.web.public_pages import discreet, in_language

bp = Blueprint("tallies", __name__)
csrf.exempt(bp)
guarded = unless_known(tallies.is_known)
PACE, TOGETHER = "30 per second", "45 per second"
"""So much of a crowd at one door, and at all doors, that other pages stay quick; devices wait and send together.

Being the shortest spans they are looked at first, and that of one door before the database is asked for its address.
Only tallies that are there count towards the pace of all: whoever knows none of them slows down none.
"""
paced = limiter.limit(lambda: PACE, key_func=tallies.asked)
crowded = limiter.limit(lambda: TOGETHER, key_func=lambda: "tallies", exempt_when=lambda: not tallies.is_known())
UNKNOWN, GONE, REFUSED, BUSY = 404, 410, 422, 429


DOOR = Lock()
"""One batch at a time and process: the others are asked to come back instead of waiting where pages are served."""


def take_turn() -> None:
    """Stay alone at the door until the answer is under way."""
    g.has_turn = DOOR.acquire(blocking=False)
    if not g.has_turn:
        raise TooManyRequests


@bp.teardown_request
def end_turn(_error: BaseException | None) -> None:
    if g.pop("has_turn", False):
        DOOR.release()


@bp.get("/t/<string:token>")
@guarded
@public
@discreet
def show(token: str) -> ResponseReturnValue:
    row = tallies.tally()
    if row is None or not tallies.is_open(row):
        return _nothing_to_tap(row)
    sections = tallies.sections(row)
    return render_template(
        "tallies/show.html",
        tally=row,
        token=token,
        sections=sections,
        is_searched=sum(len(section.units) for section in sections) > tallies.SEARCHED_FROM,
        names=tallies.names(row),
        key=tallies.new_key(),
        proof=tallies.proof(token),
        asks_feedback=feedback.is_asked(db.session, row.dialogue_event_id),
        in_language=in_language,
    )


@bp.post("/t/<string:token>")
@guarded
@public
@discreet
def tap(token: str) -> ResponseReturnValue:
    tallies.receive()
    row = tallies.locked()
    operation = tallies.typed(row) if row else None
    if row is None or not tallies.is_open(row):
        return _nothing_to_tap(row, operation)
    is_refused = operation is not None and bool(actions.record(db.session, row, [operation]))
    return see(url_for(".show", token=token, **tallies.kept(operation, is_refused=is_refused)))


@bp.post("/t/<string:token>/taps")
@unless_known(lambda: tallies.is_known() or tallies.was_known())
@crowded
@paced
@public
@discreet
def record(token: str) -> ResponseReturnValue:
    tallies.receive()
    if not tallies.is_known():
        return {"state": "unknown"}, UNKNOWN
    take_turn()
    row = tallies.locked()
    if row is None:
        return {"state": "unknown"}, UNKNOWN
    try:
        operations = tallies.sent(row)
    except RuleViolation:
        return {"state": "refused"}, REFUSED
    if not tallies.is_open(row):
        known = queries.known(db.session, row.id, operations)
        return {"state": "closed", "known": [*known], "undone": [key for key in known if known[key]]}, GONE
    return {"refused": actions.record(db.session, row, operations)}


@bp.errorhandler(TooManyRequests)
@discreet
def busy(_error: TooManyRequests) -> ResponseReturnValue:
    """Ask to come back; a device keeps what it has and does so by itself."""
    headers = {"Retry-After": str(seconds_to_wait())}
    if request.endpoint == "tallies.record":
        return {"state": "busy"}, BUSY, headers
    return render_template("tallies/busy.html", in_language=in_language), BUSY, headers


def _nothing_to_tap(row: CheckInRow | None, operation: Operation | None = None) -> ResponseReturnValue:
    """Say in plain words that a tally is closed, or that there is none at this address, and what came too late."""
    if row is None:
        return render_template("tallies/unknown.html", in_language=in_language), UNKNOWN
    token = (request.view_args or {})["token"]
    return render_template(
        "tallies/closed.html",
        tally=row,
        lost=operation if operation and tallies.came_too_late(row, operation) else None,
        names=tallies.names(row),
        token=token,
        proof=tallies.proof(token),
        asks_feedback=feedback.is_asked(db.session, row.dialogue_event_id),
        in_language=in_language,
    ), GONE
