"""Forms about the tally of a dialogue event."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext
from wtforms import BooleanField

from tracker.domain.counts import EXTERNAL, Cells, Unit, with_nobody_else
from tracker.domain.errors import RuleViolation
from tracker.domain.tally_reviews import Line, ReviewLine
from tracker.forms.base import EditForm, Form, SeenVersion
from tracker.forms.counts import LONGEST_NUMBER, NOBODY_ELSE, NumberField
from tracker.forms.fields import required
from tracker.web.labels import message

DECIDE = _l("Please decide which number holds.")
NAMES_SAID = 10


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
    silent: tuple[Line, ...] = ()
    seen_tally = SeenVersion()

    def shown(self) -> list[ReviewedLine]:
        """Return the lines with their fields."""
        return [
            ReviewedLine(name, line, self[field_name(line, "count")], self._fields.get(field_name(line, "new")))
            for name, line in self.lines
        ]

    def cells(self) -> dict[Line, Cells]:
        """Return what was decided for every line, and a zero for all others, if that was ticked."""
        found = {
            Line(shown.line.category, shown.line.unit): Cells(shown.count.data, shown.new.data if shown.new else None)
            for shown in self.shown()
        }
        ticked = self._fields.get("nobody_else")
        return with_nobody_else(found, self.silent) if ticked and ticked.data else found

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


def of_lines(lines: Sequence[tuple[str, ReviewLine]], silent: Sequence[tuple[str, Line]] = ()) -> type[ReviewForm]:
    """Return a form with a field for each number of the lines, and one for all that are `silent`, with their names.

    A line of which nothing is recorded yet may stay so, because those who tapped it only tried the phone.
    """
    fields: dict[str, Any] = {}
    for name, line in lines:
        attributes = {"maxlength": LONGEST_NUMBER, "inputmode": "numeric", "autocomplete": "off"}
        count, new = line.proposed
        fields[field_name(line, "count")] = NumberField(
            f"{name}: {_('Participants')}",
            [] if line.recorded.is_empty else [required(DECIDE)],
            default=count,
            render_kw=attributes,
        )
        if line.unit != EXTERNAL and (line.tallied.first_timers is not None or line.recorded.first_timers is not None):
            fields[field_name(line, "new")] = NumberField(
                f"{name}: {_('here for the first time')}",
                [required(DECIDE)] if new is None else [],
                default=new,
                render_kw=attributes,
            )
    if silent:
        fields["nobody_else"] = BooleanField(NOBODY_ELSE, description=_missing([name for name, _line in silent]))
    lines_of_both = {"lines": tuple(lines), "silent": tuple(line for _name, line in silent)}
    return type("ReviewForm", (ReviewForm,), lines_of_both | fields)


def _missing(names: Sequence[str]) -> str:
    """Say how many numbers are missing, and whose; a department with two groups is named once."""
    named = list(dict.fromkeys(names))
    said = ", ".join(named[:NAMES_SAID]) + (" …" if len(named) > NAMES_SAID else "")
    missing = ngettext(
        "%(num)s number is missing: %(names)s", "%(num)s numbers are missing: %(names)s", len(names), names=said
    )
    return str(missing)


def field_name(line: ReviewLine, column: str) -> str:
    """Return the name of a number of the review."""
    return f"{line.category}-{line.unit.key}-{column}"
