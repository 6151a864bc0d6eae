"""Forms about the links of agenda items."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from wtforms import SelectField

from tracker.forms.base import CreateForm
from tracker.forms.fields import required


class NewLinkForm(CreateForm):
    """What an agenda item is about elsewhere; the view passes what it can point to."""

    target = SelectField(_l("Milestone, decision or dialogue event"), validators=[required()])
