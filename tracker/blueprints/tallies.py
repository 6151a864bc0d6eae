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
from tracker.domain.check_ins import CheckInRow
from tracker.extensions import csrf, db, limiter
from tracker.queries import feedback
from tracker.web import tallies
from tracker.web.access import public
from tracker.web.guesses import unless_known
from tracker.web.pages import see
from tracker.web.public_pages import discreet, in_language

bp = Blueprint("tallies", __name__)
csrf.exempt(bp)
guarded = unless_known(tallies.is_known)
PACE = "30 per second"
"""So much of a crowd at the door at once that everybody else's pages stay quick; devices wait and send together.

Being the shortest span, it is looked at first, before the database is asked for the address.
"""
paced = limiter.limit(lambda: PACE, key_func=lambda: "tallies")
UNKNOWN, GONE, BUSY = 404, 410, 429


DOOR = Lock()
"""One batch at a time and process: the others are asked to come back instead of waiting where pages are served."""


@bp.before_request
def take_turn() -> None:
    if request.endpoint == "tallies.record":
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
        names={unit.key: unit.name for section in sections for unit in section.units},
        key=tallies.new_key(),
        asks_feedback=feedback.is_asked(db.session, row.dialogue_event_id),
        in_language=in_language,
    )


@bp.post("/t/<string:token>")
@guarded
@public
@discreet
def tap(token: str) -> ResponseReturnValue:
    row = tallies.tally()
    if row is None or not tallies.is_open(row):
        return _nothing_to_tap(row)
    operation = tallies.typed(row)
    is_refused = bool(actions.record(db.session, row, [operation]))
    return see(url_for(".show", token=token, **tallies.kept(operation, is_refused=is_refused)))


@bp.post("/t/<string:token>/taps")
@paced
@guarded
@public
@discreet
def record(token: str) -> ResponseReturnValue:
    row = tallies.tally()
    if row is None:
        return {"state": "unknown"}, UNKNOWN
    if not tallies.is_open(row):
        return {"state": "closed"}, GONE
    return {"refused": actions.record(db.session, row, tallies.sent(row))}


@bp.errorhandler(TooManyRequests)
@discreet
def busy(_error: TooManyRequests) -> ResponseReturnValue:
    """Ask to come back; a device keeps what it has and does so by itself."""
    if request.endpoint == "tallies.record":
        return {"state": "busy"}, BUSY, {"Retry-After": "1"}
    return render_template("tallies/busy.html", in_language=in_language), BUSY


def _nothing_to_tap(row: CheckInRow | None) -> ResponseReturnValue:
    """Say in plain words that a tally is closed, or that there is none at this address; both name what is unsent."""
    if row is None:
        return render_template("tallies/unknown.html", in_language=in_language), UNKNOWN
    asks_feedback = feedback.is_asked(db.session, row.dialogue_event_id)
    return render_template("tallies/closed.html", tally=row, asks_feedback=asks_feedback, in_language=in_language), GONE
