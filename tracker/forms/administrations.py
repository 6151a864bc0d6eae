"""Forms about administrations."""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, SelectField
from wtforms.validators import Optional, Regexp

from tracker.domain.administrations import AdministrationKind, LevelLabel
from tracker.forms.base import CreateForm, EditForm, Form
from tracker.forms.fields import long_text, required, short_text
from tracker.web.labels import choices

LEVELS = range(1, 5)


class AdministrationFields(Form):
    """What is known of an administration; its level labels are pairs of fields, topmost first."""

    name = short_text(_l("Name"), required(), description=_l("For example: Landratsamt Altenburger Land."))
    short_name = short_text(_l("Short name"), limit=60, description=_l("For lists and narrow places."))
    kind = SelectField(_l("Kind"), coerce=AdministrationKind, choices=choices(AdministrationKind))
    state = short_text(_l("Federal state"), limit=60)
    ags = short_text(
        _l("Official municipality key"),
        Optional(),
        Regexp(r"^[0-9]{5}([0-9]{3})?$", message=_l("The key has 5 digits for a county or 8 for a municipality.")),
        limit=8,
        description=_l("5 digits for a county, 8 for a municipality."),
        render_kw={"inputmode": "numeric"},
    )
    leadership_title = short_text(
        _l("Title of the top leadership"), description=_l("As the house says it, for example: Landrat.")
    )
    letterhead = long_text(
        _l("Letterhead"),
        rows=4,
        description=_l(
            "The sender of papers: name and address, line by line. Left empty, it is the name of the house."
        ),
    )
    level_1_one = short_text(_l("Level %(number)s, one", number=1), limit=60)
    level_1_many = short_text(_l("Level %(number)s, several", number=1), limit=60)
    level_2_one = short_text(_l("Level %(number)s, one", number=2), limit=60)
    level_2_many = short_text(_l("Level %(number)s, several", number=2), limit=60)
    level_3_one = short_text(_l("Level %(number)s, one", number=3), limit=60)
    level_3_many = short_text(_l("Level %(number)s, several", number=3), limit=60)
    level_4_one = short_text(_l("Level %(number)s, one", number=4), limit=60)
    level_4_many = short_text(_l("Level %(number)s, several", number=4), limit=60)
    provenance = long_text(
        _l("Where these data come from"), rows=3, description=_l("Shown on the pages of this administration.")
    )
    is_active = BooleanField(_l("In use"), default=True)

    @property
    def level_fields(self) -> list[tuple[Any, Any]]:
        """The pairs of fields, topmost level first."""
        return [(self[f"level_{level}_one"], self[f"level_{level}_many"]) for level in LEVELS]

    def values(self) -> dict[str, Any]:
        """Return the values with the labels of the levels in one."""
        plain = {name: value for name, value in super().values().items() if not name.startswith("level_")}
        return plain | {"levels": [LevelLabel(one.data or "", many.data or "") for one, many in self.level_fields]}


class NewAdministrationForm(AdministrationFields, CreateForm):
    """A new administration."""


class AdministrationForm(AdministrationFields, EditForm):
    """An administration as it is."""

    def __init__(self, *, obj: Any, **arguments: Any) -> None:
        named = {
            f"level_{number}_{part}": getattr(label, part)
            for number, label in enumerate(obj.levels, start=1)
            for part in ("one", "many")
        }
        super().__init__(obj=obj, **(named | arguments))
