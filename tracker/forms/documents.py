"""Forms about documents."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from flask_wtf.file import FileField, FileRequired
from wtforms import SelectField

from tracker.domain.documents import ENDINGS
from tracker.domain.meetings import Confidentiality
from tracker.forms.base import CreateForm, EditForm, Form
from tracker.forms.fields import short_text

ACCEPTED = ",".join(f".{ending}" for ending in ENDINGS)


class DocumentFields(Form):
    """What is known of a document; the view passes who may be let to read it."""

    title = short_text(_l("Title"), description=_l("Left empty, the document is called as its file."))
    visibility = SelectField(_l("Visibility"), coerce=Confidentiality)


class NewDocumentForm(DocumentFields, CreateForm):
    """A file, what it is called and who may read it."""

    file = FileField(_l("File"), validators=[FileRequired(_l("Please choose a file."))], render_kw={"accept": ACCEPTED})


class DocumentForm(DocumentFields, EditForm):
    """A document as it is."""


class TemplateForm(CreateForm):
    """A Word document from which minutes are made."""

    file = FileField(
        _l("Word document (docx)"),
        validators=[FileRequired(_l("Please choose a file."))],
        render_kw={"accept": ".docx"},
    )
