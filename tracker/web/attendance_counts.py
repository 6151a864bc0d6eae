"""The counts that a file tells of an event, as the page shows them on which they are corrected."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from flask_babel import gettext as _
from flask_babel import ngettext

from tracker.actions.attendance_files import mode_of
from tracker.domain import count_matching
from tracker.domain.attendance_places import UNCOUNTED, Meaning, Tally, unit_of
from tracker.domain.attendance_rules import Names
from tracker.domain.attendance_texts import Text
from tracker.domain.count_sheets import MatchedLine
from tracker.domain.counts import Cells, Unit
from tracker.domain.errors import RuleViolation
from tracker.domain.name_words import GIVEN_NAMES, plain
from tracker.domain.participation import CountCategory, CountMode, CountScope
from tracker.domain.sheets import IgnoredColumn, Problem, ProblemCode
from tracker.domain.text import key, words
from tracker.extensions import db
from tracker.imports import counts as reader
from tracker.imports import sheets
from tracker.imports.sheets import Sheet
from tracker.models import DialogueEvent, Process
from tracker.queries import attendance_files as queries
from tracker.queries import count_imports, counts, departments
from tracker.web.attendance_files import Choices, Roster, chosen_texts, remembered
from tracker.web.clock import today

SENTENCES_SAID, LINES_SAID = 10, 12
"""How many sentences are said about lines of other events, and how many lines are named in each."""


TO_BE_SAID = frozenset(
    {ProblemCode.DEPARTMENT_UNKNOWN, ProblemCode.DEPARTMENT_AMBIGUOUS, ProblemCode.DEPARTMENT_NOT_THEN}
)
"""Whoever knows the house can say what the text of such a line stands for."""


class Said(NamedTuple):
    """What is wrong with a line of a sheet; `people` are those it states for a department that is not known."""

    unit: Unit | None
    line: int
    problem: Problem
    people: int = 0


@dataclass(frozen=True)
class Told:
    """What a file says: counts, minutes, texts to remember; `names` may be kept nowhere, `kept` goes on in the page."""

    cells: Mapping[Unit, Cells]
    kept: str
    minutes: Mapping[Unit, int | None] = field(default_factory=dict)
    remember: Mapping[str, Meaning] = field(default_factory=dict)
    names: Names = field(default_factory=lambda: Names(()))
    problems: Sequence[Said] = ()
    texts: Sequence[Text] = ()
    ignored: tuple[IgnoredColumn, ...] = ()
    roster: Roster | None = None
    sheet: Sheet | None = None

    @property
    def said(self) -> dict[Unit, Tally]:
        """The file's own numbers, as they were before anybody corrected them."""
        return {
            unit: Tally(cells.participants, self.minutes.get(unit))
            for unit, cells in self.cells.items()
            if cells.participants is not None
        }

    @property
    def minutes_in_all(self) -> int | None:
        """How long everybody was there together, unless the file does not tell it of all."""
        known = [minutes for minutes in self.minutes.values() if minutes is not None]
        return sum(known) if known and len(known) == len(self.cells) else None

    @property
    def is_unclear(self) -> bool:
        """Whether nobody has said yet what a text stands for."""
        return any(text.meaning is None for text in self.texts)

    def may_be_remembered(self, text: Text) -> bool:
        """Whether a text names nobody, so far as anybody can tell."""
        return not self.names.are_in(text.text)

    def sentences(self, sentence: Callable[[Problem], str]) -> list[tuple[Unit | None, str]]:
        """Return what is said about the lines of a sheet; where no number of the page is meant, with the lines."""
        elsewhere: dict[str, list[Said]] = {}
        for each in self.problems:
            if each.unit is None:
                elsewhere.setdefault(sentence(each.problem), []).append(each)
        said = [(each.unit, sentence(each.problem)) for each in self.problems if each.unit]
        return [*said, *((None, text) for text in _of_lines(elsewhere))]

    def over(self, recorded: Mapping[Unit, Cells]) -> dict[Unit, Cells]:
        """Return what is recorded with the counts of the file over it; first-timers that it does not tell stay."""
        merged = dict(recorded)
        for unit, cells in self.cells.items():
            known = recorded.get(unit, Cells())
            first_timers = known.first_timers if cells.first_timers is None else cells.first_timers
            merged[unit] = Cells(cells.participants, first_timers)
        return merged


def of_roster(roster: Roster, kept: str, remember: Mapping[str, Meaning]) -> Told:
    """Return the counts of a file that names people."""
    tallies = roster.tallies
    return Told(
        cells={unit: Cells(tally.participants) for unit, tally in tallies.items()},
        kept=kept,
        minutes={unit: tally.minutes for unit, tally in tallies.items()},
        remember=remember,
        names=roster.names,
        roster=roster,
    )


def of_sheet(sheet: Sheet, event: DialogueEvent, choices: Choices, ticked: Collection[str]) -> Told | None:
    """Return the counts of the facilitator's own sheet; nothing if the file is none.

    What a line contradicts is said at its number, which stays as it is. `choices` are what its texts stand for, and
    `ticked` which of them are to be remembered, both as they are in the page.
    """
    try:
        found = reader.read(sheet)
    except RuleViolation:
        return None
    there = departments.rows_on(db.session, event.administration_id, event.starts_at.date())
    spoken = {line.department_text for line in found.lines if line.scope is CountScope.DEPARTMENT}
    chosen = chosen_texts(spoken, choices, [row for row in there if row.is_leaf])
    kept = queries.meanings(db.session, event.administration_id)
    meanings = {text: each for text, each in (kept | chosen).items() if each.belonging not in UNCOUNTED}
    known = count_imports.known(db.session, db.session.get_one(Process, event.process_id))
    known = replace(known, texts={text: unit_of(each) for text, each in meanings.items()})
    matched = count_matching.match(found.lines, known, today=today(), event_id=event.id)
    cells, problems = _counted(matched, event.id)
    told = Told(
        cells,
        sheets.text(found.kept),
        dict.fromkeys(cells),
        names=Names(text for text in spoken if any(plain(word) in GIVEN_NAMES for word in words(text))),
        problems=problems,
        texts=_texts(matched, meanings, chosen),
        ignored=found.ignored,
        sheet=sheet,
    )
    return replace(told, remember=remembered(told, ticked))


def _counted(matched: Sequence[MatchedLine], event_id: int) -> tuple[dict[Unit, Cells], list[Said]]:
    """Return the counts at the event, of several lines about the same the first one's, and what is wrong with lines."""
    cells: dict[Unit, Cells] = {}
    problems: list[Said] = []
    for each in matched:
        is_ours = each.place is not None and each.place.event_id == event_id
        unit = Unit(each.place.scope, each.place.department_id) if each.place and is_ours else None
        wrong = [problem for problem in each.problems if not unit or problem.code is not ProblemCode.LINES_CONTRADICT]
        if unit and each.line.participants is not None:
            stated = Cells(each.line.participants, each.line.first_timers)
            if cells.setdefault(unit, stated) != stated:
                wrong.append(_contradiction(each, cells[unit]))
        if unit or each.place is None:
            problems += [_said(unit, each, problem) for problem in wrong]
    return cells, problems


def _contradiction(found: MatchedLine, first: Cells) -> Problem:
    """Return that a line says something else than the first one about the same, which stands in the grid."""
    line, number = found.line.number, found.line.participants
    details = {"lines": (line,)} if number == first.participants else {"line": line, "count": number}
    return Problem(ProblemCode.LINES_CONTRADICT, details=details)


def covered(event: DialogueEvent, told: Told) -> set[Unit]:
    """Return where a number without distinction is recorded at a hybrid event, which stays the total."""
    if mode_of(event) is CountMode.ANY:
        return set()
    return counts.recorded(db.session, event, CountCategory.ALL).keys() & told.cells.keys()


def _said(unit: Unit | None, found: MatchedLine, problem: Problem) -> Said:
    people = found.line.participants or 0
    return Said(unit, found.line.number, problem, people if problem.code in TO_BE_SAID else 0)


def _texts(matched: Sequence[MatchedLine], meanings: Mapping[str, Meaning], chosen: Collection[str]) -> list[Text]:
    """Return the texts of a sheet that no department is called by, in the order of the alphabet."""
    people: dict[str, int] = {}
    spellings: dict[str, str] = {}
    for each in matched:
        text = each.line.department_text
        is_unknown = any(problem.code in TO_BE_SAID for problem in each.problems)
        if each.line.participants is not None and (is_unknown or (each.place and key(text) in meanings)):
            people[key(text)] = people.get(key(text), 0) + each.line.participants
            spellings.setdefault(key(text), text)
    return [
        Text(
            spellings[spelling],
            people[spelling],
            meanings.get(spelling),
            is_remembered=spelling in meanings and spelling not in chosen,
            is_chosen=spelling in chosen,
        )
        for spelling in sorted(people)
    ]


def _of_lines(said: Mapping[str, Sequence[Said]]) -> Iterator[str]:
    """Yield each sentence with its lines; what is said of ever more lines is only counted."""
    for sentence, found in list(said.items())[:SENTENCES_SAID]:
        text, lines = sentence, [each.line for each in found]
        if people := sum(each.people for each in found):
            text = f"{sentence} {ngettext('%(num)s person is not counted.', '%(num)s people are not counted.', people)}"
        if len(lines) == 1:
            yield _("Line %(line)s: %(text)s", line=lines[0], text=text)
        else:
            numbers = ", ".join(map(str, lines[:LINES_SAID])) + (" …" if len(lines) > LINES_SAID else "")
            yield _("Lines %(lines)s: %(text)s", lines=numbers, text=text)
    if rest := sum(len(found) for found in list(said.values())[SENTENCES_SAID:]):
        yield ngettext("%(num)s more line is not counted.", "%(num)s more lines are not counted.", rest)
