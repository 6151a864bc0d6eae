"""Pages of process templates with their phases and milestones."""

from __future__ import annotations

from flask import Blueprint, flash, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from tracker.actions import templates as actions
from tracker.domain.access import Permission
from tracker.extensions import db
from tracker.forms.base import Form
from tracker.forms.templates import (
    MilestoneForm,
    NewMilestoneForm,
    NewPhaseForm,
    PhaseForm,
    TemplateCopyForm,
    TemplateForm,
)
from tracker.models import ProcessTemplate, TemplateMilestone, TemplatePhase
from tracker.queries import templates as queries
from tracker.web.access import access
from tracker.web.pages import created, form_page, saved, see

bp = Blueprint("templates", __name__)


@bp.get("/templates")
@access(Permission.TEMPLATE_VIEW)
def index() -> ResponseReturnValue:
    return render_template("templates/index.html", templates=queries.all_templates(db.session))


@bp.get("/templates/<int:process_template_id>")
@access(Permission.TEMPLATE_VIEW, ProcessTemplate)
def show(template: ProcessTemplate) -> ResponseReturnValue:
    return render_template("templates/show.html", template=template, phases=queries.phases(db.session, template))


@bp.route("/templates/<int:process_template_id>/edit", methods=["GET", "POST"])
@access(Permission.TEMPLATE_EDIT, ProcessTemplate)
def edit(template: ProcessTemplate) -> ResponseReturnValue:
    form = TemplateForm(obj=template)
    if saved(form, lambda: actions.change(db.session, template, **form.values())):
        flash(_("The template is saved."))
        return see(_page(template.id))
    return form_page("templates/form.html", form, template=template)


@bp.route("/templates/<int:process_template_id>/copy", methods=["GET", "POST"])
@access(Permission.TEMPLATE_EDIT, ProcessTemplate)
def copy(template: ProcessTemplate) -> ResponseReturnValue:
    form = TemplateCopyForm(description=template.description)

    def add() -> str:
        made = actions.copy(db.session, template, **form.values())
        flash(_("The template is copied."))
        return _page(made.id)

    return created(form, add) or form_page("templates/copy.html", form, template=template)


@bp.route("/templates/<int:process_template_id>/phases/new", methods=["GET", "POST"])
@access(Permission.TEMPLATE_EDIT, ProcessTemplate)
def create_phase(template: ProcessTemplate) -> ResponseReturnValue:
    form = NewPhaseForm(position=len(queries.phase_records(db.session, template.id)) + 1)

    def add() -> str:
        phase = actions.add_phase(db.session, template, **form.values())
        flash(_("The phase is added."))
        return _page(template.id, phase.id)

    return created(form, add) or form_page("templates/phase.html", form, template=template)


@bp.route("/template-phases/<int:template_phase_id>/edit", methods=["GET", "POST"])
@access(Permission.TEMPLATE_EDIT, TemplatePhase)
def edit_phase(phase: TemplatePhase) -> ResponseReturnValue:
    form = PhaseForm(obj=phase)
    if saved(form, lambda: actions.change_phase(db.session, phase, **form.values())):
        flash(_("The phase is saved."))
        return see(_page(phase.process_template_id, phase.id))
    return form_page("templates/phase.html", form, template=_template(phase), phase=phase)


@bp.route("/template-phases/<int:template_phase_id>/remove", methods=["GET", "POST"])
@access(Permission.TEMPLATE_EDIT, TemplatePhase)
def remove_phase(phase: TemplatePhase) -> ResponseReturnValue:
    form, template = Form(), _template(phase)
    if saved(form, lambda: actions.remove_phase(db.session, phase)):
        flash(_("The phase is removed."))
        return see(_page(template.id))
    milestones = queries.milestone_records(db.session, phase.id)
    return form_page("templates/remove.html", form, template=template, phase=phase, milestones=milestones)


@bp.route("/template-phases/<int:template_phase_id>/milestones/new", methods=["GET", "POST"])
@access(Permission.TEMPLATE_EDIT, TemplatePhase)
def create_milestone(phase: TemplatePhase) -> ResponseReturnValue:
    form = NewMilestoneForm(position=len(queries.milestone_records(db.session, phase.id)) + 1)

    def add() -> str:
        actions.add_milestone(db.session, phase, **form.values())
        flash(_("The milestone is added."))
        return _page(phase.process_template_id, phase.id)

    return created(form, add) or form_page("templates/milestone.html", form, template=_template(phase), phase=phase)


@bp.route("/template-milestones/<int:template_milestone_id>/edit", methods=["GET", "POST"])
@access(Permission.TEMPLATE_EDIT, TemplateMilestone)
def edit_milestone(milestone: TemplateMilestone) -> ResponseReturnValue:
    form, phase = MilestoneForm(obj=milestone), _phase(milestone)
    if saved(form, lambda: actions.change_milestone(db.session, milestone, **form.values())):
        flash(_("The milestone is saved."))
        return see(_page(phase.process_template_id, phase.id))
    return form_page("templates/milestone.html", form, template=_template(phase), phase=phase, milestone=milestone)


@bp.route("/template-milestones/<int:template_milestone_id>/remove", methods=["GET", "POST"])
@access(Permission.TEMPLATE_EDIT, TemplateMilestone)
def remove_milestone(milestone: TemplateMilestone) -> ResponseReturnValue:
    form, phase = Form(), _phase(milestone)
    if saved(form, lambda: actions.remove_milestone(db.session, milestone)):
        flash(_("The milestone is removed."))
        return see(_page(phase.process_template_id, phase.id))
    return form_page("templates/remove.html", form, template=_template(phase), phase=phase, milestone=milestone)


def _page(template_id: int, phase_id: int | None = None) -> str:
    """Return the address of a template, or of a phase on its page."""
    return url_for(".show", process_template_id=template_id, _anchor=f"phase-{phase_id}" if phase_id else None)


def _template(phase: TemplatePhase) -> ProcessTemplate:
    return db.session.get_one(ProcessTemplate, phase.process_template_id)


def _phase(milestone: TemplateMilestone) -> TemplatePhase:
    return db.session.get_one(TemplatePhase, milestone.template_phase_id)
