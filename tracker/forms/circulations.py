"""Forms about decisions by circulation."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from wtforms import RadioField, SelectField

from tracker.domain.meetings import Confidentiality
from tracker.forms.base import CreateForm, EditForm, Form
from tracker.forms.decisions import Facts, Plan
from tracker.forms.fields import DayField, long_text, required
from tracker.web.labels import choices


class _Round(Form):
    """How it went round; the view passes the groups."""

    working_group_id = SelectField(_l("Group"), coerce=int)
    sent_on = DayField(_l("Sent out on"), validators=[required()])
    decided_on = DayField(_l("Decided on"), validators=[required()])
    visibility = RadioField(
        _l("Who may read it"),
        coerce=Confidentiality,
        choices=choices(Confidentiality),
        default=Confidentiality.GROUP,
    )


class NewCirculationForm(_Round, Facts, Plan, CreateForm):
    """A new decision by circulation."""


class CirculationForm(_Round, Facts, EditForm):
    """A decision by circulation as it was recorded; how it is carried out is followed up elsewhere."""

    reason = long_text(
        _l("Reason for the correction"),
        rows=2,
        description=_l(
            "Required from the day after it was recorded, and once it is being carried out. It stays in the journal."
        ),
    )
