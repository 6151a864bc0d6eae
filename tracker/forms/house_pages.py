"""Forms about the page for the house and its entries."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, SelectField

from tracker.domain.house_pages import HouseEntryKind
from tracker.forms.base import CreateForm, EditForm, Form
from tracker.forms.fields import DayField, long_text, required, short_text
from tracker.web.labels import choices

PLAIN = _l("Short sentences, known words, no names.")
FALLBACK = _l("Without it, the German text stands on the English page, too.")
CONTACT_HINT = _l("A function and how to reach it, such as “Koordination im Haus, Zimmer 12”. Never a name.")


class HousePageTexts(Form):
    """What stands above and below the entries."""

    introduction = long_text(_l("What it is about"), description=PLAIN)
    introduction_en = long_text(_l("The same in English"), description=FALLBACK)
    contact = short_text(_l("Whom staff may ask"), description=CONTACT_HINT)


class NewHousePageForm(HousePageTexts, CreateForm):
    """The texts of a page that is begun."""


class HousePageForm(HousePageTexts, EditForm):
    """The texts of a page as they are."""


class HouseEntryFacts(Form):
    """A sentence for the house, and whether it is shown."""

    kind = SelectField(_l("What it tells"), coerce=HouseEntryKind, choices=choices(HouseEntryKind))
    held_on = DayField(_l("Day"), validators=[required(_l("Please enter the day."))])
    text = long_text(_l("In plain words"), required(_l("Please write the sentence.")), description=PLAIN)
    text_en = long_text(_l("The same in English"), description=FALLBACK)
    is_shown = BooleanField(_l("Show it on the page for the house"))


class NewHouseEntryForm(HouseEntryFacts, CreateForm):
    """An entry that is written."""


class HouseEntryForm(HouseEntryFacts, EditForm):
    """An entry as it is."""
