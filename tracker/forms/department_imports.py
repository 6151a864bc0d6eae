"""The form with which departments come in from a spreadsheet."""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _l

from tracker.forms.fields import DayField, required
from tracker.forms.sheets import SheetForm


class DepartmentImportForm(SheetForm):
    """Lines of departments, and what holds for all of them."""

    as_of = DayField(
        _l("Key date of the headcounts"),
        validators=[required(_l("Please enter the key date."))],
        description=_l("For lines that have no date of their own."),
    )
    valid_from = DayField(
        _l("New departments exist since"), description=_l("Leave it empty if they have always been there.")
    )

    def values(self) -> dict[str, Any]:
        """Return what the import needs to know besides the lines."""
        return {"valid_from": self.valid_from.data, "seen": self.seen.data}
