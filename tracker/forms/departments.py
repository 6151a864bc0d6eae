"""Forms about departments."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, SelectField

from tracker.domain.administrations import DepartmentKind
from tracker.forms.base import CreateForm, EditForm, Form
from tracker.forms.fields import DayField, optional_int, required, short_text
from tracker.web.labels import choices


class DepartmentFields(Form):
    """What is known of a department; the choices of level, parent and successor come from its house."""

    name = short_text(_l("Name"), required())
    short_code = short_text(_l("Short code"), limit=20, description=_l("As in the organisation chart, such as 3.2."))
    level = SelectField(_l("Level"), coerce=int)
    parent_id = SelectField(_l("Belongs to"), coerce=optional_int)
    kind = SelectField(_l("Kind"), coerce=DepartmentKind, choices=choices(DepartmentKind))
    is_migration_related = BooleanField(
        _l("Its tasks have to do with migration"),
        description=_l("So that these departments can be compared with all the others."),
    )
    valid_from = DayField(_l("Exists since"), description=_l("Leave it empty if it has always been there."))
    valid_to = DayField(_l("Existed until"), description=_l("The last day. Leave it empty as long as it exists."))
    successor_id = SelectField(
        _l("Succeeded by"),
        coerce=optional_int,
        description=_l("Where its people went when it was dissolved."),
    )


class NewDepartmentForm(DepartmentFields, CreateForm):
    """A new department."""


class DepartmentForm(DepartmentFields, EditForm):
    """A department as it is."""
