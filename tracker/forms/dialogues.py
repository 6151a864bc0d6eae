"""Forms about dialogue events."""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, RadioField, SelectField, SelectMultipleField
from wtforms.widgets import CheckboxInput, ListWidget

from tracker.domain.dialogues import ALLOWED, DialogueKind, DialogueState, DialogueTarget
from tracker.domain.meetings import MeetingFormat
from tracker.forms.base import CreateForm, EditForm, Form
from tracker.forms.fields import (
    MomentField,
    WholeNumberField,
    long_text,
    optional_int,
    optional_member,
    required,
    short_text,
    within,
)
from tracker.web.labels import choices

NO_ORIGINAL = _l("No event")
MOST_PEOPLE = 100_000
TITLE_HINT = _l("How you called it in the invitation.")
LEADERSHIP_HINT = _l("Functions, not names, such as “Landrat”.")
MODERATION_HINT = _l("Functions or organisations rather than names.")
INVITED_HINT = _l("How many people were invited, if you know it.")
SUMMARY_HINT = _l(
    "What came out of it, for everybody in the house: without names, without numbers of single departments."
)
SPLITS_HINT = _l("The count then has a part for each of them.")


class FilterForm(Form):
    """Which events a list shows."""

    class Meta(Form.Meta):
        csrf = False

    kind = SelectField(
        _l("Kind"), coerce=optional_member(DialogueKind), choices=choices(DialogueKind, empty=_l("All kinds"))
    )
    state = SelectField(
        _l("State"), coerce=optional_member(DialogueState), choices=choices(DialogueState, empty=_l("All states"))
    )


class _Facts(Form):
    """What is to be said of an event; the view passes the departments and the earlier events."""

    kind = SelectField(_l("Kind"), coerce=DialogueKind, choices=choices(DialogueKind))
    title = short_text(_l("Title"), required(), description=TITLE_HINT)
    starts_at = MomentField(_l("Beginning"), validators=[required()])
    ends_at = MomentField(_l("End"))
    format = SelectField(_l("Format"), coerce=MeetingFormat, choices=choices(MeetingFormat))
    place = short_text(_l("Place"))
    target = RadioField(
        _l("For whom"),
        coerce=DialogueTarget,
        choices=choices(DialogueTarget),
        default=DialogueTarget.WHOLE_HOUSE,
    )
    department_ids = SelectMultipleField(
        _l("Invited departments"),
        coerce=int,
        option_widget=CheckboxInput(),
        widget=ListWidget(prefix_label=False),
        description=_l("Only if the event is for some departments."),
    )
    invited = WholeNumberField(_l("Invited people"), validators=[within(0, MOST_PEOPLE)], description=INVITED_HINT)
    splits_categories = BooleanField(_l("Count managers and staff apart"), description=SPLITS_HINT)
    goal = long_text(_l("Goal"), rows=3)
    method = short_text(_l("Method"))
    moderation = short_text(_l("Moderation"), description=MODERATION_HINT)
    leadership_present = short_text(_l("Top leadership present"), description=LEADERSHIP_HINT)
    follow_up_of_id = SelectField(_l("Follows up on"), coerce=optional_int)


class NewDialogueForm(_Facts, CreateForm):
    """A new event."""


class DialogueForm(_Facts, EditForm):
    """An event that is there already."""

    summary = long_text(_l("Summary"), rows=6, description=SUMMARY_HINT)


class StateForm(EditForm):
    """What became of an event."""

    state = RadioField(_l("What became of it?"), coerce=DialogueState)
    state_reason = long_text(_l("Reason"), rows=3, description=_l("Needed when it is postponed or not held."))
    starts_at = MomentField(_l("New beginning"), description=_l("Only if it is planned again."))
    ends_at = MomentField(_l("New end"))

    def __init__(self, *, obj: Any, **arguments: Any) -> None:
        super().__init__(obj=obj, **arguments)
        if self.state.choices is None:
            offered = ALLOWED[obj.state]
            self.state.choices = [choice for choice in choices(DialogueState) if choice.value in offered]
