"""Forms about processes."""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, SelectField

from tracker.domain.processes import ProcessState, targets
from tracker.forms.base import CreateForm, EditForm
from tracker.forms.fields import DayField, long_text, optional_int, required, short_text
from tracker.web.labels import choices


class NewProcessForm(CreateForm):
    """A new process; the view passes the templates to choose from."""

    title = short_text(_l("Title"), required(_l("Please give the process a title.")))
    process_template_id = SelectField(
        _l("Template"),
        description=_l("The template lays phases, gates and milestones, with dates counted from the start."),
        coerce=optional_int,
    )
    planned_start_on = DayField(
        _l("Planned start"), validators=[required(_l("Please say when the process starts; all dates follow from it."))]
    )
    planned_end_on = DayField(_l("Planned end"))
    mandate_text = long_text(_l("Wording"), description=_l("What the top leadership has asked for, in its own words."))
    mandate_on = DayField(_l("Given on"))
    mandate_by = short_text(_l("Given by"), description=_l("A function rather than a name."))
    goals = long_text(_l("Goals"))
    funding = long_text(_l("Funding"), rows=2)


class ProcessForm(EditForm):
    """What is known of a process."""

    title = short_text(_l("Title"), required(_l("Please give the process a title.")))
    goals = long_text(_l("Goals"))
    mandate_text = long_text(_l("Wording"), description=_l("What the top leadership has asked for, in its own words."))
    mandate_on = DayField(_l("Given on"))
    mandate_by = short_text(_l("Given by"), description=_l("A function rather than a name."))
    planned_start_on = DayField(_l("Planned start"))
    planned_end_on = DayField(_l("Planned end"))
    actual_start_on = DayField(_l("Actual start"))
    actual_end_on = DayField(_l("Actual end"))
    funding = long_text(_l("Funding"), rows=2)
    comparison_consent = BooleanField(
        _l("This process may be compared with those of other administrations"),
        description=_l("Both administrations have to agree. Only figures of the whole house are compared."),
    )
    provenance = long_text(
        _l("Where the data come from"), description=_l("Is shown on the pages of the process."), rows=2
    )


class ProcessStateForm(EditForm):
    """The next state of a process, and why; the reason starts empty each time."""

    state = SelectField(_l("New state"), coerce=ProcessState)
    state_reason = long_text(
        _l("Reason"),
        description=_l("Needed to pause or discontinue a process and to take it up again after its end."),
        rows=3,
    )

    def __init__(self, *, obj: Any, **arguments: Any) -> None:
        super().__init__(obj=obj, **arguments)
        reachable = set(targets(obj.state))
        self.state.choices = [choice for choice in choices(ProcessState) if choice.value in reachable]
        if not self.is_submitted():
            self.state_reason.data = ""
