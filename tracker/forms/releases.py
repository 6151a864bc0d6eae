"""Forms about releases, about what protects small groups, and about small departments."""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import HiddenField, RadioField

from tracker.domain.administrations import SMALLEST_THRESHOLD
from tracker.domain.releases import Audience
from tracker.forms.base import CreateForm, EditForm, Form
from tracker.forms.fields import DayField, WholeNumberField, long_text, required, within
from tracker.web.labels import choices

LARGEST_THRESHOLD = 50


class Note(Form):
    """What stands beside the figures of a release."""

    note = long_text(
        _l("Note"),
        rows=3,
        description=_l(
            "Stands beside the figures, for example which event was corrected."
            " Without names, and without numbers that the figures do not show."
        ),
    )


class NewReleaseForm(Note, CreateForm):
    """For whom the figures of which time are prepared."""

    audience = RadioField(_l("For whom"), coerce=Audience, default=Audience.HOUSE)
    starts_on = DayField(_l("From"), validators=[required()])
    ends_on = DayField(_l("Until"), validators=[required()])

    def __init__(self, **arguments: Any) -> None:
        super().__init__(**arguments)
        self.audience.choices = choices(Audience)


class NoteForm(Note, EditForm):
    """The note of a draft."""


def _threshold(label: Any, description: Any) -> WholeNumberField:
    return WholeNumberField(
        label,
        validators=[required(), within(SMALLEST_THRESHOLD, LARGEST_THRESHOLD)],
        description=description,
        render_kw={"inputmode": "numeric"},
    )


class ProtectionForm(EditForm):
    """What an administration has agreed on with its staff council."""

    small_cell_threshold = _threshold(
        _l("Smallest group that is shown"), _l("In the house, numbers of fewer people are not shown.")
    )
    public_threshold = _threshold(
        _l("Smallest number in public reports"), _l("For the public, numbers of fewer people are not shown.")
    )
    opinion_threshold = _threshold(
        _l("Fewest answers that are shown"), _l("Of anonymous feedback, nothing is shown below so many answers.")
    )
    unit_minimum = _threshold(
        _l("Smallest department that stands alone"),
        _l("Departments with fewer employees are shown together with others as one unit."),
    )


class UnitGroupsForm(Form):
    """Which small departments are shown as one; the page lays one text field per department.

    `seen` is the fingerprint of the groups that it shows.
    """

    seen = HiddenField()
