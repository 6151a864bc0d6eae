"""The fate of every line of a sheet of departments is known before anything is written."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tracker.domain.administrations import DepartmentKind, DepartmentRow, HeadcountRow
from tracker.domain.department_matching import match
from tracker.domain.department_sheets import DepartmentLine, MatchedDepartment, fingerprint, written
from tracker.domain.sheets import Change, Fate, Problem, ProblemCode, SheetColumn

TODAY = date(2022, 1, 1)
BUILDING = DepartmentRow(1, None, "Bauen", "60", 1, DepartmentKind.LINE, False, None, None)
PERMITS = DepartmentRow(2, 1, "Bauaufsicht", "61", 2, DepartmentKind.LINE, False, None, None)
CLOSED = DepartmentRow(3, None, "Wohngeld", "", 1, DepartmentKind.LINE, False, None, date(2020, 1, 1))
HOUSE = [BUILDING, PERMITS, CLOSED]
HEADCOUNTS = [HeadcountRow(2, date(2021, 1, 1), 25)]


def matched(*lines: DepartmentLine) -> list[MatchedDepartment]:
    return match(lines, HOUSE, HEADCOUNTS, as_of=TODAY)


def fate(*lines: DepartmentLine) -> tuple[Fate, list[ProblemCode]]:
    """Return the fate of the first line and what is said about it."""
    found = matched(*lines)[0]
    return found.fate, [problem.code for problem in found.problems]


def test_a_department_that_is_not_recorded_is_new_below_its_parent():
    [found] = matched(DepartmentLine(2, "Hochbau", parent_text="bauen", headcount=9))
    assert (found.fate, found.parent_id, found.as_of) == (Fate.NEW, 1, TODAY)


def test_what_the_sheet_does_not_say_stays_as_it_is():
    assert fate(DepartmentLine(2, "Bauaufsicht")) == (Fate.UNCHANGED, [])


def test_a_code_identifies_a_department_whose_name_has_changed():
    [found] = matched(DepartmentLine(2, "Bauordnung", "61"))
    assert (found.department_id, found.changes) == (2, (Change(SheetColumn.NAME, "Bauaufsicht", "Bauordnung"),))


def test_the_same_name_with_another_code_is_another_department_and_flagged():
    [found] = matched(DepartmentLine(2, "Bauaufsicht", "99"))
    assert (found.fate, found.problems[0].code, found.is_flagged) == (Fate.NEW, ProblemCode.NAME_TAKEN, True)


def test_a_name_that_two_departments_have_is_not_guessed():
    twin = replace(PERMITS, id=9, short_code="62")
    [found] = match([DepartmentLine(2, "Bauaufsicht")], [*HOUSE, twin], [], as_of=TODAY)
    assert (found.fate, found.problems[0].code) == (Fate.REFUSED, ProblemCode.DEPARTMENT_AMBIGUOUS)


def test_a_department_that_no_longer_exists_is_not_taken_for_a_new_one():
    assert fate(DepartmentLine(2, "Wohngeld")) == (Fate.NEW, [])


def test_a_headcount_without_a_date_is_compared_with_the_newest():
    assert fate(DepartmentLine(2, "Bauaufsicht", headcount=25))[0] is Fate.UNCHANGED
    [found] = matched(DepartmentLine(2, "Bauaufsicht", headcount=26))
    assert (found.changes, found.as_of) == ((Change(SheetColumn.HEADCOUNT, 25, 26),), TODAY)


def test_a_headcount_of_another_day_is_a_new_one():
    [found] = matched(DepartmentLine(2, "Bauaufsicht", headcount=25, as_of=date(2021, 7, 1)))
    assert (found.changes, found.as_of) == ((Change(SheetColumn.HEADCOUNT, None, 25),), date(2021, 7, 1))


def test_every_other_attribute_may_change_too():
    line = DepartmentLine(2, "Bauaufsicht", "61", "Recht", 3, DepartmentKind.STAFF_UNIT, True)
    found = matched(line, DepartmentLine(3, "Recht"))[0]
    assert {change.column for change in found.changes} == {
        *(SheetColumn.LEVEL, SheetColumn.KIND, SheetColumn.MIGRATION_RELATED, SheetColumn.PARENT),
    }


def test_a_parent_may_stand_below_its_child_and_is_written_first():
    found = matched(DepartmentLine(2, "Vergabe", parent_text="Recht"), DepartmentLine(3, "Recht", headcount=4))
    assert [each.parent_number for each in found] == [3, None]
    assert [each.line.name for each in written(found)] == ["Recht", "Vergabe"]


def test_a_parent_that_nobody_knows_refuses_the_line():
    assert fate(DepartmentLine(2, "Hochbau", parent_text="Dezernat 9")) == (Fate.REFUSED, [ProblemCode.PARENT_UNKNOWN])


def test_a_parent_of_which_there_are_two_is_not_guessed():
    twins = (DepartmentLine(3, "Sekretariat", "1.1"), DepartmentLine(4, "Sekretariat", "2.1"))
    assert fate(DepartmentLine(2, "Post", parent_text="Sekretariat"), *twins)[1] == [ProblemCode.PARENT_AMBIGUOUS]


def test_what_hangs_below_a_refused_line_is_refused_with_it():
    lines = (
        DepartmentLine(2, "Vergabe", parent_text="Recht"),
        DepartmentLine(3, "Recht", parent_text="Dezernat 9"),
        DepartmentLine(4, "Zentrale Vergabe", parent_text="Vergabe"),
    )
    found = matched(*lines)
    assert [each.fate for each in found] == [Fate.REFUSED] * 3
    assert (found[2].problems[0].code, found[2].problems[0].details) == (ProblemCode.PARENT_REFUSED, {"line": 2})


def test_what_lies_below_a_recorded_department_is_imported_even_if_that_line_is_refused():
    refused = (Problem(ProblemCode.NUMBER_UNREADABLE, SheetColumn.HEADCOUNT, "viele"),)
    lines = (DepartmentLine(2, "Bauen", problems=refused), DepartmentLine(3, "Hochbau", parent_text="Bauen"))
    assert [(each.fate, each.parent_id) for each in matched(*lines)] == [(Fate.REFUSED, None), (Fate.NEW, 1)]


def test_what_does_not_move_makes_no_way_for_others():
    house = [*HOUSE, replace(BUILDING, id=4, name="Planung", short_code="62")]
    refused = (Problem(ProblemCode.NUMBER_UNREADABLE, SheetColumn.HEADCOUNT, "viele"),)
    moving, staying = DepartmentLine(2, "Bauaufsicht", parent_text="Planung"), DepartmentLine(3, "Bauen")
    below = replace(staying, parent_text="Bauaufsicht", level=3)
    assert [each.fate for each in match([moving, below], house, [], as_of=TODAY)] == [Fate.CHANGED, Fate.CHANGED]
    found = match([replace(moving, problems=refused), below], house, [], as_of=TODAY)
    assert [each.problems[0].code for each in found] == [ProblemCode.NUMBER_UNREADABLE, ProblemCode.PARENT_BELOW_ITSELF]


def test_a_refused_move_keeps_nobody_else_where_they_are():
    refused = (Problem(ProblemCode.NUMBER_UNREADABLE, SheetColumn.HEADCOUNT, "viele"),)
    lines = (
        DepartmentLine(2, "Bauen", parent_text="Bauaufsicht", problems=refused),
        DepartmentLine(3, "Bauaufsicht", parent_text="Bauen", headcount=26),
    )
    assert [each.fate for each in matched(*lines)] == [Fate.REFUSED, Fate.CHANGED]


def test_of_a_loop_only_what_moves_is_refused():
    lines = (
        DepartmentLine(2, "Bauen", parent_text="Bauaufsicht"),
        DepartmentLine(3, "Bauaufsicht", parent_text="Bauen", headcount=26),
    )
    assert [each.fate for each in matched(*lines)] == [Fate.REFUSED, Fate.CHANGED]


def test_nothing_hangs_below_itself():
    lines = (DepartmentLine(2, "Bauen", parent_text="Hochbau"), DepartmentLine(3, "Hochbau", parent_text="Bauaufsicht"))
    assert [each.problems[0].code for each in matched(*lines)] == [ProblemCode.PARENT_BELOW_ITSELF] * 2


@pytest.mark.parametrize(
    ("line", "fate"),
    [
        (DepartmentLine(2, "Hochbau", parent_text="Bauen", level=1), Fate.REFUSED),
        (DepartmentLine(2, "Hochbau", parent_text="Bauen", level=2), Fate.NEW),
        (DepartmentLine(2, "Hochbau", parent_text="Bauen"), Fate.NEW),
        (DepartmentLine(2, "Bauaufsicht", level=1), Fate.REFUSED),
        (DepartmentLine(2, "Bauaufsicht", level=3), Fate.CHANGED),
        (DepartmentLine(2, "Bauen", level=2), Fate.CHANGED),
    ],
)
def test_a_department_is_lower_than_the_one_above_it(line: DepartmentLine, fate: Fate):
    [found] = matched(line)
    assert found.fate is fate
    assert [problem.code for problem in found.problems] == [ProblemCode.LEVEL_NOT_BELOW_PARENT] * (fate is Fate.REFUSED)


def test_a_new_department_without_a_level_takes_the_one_below_its_parent():
    lines = (
        DepartmentLine(2, "Recht", parent_text="Bauaufsicht"),
        DepartmentLine(3, "Vergabe", parent_text="Recht", level=3),
        DepartmentLine(4, "Einkauf", parent_text="Recht", level=4),
    )
    assert [each.fate for each in matched(*lines)] == [Fate.NEW, Fate.REFUSED, Fate.NEW]


def test_two_lines_about_the_same_department_are_both_refused():
    lines = (DepartmentLine(2, "Bauaufsicht", headcount=25), DepartmentLine(3, "Bauordnung", "61"))
    assert [each.problems[0].code for each in matched(*lines)] == [ProblemCode.LINES_CONTRADICT] * 2
    assert matched(*lines)[0].problems[0].details == {"lines": (3,)}


def test_the_same_name_under_two_parents_is_two_departments():
    lines = (DepartmentLine(2, "Sekretariat", parent_text="Bauen"), DepartmentLine(3, "Sekretariat", parent_text="61"))
    assert [each.fate for each in matched(*lines)] == [Fate.NEW, Fate.NEW]


def test_a_total_is_passed_over():
    assert fate(DepartmentLine(2, "Summe", headcount=730, is_total=True)) == (Fate.TOTAL, [])


def test_a_preview_that_would_do_something_else_has_another_fingerprint():
    line = DepartmentLine(2, "Bauaufsicht", headcount=25)
    assert fingerprint(matched(line)) == fingerprint(matched(line))
    assert fingerprint(matched(line)) != fingerprint(matched(replace(line, headcount=26)))
