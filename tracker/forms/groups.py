"""Forms about groups."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, RadioField, SelectField

from tracker.domain.groups import GroupKind
from tracker.domain.series import Weekday, WeekOfMonth
from tracker.forms.base import CreateForm, EditForm, Form
from tracker.forms.fields import DayField, WholeNumberField, long_text, optional_member, required, short_text, within
from tracker.web.labels import choices

MOST_WEEKS = 52


class _Facts(Form):
    """What is to be said of a group."""

    name = short_text(
        _l("Name"),
        required(),
        description=_l("As you say it: “Steering group”, “Working group on the mission statement”."),
    )
    kind = RadioField(_l("Kind"), coerce=GroupKind, choices=choices(GroupKind), default=GroupKind.STEERING)
    mandate = long_text(_l("Mandate"), rows=3, description=_l("What the group is there for, and who gave it the task."))
    rhythm_weeks = WholeNumberField(
        _l("Weeks between two meetings"),
        validators=[within(1, MOST_WEEKS)],
        description=_l("As agreed; the date of the next meeting is proposed from it."),
        render_kw={"inputmode": "numeric"},
    )
    week_of_month = SelectField(
        _l("Or each month"),
        coerce=optional_member(WeekOfMonth),
        choices=choices(WeekOfMonth, empty=_l("not agreed")),
    )
    weekday = SelectField(
        _l("Weekday"), coerce=optional_member(Weekday), choices=choices(Weekday, empty=_l("not agreed"))
    )
    founded_on = DayField(_l("Founded on"))


class NewGroupForm(_Facts, CreateForm):
    """A new group."""


class GroupForm(_Facts, EditForm):
    """A group that is there already."""

    dissolved_on = DayField(_l("Dissolved on"))
    continues_after_process = BooleanField(_l("The group goes on after the end of the process"))
