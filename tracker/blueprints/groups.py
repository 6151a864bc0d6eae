"""Pages of groups."""

from __future__ import annotations

from datetime import date

from flask import Blueprint, flash, g, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from tracker.actions import groups as actions
from tracker.domain.access import Permission
from tracker.domain.composition import composition, seat_uses, sees_seat_uses
from tracker.domain.group_work import group_work
from tracker.domain.meetings import Confidentiality, reads
from tracker.domain.processes import judged_on
from tracker.extensions import db
from tracker.forms.groups import GroupForm, NewGroupForm
from tracker.models import Group, Process
from tracker.queries import action_items, agenda_items, decisions, departments, meetings, standing_items, text_modules
from tracker.queries import composition as compositions
from tracker.queries import groups as queries
from tracker.web.access import access
from tracker.web.clock import today
from tracker.web.group_dates import group_dates
from tracker.web.pages import created, form_page, saved, see

bp = Blueprint("groups", __name__)


@bp.get("/processes/<int:process_id>/groups")
@access(Permission.GROUP_VIEW, Process)
def index(process: Process) -> ResponseReturnValue:
    return render_template(
        "groups/index.html", process=process, groups=queries.of_process(db.session, process, today())
    )


@bp.get("/groups/<int:working_group_id>")
@access(Permission.GROUP_VIEW, Group)
def show(group: Group) -> ResponseReturnValue:
    members = queries.members(db.session, group)
    seats = compositions.seats(db.session, group)
    sees_uses = sees_seat_uses(g.actor, seats, today(), administration_id=group.administration_id)
    return render_template(
        "groups/show.html",
        group=group,
        members=[row for row in members if row.valid_to is None or row.valid_to >= today()],
        former=[row for row in members if row.valid_to is not None and row.valid_to < today()],
        meetings=meetings.of_group(db.session, group),
        dates=group_dates(group),
        work=group_work(
            action_items.rows_of_group(db.session, group), decisions.rows_of_group(db.session, group), _judged_on(group)
        ),
        composition=composition(seats, departments.of_administration(db.session, group.administration_id), today()),
        uses=seat_uses(seats, compositions.taken(db.session, group)) if sees_uses else [],
        phrases=text_modules.of_group(db.session, group.id),
        backlog=agenda_items.backlog(db.session, group.id, g.actor),
        standing=[row for row in standing_items.of_group(db.session, group.id) if _reads(group, row.visibility)],
    )


@bp.route("/processes/<int:process_id>/groups/new", methods=["GET", "POST"])
@access(Permission.GROUP_EDIT, Process)
def create(process: Process) -> ResponseReturnValue:
    form = NewGroupForm()

    def found() -> str:
        group = actions.found(db.session, process, **form.values())
        flash(_("The group is founded. Who holds a seat?"))
        return url_for(".show", working_group_id=group.id)

    return created(form, found) or form_page("groups/create.html", form, process=process)


@bp.route("/groups/<int:working_group_id>/edit", methods=["GET", "POST"])
@access(Permission.GROUP_EDIT, Group)
def edit(group: Group) -> ResponseReturnValue:
    form = GroupForm(obj=group)
    if saved(form, lambda: actions.change(db.session, group, **form.values())):
        flash(_("The group is saved."))
        return see(url_for(".show", working_group_id=group.id))
    return form_page("groups/edit.html", form, group=group)


def _reads(group: Group, visibility: Confidentiality) -> bool:
    return reads(g.actor, visibility, administration_id=group.administration_id, group_id=group.id)


def _judged_on(group: Group) -> date:
    """Return the day as of which a group's work is judged: the last one of its process, unless the group goes on."""
    process = db.session.get_one(Process, group.process_id)
    return today() if group.continues_after_process else judged_on(process.actual_end_on, today())
