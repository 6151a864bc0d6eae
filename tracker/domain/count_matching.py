"""The fate of each line of a count sheet, decided before anything is written (docs/decisions/0010)."""

from __future__ import annotations

import difflib
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from tracker.domain.administrations import DepartmentRow, HeadcountRow, headcounts_on
from tracker.domain.count_checks import CountContext, check_counts
from tracker.domain.count_sheets import CountLine, CountValues, Known, KnownEvent, MatchedLine, Place
from tracker.domain.counts import Unit, state_when_counted
from tracker.domain.errors import RuleViolation
from tracker.domain.participation import CountRow, CountScope
from tracker.domain.sheets import Change, Fate, Problem, ProblemCode, SheetColumn
from tracker.domain.text import key

FIGURES = (SheetColumn.PARTICIPANTS, SheetColumn.FIRST_TIMERS, SheetColumn.INVITED)
MAX_SUGGESTIONS = 3
MAX_SUGGESTED = 50
"""For how many unknown names similar ones are looked up; beyond, the file is of another house."""


def match(lines: Sequence[CountLine], known: Known, *, today: date, event_id: int | None = None) -> list[MatchedLine]:
    """Return the fate of every line.

    Of the events that a line may mean, `event_id` is the one that it means; it need not name it.
    """
    directory = _Directory(known, today)
    return _with_totals_compared(_without_twins([_matched(line, directory, event_id) for line in lines]))


class _Directory:
    """What is known, by the keys under which a sheet may name it."""

    def __init__(self, known: Known, today: date) -> None:
        self.known, self.today = known, today
        self.events: dict[str, list[KnownEvent]] = defaultdict(list)
        self.departments: dict[str, list[DepartmentRow]] = defaultdict(list)
        self._rows = {row.id: row for row in known.departments}
        self._headcounts: dict[date, dict[int, HeadcountRow]] = {}
        self._suggested: dict[str, tuple[str, ...]] = {}
        for event in known.events:
            self.events[key(event.title)].append(event)
        for row in known.departments:
            code, name = key(row.short_code), key(row.name)
            for spelling in {name, code, f"{code} {name}", f"{name} ({code})"} if code else {name}:
                self.departments[spelling].append(row)

    def counted(self, department_id: int | None, day: date) -> list[DepartmentRow]:
        """Return the department with the headcount of the day."""
        if department_id is None:
            return []
        if day not in self._headcounts:
            self._headcounts[day] = headcounts_on(day, self.known.headcounts)
        newest = self._headcounts[day].get(department_id)
        row = self._rows[department_id]
        return [replace(row, headcount=newest.count, headcount_as_of=newest.as_of) if newest else row]

    def said(self, text: str, day: date) -> Unit | None:
        """Return what a text was said to stand for, unless that is a department that did not exist on the day."""
        unit = self.known.texts.get(key(text))
        if unit is None or unit.department_id is None:
            return unit
        row = self._rows.get(unit.department_id)
        return unit if row and row.holds_on(day) else None

    def similar(self, text: str, names: Sequence[str]) -> tuple[str, ...]:
        if text not in self._suggested and len(self._suggested) < MAX_SUGGESTED:
            self._suggested[text] = tuple(difflib.get_close_matches(text, names, n=MAX_SUGGESTIONS))
        return self._suggested.get(text, ())


def _matched(line: CountLine, directory: _Directory, event_id: int | None) -> MatchedLine:
    if line.is_total:
        return MatchedLine(line, Fate.TOTAL, line.problems)
    if any(problem.code is ProblemCode.HEADER_REPEATED for problem in line.problems):
        return MatchedLine(line, Fate.IGNORED, line.problems)
    if line.participants is None is line.first_timers and not any(problem.refuses for problem in line.problems):
        nothing = Problem(ProblemCode.NOTHING_COUNTED, SheetColumn.PARTICIPANTS)
        return MatchedLine(line, Fate.IGNORED, (*line.problems, nothing))
    event = _event(line, directory, event_id)
    if isinstance(event, Problem):
        return MatchedLine(line, Fate.REFUSED, (*line.problems, event))
    barred = _barred(event, directory.today)
    place = _place(line, directory, event)
    if isinstance(place, Problem):
        return MatchedLine(line, Fate.REFUSED, (*line.problems, *barred, place))
    problems = (*line.problems, *_doubts(line, event, place, directory))
    if line.participants is None or any(problem.refuses for problem in problems):
        return MatchedLine(line, Fate.REFUSED, (*problems, *barred), place)
    stated = CountValues(line.participants, line.first_timers, line.invited, line.note)
    found = _compared(MatchedLine(line, Fate.NEW, problems, place, stated), directory.known.recorded.get(place))
    if barred and found.fate is not Fate.UNCHANGED:
        return MatchedLine(line, Fate.REFUSED, (*problems, *barred), place)
    return found


def _compared(found: MatchedLine, recorded: CountValues | None) -> MatchedLine:
    """Compare with what is recorded; an empty cell states nothing and changes nothing."""
    if recorded is None or found.values is None:
        return found
    pairs = zip(found.values, recorded, strict=True)
    values = CountValues._make(old if new is None or new == "" else new for new, old in pairs)
    columns = (*FIGURES, SheetColumn.NOTE)
    triples = zip(columns, recorded, values, strict=True)
    changes = tuple(Change(column, old, new) for column, old, new in triples if old != new)
    return replace(found, fate=Fate.CHANGED if changes else Fate.UNCHANGED, values=values, changes=changes)


def _event(line: CountLine, directory: _Directory, event_id: int | None) -> KnownEvent | Problem:
    """Return the event of the line, or why there is none; title and date must both agree where both are given."""
    title, day, events = line.event_text, line.event_date, directory.known.events
    if title:
        named = directory.events.get(key(title), [])
        found = [event for event in named if day in {None, event.on}]
        if named and not found:
            days = tuple(event.on for event in named)
            return Problem(ProblemCode.EVENT_ON_ANOTHER_DAY, SheetColumn.DATE, str(day), {"days": days})
    else:
        found = [event for event in events if (event.on == day if day else event.id == event_id)]
    found = [event for event in found if event.id == event_id] or found
    if len(found) == 1:
        return found[0]
    if found:
        return Problem(ProblemCode.EVENT_AMBIGUOUS, SheetColumn.EVENT, title or str(day))
    if not title and day is None:
        return Problem(ProblemCode.EVENT_MISSING, SheetColumn.EVENT)
    that_day = tuple(event.title for event in events if event.on == day)
    similar = that_day or directory.similar(title, [event.title for event in events])
    column = SheetColumn.EVENT if title else SheetColumn.DATE
    return Problem(ProblemCode.EVENT_UNKNOWN, column, title or str(day), {"suggestions": similar})


def _barred(event: KnownEvent, today: date) -> tuple[Problem, ...]:
    """Return the rule by which nothing can be recorded at the event any more or yet; what is recorded may be said."""
    try:
        state_when_counted(event.state, counted_at=event.counted_at, starts_on=event.on, today=today)
    except RuleViolation as violation:
        return (Problem(ProblemCode(violation.code), SheetColumn.EVENT, event.title, violation.details),)
    if event.splits_categories:
        return (Problem(ProblemCode.EVENT_SPLITS_CATEGORIES, SheetColumn.EVENT, event.title),)
    return ()


def _place(line: CountLine, directory: _Directory, event: KnownEvent) -> Place | Problem:
    """Return where the line counts: a department that existed on the day of the event, or outside of them."""
    text = line.department_text
    if line.scope is None:
        return Problem(ProblemCode.DEPARTMENT_MISSING, SheetColumn.DEPARTMENT)
    if line.scope is not CountScope.DEPARTMENT:
        return Place(event.id, line.scope, None)
    if unit := directory.said(text, event.on):
        return Place(event.id, *unit)
    named = directory.departments.get(key(text), [])
    found = [row for row in named if row.holds_on(event.on)]
    if len(found) == 1:
        return Place(event.id, line.scope, found[0].id)
    if found:
        return Problem(ProblemCode.DEPARTMENT_AMBIGUOUS, SheetColumn.DEPARTMENT, text)
    if named:
        return Problem(ProblemCode.DEPARTMENT_NOT_THEN, SheetColumn.DEPARTMENT, text, {"day": event.on})
    names = [row.name for row in directory.known.departments if row.holds_on(event.on)]
    similar = directory.similar(text, names)
    return Problem(ProblemCode.DEPARTMENT_UNKNOWN, SheetColumn.DEPARTMENT, text, {"suggestions": similar})


def _doubts(line: CountLine, event: KnownEvent, place: Place, directory: _Directory) -> list[Problem]:
    """Return what the numbers of a line contradict, by the rules of every count and by those of a sheet."""
    row = CountRow(event.id, place.scope, place.department_id, line.participants, line.first_timers)
    departments = directory.counted(place.department_id, event.on)
    found = check_counts([row], CountContext(departments, is_first=event.is_first, newcomers=event.newcomers))
    cells = {
        "count": (SheetColumn.PARTICIPANTS, line.participants),
        "first_timers": (SheetColumn.FIRST_TIMERS, line.first_timers),
    }
    unread = {problem.column for problem in line.problems if problem.refuses}
    doubts = []
    for each in found:
        column, figure = cells[each.column]
        if column not in unread:
            text = "" if figure is None else str(figure)
            doubts.append(Problem(ProblemCode(each.code), column, text, {"day": event.on, **each.details}))
    if line.participants is not None and line.invited is not None and line.participants > line.invited:
        details = {"participants": line.participants, "invited": line.invited}
        code, value = ProblemCode.MORE_PARTICIPANTS_THAN_INVITED, str(line.participants)
        doubts.append(Problem(code, SheetColumn.PARTICIPANTS, value, details))
    if line.hours is not None and event.hours is not None and line.hours != event.hours:
        doubts.append(
            Problem(ProblemCode.DURATION_DIFFERS, SheetColumn.HOURS, str(line.hours), {"hours": float(event.hours)})
        )
    return doubts


def _without_twins(matched: list[MatchedLine]) -> list[MatchedLine]:
    """Ignore a line that repeats another one; refuse all lines that say different things of the same place."""
    twins: dict[Place, list[MatchedLine]] = defaultdict(list)
    for found in matched:
        if found.place and found.values:
            twins[found.place].append(found)
    fates: dict[int, MatchedLine] = {}
    for same in (group for group in twins.values() if len(group) > 1):
        agree = len({found.values for found in same}) == 1
        code, fate = (
            (ProblemCode.LINE_REPEATED, Fate.IGNORED) if agree else (ProblemCode.LINES_CONTRADICT, Fate.REFUSED)
        )
        for found in same[1:] if agree else same:
            problem = Problem(code, details=_others(found, same))
            fates[found.line.number] = replace(found, fate=fate, problems=(*found.problems, problem), changes=())
    return [fates.get(found.line.number, found) for found in matched]


def _others(found: MatchedLine, same: Sequence[MatchedLine]) -> dict[str, object]:
    """Return which lines mean the same place, and of a single one that counts differently its number."""
    lines = [other.line for other in same if other.line.number != found.line.number]
    if len(lines) == 1 and lines[0].participants != found.line.participants:
        return {"line": lines[0].number, "count": lines[0].participants}
    return {"lines": tuple(line.number for line in lines)}


def _with_totals_compared(matched: list[MatchedLine]) -> list[MatchedLine]:
    """Compare each total with the lines above it: those since the last total, those of its event, or all of them."""
    everything, block = Counter[SheetColumn](), Counter[SheetColumn]()
    events: dict[tuple[str, date | None], Counter[SheetColumn]] = defaultdict(Counter)
    compared = []
    for found in matched:
        of_event = events[key(found.line.event_text), found.line.event_date]
        if found.line.is_total:
            problems = _differences(found.line, (block, of_event, everything))
            compared.append(replace(found, problems=(*found.problems, *problems)))
            block = Counter()
        else:
            compared.append(found)
            for column, figure in _figures(found.line):
                for total in (everything, block, of_event):
                    total[column] += figure
    return compared


def _differences(total: CountLine, sums: Sequence[Counter[SheetColumn]]) -> list[Problem]:
    return [
        Problem(ProblemCode.TOTAL_DIFFERS, column, str(stated), {"sum": sums[0][column]})
        for column, stated in _figures(total)
        if all(stated != counted[column] for counted in sums)
    ]


def _figures(line: CountLine) -> list[tuple[SheetColumn, int]]:
    """Return the figures that the line states."""
    figures = zip(FIGURES, (line.participants, line.first_timers, line.invited), strict=True)
    return [(column, figure) for column, figure in figures if figure is not None]
