"""Forms about bringing a theme to a group."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from wtforms import RadioField

from tracker.domain.agenda_items import LONGEST_TITLE
from tracker.domain.meetings import Confidentiality
from tracker.forms.base import CreateForm
from tracker.forms.fields import required, short_text
from tracker.web.labels import choices


class BringForm(CreateForm):
    """Where a theme goes, and what the agenda item is called; the view passes groups and meetings."""

    to = RadioField(
        _l("Where to"), validators=[required(_l("Please choose where the theme goes."))], validate_choice=False
    )
    title = short_text(_l("Topic"), required(), limit=LONGEST_TITLE)
    visibility = RadioField(
        _l("Who may read it"),
        coerce=Confidentiality,
        choices=choices(Confidentiality),
        default=Confidentiality.HOUSE,
        description=_l("Notes, decisions and action items of this item are visible to the same people."),
    )
