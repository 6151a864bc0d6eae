"""Forms about information: outcomes that are neither decisions nor action items."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l

from tracker.forms.base import CreateForm, EditForm, Form
from tracker.forms.fields import long_text, required


class _Facts(Form):
    """What is to be remembered."""

    text = long_text(_l("What is to be remembered?"), required(), rows=3)


class NewInformationForm(_Facts, CreateForm):
    """A new information."""


class InformationForm(_Facts, EditForm):
    """An information that is there already."""
