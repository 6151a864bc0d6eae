"""Forms about fields of action and cross-cutting themes."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from wtforms import RadioField

from tracker.domain.themes import FieldKind
from tracker.forms.base import CreateForm, EditForm
from tracker.forms.fields import required, short_text
from tracker.web.labels import choices


class NewFieldForm(CreateForm):
    """A new field of a process."""

    kind = RadioField(_l("Kind"), coerce=FieldKind, choices=choices(FieldKind), default=FieldKind.FIELD_OF_ACTION)
    name = short_text(_l("Name"), required())


class FieldForm(EditForm):
    """A field as it is."""

    name = short_text(_l("Name"), required())
