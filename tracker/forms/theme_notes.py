"""Forms about notes from events, and photos of their cards."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from flask_wtf.file import FileField, FileRequired
from wtforms import HiddenField

from tracker.domain.theme_notes import LONGEST_NOTE, LONGEST_PASTE
from tracker.forms.base import CreateForm, EditForm
from tracker.forms.fields import long_text, required, short_text

NOTE_HINT = _l("One card, one line, without names. Enter adds it.")
PASTE_HINT = _l("One note per line. Bullets, numbering and empty lines are left out; what is there twice stays twice.")
ALTERNATIVE_HINT = _l("For whoever cannot see the picture, such as “Wall with 30 cards on homeoffice and technology”.")


class NoteForm(CreateForm):
    """One note; `seen` says that the person decided to keep it as it is."""

    text = short_text(_l("Note from a card"), required(_l("Please enter at least one note.")), limit=LONGEST_NOTE)
    seen = HiddenField()


class NotesForm(CreateForm):
    """Many notes at once; `seen` is what was looked at in the preview."""

    text = long_text(
        _l("Notes"),
        required(_l("Please enter at least one note.")),
        rows=12,
        limit=LONGEST_PASTE,
        description=PASTE_HINT,
    )
    seen = HiddenField()


class CorrectionForm(EditForm):
    """A note as it is; `seen` says that the person decided to keep the new words."""

    text = short_text(_l("Note from a card"), required(), limit=LONGEST_NOTE)
    seen = HiddenField()


class PhotoForm(CreateForm):
    """A photo, and what can be seen on it."""

    file = FileField(
        _l("Photo"),
        validators=[FileRequired(_l("Please choose a file."))],
        render_kw={"accept": ".jpg,.jpeg,.png,.webp"},
    )
    title = short_text(_l("What can be seen"), required(), description=ALTERNATIVE_HINT)
