"""Forms about agenda items."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from wtforms import HiddenField, RadioField, SelectField
from wtforms.validators import AnyOf, Optional

from tracker.domain.agenda_items import LONGEST_TITLE, MOST_MINUTES
from tracker.domain.carry_over import Way
from tracker.domain.meetings import Confidentiality, ItemKind
from tracker.forms.base import CreateForm, EditForm, Form
from tracker.forms.fields import WholeNumberField, long_text, optional_int, required, short_text, within
from tracker.web.labels import choices


class ItemFacts(Form):
    """What is to be said of an agenda item."""

    title = short_text(_l("Topic"), required(), limit=LONGEST_TITLE)
    kind = SelectField(_l("Kind"), coerce=ItemKind, choices=choices(ItemKind), default=ItemKind.DISCUSSION)
    minutes_planned = WholeNumberField(
        _l("Minutes"), validators=[within(0, MOST_MINUTES)], render_kw={"inputmode": "numeric"}
    )
    presenter = short_text(_l("Presented by"))
    visibility = RadioField(
        _l("Who may read it"),
        coerce=Confidentiality,
        choices=choices(Confidentiality),
        default=Confidentiality.GROUP,
        description=_l("Notes, decisions and action items of this item are visible to the same people."),
    )
    section = short_text(
        _l("Section"),
        description=_l("Items with the same section stand below one heading, if they follow each other."),
        render_kw={"list": "sections"},
    )
    description = long_text(_l("What it is about"), rows=3)


class NewItemForm(ItemFacts, CreateForm):
    """A new item on the agenda."""


class ItemForm(ItemFacts, EditForm):
    """An item that is there already."""


class MoveForm(Form):
    """Where an item goes: a step up or down, or to a position."""

    direction = HiddenField(validators=[Optional(), AnyOf(["up", "down"])])
    position = WholeNumberField(validators=[within(1, 1000)])


class DeferForm(Form):
    """Why an item is left for later, and for when; the view passes the next meeting if there is one."""

    reason = long_text(_l("Reason"), required(_l("Please give the reason.")), rows=3)
    to = RadioField(_l("For when"), coerce=optional_int)


class CarryOverForm(Form):
    """How an item comes to another meeting, and to which; the view passes what is possible."""

    way = RadioField(_l("How"), coerce=Way)
    to = RadioField(_l("For when"), coerce=optional_int)


class TakeUpForm(Form):
    """Which topic of the backlog comes onto the agenda."""

    item_id = WholeNumberField(validators=[required()])


class NotesForm(EditForm):
    """What is written down while an item is discussed."""

    notes = long_text(_l("Notes"), rows=12)
