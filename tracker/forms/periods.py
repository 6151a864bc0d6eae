"""A period that somebody looks at; it stands in the address, so that a link shows the same."""

from __future__ import annotations

from datetime import date

from flask_babel import lazy_gettext as _l
from wtforms.validators import ValidationError

from tracker.domain.periods import Period
from tracker.forms.base import Form
from tracker.forms.fields import DayField


class LookingForm(Form):
    """A choice of what to look at."""

    class Meta(Form.Meta):
        """Nothing is changed by looking."""

        csrf = False


class PeriodForm(LookingForm):
    """From when until when."""

    start = DayField(_l("From"))
    end = DayField(_l("Until"))

    def validate_end(self, field: DayField) -> None:
        """A period does not end before it begins."""
        if self.start.data and field.data and field.data < self.start.data:
            raise ValidationError(_l("The end lies before the beginning."))

    def show(self, period: Period) -> None:
        """Show the period that is in force, unless there is a mistake to correct."""
        if not self.errors:
            self.start.data, self.end.data = period.start, period.end
            self.start.raw_data = self.end.raw_data = None

    def period(self, start: date, end: date) -> tuple[date, date]:
        """Return the chosen days within the given ones; all of them while the choice is not valid."""
        chosen_start = self.start.data if not self.errors else None
        chosen_end = self.end.data if not self.errors else None
        return max(chosen_start or start, start), min(chosen_end or end, end)
