"""Forms about decisions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, RadioField, SearchField, SelectField, SelectMultipleField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Optional
from wtforms.widgets import CheckboxInput, ListWidget

from tracker.domain.decision_register import RegisterFilter
from tracker.domain.decisions import DecisionResult, DecisionStatus, Replacement
from tracker.domain.search import words
from tracker.forms.base import CreateForm, EditForm, Form
from tracker.forms.fields import (
    SHORT,
    DayField,
    WholeNumberField,
    at_most,
    long_text,
    optional_int,
    optional_member,
    required,
    short_text,
    within,
)
from tracker.web.clock import today
from tracker.web.labels import choices, label

MOST_VOTES = 500
DIGITS = {"inputmode": "numeric"}
REPLACED = [
    SelectChoice(Replacement.SUPERSEDES, _l("superseded, because this decision takes its place")),
    SelectChoice(Replacement.REVOKES, _l("revoked")),
]


class FilterForm(Form):
    """What the register shows; the view passes the groups and the years."""

    class Meta(Form.Meta):
        csrf = False

    q = SearchField(_l("Search"), validators=[Optional(), at_most(SHORT)], render_kw={"autocomplete": "off"})
    status = SelectField(
        _l("Implementation"),
        coerce=optional_member(DecisionStatus),
        choices=choices(DecisionStatus, empty=_l("All decisions")),
    )
    group = SelectField(_l("Group"), coerce=optional_int)
    year = SelectField(_l("Year"), coerce=optional_int)
    result = SelectField(
        _l("Result"),
        coerce=optional_member(DecisionResult),
        choices=choices(DecisionResult, empty=_l("All results")),
    )
    responsible = short_text(_l("Responsible"))
    overdue = BooleanField(_l("Overdue only"))

    def chosen(self) -> RegisterFilter:
        """Return what the register is narrowed to."""
        return RegisterFilter(
            words=words(self.q.data or ""),
            status=self.status.data,
            group_id=self.group.data,
            year=self.year.data,
            result=self.result.data,
            responsible=words(self.responsible.data or ""),
            is_overdue=self.overdue.data,
        )

    def address(self) -> dict[str, str]:
        """Return what the address of the list carries along."""
        return {field.name: field.data if field.data is not True else "1" for field in self if field.data}


class _Replacing(Form):
    """Which earlier decision it replaces; the view passes those that can be."""

    supersedes_id = SelectField(_l("Earlier decision that it replaces"), coerce=optional_int)
    replacement = RadioField(_l("The earlier decision is"), coerce=Replacement, choices=REPLACED)

    def __init__(self, **arguments: Any) -> None:
        super().__init__(**arguments)
        self.replacement.data = self.replacement.data or Replacement.SUPERSEDES


class Facts(_Replacing):
    """What was decided, and with which result."""

    title = short_text(_l("What was decided?"), required(), description=_l("The decision in one sentence."))
    text = long_text(_l("Full text or reasons"), rows=3)
    result = RadioField(
        _l("Result"), coerce=DecisionResult, choices=choices(DecisionResult), default=DecisionResult.ACCEPTED
    )
    votes_yes = WholeNumberField(_l("Votes in favour"), validators=[within(0, MOST_VOTES)], render_kw=DIGITS)
    votes_no = WholeNumberField(_l("Votes against"), validators=[within(0, MOST_VOTES)], render_kw=DIGITS)
    votes_abstained = WholeNumberField(_l("Abstentions"), validators=[within(0, MOST_VOTES)], render_kw=DIGITS)


class Plan(Form):
    """How it shall be carried out."""

    responsible = short_text(_l("Responsible for carrying it out"))
    due_on = DayField(_l("Carried out by"))
    review_on = DayField(_l("Decision check on"))


class NewDecisionForm(Facts, Plan, CreateForm):
    """A new decision."""


class DecisionForm(Facts, Plan, EditForm):
    """A decision whose meeting is still being held."""


class FollowUpForm(_Replacing, Plan, EditForm):
    """How far a decision has been carried out; what another decision replaced keeps its status."""

    status = RadioField(_l("Implementation"), coerce=DecisionStatus)
    status_reason = long_text(
        _l("Reason or remark"),
        rows=3,
        description=_l("Required if the decision is not carried out or revoked, and as long as it is overdue."),
    )
    implemented_on = DayField(_l("Implemented on"))
    delivered_to = long_text(
        _l("Delivered to"), rows=2, description=_l("Whom the decision was sent to, one per line; functions, not names.")
    )

    def __init__(self, *, obj: Any, **arguments: Any) -> None:
        super().__init__(obj=obj, **arguments)
        self.status.choices = [
            SelectChoice(status, label(status))
            for status in DecisionStatus
            if status is obj.status or not (obj.is_replaced or status is DecisionStatus.SUPERSEDED)
        ]


class MilestonesForm(Form):
    """Which milestones a decision moved; the view passes those of the process."""

    milestone_ids = SelectMultipleField(
        _l("Milestones"), coerce=int, widget=ListWidget(prefix_label=False), option_widget=CheckboxInput()
    )


class ImplementForm(EditForm):
    """That a decision is carried out."""

    implemented_on = DayField(_l("Implemented on"), validators=[required()])
    remark = long_text(_l("Remark"), rows=2, description=_l("What came of it, if that is worth remembering."))

    def __init__(self, *, obj: Any, **arguments: Any) -> None:
        super().__init__(obj=obj, **arguments)
        if not self.is_submitted():
            self.implemented_on.data = today()

    def compared(self) -> list[Mapping[str, Any]]:
        """Return only the fields that the decision keeps; a remark is nothing that could have been saved before."""
        return [pair for pair in super().compared() if hasattr(self.record, pair["field"].name)]


class PostponeForm(EditForm):
    """Until when a decision shall be carried out instead, and why it is not yet."""

    due_on = DayField(_l("New date"), validators=[required()])
    status_reason = long_text(
        _l("Not implemented so far because …"),
        required(_l("Please give the reason.")),
        rows=3,
        description=_l("Stands beside the decision in the register. Earlier dates and reasons stay in the journal."),
    )
