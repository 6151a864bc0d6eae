"""What is wrong or doubtful about the counts of an event, cell by cell.

What cannot be is refused when the counts are saved: the form comes back with everything that was typed and with the
reason at the cell. What is merely doubtful is kept and flagged.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from tracker.domain.administrations import DepartmentRow
from tracker.domain.attendances import whole
from tracker.domain.errors import RuleViolation
from tracker.domain.participation import CountCategory, CountMode, CountRow, CountScope


class Severity(StrEnum):
    """Whether a count is refused or kept and flagged."""

    REJECT = "reject"
    FLAG = "flag"


@dataclass(frozen=True)
class Problem:
    """Something about a count: `code` is the key of its sentence, the rest names the cell; no scope: all of them."""

    code: str
    severity: Severity
    details: Mapping[str, object] = field(default_factory=dict)
    scope: CountScope | None = None
    department_id: int | None = None
    category: CountCategory = CountCategory.ALL
    mode: CountMode = CountMode.ANY
    column: str = "count"


@dataclass(frozen=True)
class CountContext:
    """What the counts of one event are checked against; `departments` carry the headcounts of its day.

    `newcomers` are the first-timers of the other events of the process per department, `invited` is a number of
    people, `stated_total` what somebody counted for the whole event.
    """

    departments: Sequence[DepartmentRow]
    is_first: bool = False
    newcomers: Mapping[int, int] = field(default_factory=dict)
    invited: int | None = None
    stated_total: int | None = None


_Place = tuple[CountScope, int | None]


def check_counts(rows: Iterable[CountRow], context: CountContext) -> list[Problem]:
    """Return what is wrong or doubtful about the counts of one event: the places in their order, the event last."""
    places: dict[_Place, list[CountRow]] = {}
    for row in rows:
        places.setdefault((row.scope, row.department_id), []).append(row)
    known = {row.id: row for row in context.departments}
    problems: list[Problem] = []
    for (_, key), cells in places.items():
        problems += _in_cells(cells)
        problems += _in_parts(cells)
        problems += () if key is None else _in_department(cells, known.get(key), context)
    return [*problems, *_in_event(places, context)]


def forbid_rejected(problems: Iterable[Problem]) -> None:
    """Refuse counts that cannot be; `problems` in the details say which and why."""
    rejected = tuple(problem for problem in problems if problem.severity is Severity.REJECT)
    if rejected:
        raise RuleViolation("counts-rejected", problems=rejected)


def _in_cells(cells: Iterable[CountRow]) -> Iterator[Problem]:
    for row in cells:
        if row.count is None and row.first_timers is not None:
            yield _at(row, "first-timers-without-participants", Severity.REJECT)
        if row.count is not None and row.first_timers is not None and row.first_timers > row.count:
            details = {"first_timers": row.first_timers, "participants": row.count}
            yield _at(row, "more-first-timers-than-participants", Severity.REJECT, details, column="first_timers")


def _in_parts(cells: Sequence[CountRow]) -> Iterator[Problem]:
    """Yield totals that differ from the sum of their categories or of their modes."""
    number = {(row.category, row.mode): row.count for row in cells}
    stated = number.get((CountCategory.ALL, CountMode.ANY))
    categories = [number.get((part, CountMode.ANY)) for part in (CountCategory.MANAGERS, CountCategory.STAFF)]
    modes = [number.get((CountCategory.ALL, part)) for part in (CountMode.ON_SITE, CountMode.ONLINE)]
    for code, parts in (("categories-differ-from-all", categories), ("modes-differ-from-all", modes)):
        known = [part for part in parts if part is not None]
        if stated is not None and len(known) == len(parts) and sum(known) != stated:
            yield _at(cells[0], code, Severity.FLAG, {"all": stated, "sum": sum(known)})


def _in_department(
    cells: Sequence[CountRow], department: DepartmentRow | None, context: CountContext
) -> Iterator[Problem]:
    number = whole(cells)
    at_least = max(row.count or 0 for row in cells) if number.participants is None else number.participants
    if department is None:
        yield _at(cells[0], "department-not-there", Severity.FLAG)
    elif department.headcount is not None:
        yield from _against_staff(cells[0], at_least, number.first_timers or 0, department, context)
    elif at_least:
        yield _at(cells[0], "headcount-not-recorded", Severity.FLAG, {"department": department.name})
    if context.is_first and None not in number and number.first_timers != number.participants:
        details = {"first_timers": number.first_timers, "participants": number.participants}
        yield _at(cells[0], "all-are-new-at-the-first-event", Severity.FLAG, details, column="first_timers")


def _against_staff(
    row: CountRow, participants: int, first_timers: int, department: DepartmentRow, context: CountContext
) -> Iterator[Problem]:
    staff = department.headcount or 0
    details = {"department": department.name, "headcount": staff, "as_of": department.headcount_as_of}
    newcomers = first_timers + context.newcomers.get(department.id, 0)
    if participants > staff:
        yield _at(row, "more-participants-than-staff", Severity.REJECT, {**details, "participants": participants})
    elif newcomers > staff:
        details |= {"first_timers": newcomers}
        yield _at(row, "more-first-timers-than-staff", Severity.FLAG, details, column="first_timers")


def _in_event(places: Mapping[_Place, Sequence[CountRow]], context: CountContext) -> Iterator[Problem]:
    numbers = {place: whole(cells).participants or 0 for place, cells in places.items()}
    everybody = sum(numbers.values())
    staff = everybody - sum(number for (scope, _), number in numbers.items() if scope is CountScope.EXTERNAL)
    if context.stated_total is not None and everybody != context.stated_total:
        yield Problem("parts-differ-from-total", Severity.FLAG, {"stated": context.stated_total, "sum": everybody})
    if context.invited is not None and staff > context.invited:
        details = {"participants": staff, "invited": context.invited}
        yield Problem("more-participants-than-invited", Severity.FLAG, details)


def _at(
    row: CountRow, code: str, severity: Severity, details: Mapping[str, object] | None = None, *, column: str = "count"
) -> Problem:
    return Problem(code, severity, details or {}, row.scope, row.department_id, row.category, row.mode, column)
