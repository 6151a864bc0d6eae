"""What one chooses to see of a dashboard; the choice stands in the address."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import SelectField
from wtforms.validators import ValidationError

from tracker.domain.periods import Period
from tracker.forms.base import Form
from tracker.forms.fields import DayField, optional_int, options


class ChoiceForm(Form):
    """The period, the event and the group; read from the address, so that a link shows the same."""

    class Meta(Form.Meta):
        """Nothing is changed by looking."""

        csrf = False

    start = DayField(_l("From"))
    end = DayField(_l("Until"))
    event = SelectField(_l("Event"), coerce=optional_int)
    group = SelectField(_l("Group"), coerce=optional_int)

    def __init__(
        self, *, events: Iterable[tuple[int, str]], groups: Iterable[tuple[int, str]], **arguments: Any
    ) -> None:
        groups = list(groups)
        super().__init__(data={"group": groups[0][0] if groups else None}, **arguments)
        self.event.choices = options(events, empty=_l("All events"))
        self.group.choices = options(groups, empty=None if groups else _l("No groups yet"))

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
