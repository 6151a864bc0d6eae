"""Forms about the standing items of a group."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from wtforms import HiddenField
from wtforms.validators import AnyOf

from tracker.forms.agenda_items import ItemFacts
from tracker.forms.base import CreateForm, EditForm, Form
from tracker.forms.fields import required


class NewStandingItemForm(ItemFacts, CreateForm):
    """A new standing item of a group."""


class StandingItemForm(ItemFacts, EditForm):
    """A standing item that is there already."""


class StepForm(Form):
    """Whether a standing item goes up or down."""

    direction = HiddenField(_l("Direction"), validators=[required(), AnyOf(["up", "down"])])
