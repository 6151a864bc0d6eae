"""Forms about departments."""

from __future__ import annotations

from collections.abc import Sequence

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, SelectField
from wtforms.fields.choices import SelectChoice

from tracker.domain.administrations import DepartmentKind, DepartmentRow, LevelLabel
from tracker.forms.base import CreateForm, EditForm, Form
from tracker.forms.fields import DayField, optional_int, options, required, short_text
from tracker.web.labels import choices
from tracker.web.levels import level_label
from tracker.web.locale import NO_BREAK, date_short


class DepartmentFields(Form):
    """What is known of a department; the choices of level, parent and successor come from its house."""

    name = short_text(_l("Name"), required())
    short_code = short_text(_l("Short code"), limit=20, description=_l("As in the organisation chart, such as 3.2."))
    level = SelectField(_l("Level"), coerce=int)
    parent_id = SelectField(_l("Belongs to"), coerce=optional_int)
    kind = SelectField(_l("Kind"), coerce=DepartmentKind, choices=choices(DepartmentKind))
    is_migration_related = BooleanField(
        _l("Its tasks have to do with migration"),
        description=_l("So that these departments can be compared with all the others."),
    )
    valid_from = DayField(_l("Exists since"), description=_l("Leave it empty if it has always been there."))
    valid_to = DayField(_l("Existed until"), description=_l("The last day. Leave it empty as long as it exists."))
    successor_id = SelectField(
        _l("Succeeded by"),
        coerce=optional_int,
        description=_l("Where its people went when it was dissolved."),
    )

    def offer(
        self, levels: Sequence[LevelLabel], departments: Sequence[DepartmentRow], *, without: int | None = None
    ) -> None:
        """Offer the levels and departments of the house; a department is not offered to itself."""
        deepest = max([len(levels), 1, *(row.level for row in departments)])
        self.level.choices = [
            SelectChoice(value=str(level), label=f"{level} – {level_label(levels, level)}")
            for level in range(1, deepest + 1)
        ]
        others = [(row.id, _indented(row)) for row in departments if row.id != without]
        self.parent_id.choices = options(others, empty=_l("Nothing above it"))
        self.successor_id.choices = options(others, empty=_l("No successor"))


class NewDepartmentForm(DepartmentFields, CreateForm):
    """A new department."""


class DepartmentForm(DepartmentFields, EditForm):
    """A department as it is."""


class AsOfForm(Form):
    """The day for which something is shown; it travels in the address."""

    class Meta(Form.Meta):
        csrf = False

    on = DayField(_l("As of"))


def _indented(row: DepartmentRow) -> str:
    """Return the name as it stands in the tree; what has ended says so."""
    ended = _("until %(day)s", day=date_short(row.valid_to)) if row.valid_to else ""
    name = " ".join(part for part in (row.short_code, row.name, f"({ended})" if ended else "") if part)
    return NO_BREAK * 4 * (row.level - 1) + name
