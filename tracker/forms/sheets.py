"""What the imports of spreadsheets have in common: a file or pasted lines, a preview, a confirmation."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf.file import FileField
from wtforms import Field, HiddenField, ValidationError
from wtforms.widgets import TextArea

from tracker.domain.errors import RuleViolation
from tracker.forms.base import CreateForm
from tracker.imports import sheets
from tracker.imports.sheets import Sheet

Found = TypeVar("Found")


class PastedField(Field):
    """Lines of a spreadsheet exactly as they were pasted: tabs and empty lines mean something."""

    widget = TextArea()

    def process_formdata(self, valuelist: list[str]) -> None:
        """Take the lines as they are."""
        self.data = valuelist[0] if valuelist else ""

    def _value(self) -> str:
        return self.data or ""


class SheetForm(CreateForm):
    """A file or pasted lines; after the preview, the lines that were read and what was seen of them."""

    file = FileField(
        _l("File"),
        description=_l("CSV or XLSX. The file is read and not kept."),
        render_kw={"accept": ".csv,.xlsx,.txt"},
    )
    text = PastedField(
        _l("Or paste the lines here"),
        description=_l("Mark the table in the spreadsheet with its headings, copy it, and paste it here."),
        render_kw={"rows": 8, "spellcheck": "false"},
    )
    seen = HiddenField()

    def validate_text(self, field: Field) -> None:
        """Ask for one of the two."""
        if not self.file.data and not (field.data or "").strip():
            raise ValidationError(_("Please choose a file or paste the lines."))

    @property
    def is_confirmed(self) -> bool:
        """Whether the person saw a preview and confirms it."""
        return bool(self.is_submitted() and self.seen.data)

    def previewed(self, read: Callable[[Sheet], Found]) -> Found | None:
        """Return what `read` finds in the lines; None while there is nothing to read, with the reason in the form."""
        if not self.is_submitted() or not (self.is_confirmed or self.validate()) or any(each.errors for each in self):
            return None
        try:
            return read(self.sheet)
        except RuleViolation as violation:
            self.reject(violation)
            return None

    @property
    def sheet(self) -> Sheet:
        """The lines: of the file, else as pasted, and once they are confirmed exactly what was shown."""
        file = None if self.is_confirmed else self.file.data
        return sheets.read(file.read()) if file else sheets.pasted(self.text.data)

    def hold(self, text: str, seen: str) -> None:
        """Keep what was read, so that exactly this is confirmed."""
        self.text.data, self.seen.data = text, seen
