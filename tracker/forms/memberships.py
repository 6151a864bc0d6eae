"""Forms about the seats of a group."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, SelectField

from tracker.domain.composition import StatutoryBody
from tracker.domain.groups import MemberRole
from tracker.forms.base import CreateForm, EditForm, Form
from tracker.forms.fields import DayField, optional_int, optional_member, required, short_text
from tracker.web.labels import choices


class _Facts(Form):
    """Who holds which seat; the view passes the persons and departments of the administration."""

    seat = short_text(
        _l("Function"),
        description=_l("What the seat stands for, such as “Staff council”. Lists show it instead of a name."),
    )
    person_id = SelectField(
        _l("Person"), coerce=optional_int, description=_l("Leave it open while the seat is vacant.")
    )
    department_id = SelectField(_l("Department"), coerce=optional_int)
    statutory_body = SelectField(
        _l("Statutory body"),
        coerce=optional_member(StatutoryBody),
        choices=choices(StatutoryBody, empty=_l("none")),
        description=_l("For whom the law asks that they are heard."),
    )
    role = SelectField(
        _l("Role in the group"), coerce=MemberRole, choices=choices(MemberRole), default=MemberRole.MEMBER
    )
    deputy_id = SelectField(_l("Deputy"), coerce=optional_int)
    is_voting = BooleanField(_l("Entitled to vote"), default=True)
    valid_from = DayField(_l("From"))
    valid_to = DayField(_l("Until"))


class NewMembershipForm(_Facts, CreateForm):
    """A new seat."""


class MembershipForm(_Facts, EditForm):
    """A seat that is there already."""


class EndForm(EditForm):
    """The last day of a membership, and who takes over."""

    valid_to = DayField(_l("Last day"), validators=[required()])
    successor_id = SelectField(
        _l("Successor"), coerce=optional_int, description=_l("Takes over the seat on the following day.")
    )
