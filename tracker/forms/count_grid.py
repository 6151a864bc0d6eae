"""The count grid as its components draw it: groups of lines with what was typed and what is said about it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate

from flask_babel import gettext as _
from wtforms import Field

from tracker.domain.administrations import DepartmentRow, LevelLabel
from tracker.domain.counts import EXTERNAL, NOT_ASSIGNED, CountSheet, Unit
from tracker.domain.participation import CountScope
from tracker.forms.counts import FIRST_TIMERS, PARTICIPANTS, CountForm, Line, field_name
from tracker.web.levels import level_label

Content = int | str | None
HEAD = 2
"""How many lines the heading of a group is as high as."""
UNEVEN = 12
"""By how many lines one side may be longer before a group is parted."""


@dataclass(frozen=True)
class GridRow:
    """A line as the grid shows it; `values` and `errors` go by column."""

    unit_id: str
    name: str
    staff: int | None
    values: Mapping[str, Content]
    errors: Mapping[str, str]
    is_department: bool = False
    is_counted: bool = False
    is_external: bool = False


@dataclass(frozen=True)
class GridGroup:
    """Departments under a heading."""

    title: str
    staff: int | None
    rows: Sequence[GridRow]


@dataclass(frozen=True)
class GridPart:
    """A table of the grid: a group, or what is left of one that began on the other side."""

    number: int
    group: GridGroup
    rows: Sequence[GridRow]
    is_continued: bool = False


@dataclass(frozen=True)
class Grid:
    """The whole grid and what its foot says."""

    groups: Sequence[GridGroup]
    rows: Sequence[GridRow] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "rows", [row for group in self.groups for row in group.rows])

    @property
    def sides(self) -> tuple[list[GridPart], list[GridPart]]:
        """The groups side by side, about equally long; one that would make a side much longer is parted."""
        parts = [GridPart(number, group, group.rows) for number, group in enumerate(self.groups)]
        ends = list(accumulate(HEAD + len(part.rows) for part in parts))
        at = next(at for at, end in enumerate(ends) if 2 * end > ends[-1])
        middle, begin = parts[at], ends[at] - HEAD - len(parts[at].rows)
        longer_left, longer_right = 2 * ends[at] - ends[-1], ends[-1] - 2 * begin
        if min(longer_left, longer_right) <= UNEVEN:
            left = at + 1 if longer_left <= longer_right else at
            return parts[:left], parts[left:]
        cut = (ends[-1] + HEAD) // 2 - begin - HEAD
        rest = replace(middle, rows=middle.rows[cut:], is_continued=True)
        return [*parts[:at], replace(middle, rows=middle.rows[:cut])], [rest, *parts[at + 1 :]]

    @property
    def sums(self) -> dict[str, int | None]:
        """The sum per column; nothing where nothing is recorded."""
        return {column: _sum(self.rows, column) for column in (PARTICIPANTS, FIRST_TIMERS)}

    @property
    def external(self) -> int | None:
        return _sum([row for row in self.rows if row.is_external], PARTICIPANTS)

    @property
    def expected(self) -> int:
        return sum(row.is_counted for row in self.rows)

    @property
    def recorded(self) -> int:
        return sum(row.is_counted and row.values[PARTICIPANTS] is not None for row in self.rows)

    @property
    def has_empty(self) -> bool:
        """Whether a department has no number yet."""
        return any(row.is_department and row.values[PARTICIPANTS] is None for row in self.rows)

    @property
    def wrong(self) -> list[str]:
        """The ids of the fields about which something is said."""
        return [f"count-{row.unit_id}-{column}" for row in self.rows for column in row.errors]


def lines(sheet: CountSheet) -> list[Line]:
    """Return the lines of a count, with their names."""
    departments = [row for group in sheet.groups for row in group.departments]
    units = [(Unit(CountScope.DEPARTMENT, row.id), row.name) for row in departments]
    found = [Line(unit, name, is_expected=unit in sheet.expected) for unit, name in units]
    has_new_guests = sheet.of(EXTERNAL).first_timers is not None
    return [*found, Line(NOT_ASSIGNED, _("Not assigned")), Line(EXTERNAL, _("External"), has_new_guests)]


def grid(
    sheet: CountSheet,
    form: CountForm,
    said: Mapping[str | None, Sequence[str]],
    levels: Sequence[LevelLabel],
    expected: Collection[int] | None = None,
) -> Grid:
    """Return the grid; `said` holds sentences per name of a cell, `expected` the departments that were invited."""

    def row(line: Line, department: DepartmentRow | None = None) -> GridRow:
        cells: dict[str, Field] = {column: form[field_name(line.unit, column)] for column in line.columns}
        errors = {column: " ".join([*cell.errors, *said.get(cell.name, ())]) for column, cell in cells.items()}
        is_expected = department is not None and (expected is None or department.id in expected)
        return GridRow(
            unit_id=line.unit.key,
            name=line.name,
            staff=department.headcount if department else None,
            values={column: cell.typed for column, cell in cells.items()},
            errors={column: sentence for column, sentence in errors.items() if sentence},
            is_department=department is not None,
            is_counted=is_expected,
            is_external=line.unit == EXTERNAL,
        )

    by_unit = {line.unit: line for line in form.lines}
    outside = [row(by_unit[unit]) for unit in (NOT_ASSIGNED, EXTERNAL)]
    groups = [
        GridGroup(
            group.title,
            group.staff,
            [row(by_unit[Unit(CountScope.DEPARTMENT, found.id)], found) for found in group.departments],
        )
        for group in sheet.groups
    ]
    return Grid(_with_outside(groups, outside, level_label(levels, 1, 2)))


def _with_outside(groups: list[GridGroup], outside: list[GridRow], words: str) -> list[GridGroup]:
    """Return the groups with the lines outside at the end; a house without groups is one itself."""
    title = _("Outside the %(departments)s", departments=words)
    if groups and not groups[-1].title:
        alone = groups.pop()
        if groups:
            return [*groups, GridGroup(title, alone.staff, [*alone.rows, *outside])]
        groups = [GridGroup(words, alone.staff, alone.rows)]
    return [*groups, GridGroup(title, None, outside)]


def _sum(rows: Sequence[GridRow], column: str) -> int | None:
    known = [number for row in rows if isinstance(number := row.values.get(column), int)]
    return sum(known) if known else None
