"""The counts that a file tells of an event, as the page shows them on which they are corrected."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from flask_babel import gettext as _
from flask_babel import ngettext

from tracker.domain import count_matching
from tracker.domain.attendance_places import Meaning, Tally
from tracker.domain.attendance_rules import Names
from tracker.domain.counts import Cells, Unit
from tracker.domain.errors import RuleViolation
from tracker.domain.sheets import IgnoredColumn, Problem
from tracker.extensions import db
from tracker.imports import counts as reader
from tracker.imports import sheets
from tracker.imports.sheets import Sheet
from tracker.models import DialogueEvent, Process
from tracker.queries import count_imports
from tracker.web.attendance_files import Roster
from tracker.web.clock import today

SENTENCES_SAID, LINES_SAID = 10, 12
"""How many sentences are said about lines of other events, and how many lines are named in each."""


@dataclass(frozen=True)
class Told:
    """What a file says: counts, minutes, texts to remember; `names` may be kept nowhere, `kept` goes on in the page."""

    cells: Mapping[Unit, Cells]
    kept: str
    minutes: Mapping[Unit, int | None] = field(default_factory=dict)
    remember: Mapping[str, Meaning] = field(default_factory=dict)
    names: Names = field(default_factory=lambda: Names(()))
    problems: Sequence[tuple[Unit | None, int, Problem]] = ()
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

    def sentences(self, sentence: Callable[[Problem], str]) -> list[tuple[Unit | None, str]]:
        """Return what is said about the lines of a sheet; where no number of the page is meant, with the lines."""
        elsewhere: dict[str, list[int]] = {}
        for unit, line, problem in self.problems:
            if unit is None:
                elsewhere.setdefault(sentence(problem), []).append(line)
        said = [(unit, sentence(problem)) for unit, _line, problem in self.problems if unit]
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


def of_sheet(sheet: Sheet, event: DialogueEvent) -> Told | None:
    """Return the counts of the facilitator's own sheet; nothing if the file is none.

    What a line contradicts is said at its number, which stays as it is.
    """
    try:
        found = reader.read(sheet)
    except RuleViolation:
        return None
    known = count_imports.known(db.session, db.session.get_one(Process, event.process_id))
    matched = count_matching.match(found.lines, known, today=today(), event_id=event.id)
    cells: dict[Unit, Cells] = {}
    problems: list[tuple[Unit | None, int, Problem]] = []
    for each in matched:
        is_ours = each.place is not None and each.place.event_id == event.id
        unit = Unit(each.place.scope, each.place.department_id) if each.place and is_ours else None
        if unit and each.line.participants is not None:
            cells.setdefault(unit, Cells(each.line.participants, each.line.first_timers))
        if unit or each.place is None:
            problems += [(unit, each.line.number, problem) for problem in each.problems]
    return Told(
        cells, sheets.text(found.kept), dict.fromkeys(cells), problems=problems, ignored=found.ignored, sheet=sheet
    )


def _of_lines(said: Mapping[str, Sequence[int]]) -> Iterator[str]:
    """Yield each sentence with its lines; what is said of ever more lines is only counted."""
    for text, lines in list(said.items())[:SENTENCES_SAID]:
        if len(lines) == 1:
            yield _("Line %(line)s: %(text)s", line=lines[0], text=text)
        else:
            numbers = ", ".join(map(str, lines[:LINES_SAID])) + (" …" if len(lines) > LINES_SAID else "")
            yield _("Lines %(lines)s: %(text)s", lines=numbers, text=text)
    if rest := sum(len(lines) for lines in list(said.values())[SENTENCES_SAID:]):
        yield ngettext("%(num)s more line is not counted.", "%(num)s more lines are not counted.", rest)
