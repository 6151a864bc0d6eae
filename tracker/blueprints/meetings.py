"""Pages of meetings: one page in three modes, and the steps of a meeting's life."""

from __future__ import annotations

from collections.abc import Callable

from flask import Blueprint, flash, g, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from tracker.actions import meetings as actions
from tracker.actions import minutes
from tracker.domain.access import Permission
from tracker.domain.agenda_items import current, following, missing, typed
from tracker.domain.decisions import DecisionResult
from tracker.domain.errors import NotFound
from tracker.domain.meetings import ItemKind, MeetingState
from tracker.domain.minutes_approval import comments_until
from tracker.domain.numbers import whole_number
from tracker.extensions import db
from tracker.forms.fields import options
from tracker.forms.meetings import FilterForm, MeetingForm, NewMeetingForm, ReasonForm
from tracker.forms.minutes import CloseForm
from tracker.models import Group, Meeting, Process
from tracker.models.base import now
from tracker.queries import agenda_items, documents, groups, text_modules
from tracker.queries import meetings as queries
from tracker.queries import minutes as minutes_queries
from tracker.reports import calendar
from tracker.reports.filenames import download_name
from tracker.web import calendars, mails, meeting_page
from tracker.web.access import access, may
from tracker.web.clock import ZONE, today
from tracker.web.files import file
from tracker.web.group_dates import group_dates
from tracker.web.identity import new_secret
from tracker.web.labels import choices
from tracker.web.meeting_proposal import known_items, proposal_for
from tracker.web.pages import created, form_page, saved, see
from tracker.web.titles import approval_title, carried_title, meeting_title

bp = Blueprint("meetings", __name__)


@bp.get("/processes/<int:process_id>/meetings")
@access(Permission.MEETING_VIEW, Process)
def index(process: Process) -> ResponseReturnValue:
    chosen = FilterForm(formdata=request.args)
    pairs = groups.choices(db.session, process)
    chosen.group.choices = options(pairs, empty=_("All groups"))
    page = queries.of_process(
        db.session, process, group_id=chosen.group.data, state=chosen.state.data, cursor=request.args.get("after")
    )
    return render_template(
        "meetings/index.html", process=process, filter=chosen, page=page, has_groups=bool(pairs), base=_base()
    )


@bp.get("/meetings/<int:meeting_id>")
@access(Permission.MEETING_VIEW, Meeting)
def show(meeting: Meeting) -> ResponseReturnValue:
    if meeting.state in {MeetingState.DRAFT, MeetingState.INVITED}:
        return _planned(meeting)
    if meeting.state is MeetingState.IN_PROGRESS and may("meetings.hold", meeting):
        return _held(meeting)
    return _recorded(meeting)


@bp.get("/meetings/<int:meeting_id>/plan")
@access(Permission.MEETING_VIEW, Meeting)
def plan(meeting: Meeting) -> ResponseReturnValue:
    return _planned(meeting)


@bp.get("/meetings/<int:meeting_id>/calendar")
@access(Permission.MEETING_VIEW, Meeting)
def calendar_file(meeting: Meeting) -> ResponseReturnValue:
    group_name = _group_name(meeting)
    title = meeting_title(meeting.number, group_name, meeting.title)
    body = calendar.build([calendars.entry(meeting, group_name, g.actor)], ZONE)
    name = download_name(title, meeting.starts_at.date().isoformat(), extension="ics")
    return file(body, calendar.MEDIA_TYPE, name)


@bp.get("/meetings/<int:meeting_id>/hold")
@access(Permission.MEETING_EDIT, Meeting)
def hold(meeting: Meeting) -> ResponseReturnValue:
    return _held(meeting)


@bp.get("/meetings/<int:meeting_id>/record")
@access(Permission.MEETING_VIEW, Meeting)
def record(meeting: Meeting) -> ResponseReturnValue:
    return _recorded(meeting)


@bp.route("/processes/<int:process_id>/meetings/new", methods=["GET", "POST"])
@access(Permission.MEETING_EDIT, Process)
def schedule(process: Process) -> ResponseReturnValue:
    pairs = groups.choices(db.session, process)
    group = _chosen_group(process, pairs) if request.method == "GET" else None
    dates = group_dates(group) if group else []
    topics = agenda_items.carried(db.session, [group.id] if group else [key for key, _name in pairs])
    proposal = proposal_for(group, dates) | {"carried": [each.id for each in topics]} if group else {}
    form = NewMeetingForm(**proposal)
    form.group_id.choices = options(pairs)
    form.carried.choices = options([(each.id, carried_title(each)) for each in topics])

    def plan_it() -> str:
        chosen = groups.within(db.session, process, form.group_id.data)
        if chosen is None:
            raise NotFound
        meeting = actions.schedule(
            db.session, chosen, agenda=typed(form.agenda.data), known=known_items(chosen), **form.facts()
        )
        minutes.put_up(db.session, meeting, approval_title)
        flash(_("The meeting is planned."))
        return url_for(".plan", meeting_id=meeting.id)

    return created(form, plan_it) or form_page(
        "meetings/schedule.html",
        form,
        process=process,
        groups=pairs,
        is_proposed=bool(proposal.get("starts_at")),
        moved=next((each for each in dates if each.is_moved and each.starts_at == proposal.get("starts_at")), None),
    )


@bp.route("/meetings/<int:meeting_id>/edit", methods=["GET", "POST"])
@access(Permission.MEETING_EDIT, Meeting)
def edit(meeting: Meeting) -> ResponseReturnValue:
    form = MeetingForm(obj=meeting)
    members = groups.member_choices(db.session, meeting.working_group_id, meeting.starts_at.date())
    form.chair_id.choices = options(members, empty=_("Nobody yet"))
    form.minute_taker_id.choices = options(members, empty=_("Nobody yet"))
    told = mails.appointment(meeting)
    if saved(form, lambda: actions.change(db.session, meeting, **form.values())):
        flash(_("The meeting is saved."))
        is_news = meeting.state is MeetingState.INVITED and mails.appointment(meeting) != told
        return see(url_for("mails.change" if is_news else ".show", meeting_id=meeting.id))
    return form_page("meetings/edit.html", form, meeting=meeting, group_name=_group_name(meeting))


@bp.post("/meetings/<int:meeting_id>/invite")
@access(Permission.MEETING_EDIT, Meeting)
def invite(meeting: Meeting) -> ResponseReturnValue:
    actions.invite(db.session, meeting, today=today())
    flash(_("The meeting counts as invited."))
    return see(url_for(".plan", meeting_id=meeting.id))


@bp.post("/meetings/<int:meeting_id>/start")
@access(Permission.MEETING_EDIT, Meeting)
def start(meeting: Meeting) -> ResponseReturnValue:
    actions.start(db.session, meeting, now=now(), today=today())
    return see(url_for(".hold", meeting_id=meeting.id))


@bp.route("/meetings/<int:meeting_id>/close", methods=["GET", "POST"])
@access(Permission.MEETING_EDIT, Meeting)
def close(meeting: Meeting) -> ResponseReturnValue:
    form = CloseForm(data={"comments_until": comments_until(today())})

    def close_it() -> None:
        minutes.close(db.session, meeting, now=now(), today=today(), titled=approval_title, **form.values())

    if saved(form, close_it):
        flash(_("The meeting is closed. Its minutes are in coordination."))
        return see(url_for(".record", meeting_id=meeting.id))
    page = meeting_page.load(db.session, meeting, g.actor)
    return form_page(
        "meetings/close.html", form, page=page, missing=missing(page.items, page.people.seats, page.outcomes)
    )


@bp.route("/meetings/<int:meeting_id>/cancel", methods=["GET", "POST"])
@access(Permission.MEETING_EDIT, Meeting)
def cancel(meeting: Meeting) -> ResponseReturnValue:
    return _fell_out(meeting, "meetings/cancel.html", actions.cancel)


@bp.route("/meetings/<int:meeting_id>/not-held", methods=["GET", "POST"])
@access(Permission.MEETING_EDIT, Meeting)
def not_held(meeting: Meeting) -> ResponseReturnValue:
    return _fell_out(meeting, "meetings/not_held.html", actions.mark_not_held)


@bp.post("/meetings/<int:meeting_id>/reinstate")
@access(Permission.MEETING_EDIT, Meeting)
def reinstate(meeting: Meeting) -> ResponseReturnValue:
    actions.reinstate(db.session, meeting, today=today())
    flash(_("The meeting is planned again."))
    return see(url_for(".plan", meeting_id=meeting.id))


def _planned(meeting: Meeting) -> str:
    page = meeting_page.load(db.session, meeting, g.actor)
    backlog = agenda_items.backlog(db.session, meeting.working_group_id, g.actor) if page.records else []
    return render_template(
        "meetings/plan.html",
        page=page,
        meeting=meeting,
        lines=meeting_page.plan_lines(page),
        ends=meeting_page.ends(page),
        backlog=backlog,
        documents=documents.of_meeting(db.session, meeting, g.actor),
        is_due=meeting.starts_at.date() <= today(),
        form_key=new_secret(),
        kinds=choices(ItemKind),
    )


def _held(meeting: Meeting) -> str:
    page = meeting_page.load(db.session, meeting, g.actor)
    item = current(page.items, request.args.get("item", type=whole_number))
    base = url_for(".hold", meeting_id=meeting.id)
    urls = {row.id: f"{base}?item={row.id}" for row in page.items}
    return render_template(
        "meetings/hold.html",
        page=page,
        meeting=meeting,
        item=item,
        approval=minutes_queries.put_up(db.session, item) if item else None,
        lines=meeting_page.agenda_lines(page, current_id=item.id if item else None, urls=urls),
        documents=documents.of_meeting(db.session, meeting, g.actor),
        strip=meeting_page.attendance(page, item.id if item else None),
        ends=meeting_page.ends(page),
        elapsed=meeting_page.elapsed_seconds(page, item) if item else None,
        next_item=following(page.items, item) if item else None,
        previous_item=next((row for row in reversed(page.items) if item and row.position < item.position), None),
        phrases=text_modules.of_group(db.session, meeting.working_group_id),
        entry_kind=request.args.get("entry", ""),
        results=choices(DecisionResult),
        is_due=meeting.starts_at.date() <= today(),
        form_keys=[new_secret() for _entry in range(3)],
    )


def _recorded(meeting: Meeting) -> str:
    page = meeting_page.load(db.session, meeting, g.actor)
    return render_template(
        "meetings/record.html",
        page=page,
        meeting=meeting,
        lines=meeting_page.agenda_lines(page, urls={}),
        versions=minutes_queries.versions(db.session, meeting),
        words=meeting_page.words,
        documents=documents.of_meeting(db.session, meeting, g.actor),
    )


def _fell_out(meeting: Meeting, template: str, action: Callable[..., None]) -> ResponseReturnValue:
    form = ReasonForm()
    was_invited = meeting.state is MeetingState.INVITED
    if saved(form, lambda: action(db.session, meeting, reason=form.reason.data, today=today())):
        flash(_("Recorded. What stood open on the agenda waits in the backlog of the group."))
        is_news = was_invited and meeting.state is MeetingState.CANCELLED
        return see(url_for("mails.cancellation" if is_news else ".record", meeting_id=meeting.id))
    return form_page(template, form, meeting=meeting, group_name=_group_name(meeting))


def _group_name(meeting: Meeting) -> str:
    return db.session.get_one(Group, meeting.working_group_id).name


def _base() -> str:
    """Return what the addresses of all meetings begin with."""
    return url_for(".show", meeting_id=0).removesuffix("0")


def _chosen_group(process: Process, pairs: list[tuple[int, str]]) -> Group | None:
    """Return the group that the address names, else the first one of the process."""
    group_id = request.args.get("group", type=whole_number) or next((key for key, _name in pairs), 0)
    return groups.within(db.session, process, group_id)
