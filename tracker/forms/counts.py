"""Forms about the count of a dialogue event."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, SelectField
from wtforms.widgets import HiddenInput

from tracker.domain.count_checks import Problem
from tracker.domain.counts import Cells, Unit, with_nobody_else
from tracker.domain.participation import CountCategory, CountSource
from tracker.forms.base import EditForm
from tracker.forms.fields import WholeNumberField, long_text, required, short_text, within
from tracker.web.labels import choices, message

MOST_PEOPLE = 100_000
LONGEST_NUMBER = 6
PARTICIPANTS, FIRST_TIMERS = "participants", "first_timers"
NOBODY_ELSE = _l("Nobody came from the other departments (record 0)")
COLUMN_OF = {"count": PARTICIPANTS, "first_timers": FIRST_TIMERS}


class Line(NamedTuple):
    """A line of the grid: to whom it belongs, what it is called, whether first-timers and whether it is counted."""

    unit: Unit
    name: str
    has_first_timers: bool = True
    is_expected: bool = False

    @property
    def columns(self) -> dict[str, str]:
        """The columns of the line, and what its cells are called."""
        words = {PARTICIPANTS: f"{self.name}: {_('Participants')}"}
        if self.has_first_timers:
            words[FIRST_TIMERS] = f"{self.name}: {_('here for the first time')}"
        return words


class NumberField(WholeNumberField):
    """A cell of the grid, which the page draws itself; spreadsheets group thousands by dots and blanks."""

    widget = HiddenInput()

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read the number; what is none stays to be seen."""
        digits = "".join((valuelist[0] if valuelist else "").replace(".", "").split())
        self.data = None
        if digits and not (digits.isascii() and digits.isdigit() and len(digits) <= LONGEST_NUMBER):
            raise ValueError(_("Please enter a whole number, or leave the field empty."))
        self.data = int(digits) if digits else None

    @property
    def typed(self) -> int | str | None:
        """The number, or what was typed instead of one."""
        return str(self.raw_data[0]) if self.process_errors and self.raw_data else self.data


class CountForm(EditForm):
    """The count of an event in one category; `of_lines` makes one with a field per cell."""

    lines: tuple[Line, ...] = ()

    count_source = SelectField(
        _l("Source of the numbers"),
        coerce=CountSource,
        choices=choices(CountSource),
        default=CountSource.SIGN_IN_LIST,
    )
    group = SelectField(
        _l("Group"),
        coerce=CountCategory,
        choices=[choice for choice in choices(CountCategory) if choice.value != CountCategory.ALL],
    )
    stated_total = WholeNumberField(
        _l("Counted in all"),
        validators=[within(0, MOST_PEOPLE)],
        description=_l("If the whole room was counted as well, guests included."),
    )
    count_note = short_text(_l("Note on the count"))
    nobody_else = BooleanField(
        NOBODY_ELSE,
        description=_l("Fills the fields of departments that are still empty when you save."),
    )

    def __init__(
        self, *, obj: Any, category: CountCategory, recorded: Callable[[], Mapping[Unit, Cells]], **arguments: Any
    ) -> None:
        super().__init__(obj=obj, **{"group": category, **_cells(recorded())}, **arguments)
        self.category, self.given = category, {"category": category, "recorded": recorded}
        if category is CountCategory.ALL:
            del self.group

    @property
    def cells(self) -> dict[Unit, Cells]:
        """What every line says; departments without a number say 0, if that was ticked."""
        found = {line.unit: self._of(line) for line in self.lines}
        if self.nobody_else is None or not self.nobody_else.data:
            return found
        expected = [line.unit for line in self.lines if line.is_expected]
        return with_nobody_else(found, [unit for unit in expected if found[unit].is_empty])

    def values(self) -> dict[str, Any]:
        """Return what the action takes."""
        names = ("count_source", "stated_total", "count_note", "seen_version")
        return {name: self[name].data for name in names} | {"cells": self.cells}

    def sentence(self, problem: Problem) -> str:
        """Return what a problem says, with the day of the event."""
        return message(problem.code, {"day": self.record.starts_at.date(), **problem.details})

    def compared(self) -> list[Mapping[str, Any]]:
        """Return what differs; which group comes next is no difference, nor what fills empty fields."""
        return [pair for pair in super().compared() if pair["field"].name not in {"group", "nobody_else"}]

    def _of(self, line: Line) -> Cells:
        first_timers = self[field_name(line.unit, FIRST_TIMERS)].data if line.has_first_timers else None
        return Cells(self[field_name(line.unit, PARTICIPANTS)].data, first_timers)


class ReopenForm(EditForm):
    """Why a closed count is opened again."""

    reason = long_text(_l("Reason"), required(), rows=3)


def of_lines(lines: Iterable[Line]) -> type[CountForm]:
    """Return a form with a field for each cell of the lines."""
    lines = tuple(lines)
    cells = {
        field_name(line.unit, column): NumberField(words) for line in lines for column, words in line.columns.items()
    }
    return type("CountForm", (CountForm,), {"lines": lines, **cells})


def field_name(unit: Unit, column: str) -> str:
    """Return the name of a cell in the form."""
    return f"count-{unit.key}-{column}"


def cell_of(problem: Problem) -> str | None:
    """Return the name of the cell that a problem is about, if it is not about the whole event."""
    if problem.scope is None:
        return None
    return field_name(Unit(problem.scope, problem.department_id), COLUMN_OF[problem.column])


def _cells(recorded: Mapping[Unit, Cells]) -> dict[str, int | None]:
    """Return what is recorded, by the names of the cells."""
    return {
        field_name(unit, column): number
        for unit, found in recorded.items()
        for column, number in zip((PARTICIPANTS, FIRST_TIMERS), found, strict=True)
    }
