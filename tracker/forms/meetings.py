"""Forms about meetings."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import RadioField, SelectField, SelectMultipleField, URLField
from wtforms.validators import URL, Optional
from wtforms.widgets import CheckboxInput, ListWidget

from tracker.domain.meetings import Confidentiality, MeetingFormat, MeetingState
from tracker.forms.base import CreateForm, EditForm, Form
from tracker.forms.fields import (
    ClockField,
    MomentField,
    at_most,
    long_text,
    optional_int,
    optional_member,
    required,
    short_text,
)
from tracker.web.labels import choices

LONGEST_LINK = 500


class FilterForm(Form):
    """Which meetings a list shows; the view passes the groups."""

    class Meta(Form.Meta):
        csrf = False

    group = SelectField(_l("Group"), coerce=optional_int)
    state = SelectField(
        _l("State"), coerce=optional_member(MeetingState), choices=choices(MeetingState, empty=_l("All states"))
    )


class _Facts(Form):
    """When, where and how a group meets."""

    starts_at = MomentField(_l("Beginning"), validators=[required()])
    ends_at = ClockField(_l("End"))
    format = RadioField(
        _l("Format"), coerce=MeetingFormat, choices=choices(MeetingFormat), default=MeetingFormat.ON_SITE
    )
    place = short_text(_l("Place"))
    link = URLField(
        _l("Address of the video conference"),
        validators=[
            Optional(),
            URL(require_tld=False, message=_l("Please enter a complete address that begins with https://.")),
            at_most(LONGEST_LINK),
        ],
    )
    title = short_text(_l("Topic"), description=_l("Only if the meeting is more than the regular one."))
    confidentiality = RadioField(
        _l("Who may read the attendance and new agenda items"),
        coerce=Confidentiality,
        choices=choices(Confidentiality),
        default=Confidentiality.GROUP,
    )

    def values(self) -> dict[str, Any]:
        """Return the cleaned values; a meeting ends on the day on which it begins."""
        values = super().values()
        if values["ends_at"] is not None:
            values["ends_at"] = datetime.combine(values["starts_at"].date(), values["ends_at"])
        return values


class NewMeetingForm(_Facts, CreateForm):
    """A new meeting; the view passes the groups."""

    group_id = SelectField(_l("Group"), coerce=int)
    agenda = long_text(
        _l("Agenda"),
        rows=7,
        description=_l(
            "One item per line; minutes at the end are read: “Budget (20 min)”. You can change it all later."
        ),
    )

    carried = SelectMultipleField(
        _l("Carried over"), coerce=int, option_widget=CheckboxInput(), widget=ListWidget(prefix_label=False)
    )

    def facts(self) -> dict[str, Any]:
        """Return what is stored of the meeting itself, and the topics that it takes up."""
        return {name: value for name, value in self.values().items() if name not in {"group_id", "agenda"}}


class MeetingForm(_Facts, EditForm):
    """A meeting that is planned already; the view passes the members."""

    chair_id = SelectField(_l("Chair"), coerce=optional_int)
    minute_taker_id = SelectField(_l("Minute taker"), coerce=optional_int)


class ReasonForm(Form):
    """Why something does not happen as planned."""

    reason = long_text(_l("Reason"), required(_l("Please give the reason.")), rows=3)


class EmptyForm(Form):
    """Only a button."""
