"""Mails: previewed before they go, and what became of them."""

from __future__ import annotations

from collections.abc import Callable

from flask import Blueprint, flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from tracker.actions import mails as actions
from tracker.actions import meetings
from tracker.domain import mails as rules
from tracker.domain.access import Permission
from tracker.domain.errors import RuleViolation
from tracker.domain.mails import MailKind
from tracker.domain.meetings import MeetingState
from tracker.domain.numbers import whole_number
from tracker.domain.reminders import MEETING_AHEAD, TASK_AFTER, TASK_AHEAD
from tracker.extensions import db
from tracker.forms.mails import ChoiceForm, FilterForm, PreviewForm
from tracker.models import Group, Mail, Meeting, Person, Process
from tracker.models.base import now
from tracker.queries import mails as queries
from tracker.queries import minutes as minutes_queries
from tracker.web import mails
from tracker.web.access import access, signed_in
from tracker.web.clock import today
from tracker.web.labels import message
from tracker.web.mails import Batch
from tracker.web.pages import form_page, saved, see

bp = Blueprint("mails", __name__)


@bp.route("/meetings/<int:meeting_id>/invitation", methods=["GET", "POST"])
@access(Permission.MAIL_EDIT, Meeting)
def invitation(meeting: Meeting) -> ResponseReturnValue:
    def invite() -> None:
        if meeting.state is MeetingState.DRAFT:
            meetings.invite(db.session, meeting, today=today())

    return _preview(meeting, MailKind.INVITATION, lambda: mails.about_meeting(meeting, MailKind.INVITATION), invite)


@bp.route("/meetings/<int:meeting_id>/change-mail", methods=["GET", "POST"])
@access(Permission.MAIL_EDIT, Meeting)
def change(meeting: Meeting) -> ResponseReturnValue:
    return _preview(meeting, MailKind.CHANGE, lambda: mails.about_meeting(meeting, MailKind.CHANGE))


@bp.route("/meetings/<int:meeting_id>/cancellation-mail", methods=["GET", "POST"])
@access(Permission.MAIL_EDIT, Meeting)
def cancellation(meeting: Meeting) -> ResponseReturnValue:
    return _preview(meeting, MailKind.CANCELLATION, lambda: mails.about_meeting(meeting, MailKind.CANCELLATION))


@bp.route("/meetings/<int:meeting_id>/minutes-mail", methods=["GET", "POST"])
@access(Permission.MAIL_EDIT, Meeting)
def minutes(meeting: Meeting) -> ResponseReturnValue:
    version = minutes_queries.newest(db.session, meeting.id)
    if version is None:
        return _turned_away(meeting, RuleViolation("mail-without-minutes"))
    return _preview(meeting, MailKind.MINUTES, lambda: mails.about_minutes(meeting, version))


@bp.get("/processes/<int:process_id>/outbox")
@access(Permission.MAIL_VIEW, Process)
def index(process: Process) -> ResponseReturnValue:
    chosen = FilterForm(formdata=request.args)
    meeting_id = request.args.get("meeting", type=whole_number)
    page = queries.of_process(
        db.session, process, state=chosen.state.data, meeting_id=meeting_id, cursor=request.args.get("after")
    )
    return render_template(
        "mails/index.html",
        process=process,
        filter=chosen,
        meeting_id=meeting_id,
        page=page,
        delivers=mails.delivers(),
        base=_base(),
    )


@bp.get("/mails/<int:mail_id>")
@access(Permission.MAIL_VIEW, Mail)
def show(mail: Mail) -> ResponseReturnValue:
    meeting = db.session.get(Meeting, mail.meeting_id) if mail.meeting_id else None
    group = db.session.get_one(Group, meeting.working_group_id) if meeting else None
    return render_template("mails/show.html", mail=mail, meeting=meeting, group=group, again=rules.AGAIN)


@bp.post("/mails/<int:mail_id>/again")
@access(Permission.MAIL_EDIT, Mail)
def send_again(mail: Mail) -> ResponseReturnValue:
    actions.send_again(db.session, mail, now=now())
    flash(_("The mail goes out again."))
    return see(url_for(".show", mail_id=mail.id))


@bp.route("/account/mails", methods=["GET", "POST"])
@signed_in
def choose() -> ResponseReturnValue:
    person = db.session.get_one(Person, g.actor.person_id)
    chosen = queries.choices(db.session, person.id)
    form = ChoiceForm(data={"kinds": [kind for kind in MailKind if kind not in chosen or chosen[kind].is_wanted]})
    if saved(form, lambda: actions.choose(db.session, person, form.kinds.data)):
        flash(_("Your choice is saved."))
        return see(url_for("account.index"))
    return form_page(
        "mails/choose.html", form, meeting_days=MEETING_AHEAD.days, before=TASK_AHEAD.days, after=TASK_AFTER.days
    )


def _preview(
    meeting: Meeting, kind: MailKind, write: Callable[[], Batch], before: Callable[[], None] = lambda: None
) -> ResponseReturnValue:
    """Show who gets which text; what was seen goes out in one transaction with the change it tells of."""
    try:
        rules.forbid_early(kind, meeting.state)
    except RuleViolation as violation:
        return _turned_away(meeting, violation)
    form = PreviewForm()
    sent: list[int] = []

    def send() -> None:
        before()
        batch = write()
        rules.forbid_unseen(batch.letters, form.seen.data or "")
        sent.append(actions.queue(db.session, meeting, batch.letters, delivers=mails.delivers(), now=now()))

    if saved(form, send):
        flash(ngettext("%(num)s mail is in the outbox.", "%(num)s mails are in the outbox.", sum(sent)))
        return see(url_for("meetings.show", meeting_id=meeting.id))
    batch = write()
    form.seen.data = rules.fingerprint(batch.letters)
    shown = request.args.get("mail", 1, type=whole_number)
    group = db.session.get_one(Group, meeting.working_group_id)
    return form_page(
        "mails/preview.html",
        form,
        meeting=meeting,
        group_name=group.name,
        kind=kind,
        batch=batch,
        shown=shown if 1 <= shown <= len(batch.letters) else 1,
        delivers=mails.delivers(),
    )


def _turned_away(meeting: Meeting, violation: RuleViolation) -> ResponseReturnValue:
    """Say why there is nothing to send; whoever only looked is led back to the meeting."""
    if request.method == "POST":
        raise violation
    flash(message(violation.code, violation.details), "warning")
    return redirect(url_for("meetings.show", meeting_id=meeting.id))


def _base() -> str:
    """Return what the addresses of all mails begin with."""
    return url_for(".show", mail_id=0).removesuffix("0")
