"""Pages of the seats of a group."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from flask import Blueprint, flash, g, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from tracker.actions import memberships as actions
from tracker.domain.access import Permission
from tracker.extensions import db
from tracker.forms.fields import options
from tracker.forms.memberships import EndForm, MembershipForm, NewMembershipForm
from tracker.models import Group, Membership, Person
from tracker.queries import departments, people
from tracker.web.access import access
from tracker.web.clock import today
from tracker.web.pages import created, form_page, saved, see

bp = Blueprint("memberships", __name__)


@bp.route("/groups/<int:working_group_id>/memberships/new", methods=["GET", "POST"])
@access(Permission.GROUP_EDIT, Group)
def create(group: Group) -> ResponseReturnValue:
    form = NewMembershipForm()
    _offer(form, group.administration_id)

    def seat() -> str:
        actions.seat(db.session, group, **form.values())
        flash(_("The seat is added."))
        return url_for("groups.show", working_group_id=group.id, _anchor="members")

    return created(form, seat) or form_page("memberships/create.html", form, group=group)


@bp.route("/memberships/<int:membership_id>/edit", methods=["GET", "POST"])
@access(Permission.GROUP_EDIT, Membership)
def edit(membership: Membership) -> ResponseReturnValue:
    form = MembershipForm(obj=membership)
    _offer(form, membership.administration_id, membership)
    if saved(form, lambda: actions.change(db.session, membership, **form.values())):
        flash(_("The seat is saved."))
        return see(url_for("groups.show", working_group_id=membership.working_group_id, _anchor="members"))
    return form_page("memberships/edit.html", form, membership=membership, group=_group(membership))


@bp.route("/memberships/<int:membership_id>/end", methods=["GET", "POST"])
@access(Permission.GROUP_EDIT, Membership)
def end(membership: Membership) -> ResponseReturnValue:
    form = EndForm(obj=membership, valid_to=membership.valid_to or today() - timedelta(days=1))
    form.successor_id.choices = options(_persons(membership.administration_id), empty=_("Nobody yet"))
    if saved(form, lambda: actions.end(db.session, membership, **form.values())):
        flash(_("The membership has its last day."))
        return see(url_for("groups.show", working_group_id=membership.working_group_id, _anchor="members"))
    return form_page("memberships/end.html", form, membership=membership, group=_group(membership))


def _group(membership: Membership) -> Group:
    """Return the group of the membership, and let the frame show its process."""
    group = db.session.get_one(Group, membership.working_group_id)
    g.process_id = group.process_id
    return group


def _persons(administration_id: int) -> list[tuple[int, str]]:
    return people.choices_within(db.session, administration_id)


def _offer(form: Any, administration_id: int, membership: Membership | None = None) -> None:
    """Offer the persons and departments of the administration; who holds the seat now stays on offer."""
    persons = dict(_persons(administration_id))
    for key in (membership.person_id, membership.deputy_id) if membership else ():
        if key is not None and key not in persons:
            persons[key] = db.session.get_one(Person, key).display_name
    form.person_id.choices = options(persons.items(), empty=_("Vacant"))
    form.deputy_id.choices = options(persons.items(), empty=_("No deputy"))
    units = departments.of_administration(db.session, administration_id)
    form.department_id.choices = options(((row.id, row.name) for row in units), empty=_("No department"))
