"""What somebody wants to take away."""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import RadioField, SelectMultipleField
from wtforms.validators import ValidationError
from wtforms.widgets import CheckboxInput, ListWidget

from tracker.domain.exports import ExportFormat, ExportTable
from tracker.forms.base import Form
from tracker.forms.fields import DayField
from tracker.web.labels import choices


class ExportForm(Form):
    """The time, the tables and the kind of file."""

    start = DayField(_l("From"), description=_l("Empty: from the beginning"))
    end = DayField(_l("Until"), description=_l("Empty: until today"))
    tables = SelectMultipleField(
        _l("Tables"),
        coerce=ExportTable,
        option_widget=CheckboxInput(),
        widget=ListWidget(prefix_label=False),
        default=list(ExportTable),
    )
    file_format = RadioField(_l("Kind of file"), coerce=ExportFormat, default=ExportFormat.XLSX)

    def __init__(self, **arguments: Any) -> None:
        super().__init__(**arguments)
        self.tables.choices = choices(ExportTable)
        self.file_format.choices = choices(ExportFormat)

    def validate_end(self, field: DayField) -> None:
        """A period does not end before it begins."""
        if self.start.data and field.data and field.data < self.start.data:
            raise ValidationError(_l("The end lies before the beginning."))
