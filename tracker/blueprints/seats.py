"""Attendance of a meeting: one click per seat, and guests."""

from __future__ import annotations

from flask import Blueprint, g, render_template, request, url_for
from flask.typing import ResponseReturnValue

from tracker.actions import seats as actions
from tracker.domain.access import Permission
from tracker.domain.errors import NotFound
from tracker.domain.numbers import whole_number
from tracker.extensions import db
from tracker.forms.seats import AttendanceForm, GuestForm, PresenceForm
from tracker.models import Attendance, Meeting
from tracker.queries import seats as queries
from tracker.web import meeting_page
from tracker.web.access import access
from tracker.web.pages import created, form_page, saved, see

bp = Blueprint("seats", __name__)


@bp.post("/meetings/<int:meeting_id>/attendance")
@access(Permission.MEETING_EDIT, Meeting)
def record(meeting: Meeting) -> ResponseReturnValue:
    membership = queries.membership(db.session, meeting, request.args.get("seat", 0, type=whole_number))
    if membership is None:
        raise NotFound
    form = AttendanceForm()
    if saved(form, lambda: actions.record(db.session, meeting, membership, **form.values())):
        return _strip(meeting)
    return form_page("seats/record.html", form, meeting=meeting, membership=membership, back_url=_back(meeting))


@bp.route("/meetings/<int:meeting_id>/guests/new", methods=["GET", "POST"])
@access(Permission.MEETING_EDIT, Meeting)
def welcome(meeting: Meeting) -> ResponseReturnValue:
    form = GuestForm()

    def add() -> str:
        actions.welcome(db.session, meeting, **form.values())
        return _back(meeting)

    return created(form, add) or form_page("seats/welcome.html", form, meeting=meeting, back_url=_back(meeting))


@bp.route("/attendances/<int:attendance_id>/times", methods=["GET", "POST"])
@access(Permission.MEETING_EDIT, Attendance)
def times(attendance: Attendance) -> ResponseReturnValue:
    meeting = db.session.get_one(Meeting, attendance.meeting_id)
    g.process_id = meeting.process_id
    form = PresenceForm(obj=attendance)
    if saved(form, lambda: actions.time_presence(db.session, attendance, **form.values())):
        return see(_back(meeting))
    name = queries.label_of(db.session, meeting, attendance)
    return form_page("seats/times.html", form, meeting=meeting, name=name, back_url=_back(meeting))


@bp.post("/attendances/<int:attendance_id>/dismiss")
@access(Permission.MEETING_EDIT, Attendance)
def dismiss(attendance: Attendance) -> ResponseReturnValue:
    return _strip(actions.dismiss(db.session, attendance))


def _strip(meeting: Meeting) -> ResponseReturnValue:
    """Show the attendance strip anew: alone where only it is swapped, else with its page."""
    if "HX-Request" not in request.headers:
        return see(_back(meeting))
    page = meeting_page.load(db.session, meeting, g.actor)
    return render_template("meetings/_attendance.html", strip=meeting_page.attendance(page, _item_id()))


def _back(meeting: Meeting) -> str:
    return url_for("meetings.hold", meeting_id=meeting.id, item=_item_id(), _anchor="attendance")


def _item_id() -> int | None:
    return request.args.get("item", type=whole_number)
