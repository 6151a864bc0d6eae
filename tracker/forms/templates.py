"""Forms about process templates, their phases and milestones."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, SelectField

from tracker.domain.milestones import Importance
from tracker.domain.templates import LONGEST_COURSE_WEEKS
from tracker.forms.base import CreateForm, EditForm, Form
from tracker.forms.fields import WholeNumberField, long_text, required, short_text, within
from tracker.web.labels import choices

MOST_SIBLINGS = 99
NUMERIC = {"inputmode": "numeric"}


class TemplateFields(Form):
    """What a template is called and for whom it is."""

    name = short_text(_l("Name"), required())
    description = long_text(_l("Description"), rows=3)


class TemplateCopyForm(TemplateFields, CreateForm):
    """A new template with the phases of another one."""


class TemplateForm(TemplateFields, EditForm):
    """A template as it is."""

    is_default = BooleanField(_l("New processes begin with this template"))


class PhaseFields(Form):
    """A phase: its place, its time in weeks and the question at its gate."""

    name = short_text(_l("Name"), required())
    position = WholeNumberField(
        _l("Place in the order"), validators=[required(), within(1, MOST_SIBLINGS)], render_kw=NUMERIC
    )
    starts_after_weeks = WholeNumberField(
        _l("Begins after how many weeks"),
        default=0,
        validators=[required(), within(0, LONGEST_COURSE_WEEKS)],
        description=_l("Counted from the start of the process. Phases may overlap."),
        render_kw=NUMERIC,
    )
    lasts_weeks = WholeNumberField(
        _l("Lasts how many weeks"),
        default=8,
        validators=[required(), within(1, LONGEST_COURSE_WEEKS)],
        render_kw=NUMERIC,
    )
    gate_question = short_text(_l("Question at the gate"), description=_l("It is answered before the next phase."))


class NewPhaseForm(PhaseFields, CreateForm):
    """A new phase of a template."""


class PhaseForm(PhaseFields, EditForm):
    """A phase of a template as it is."""


class MilestoneFields(Form):
    """A typical milestone of a phase."""

    title = short_text(_l("Title"), required())
    criterion = short_text(_l("How one can tell that it is reached"))
    position = WholeNumberField(
        _l("Place in the order"), validators=[required(), within(1, MOST_SIBLINGS)], render_kw=NUMERIC
    )
    due_after_weeks = WholeNumberField(
        _l("Due after how many weeks"),
        default=0,
        validators=[required(), within(0, LONGEST_COURSE_WEEKS)],
        description=_l("Counted from the start of the phase."),
        render_kw=NUMERIC,
    )
    importance = SelectField(
        _l("Importance"), coerce=Importance, choices=choices(Importance), default=Importance.NORMAL
    )


class NewMilestoneForm(MilestoneFields, CreateForm):
    """A new milestone of a template phase."""


class MilestoneForm(MilestoneFields, EditForm):
    """A milestone of a template phase as it is."""
