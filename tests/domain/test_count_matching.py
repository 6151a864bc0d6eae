"""The fate of every line of a count sheet is known before anything is written."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from tracker.domain import count_matching
from tracker.domain.administrations import DepartmentKind, DepartmentRow, HeadcountRow
from tracker.domain.count_sheets import (
    CountLine,
    CountValues,
    Known,
    KnownEvent,
    MatchedLine,
    Place,
    fingerprint,
    written,
)
from tracker.domain.counts import EXTERNAL, Unit
from tracker.domain.dialogues import DialogueState
from tracker.domain.participation import CountScope
from tracker.domain.sheets import Change, Fate, Problem, ProblemCode, SheetColumn

KICK_OFF = KnownEvent(1, "Auftakt-Dialog", date(2021, 5, 25), hours=Decimal(2))
WORKSHOP = KnownEvent(2, "Workshop 1", date(2021, 9, 14))


def department(number: int, name: str, code: str = "", since: date | None = None) -> DepartmentRow:
    return DepartmentRow(number, None, name, code, 1, DepartmentKind.LINE, False, since, None)


KNOWN = Known(
    departments=[
        department(1, "Jugendamt", "51"),
        department(2, "Bauamt"),
        department(3, "Digitalamt", since=date(2022, 1, 1)),
    ],
    headcounts=[
        HeadcountRow(1, date(2021, 1, 1), 62),
        HeadcountRow(1, date(2021, 7, 1), 40),
        HeadcountRow(2, date(2021, 1, 1), 25),
    ],
    events=[KICK_OFF, WORKSHOP],
)
TODAY = date(2021, 12, 31)
LINE = CountLine(2, "Jugendamt", "Auftakt-Dialog", date(2021, 5, 25), participants=31)
JUGENDAMT_AT_KICK_OFF = Place(1, CountScope.DEPARTMENT, 1)


def match(lines: list[CountLine], known: Known, event_id: int | None = None) -> list[MatchedLine]:
    return count_matching.match(lines, known, today=TODAY, event_id=event_id)


def codes(problems: tuple[Problem, ...]) -> list[ProblemCode]:
    return [problem.code for problem in problems]


def fate_of(line: CountLine, known: Known = KNOWN, event_id: int | None = None) -> tuple[Fate, list[ProblemCode]]:
    [found] = match([line], known, event_id=event_id)
    return found.fate, codes(found.problems)


def recorded(values: CountValues) -> Known:
    return replace(KNOWN, recorded={JUGENDAMT_AT_KICK_OFF: values})


def test_a_count_that_is_not_recorded_is_new():
    [found] = match([LINE], KNOWN)
    assert (found.fate, found.place, found.values) == (Fate.NEW, JUGENDAMT_AT_KICK_OFF, CountValues(31))


def test_the_same_file_again_changes_nothing():
    first = match([LINE, replace(LINE, number=3, department_text="Bauamt", participants=6, note="x")], KNOWN)
    again = match([found.line for found in first], replace(KNOWN, recorded=dict(written(first))))
    assert [found.fate for found in again] == [Fate.UNCHANGED, Fate.UNCHANGED]
    assert written(again) == []


def test_what_a_closed_count_says_already_is_unchanged_and_only_the_rest_is_refused():
    closed = replace(KICK_OFF, counted_at=datetime(2021, 5, 26, tzinfo=UTC))
    known = replace(recorded(CountValues(31, 4)), events=[closed])
    lines = [LINE, replace(LINE, number=3, participants=32), replace(LINE, number=4, department_text="Bauamt")]
    assert [(found.fate, codes(found.problems)) for found in match(lines, known)] == [
        (Fate.UNCHANGED, []),
        (Fate.REFUSED, [ProblemCode.COUNT_CLOSED]),
        (Fate.REFUSED, [ProblemCode.MORE_PARTICIPANTS_THAN_STAFF, ProblemCode.COUNT_CLOSED]),
    ]


def test_a_changed_count_says_what_it_was():
    [found] = match([LINE], recorded(CountValues(30)))
    assert (found.fate, found.changes) == (Fate.CHANGED, (Change(SheetColumn.PARTICIPANTS, 30, 31),))


def test_an_empty_cell_states_nothing_and_erases_nothing():
    [found] = match([LINE], recorded(CountValues(31, 4, 62, "Liste liegt vor")))
    assert (found.fate, found.values) == (Fate.UNCHANGED, CountValues(31, 4, 62, "Liste liegt vor"))


def test_nobody_came_is_a_count():
    [found] = match([replace(LINE, participants=0, first_timers=0)], recorded(CountValues(31, 4)))
    assert (found.fate, found.values) == (Fate.CHANGED, CountValues(0, 0))


@pytest.mark.parametrize("spelling", ["JUGENDAMT", "Jugend\u00adamt", " 51 ", "51 Jugendamt", "Jugendamt (51)"])
def test_a_department_is_known_by_its_name_or_its_code(spelling: str):
    assert fate_of(replace(LINE, department_text=spelling))[0] is Fate.NEW


def test_an_unknown_department_is_refused_with_what_may_be_meant():
    [found] = match([replace(LINE, department_text="Jugentamt")], KNOWN)
    [problem] = found.problems
    assert (found.fate, problem.code, problem.details) == (
        Fate.REFUSED, ProblemCode.DEPARTMENT_UNKNOWN, {"suggestions": ("Jugendamt",)},
    )  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"department_text": "Digitalamt"}, ProblemCode.DEPARTMENT_NOT_THEN),
        ({"department_text": "", "scope": None}, ProblemCode.DEPARTMENT_MISSING),
        ({"event_text": "Workshop 9"}, ProblemCode.EVENT_UNKNOWN),
        ({"event_text": "", "event_date": date(2021, 5, 26)}, ProblemCode.EVENT_UNKNOWN),
        ({"event_date": date(2021, 5, 26)}, ProblemCode.EVENT_ON_ANOTHER_DAY),
        ({"event_text": "", "event_date": None}, ProblemCode.EVENT_MISSING),
        ({"participants": 63}, ProblemCode.MORE_PARTICIPANTS_THAN_STAFF),
        ({"participants": None, "first_timers": 3}, ProblemCode.FIRST_TIMERS_WITHOUT_PARTICIPANTS),
        ({"first_timers": 32}, ProblemCode.MORE_FIRST_TIMERS_THAN_PARTICIPANTS),
    ],
)
def test_a_line_that_cannot_be_is_refused(changes: dict[str, object], problem: ProblemCode):
    assert fate_of(replace(LINE, **changes)) == (Fate.REFUSED, [problem])


def test_a_cell_that_cannot_be_read_is_not_called_empty_as_well():
    unread = (Problem(ProblemCode.NUMBER_UNREADABLE, SheetColumn.PARTICIPANTS, "viele"),)
    line = replace(LINE, participants=None, first_timers=3, problems=unread)
    assert fate_of(line) == (Fate.REFUSED, [ProblemCode.NUMBER_UNREADABLE])


@pytest.mark.parametrize(
    ("changes", "flag"),
    [
        ({"invited": 30}, ProblemCode.MORE_PARTICIPANTS_THAN_INVITED),
        ({"hours": Decimal("1.5")}, ProblemCode.DURATION_DIFFERS),
        ({"problems": (Problem(ProblemCode.FORMULA_AS_TEXT),)}, ProblemCode.FORMULA_AS_TEXT),
    ],
)
def test_a_line_that_is_doubtful_is_kept_and_flagged(changes: dict[str, object], flag: ProblemCode):
    [found] = match([replace(LINE, **changes)], KNOWN)
    assert (found.fate, codes(found.problems), found.is_flagged) == (Fate.NEW, [flag], True)


def test_two_departments_of_one_name_are_not_guessed():
    known = replace(KNOWN, departments=[*KNOWN.departments, department(9, "Jugendamt")])
    assert fate_of(LINE, known) == (Fate.REFUSED, [ProblemCode.DEPARTMENT_AMBIGUOUS])


def test_a_department_without_a_headcount_is_counted_and_flagged():
    known = replace(KNOWN, headcounts=[])
    assert fate_of(LINE, known) == (Fate.NEW, [ProblemCode.HEADCOUNT_NOT_RECORDED])


def test_the_headcount_of_the_day_of_the_event_counts():
    in_september = replace(LINE, event_text="Workshop 1", event_date=None, participants=41)
    assert fate_of(replace(LINE, participants=41))[0] is Fate.NEW
    assert fate_of(in_september)[0] is Fate.REFUSED


def test_externals_are_compared_with_no_headcount():
    line = replace(LINE, department_text="", scope=CountScope.EXTERNAL, participants=900)
    [found] = match([line], KNOWN)
    assert (found.fate, found.place) == (Fate.NEW, Place(1, CountScope.EXTERNAL, None))


def test_a_line_with_an_unreadable_number_is_refused_with_all_that_is_wrong_with_it():
    unreadable = Problem(ProblemCode.NUMBER_UNREADABLE, SheetColumn.PARTICIPANTS, "viele")
    line = replace(LINE, participants=None, department_text="Unbekannt", problems=(unreadable,))
    assert fate_of(line) == (Fate.REFUSED, [ProblemCode.NUMBER_UNREADABLE, ProblemCode.DEPARTMENT_UNKNOWN])


def test_a_line_without_a_count_is_left_alone():
    assert fate_of(replace(LINE, participants=None, event_text="?")) == (Fate.IGNORED, [ProblemCode.NOTHING_COUNTED])


def test_title_or_date_is_enough_if_it_names_one_event():
    assert fate_of(replace(LINE, event_date=None))[0] is Fate.NEW
    assert fate_of(replace(LINE, event_text=""))[0] is Fate.NEW


def test_two_events_of_one_day_are_not_guessed():
    known = replace(KNOWN, events=[KICK_OFF, replace(WORKSHOP, on=KICK_OFF.on)])
    assert fate_of(replace(LINE, event_text=""), known) == (Fate.REFUSED, [ProblemCode.EVENT_AMBIGUOUS])


def test_a_line_that_names_no_event_belongs_to_the_one_the_page_is_about():
    [found] = match([replace(LINE, event_text="", event_date=None)], KNOWN, event_id=2)
    assert found.place == Place(2, CountScope.DEPARTMENT, 1)


def test_of_two_events_of_that_name_and_day_the_one_the_page_is_about_is_meant():
    known = replace(KNOWN, events=[KICK_OFF, replace(KICK_OFF, id=2)])
    assert fate_of(LINE, known) == (Fate.REFUSED, [ProblemCode.EVENT_AMBIGUOUS])
    [found] = match([LINE], known, event_id=2)
    assert found.place == Place(2, CountScope.DEPARTMENT, 1)


@pytest.mark.parametrize(
    ("event", "problem"),
    [
        (replace(KICK_OFF, state=DialogueState.NOT_HELD), ProblemCode.DIALOGUE_STATE),
        (replace(KICK_OFF, counted_at=datetime(2021, 6, 1, tzinfo=UTC)), ProblemCode.COUNT_CLOSED),
        (replace(KICK_OFF, splits_categories=True), ProblemCode.EVENT_SPLITS_CATEGORIES),
    ],
)
def test_an_event_that_takes_no_such_counts_refuses_the_line(event: KnownEvent, problem: ProblemCode):
    assert fate_of(LINE, replace(KNOWN, events=[event])) == (Fate.REFUSED, [problem])


def test_nobody_was_counted_at_an_event_to_come():
    [found] = count_matching.match([LINE], KNOWN, today=date(2021, 5, 24))
    assert codes(found.problems) == [ProblemCode.DIALOGUE_IN_FUTURE]


def test_first_timers_are_compared_with_those_of_the_other_events():
    events = [replace(KICK_OFF, newcomers={1: 60})]
    flags = fate_of(replace(LINE, first_timers=3), replace(KNOWN, events=events))
    assert flags == (Fate.NEW, [ProblemCode.MORE_FIRST_TIMERS_THAN_STAFF])


def test_at_the_first_event_everybody_is_new():
    events = [replace(KICK_OFF, is_first=True)]
    flags = fate_of(replace(LINE, first_timers=30), replace(KNOWN, events=events))
    assert flags == (Fate.NEW, [ProblemCode.ALL_ARE_NEW_AT_THE_FIRST_EVENT])


def test_lines_that_contradict_each_other_are_all_refused():
    lines = [
        LINE,
        replace(LINE, number=3, participants=30),
        replace(LINE, number=4, department_text="Bauamt", participants=5),
    ]
    found = match(lines, KNOWN)
    assert [each.fate for each in found] == [Fate.REFUSED, Fate.REFUSED, Fate.NEW]
    assert found[0].problems[-1].details == {"line": 3, "count": 30}


def test_lines_that_contradict_each_other_elsewhere_than_in_the_number_name_each_other():
    found = match([LINE, replace(LINE, number=3, first_timers=2), replace(LINE, number=4, first_timers=3)], KNOWN)
    assert [each.problems[-1].details for each in found] == [{"lines": (3, 4)}, {"lines": (2, 4)}, {"lines": (2, 3)}]
    found = match([LINE, replace(LINE, number=3, first_timers=2)], KNOWN)
    assert found[0].problems[-1].details == {"lines": (3,)}


def test_a_line_that_only_repeats_another_is_ignored():
    found = match([LINE, replace(LINE, number=3)], KNOWN)
    assert [each.fate for each in found] == [Fate.NEW, Fate.IGNORED]
    assert len(written(found)) == 1


TOTAL = CountLine(9, scope=None, is_total=True)


def test_a_total_that_agrees_says_nothing():
    assert match([LINE, replace(TOTAL, participants=31)], KNOWN)[1].problems == ()


def test_a_total_that_differs_is_flagged_with_the_sum_and_refuses_nothing():
    found = match([LINE, replace(TOTAL, participants=58)], KNOWN)
    assert [each.fate for each in found] == [Fate.NEW, Fate.TOTAL]
    assert found[1].problems == (Problem(ProblemCode.TOTAL_DIFFERS, SheetColumn.PARTICIPANTS, "58", {"sum": 31}),)


def test_a_total_may_be_of_the_lines_since_the_last_one_or_of_its_event_or_of_all():
    other = replace(LINE, number=4, department_text="Bauamt", event_text="Workshop 1", event_date=None, participants=6)
    totals = [replace(TOTAL, number=5, participants=6), replace(TOTAL, number=6, participants=37)]
    of_event = replace(TOTAL, number=7, participants=31, event_text="Auftakt-Dialog", event_date=LINE.event_date)
    found = match([LINE, replace(TOTAL, participants=31), other, *totals, of_event], KNOWN)
    assert [each.problems for each in found if each.line.is_total] == [()] * 4


def test_the_total_of_the_sheet_covers_refused_lines_too():
    too_many = replace(LINE, number=3, department_text="Bauamt", participants=26)
    assert match([LINE, too_many, replace(TOTAL, participants=57)], KNOWN)[2].problems == ()


def test_a_preview_that_would_do_something_else_has_another_fingerprint():
    before = fingerprint(match([LINE], KNOWN))
    assert before == fingerprint(match([LINE], KNOWN))
    assert before != fingerprint(match([LINE], recorded(CountValues(30))))


@pytest.mark.parametrize(
    ("unit", "expected"),
    [
        (Unit(CountScope.DEPARTMENT, 2), Place(1, CountScope.DEPARTMENT, 2)),
        (EXTERNAL, Place(1, CountScope.EXTERNAL, None)),
        (Unit(CountScope.DEPARTMENT, 3), JUGENDAMT_AT_KICK_OFF),
        (Unit(CountScope.DEPARTMENT, 99), JUGENDAMT_AT_KICK_OFF),
    ],
    ids=["a department", "from outside", "a department that was not yet there", "a department of nobody's"],
)
def test_what_a_text_was_said_to_stand_for_comes_before_what_is_called_so(unit, expected):
    [found] = match([LINE], replace(KNOWN, texts={"jugendamt": unit}))
    assert found.place == expected
