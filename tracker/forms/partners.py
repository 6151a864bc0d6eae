"""Forms about partner organisations."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from wtforms import SelectField

from tracker.domain.administrations import PartnerKind
from tracker.forms.base import CreateForm, EditForm, Form
from tracker.forms.fields import required, short_text
from tracker.web.labels import choices


class PartnerFields(Form):
    """What is known of a partner organisation."""

    name = short_text(_l("Name"), required())
    short_name = short_text(_l("Short name"), limit=60, description=_l("For lists and narrow places."))
    kind = SelectField(_l("Kind"), coerce=PartnerKind, choices=choices(PartnerKind))


class NewPartnerForm(PartnerFields, CreateForm):
    """A new partner organisation."""


class PartnerForm(PartnerFields, EditForm):
    """A partner organisation as it is."""
