"""Forms about the tally of a dialogue event."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField

from tracker.domain.check_ins import ReviewLine
from tracker.domain.counts import EXTERNAL, Cells, Unit
from tracker.domain.errors import RuleViolation
from tracker.domain.participation import CountCategory
from tracker.forms.base import EditForm, Form, SeenVersion
from tracker.forms.counts import LONGEST_NUMBER, NumberField
from tracker.forms.fields import required
from tracker.web.labels import message

DECIDE = _l("Please decide which number holds.")


class BeginForm(Form):
    """What is asked of everybody who is tapped."""

    asks_first_time = BooleanField(
        _l("Ask who is here for the first time"),
        default=True,
        description=_l("Then one switch on the phone says so; it holds until it is switched off."),
    )


class ConfirmForm(Form):
    """Nothing more is to be said."""


class ReviewedLine(NamedTuple):
    """A line of the review with its fields as they are drawn; `new` is none where nobody is asked."""

    name: str
    line: ReviewLine
    count: Any
    new: Any | None


class ReviewForm(EditForm):
    """What of a tally is recorded; `of_lines` makes one with the fields of every line."""

    lines: tuple[tuple[str, ReviewLine], ...] = ()
    seen_tally = SeenVersion()

    def shown(self) -> list[ReviewedLine]:
        """Return the lines with their fields."""
        return [
            ReviewedLine(name, line, self[field_name(line, "count")], self._fields.get(field_name(line, "new")))
            for name, line in self.lines
        ]

    def cells(self) -> dict[tuple[CountCategory, Unit], Cells]:
        """Return what was decided for every line."""
        return {
            (shown.line.category, shown.line.unit): Cells(shown.count.data, shown.new.data if shown.new else None)
            for shown in self.shown()
        }

    def values(self) -> dict[str, Any]:
        """Return what the action takes."""
        return {"cells": self.cells(), "seen_version": self.seen_version.data, "seen_tally": self.seen_tally.data}

    def reject(self, violation: RuleViolation) -> None:
        """Show at its line what cannot be; everything else stands above the form."""
        problems: Any = violation.details.get("problems", ())
        by_unit = {shown.line.unit: shown.count for shown in self.shown()}
        for problem in problems:
            unit = Unit(problem.scope, problem.department_id) if problem.scope else None
            if unit in by_unit:
                details = {"day": self.record.starts_at.date(), **problem.details}
                by_unit[unit].errors = [*by_unit[unit].errors, message(problem.code, details)]
        super().reject(violation)


def of_lines(lines: Sequence[tuple[str, ReviewLine]]) -> type[ReviewForm]:
    """Return a form with a field for each number of the lines; `lines` come with their names."""
    fields: dict[str, Any] = {}
    for name, line in lines:
        attributes = {"maxlength": LONGEST_NUMBER, "inputmode": "numeric", "autocomplete": "off"}
        count, new = line.proposed
        fields[field_name(line, "count")] = NumberField(
            f"{name}: {_('Participants')}", [required(DECIDE)], default=count, render_kw=attributes
        )
        if line.unit != EXTERNAL and (line.tallied.first_timers is not None or line.recorded.first_timers is not None):
            fields[field_name(line, "new")] = NumberField(
                f"{name}: {_('here for the first time')}",
                [required(DECIDE)] if new is None else [],
                default=new,
                render_kw=attributes,
            )
    return type("ReviewForm", (ReviewForm,), {"lines": tuple(lines), **fields})


def field_name(line: ReviewLine, column: str) -> str:
    """Return the name of a number of the review."""
    return f"{line.category}-{line.unit.key}-{column}"
