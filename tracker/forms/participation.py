"""What one chooses to see of the participation; the choice stands in the address."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import SelectField

from tracker.domain.coverage_map import Measure, Span
from tracker.domain.dialogues import DialogueKind
from tracker.domain.meetings import MeetingFormat
from tracker.forms.fields import optional_int, optional_member, options
from tracker.forms.periods import LookingForm, PeriodForm
from tracker.web.labels import choices


class EventsForm(PeriodForm):
    """Which events the figures are of."""

    kind = SelectField(
        _l("Kind"), coerce=optional_member(DialogueKind), choices=choices(DialogueKind, empty=_l("All kinds"))
    )
    format = SelectField(
        _l("Format"), coerce=optional_member(MeetingFormat), choices=choices(MeetingFormat, empty=_l("All formats"))
    )


class LookForm(PeriodForm):
    """The period, and the event whose balance is looked at: at first the latest one."""

    event = SelectField(_l("Event"), coerce=optional_int)

    def __init__(self, *, events: Sequence[tuple[int, str]], **arguments: Any) -> None:
        super().__init__(data={"event": events[0][0] if events else None}, **arguments)
        self.event.choices = options(events, empty=_l("All events of the period"))


class ReleasedMapForm(LookingForm):
    """What the map of a release shows: other tables than those that were checked there are none."""

    measure = SelectField(_l("Show"), coerce=Measure, choices=choices(Measure), default=Measure.COVERAGE)
    span = SelectField(_l("Columns"), coerce=Span, choices=choices(Span), default=Span.EVENTS)


class MapForm(ReleasedMapForm, EventsForm):
    """What the map shows, and how deep; an event is on a field of action if there are notes of it from there."""

    field = SelectField(_l("With notes on"), coerce=optional_int)
    level = SelectField(_l("Rows"), coerce=optional_int)

    def __init__(
        self, *, fields: Iterable[tuple[int, str]], levels: Iterable[tuple[int, str]], **arguments: Any
    ) -> None:
        super().__init__(**arguments)
        self.fields = dict(fields)
        self.field.choices = options(self.fields.items(), empty=_l("All fields of action"))
        self.level.choices = options(levels, empty=_l("All levels"))
