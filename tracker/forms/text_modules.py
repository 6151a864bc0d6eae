"""Forms about the text modules of a group."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l

from tracker.forms.base import CreateForm, EditForm, Form
from tracker.forms.fields import long_text, required, short_text


class _Phrase(Form):
    """A phrase and what it is called."""

    title = short_text(_l("Name"), required(), description=_l("What you look for while you take notes."))
    text = long_text(_l("Text"), required(), rows=5)


class NewTextModuleForm(_Phrase, CreateForm):
    """A new text module of a group."""


class TextModuleForm(_Phrase, EditForm):
    """A text module that is there already."""
