"""Pages of partner organisations."""

from __future__ import annotations

from flask import Blueprint, flash, g, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from tracker.actions import partners as actions
from tracker.domain.access import Permission
from tracker.extensions import db
from tracker.forms.partners import NewPartnerForm, PartnerForm
from tracker.models import PartnerOrganisation
from tracker.queries import partners as queries
from tracker.web.access import access
from tracker.web.pages import created, form_page, saved, see

bp = Blueprint("partners", __name__)


@bp.get("/partner-organisations")
@access(Permission.PARTNER_VIEW)
def index() -> ResponseReturnValue:
    return render_template("partners/index.html", partners=queries.all_partners(db.session))


@bp.get("/partner-organisations/<int:partner_organisation_id>")
@access(Permission.PARTNER_VIEW, PartnerOrganisation)
def show(partner: PartnerOrganisation) -> ResponseReturnValue:
    return render_template("partners/show.html", partner=partner, tasks=queries.tasks(db.session, g.actor, partner))


@bp.route("/partner-organisations/new", methods=["GET", "POST"])
@access(Permission.PARTNER_EDIT)
def create() -> ResponseReturnValue:
    form = NewPartnerForm()

    def add() -> str:
        partner = actions.add(db.session, **form.values())
        flash(_("%(name)s is added.", name=partner.name))
        return url_for(".show", partner_organisation_id=partner.id)

    return created(form, add) or form_page("partners/form.html", form)


@bp.route("/partner-organisations/<int:partner_organisation_id>/edit", methods=["GET", "POST"])
@access(Permission.PARTNER_EDIT, PartnerOrganisation)
def edit(partner: PartnerOrganisation) -> ResponseReturnValue:
    form = PartnerForm(obj=partner)
    if saved(form, lambda: actions.change(db.session, partner, **form.values())):
        flash(_("%(name)s is saved.", name=partner.name))
        return see(url_for(".show", partner_organisation_id=partner.id))
    return form_page("partners/form.html", form, partner=partner)
