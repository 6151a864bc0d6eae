"""Pages of project teams."""

from __future__ import annotations

from flask import Blueprint, flash, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from tracker.actions import team_members as actions
from tracker.domain.access import Permission
from tracker.extensions import db
from tracker.forms.fields import options
from tracker.forms.team_members import NO_ORGANISATION, NOBODY, NewTeamMemberForm, TeamMemberEndForm, TeamMemberForm
from tracker.models import Person, Process, TeamMember
from tracker.queries import people
from tracker.queries import team_members as queries
from tracker.web.access import access
from tracker.web.pages import created, form_page, saved, see

bp = Blueprint("team_members", __name__)


@bp.route("/processes/<int:process_id>/team/new", methods=["GET", "POST"])
@access(Permission.PROCESS_EDIT, Process)
def create(process: Process) -> ResponseReturnValue:
    form = NewTeamMemberForm()
    form.person_id.choices = options(people.choices_within(db.session, process.administration_id), empty=NOBODY)
    form.partner_organisation_id.choices = options(queries.organisations(db.session), empty=NO_ORGANISATION)

    def add() -> str:
        actions.add(db.session, process, **form.values())
        flash(_("The team has a new member."))
        return _team(process.id)

    return created(form, add) or form_page("team_members/create.html", form, process=process)


@bp.route("/team-members/<int:team_member_id>/edit", methods=["GET", "POST"])
@access(Permission.PROCESS_EDIT, TeamMember)
def edit(member: TeamMember) -> ResponseReturnValue:
    form = TeamMemberForm(obj=member)
    form.partner_organisation_id.choices = options(queries.organisations(db.session), empty=NO_ORGANISATION)
    if saved(form, lambda: actions.change(db.session, member, **form.values())):
        flash(_("The team is saved."))
        return see(_team(member.process_id))
    person = db.session.get_one(Person, member.person_id)
    return form_page("team_members/edit.html", form, member=member, person=person)


@bp.route("/team-members/<int:team_member_id>/end", methods=["GET", "POST"])
@access(Permission.PROCESS_EDIT, TeamMember)
def end(member: TeamMember) -> ResponseReturnValue:
    form = TeamMemberEndForm(obj=member)
    if saved(form, lambda: actions.end(db.session, member, **form.values())):
        flash(_("The team is saved."))
        return see(_team(member.process_id))
    person = db.session.get_one(Person, member.person_id)
    return form_page("team_members/end.html", form, member=member, person=person)


def _team(process_id: int) -> str:
    return url_for("processes.show", process_id=process_id, _anchor="team")
