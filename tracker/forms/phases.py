"""Forms about phases and gates."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from wtforms import SelectField

from tracker.domain.processes import GateResult
from tracker.forms.base import CreateForm, EditForm
from tracker.forms.fields import DayField, long_text, optional_member, required, short_text
from tracker.web.labels import choices


class NewPhaseForm(CreateForm):
    """A further phase."""

    name = short_text(_l("Name"), required(_l("Please give the phase a name.")))
    planned_start_on = DayField(_l("Planned start"))
    planned_end_on = DayField(_l("Planned end"))
    question = short_text(
        _l("Question at the gate"), description=_l("What has to be answered before the next phase is relied on.")
    )


class PhaseForm(EditForm):
    """Dates and summary of a phase."""

    name = short_text(_l("Name"), required(_l("Please give the phase a name.")))
    planned_start_on = DayField(_l("Planned start"))
    planned_end_on = DayField(_l("Planned end"))
    actual_start_on = DayField(_l("Actual start"))
    actual_end_on = DayField(_l("Actual end"))
    summary = long_text(_l("Summary"), description=_l("What was done in this phase, and with which result."))


class GateForm(EditForm):
    """The answer to the question at a gate."""

    result = SelectField(
        _l("Result"), coerce=optional_member(GateResult), choices=choices(GateResult, empty=_l("not answered yet"))
    )
    answered_on = DayField(_l("Answered on"))
    answered_by = short_text(_l("Answered by"), description=_l("A group or a function rather than a name."))
    note = long_text(
        _l("Note"), description=_l("Conditions, or why the gate is not passed, or why an answer is taken back."), rows=3
    )
