"""Pages of minutes: every version, what those present say of it, its approval and its corrections."""

from __future__ import annotations

from functools import partial

from flask import Blueprint, flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from tracker.actions import minutes as actions
from tracker.domain.access import Permission
from tracker.domain.meetings import Confidentiality
from tracker.extensions import db
from tracker.forms.fields import options
from tracker.forms.meetings import ReasonForm
from tracker.forms.minutes import AmendForm, AnswerForm, ApproveForm, CommentForm
from tracker.models import AgendaItem, Meeting, MinutesComment, MinutesVersion
from tracker.models.base import now
from tracker.queries import minutes as queries
from tracker.reports.minutes import presence
from tracker.web import minutes_page
from tracker.web.access import access
from tracker.web.clock import today
from tracker.web.labels import message
from tracker.web.locale import date_long
from tracker.web.pages import created, form_page, saved, see
from tracker.web.papers import voice

bp = Blueprint("minutes", __name__)


@bp.get("/meetings/<int:meeting_id>/minutes")
@access(Permission.MEETING_VIEW, Meeting)
def latest(meeting: Meeting) -> ResponseReturnValue:
    newest = queries.newest(db.session, meeting.id)
    if newest is None:
        return redirect(url_for("meetings.record", meeting_id=meeting.id))
    return redirect(url_for(".show", minutes_version_id=newest.id))


@bp.get("/minutes/<int:minutes_version_id>")
@access(Permission.MEETING_VIEW, MinutesVersion)
def show(version: MinutesVersion) -> ResponseReturnValue:
    seat_words = partial(presence, voice=voice())
    return render_template("minutes/show.html", page=_page(version), seat_words=seat_words)


@bp.route("/minutes/<int:minutes_version_id>/comments", methods=["GET", "POST"])
@access(Permission.MEETING_VIEW, MinutesVersion)
def comment(version: MinutesVersion) -> ResponseReturnValue:
    page = _page(version)
    form = CommentForm()
    form.agenda_item_id.choices = options(
        [(item.id, f"{item.number}. {item.title}") for item in page.minutes.items], empty=_("The minutes as a whole")
    )

    def say() -> str:
        actions.comment(db.session, version, person_id=g.actor.person_id, today=today(), **form.values())
        flash(_("Your comment is noted. Whoever keeps the minutes will answer it."))
        return url_for(".show", minutes_version_id=version.id, _anchor="comments")

    return created(form, say) or form_page("minutes/comment.html", form, page=page)


@bp.route("/minutes-comments/<int:minutes_comment_id>/answer", methods=["GET", "POST"])
@access(Permission.MEETING_EDIT, MinutesComment)
def answer(said: MinutesComment) -> ResponseReturnValue:
    page = _page(db.session.get_one(MinutesVersion, said.minutes_version_id))
    g.process_id = page.meeting.process_id
    form = AnswerForm(obj=said)
    if saved(form, lambda: actions.answer(db.session, said, person_id=g.actor.person_id, now=now(), **form.values())):
        flash(_("The answer is saved."))
        return see(url_for(".show", minutes_version_id=said.minutes_version_id, _anchor="comments"))
    return form_page("minutes/answer.html", form, page=page, said=said)


@bp.route("/minutes/<int:minutes_version_id>/amend", methods=["GET", "POST"])
@access(Permission.MEETING_EDIT, MinutesVersion)
def amend(version: MinutesVersion) -> ResponseReturnValue:
    page = _page(version)
    form = AmendForm(obj=version)
    if saved(form, lambda: actions.amend(db.session, version, on=today(), **form.values())):
        flash(_("The correction is part of a new version; the one before it stays readable."))
        return see(url_for(".latest", meeting_id=version.meeting_id))
    return form_page("minutes/amend.html", form, page=page)


@bp.route("/meetings/<int:meeting_id>/reopen", methods=["GET", "POST"])
@access(Permission.MEETING_EDIT, Meeting)
def reopen(meeting: Meeting) -> ResponseReturnValue:
    form = ReasonForm()
    if saved(form, lambda: actions.reopen(db.session, meeting, reason=form.reason.data)):
        flash(_("The meeting is open again. Closing it makes a new version of the minutes if something has changed."))
        return see(url_for("meetings.hold", meeting_id=meeting.id))
    return form_page("minutes/reopen.html", form, meeting=meeting, group_name=queries.group_name(db.session, meeting))


@bp.route("/agenda-items/<int:agenda_item_id>/approve-minutes", methods=["GET", "POST"])
@access(Permission.MEETING_EDIT, AgendaItem)
def approve(item: AgendaItem) -> ResponseReturnValue:
    held = queries.approved_by(db.session, item.id)
    version = queries.newest(db.session, held.id) if held else None
    if version is None:
        flash(message("no-minutes-to-approve", {}))
        return redirect(url_for("agenda_items.show", agenda_item_id=item.id))
    page = _page(version)
    g.process_id = page.meeting.process_id
    back_url = url_for("meetings.hold", meeting_id=item.meeting_id, item=item.id)
    form = ApproveForm()

    def noted(meeting: Meeting) -> str:
        """Say what was decided; the changes may speak of any item, so an item for the house does not repeat them."""
        facts = {"day": date_long(meeting.starts_at), "changes": form.changes.data.strip()}
        if facts["changes"] and item.visibility is Confidentiality.HOUSE:
            return str(_("The minutes of %(day)s are approved with changes.", **facts))
        if facts["changes"]:
            return str(_("The minutes of %(day)s are approved with changes: %(changes)s", **facts))
        return str(_("The minutes of %(day)s are approved.", **facts))

    if saved(form, lambda: actions.approve(db.session, item, now=now(), noted=noted, **form.values())):
        flash(_("The approval is recorded."))
        return see(url_for("meetings.hold", meeting_id=item.meeting_id))
    return form_page("minutes/approve.html", form, page=page, item=item, back_url=back_url)


def _page(version: MinutesVersion) -> minutes_page.MinutesPage:
    return minutes_page.load(db.session, version, g.actor, is_shareable=request.args.get("circle") == "group")
