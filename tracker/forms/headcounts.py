"""Forms about headcounts."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from wtforms import SelectField

from tracker.domain.administrations import HeadcountSource
from tracker.forms.base import CreateForm, EditForm, Form
from tracker.forms.fields import DayField, WholeNumberField, required, within
from tracker.web.labels import choices

MOST_STAFF = 100_000


class HeadcountFields(Form):
    """How many people worked in a department on a key date."""

    as_of = DayField(_l("Key date"), validators=[required(_l("Please enter the key date."))])
    count = WholeNumberField(
        _l("People"),
        validators=[required(_l("Please enter the number of people.")), within(0, MOST_STAFF)],
        description=_l("Persons, not full-time equivalents."),
        render_kw={"inputmode": "numeric"},
    )
    source = SelectField(_l("Source"), coerce=HeadcountSource, choices=choices(HeadcountSource))


class NewHeadcountForm(HeadcountFields, CreateForm):
    """A new headcount."""


class HeadcountForm(HeadcountFields, EditForm):
    """A headcount as it is."""
