"""Forms about the attendance of a meeting."""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import RadioField, SelectField
from wtforms.fields.choices import SelectChoice

from tracker.domain.meetings import AttendanceMode, AttendanceStatus
from tracker.forms.base import CreateForm, EditForm, Form
from tracker.forms.fields import ClockField, required, short_text
from tracker.web.labels import choices

STATES: dict[str, tuple[AttendanceStatus | None, AttendanceMode | None]] = {
    "": (None, None),
    "present": (AttendanceStatus.PRESENT, None),
    "on_site": (AttendanceStatus.PRESENT, AttendanceMode.ON_SITE),
    "online": (AttendanceStatus.PRESENT, AttendanceMode.ONLINE),
    "substitute": (AttendanceStatus.SUBSTITUTE, None),
    "excused": (AttendanceStatus.EXCUSED, None),
    "absent": (AttendanceStatus.ABSENT, None),
}
"""What a button of the attendance strip means."""

WORDS = {
    "present": _l("present"),
    "on_site": _l("present, on site"),
    "online": _l("present, online"),
    "substitute": _l("substituted"),
    "excused": _l("excused"),
    "absent": _l("absent without excuse"),
    "": _l("not recorded yet"),
}


class AttendanceForm(Form):
    """Whether a seat was taken."""

    status = SelectField(
        _l("Attendance"), choices=[SelectChoice(value=value, label=words) for value, words in WORDS.items()]
    )
    substitute_name = short_text(_l("Substitute"))

    def values(self) -> dict[str, Any]:
        """Return status, mode and substitute."""
        status, mode = STATES[self.status.data]
        return {"status": status, "mode": mode, "substitute_name": self.substitute_name.data}


class PresenceForm(EditForm):
    """When somebody came and left, if not with the others."""

    arrived_at = ClockField(_l("Came at"), description=_l("Only if later than the others."))
    left_at = ClockField(_l("Left at"), description=_l("Only if earlier than the others."))


class GuestForm(CreateForm):
    """Somebody who is there without a seat."""

    guest_name = short_text(
        _l("Name or function"), required(), description=_l("A function is enough, such as “Process facilitation”.")
    )
    guest_organisation = short_text(_l("Organisation"))
    mode = RadioField(
        _l("Where"), coerce=AttendanceMode, choices=choices(AttendanceMode), default=AttendanceMode.ON_SITE
    )
