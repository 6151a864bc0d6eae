"""The fate of each line of a sheet of departments, decided before anything is written (docs/decisions/0010)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from tracker.domain.administrations import DepartmentRow, HeadcountRow, headcounts_on
from tracker.domain.department_sheets import DepartmentLine, MatchedDepartment
from tracker.domain.sheets import Change, Fate, Problem, ProblemCode, SheetColumn
from tracker.domain.text import key


def match(
    lines: Sequence[DepartmentLine],
    departments: Sequence[DepartmentRow],
    headcounts: Iterable[HeadcountRow],
    *,
    as_of: date,
) -> list[MatchedDepartment]:
    """Return the fate of every line, in the order of the sheet.

    A short code identifies a department, and its name where one side has no code. What no longer exists on `as_of` is
    not taken for a new department of the same name. Headcounts without a date are those of `as_of`. An empty cell
    changes nothing.
    """
    house = _House([line for line in lines if not line.is_total], departments, headcounts, as_of)
    return _settled([_matched(line, house) for line in lines], house)


class _Node(NamedTuple):
    """A department of the house as it would be: a recorded one, or a new one by its line."""

    department_id: int | None = None
    number: int | None = None


class _House:
    """The recorded departments and those of the sheet, by the names that a line may use."""

    def __init__(
        self,
        lines: Sequence[DepartmentLine],
        departments: Sequence[DepartmentRow],
        headcounts: Iterable[HeadcountRow],
        as_of: date,
    ) -> None:
        self.as_of = as_of
        self.rows = {row.id: row for row in departments if row.holds_on(as_of)}
        self.counts = list(headcounts)
        self.newest = headcounts_on(as_of, self.counts)
        self.exact = {(row.department_id, row.as_of): row for row in self.counts}
        self._names: dict[str, list[DepartmentRow]] = defaultdict(list)
        self._called: dict[str, set[_Node]] = defaultdict(set)
        for row in self.rows.values():
            self._names[key(row.name)].append(row)
            self._call(_Node(department_id=row.id), row.name, row.short_code)
        self._codes = {key(row.short_code): row for row in self.rows.values() if row.short_code}
        self.same = {line.number: self._recorded(line) for line in lines}
        for line in lines:
            self._call(self.node(line), line.name, line.short_code)
        self.parents = {_Node(department_id=row.id): _Node(department_id=row.parent_id) for row in self.rows.values()}
        self.claims: dict[tuple[object, ...], list[int]] = defaultdict(list)
        for line in lines:
            self.claims[self.claim(line)].append(line.number)

    def node(self, line: DepartmentLine) -> _Node:
        """Return the recorded department of the line, or the new one that it would make."""
        same = self.same[line.number]
        return _Node(department_id=same[0].id) if len(same) == 1 else _Node(number=line.number)

    def claim(self, line: DepartmentLine) -> tuple[object, ...]:
        """Return what no two lines may share."""
        node = self.node(line)
        return (node,) if node.department_id else (key(line.short_code) or (key(line.name), key(line.parent_text)),)

    def called(self, text: str) -> list[_Node]:
        """Return every department that the text may name."""
        return sorted(self._called.get(key(text), ()), key=repr)

    def named(self, name: str) -> list[DepartmentRow]:
        """Return the recorded departments of the name."""
        return self._names.get(key(name), [])

    def _recorded(self, line: DepartmentLine) -> list[DepartmentRow]:
        if line.short_code and (row := self._codes.get(key(line.short_code))):
            return [row]
        return [row for row in self.named(line.name) if not (line.short_code and row.short_code)]

    def _call(self, node: _Node, name: str, code: str) -> None:
        for text in filter(None, (key(name), key(code))):
            self._called[text].add(node)


def _matched(line: DepartmentLine, house: _House) -> MatchedDepartment:
    if line.is_total:
        return MatchedDepartment(line, Fate.TOTAL)
    same = house.same[line.number]
    problems = [*line.problems, *_identity(line, house)]
    parent = _parent(line, house)
    if isinstance(parent, Problem):
        problems.append(parent)
        parent = None
    if any(problem.refuses for problem in problems):
        return MatchedDepartment(line, Fate.REFUSED, tuple(problems))
    as_of = None if line.headcount is None else line.as_of or house.as_of
    found = MatchedDepartment(line, Fate.NEW, tuple(problems), as_of=as_of)
    if parent:
        found = replace(found, parent_id=parent.department_id, parent_number=parent.number)
    return _compared(found, same[0], house) if same else found


def _identity(line: DepartmentLine, house: _House) -> list[Problem]:
    """Return what is wrong with whom the line means."""
    if len(house.same[line.number]) > 1:
        return [Problem(ProblemCode.DEPARTMENT_AMBIGUOUS, SheetColumn.NAME, line.name)]
    if others := tuple(number for number in house.claims[house.claim(line)] if number != line.number):
        return [Problem(ProblemCode.LINES_CONTRADICT, SheetColumn.NAME, line.name, {"lines": others})]
    if not house.same[line.number] and (named := house.named(line.name)):
        return [Problem(ProblemCode.NAME_TAKEN, SheetColumn.NAME, line.name, {"short_code": named[0].short_code})]
    return []


def _parent(line: DepartmentLine, house: _House) -> _Node | Problem | None:
    if not line.parent_text:
        return None
    found = house.called(line.parent_text)
    if not found:
        return Problem(ProblemCode.PARENT_UNKNOWN, SheetColumn.PARENT, line.parent_text)
    if len(found) > 1:
        return Problem(ProblemCode.PARENT_AMBIGUOUS, SheetColumn.PARENT, line.parent_text)
    return found[0]


def _compared(found: MatchedDepartment, row: DepartmentRow, house: _House) -> MatchedDepartment:
    """Compare with what is recorded; what the line does not say stays as it is."""
    line = found.line
    pairs: list[tuple[SheetColumn, object, object]] = [
        (SheetColumn.NAME, row.name, line.name),
        (SheetColumn.SHORT_CODE, row.short_code, line.short_code or row.short_code),
        (SheetColumn.LEVEL, row.level, line.level or row.level),
        (SheetColumn.KIND, row.kind, line.kind or row.kind),
    ]
    if line.is_migration_related is not None:
        pairs.append((SheetColumn.MIGRATION_RELATED, row.is_migration_related, line.is_migration_related))
    if line.headcount is not None:
        recorded = house.exact.get((row.id, line.as_of)) if line.as_of else house.newest.get(row.id)
        pairs.append((SheetColumn.HEADCOUNT, recorded.count if recorded else None, line.headcount))
    if line.parent_text and (found.parent_number or found.parent_id != row.parent_id):
        above = house.rows.get(row.parent_id or 0)
        pairs.append((SheetColumn.PARENT, above.name if above else "", line.parent_text))
    changes = tuple(Change(column, old, new) for column, old, new in pairs if old != new)
    fate = Fate.CHANGED if changes else Fate.UNCHANGED
    return replace(found, fate=fate, department_id=row.id, changes=changes)


def _settled(matched: list[MatchedDepartment], house: _House) -> list[MatchedDepartment]:
    """Refuse what would lie below itself or below a refused line, until the rest can be written as it stands."""
    found = {each.line.number: each for each in matched}
    while refused := _untenable(list(found.values()), house):
        found |= {each.line.number: each for each in refused}
    return list(found.values())


def _untenable(matched: Sequence[MatchedDepartment], house: _House) -> list[MatchedDepartment]:
    """Return the lines that cannot be written next to the others, refused; what is refused stays where it was."""
    standing = [each for each in matched if each.fate not in {Fate.REFUSED, Fate.TOTAL}]
    parents = house.parents | {
        house.node(each.line): _Node(each.parent_id, each.parent_number)
        for each in standing
        if each.parent_id or each.parent_number
    }
    numbers = {each.line.number for each in matched if each.fate is Fate.REFUSED}
    orphans = [each for each in standing if each.parent_number in numbers]
    loops = [each for each in standing if _moves(each) and _is_below_itself(house.node(each.line), parents)]
    refused = [
        *(_refused(each, ProblemCode.PARENT_REFUSED, line=each.parent_number) for each in orphans),
        *(_refused(each, ProblemCode.PARENT_BELOW_ITSELF) for each in loops),
    ]
    return refused or _too_high(standing, parents, house)


def _too_high(
    standing: Sequence[MatchedDepartment], parents: Mapping[_Node, _Node], house: _House
) -> list[MatchedDepartment]:
    """Return the lines whose department would not be lower than the one above it, refused; there are no loops."""
    lines = {house.node(each.line): each.line for each in standing}

    def level(node: _Node) -> int:
        said = lines[node].level if node in lines else None
        if said is None and node.department_id in house.rows:
            return house.rows[node.department_id].level
        return said or level_above(node) + 1

    def level_above(node: _Node) -> int:
        above = parents.get(node, _Node())
        return level(above) if above.number or above.department_id in house.rows else 0

    placed = [each for each in standing if _moves(each) or any(c.column is SheetColumn.LEVEL for c in each.changes)]
    nodes = {each.line.number: house.node(each.line) for each in placed}
    high = [each for each in placed if level(nodes[each.line.number]) <= level_above(nodes[each.line.number])]
    return [_refused(each, ProblemCode.LEVEL_NOT_BELOW_PARENT) for each in high]


def _moves(found: MatchedDepartment) -> bool:
    return found.fate is Fate.NEW or any(change.column is SheetColumn.PARENT for change in found.changes)


def _is_below_itself(node: _Node, parents: Mapping[_Node, _Node]) -> bool:
    """Whether the way up from a department comes back to it."""
    seen, above = {node}, parents.get(node)
    while above is not None and above not in seen:
        seen.add(above)
        above = parents.get(above)
    return above == node


def _refused(found: MatchedDepartment, code: ProblemCode, **details: object) -> MatchedDepartment:
    problem = Problem(code, SheetColumn.PARENT, found.line.parent_text, details)
    return replace(found, fate=Fate.REFUSED, problems=(*found.problems, problem), changes=())
