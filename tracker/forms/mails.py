"""Forms about mails."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from wtforms import HiddenField, SelectField, SelectMultipleField
from wtforms.widgets import CheckboxInput, ListWidget

from tracker.domain.mails import MailKind, MailState
from tracker.forms.base import Form
from tracker.forms.fields import optional_member
from tracker.web.labels import choices


class PreviewForm(Form):
    """The mails as they were shown; nothing else is sent."""

    seen = HiddenField()


class ChoiceForm(Form):
    """Which mails one wants."""

    kinds = SelectMultipleField(
        _l("Mails that you want"),
        coerce=MailKind,
        choices=choices(MailKind),
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
    )


class FilterForm(Form):
    """Which mails of the outbox to show."""

    class Meta(Form.Meta):
        csrf = False

    state = SelectField(
        _l("State"), coerce=optional_member(MailState), choices=choices(MailState, empty=_l("All states"))
    )
