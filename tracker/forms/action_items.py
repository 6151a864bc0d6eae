"""Forms about action items."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from wtforms import EmailField, RadioField, SelectField
from wtforms.validators import Optional, Regexp

from tracker.domain.action_items import UNFINISHED, ActionItemState, Priority
from tracker.forms.base import CreateForm, EditForm, Form
from tracker.forms.fields import DayField, at_most, long_text, optional_int, optional_member, required, short_text
from tracker.web.labels import choices

LONGEST_EMAIL = 254
ADDRESS = r"^[^@\s]+@[^@\s]+\.[^@\s]+$"


class FilterForm(Form):
    """Which action items a list shows; without a choice the unfinished ones."""

    class Meta(Form.Meta):
        csrf = False

    state = SelectField(
        _l("State"),
        coerce=optional_member(ActionItemState),
        choices=choices(ActionItemState, empty=_l("Everything unfinished")),
    )


class _Facts(Form):
    """Who does what until when; the view passes those who may be responsible."""

    title = short_text(_l("What is to be done?"), required())
    responsible_id = SelectField(_l("Responsible"), coerce=optional_int)
    responsible_email = EmailField(
        _l("Or by e-mail, if it is somebody else"),
        validators=[
            Optional(),
            Regexp(ADDRESS, message=_l("Please enter an address such as name@landkreis.example.")),
            at_most(LONGEST_EMAIL),
        ],
    )
    due_on = DayField(_l("Due"))
    priority = RadioField(_l("Priority"), coerce=Priority, choices=choices(Priority), default=Priority.NORMAL)
    note = long_text(_l("Note"), rows=2)


class NewActionItemForm(_Facts, CreateForm):
    """A new action item."""


class ActionItemForm(_Facts, EditForm):
    """An action item that is there already; the view leaves the state out where it is finished."""

    state = RadioField(
        _l("State"),
        coerce=ActionItemState,
        choices=[choice for choice in choices(ActionItemState) if choice.value in UNFINISHED],
    )


class CompleteForm(Form):
    """When it was done."""

    done_on = DayField(_l("Done on"), validators=[required()])
    note = long_text(_l("Note"), rows=2, description=_l("What came of it, if that is worth remembering."))


class PostponeForm(Form):
    """Until when it will be done instead."""

    due_on = DayField(_l("New due date"), validators=[required()])
    reason = short_text(
        _l("Reason"), description=_l("Required if the new date is later. The first date stays on record.")
    )


class DropForm(Form):
    """Why it is not done."""

    reason = long_text(_l("Reason"), required(_l("Please give the reason.")), rows=3)
