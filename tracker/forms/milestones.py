"""Forms about milestones: one for what they are, and a short one for each thing that happens to their dates."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, SelectField

from tracker.domain.milestones import Importance, ShiftReason
from tracker.forms.base import CreateForm, EditForm
from tracker.forms.fields import DayField, long_text, optional_int, optional_member, required, short_text
from tracker.web.clock import today
from tracker.web.labels import choices

NO_PHASE = _l("No phase")
CRITERION_HINT = _l("How everybody can tell that it is reached.")
RESPONSIBLE_HINT = _l("A function rather than a name.")
IMPORTANCE_HINT = _l("The light of the process follows gates and important milestones.")


class NewMilestoneForm(CreateForm):
    """A new milestone; the view passes the phases."""

    title = short_text(_l("Title"), required(_l("Please give the milestone a title.")))
    criterion = long_text(_l("Criterion"), description=CRITERION_HINT, rows=2)
    phase_id = SelectField(_l("Phase"), coerce=optional_int)
    baseline_on = DayField(
        _l("Planned date"), description=_l("Stays as the plan. Later shifts are recorded beside it, with a reason.")
    )
    importance = SelectField(
        _l("Importance"),
        description=IMPORTANCE_HINT,
        coerce=Importance,
        choices=choices(Importance),
        default=Importance.NORMAL,
    )
    responsible = short_text(_l("Responsible"), description=RESPONSIBLE_HINT)


class MilestoneForm(EditForm):
    """What a milestone is, without its dates."""

    title = short_text(_l("Title"), required(_l("Please give the milestone a title.")))
    criterion = long_text(_l("Criterion"), description=CRITERION_HINT, rows=2)
    phase_id = SelectField(_l("Phase"), coerce=optional_int)
    importance = SelectField(
        _l("Importance"), description=IMPORTANCE_HINT, coerce=Importance, choices=choices(Importance)
    )
    responsible = short_text(_l("Responsible"), description=RESPONSIBLE_HINT)
    is_blocked = BooleanField(_l("Blocked"), description=_l("Work on it cannot go on; the light turns to “Act”."))


class StepForm(EditForm):
    """Something that happens to a milestone; what is said about it is nothing that could have been saved before."""

    def compared(self) -> list[Mapping[str, Any]]:
        """Return only the fields that the milestone keeps."""
        return [pair for pair in super().compared() if hasattr(self.record, pair["field"].name)]


class MoveForm(StepForm):
    """A new expected date, and why."""

    forecast_on = DayField(
        _l("New expected date"),
        validators=[required(_l("Please enter the new date."))],
    )
    reason = SelectField(
        _l("Reason"),
        description=_l("Needed whenever the date changes."),
        coerce=optional_member(ShiftReason),
        choices=choices(ShiftReason, empty=_l("Please choose")),
    )
    text = long_text(
        _l("In a sentence"), description=_l("Stands beside the date for good. Needed for “Other reason”."), rows=2
    )

    def __init__(self, *, obj: Any, **arguments: Any) -> None:
        super().__init__(obj=obj, **arguments)
        if not self.is_submitted():
            self.forecast_on.render_kw = {"autofocus": True}


class ConfirmForm(StepForm):
    """Nothing to enter: the date stays."""


class CompleteForm(StepForm):
    """When a milestone was reached, and how one can tell."""

    actual_on = DayField(_l("Reached on"), validators=[required(_l("Please enter the day on which it was reached."))])
    evidence = long_text(
        _l("Evidence"),
        description=_l("A document, a decision, a meeting – or a sentence that says how you can tell."),
        rows=3,
    )

    def __init__(self, *, obj: Any, **arguments: Any) -> None:
        super().__init__(obj=obj, **arguments)
        if not self.is_submitted():
            self.actual_on.data = self.actual_on.data or today()


class ReopenForm(StepForm):
    """Why a milestone is taken up again, and until when."""

    forecast_on = DayField(_l("New expected date"), validators=[required(_l("Please enter the new date."))])
    text = long_text(_l("Reason"), required(_l("Please give the reason.")), rows=2)

    def __init__(self, *, obj: Any, **arguments: Any) -> None:
        super().__init__(obj=obj, **arguments)
        if not self.is_submitted():
            self.forecast_on.data = None


class CancelForm(StepForm):
    """Why a milestone is given up."""

    text = long_text(_l("Reason"), required(_l("Please give the reason.")), rows=2)


class BaselineForm(StepForm):
    """The planned day of a milestone that has none."""

    baseline_on = DayField(_l("Planned date"), validators=[required(_l("Please enter the planned date."))])
