"""What one chooses to see of a dashboard; the choice stands in the address."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import SelectField

from tracker.forms.fields import optional_int, options
from tracker.forms.periods import PeriodForm


class ChoiceForm(PeriodForm):
    """The period, the event and the group; read from the address, so that a link shows the same."""

    event = SelectField(_l("Event"), coerce=optional_int)
    group = SelectField(_l("Group"), coerce=optional_int)

    def __init__(
        self, *, events: Iterable[tuple[int, str]], groups: Iterable[tuple[int, str]], **arguments: Any
    ) -> None:
        groups = list(groups)
        super().__init__(data={"group": groups[0][0] if groups else None}, **arguments)
        self.event.choices = options(events, empty=_l("All events"))
        self.group.choices = options(groups, empty=None if groups else _l("No groups yet"))
