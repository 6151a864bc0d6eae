"""The tally at the door, for whoever knows its address.

Its addresses check no CSRF token: the secret part of the address is one, nobody is signed in here, and no cookie is
read or set. Batches must be JSON, which no form of another site can send.
"""

from __future__ import annotations

from flask import Blueprint, render_template, url_for
from flask.typing import ResponseReturnValue

from tracker.actions import check_ins as actions
from tracker.domain.check_ins import CheckInRow
from tracker.extensions import csrf, db
from tracker.queries import feedback
from tracker.web import tallies
from tracker.web.access import public
from tracker.web.guesses import unless_known
from tracker.web.pages import see
from tracker.web.public_pages import discreet, in_language

bp = Blueprint("tallies", __name__)
csrf.exempt(bp)
guarded = unless_known(tallies.is_known)
UNKNOWN, GONE = 404, 410


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


def _nothing_to_tap(row: CheckInRow | None) -> ResponseReturnValue:
    """Say in plain words that a tally is closed, or that there is none at this address; both name what is unsent."""
    if row is None:
        return render_template("tallies/unknown.html", in_language=in_language), UNKNOWN
    asks_feedback = feedback.is_asked(db.session, row.dialogue_event_id)
    return render_template("tallies/closed.html", tally=row, asks_feedback=asks_feedback, in_language=in_language), GONE
