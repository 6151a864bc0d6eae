"""The form with which counts come in from a spreadsheet."""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import SelectField

from tracker.domain.participation import CountSource
from tracker.forms.fields import optional_int
from tracker.forms.sheets import SheetForm
from tracker.web.labels import choices

NO_EVENT = _l("The sheet names it in every line")


class CountImportForm(SheetForm):
    """Lines of counts, and what holds for all of them; the view passes the events."""

    dialogue_event_id = SelectField(
        _l("Event"), coerce=optional_int, description=_l("For lines that name neither an event nor a date.")
    )
    count_source = SelectField(
        _l("Source of the numbers"),
        coerce=CountSource,
        choices=choices(CountSource),
        default=CountSource.SIGN_IN_LIST,
    )

    def values(self) -> dict[str, Any]:
        """Return what the import needs to know besides the lines."""
        return {"count_source": self.count_source.data, "seen": self.seen.data}
