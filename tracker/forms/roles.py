"""Forms about role assignments."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, SelectField

from tracker.domain.access import Role
from tracker.forms.base import CreateForm, EditForm, Form
from tracker.forms.fields import DayField, optional_int
from tracker.web.labels import choices


class RoleFields(Form):
    """For how long a role holds."""

    valid_from = DayField(_l("From"), description=_l("Leave it empty if it holds at once."))
    valid_to = DayField(_l("Until"), description=_l("The last day. Leave it empty if no end is known."))
    sees_raw_figures = BooleanField(
        _l("Sees figures per department"),
        description=_l("Only for the evaluation, and only if the agreement of the process says so."),
    )


class NewRoleForm(RoleFields, CreateForm):
    """A new role of a person."""

    role = SelectField(_l("Role"), coerce=Role, choices=choices(Role))
    administration_id = SelectField(
        _l("Administration"),
        coerce=optional_int,
        description=_l("“This installation” is only for those who administer the system."),
    )


class RoleForm(RoleFields, EditForm):
    """A role of a person as it is."""
