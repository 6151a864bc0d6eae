"""Forms about persons."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, EmailField, SelectField
from wtforms.validators import Optional, Regexp

from tracker.forms.base import CreateForm, EditForm, Form
from tracker.forms.fields import at_most, optional_int, required, short_text

LONGEST_EMAIL = 254
ADDRESS = r"^[^@\s]+@[^@\s]+\.[^@\s]+$"


class PersonFields(Form):
    """Who somebody is; the choices of organisation and administration come from the installation."""

    display_name = short_text(
        _l("Name"), required(), description=_l("As it stands in minutes. A function is enough where no name is needed.")
    )
    function_title = short_text(_l("Function"), description=_l("For example: Gleichstellungsbeauftragte."))
    email = EmailField(
        _l("E-mail address"),
        validators=[
            Optional(),
            at_most(LONGEST_EMAIL),
            Regexp(ADDRESS, message=_l("Please enter an address such as name@landkreis.example.")),
        ],
        description=_l("Only needed for an account."),
        render_kw={"autocomplete": "off"},
    )
    home_administration_id = SelectField(
        _l("Works in the administration"),
        coerce=optional_int,
        description=_l("Only for people of the house; they can then be chosen for its groups."),
    )
    partner_organisation_id = SelectField(_l("Works for the partner organisation"), coerce=optional_int)


class NewPersonForm(PersonFields, CreateForm):
    """A new person."""


class PersonForm(PersonFields, EditForm):
    """A person as it is."""

    is_active = BooleanField(
        _l("Takes part"), description=_l("Whoever no longer takes part loses the account and stays in old records.")
    )
