"""Forms about project teams."""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import SelectField

from tracker.forms.base import CreateForm, EditForm
from tracker.forms.fields import DayField, optional_int, required, short_text
from tracker.web.clock import today

NOBODY = _l("Please choose")
NO_ORGANISATION = _l("None: from the administration itself")


class NewTeamMemberForm(CreateForm):
    """Somebody for the project team; the view passes persons and organisations."""

    person_id = SelectField(_l("Person"), coerce=optional_int, validators=[required(_l("Please choose a person."))])
    partner_organisation_id = SelectField(_l("Partner organisation"), coerce=optional_int)
    task = short_text(_l("Task"))
    valid_from = DayField(_l("From"))
    valid_to = DayField(_l("Until"))


class TeamMemberForm(EditForm):
    """Task, organisation and time of somebody in the project team."""

    partner_organisation_id = SelectField(_l("Partner organisation"), coerce=optional_int)
    task = short_text(_l("Task"))
    valid_from = DayField(_l("From"))
    valid_to = DayField(_l("Until"))


class TeamMemberEndForm(EditForm):
    """Until when somebody belongs to the team."""

    valid_to = DayField(_l("Last day in the team"), validators=[required(_l("Please enter the last day."))])

    def __init__(self, *, obj: Any, **arguments: Any) -> None:
        super().__init__(obj=obj, **arguments)
        if not self.is_submitted():
            self.valid_to.data = self.valid_to.data or today()
