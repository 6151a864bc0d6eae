"""What is said about the lines of a sheet."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import tracker.imports
from tracker.domain.sheets import Problem, ProblemCode, SheetColumn
from tracker.web.messages import MESSAGES
from tracker.web.sheets import sentence

pytestmark = pytest.mark.usefixtures("english")


def test_every_reason_to_refuse_a_file_has_its_sentence():
    sources = [path.read_text() for path in Path(tracker.imports.__path__[0]).glob("*.py")]
    codes = set(re.findall(r'RuleViolation\("([a-z-]+)"', "".join(sources)))
    assert len(codes) > 5
    assert codes <= MESSAGES.keys()


def test_sentence_names_column_and_value():
    problem = Problem(ProblemCode.NUMBER_UNREADABLE, SheetColumn.HEADCOUNT, "zwölf")
    assert sentence(problem) == "Headcount “zwölf”: This is not a number."


def test_sentence_without_a_value_names_the_column_only():
    problem = Problem(ProblemCode.NAME_MISSING, SheetColumn.NAME)
    assert sentence(problem) == "Name: The name of the department is missing."


def test_suggestions_are_listed_where_there_are_any():
    code, column = ProblemCode.DEPARTMENT_UNKNOWN, SheetColumn.DEPARTMENT
    assert "Jugendamt, Jugendhilfe" in sentence(
        Problem(code, column, "Jug", {"suggestions": ("Jugendamt", "Jugendhilfe")})
    )
    assert "meant" not in sentence(Problem(code, column, "Jug", {"suggestions": ()}))


def test_a_line_that_contradicts_another_says_what_stands_there():
    one = Problem(ProblemCode.LINES_CONTRADICT, details={"line": 6, "count": 4})
    assert sentence(one) == "Line 6 gives another number for it (4)."
    several = Problem(ProblemCode.LINES_CONTRADICT, details={"lines": (6, 8)})
    assert sentence(several) == "Something different about the same stands in line 6, 8."


def test_line_that_repeats_another_names_it():
    problem = Problem(ProblemCode.LINE_REPEATED, details={"lines": (4, 7)})
    assert sentence(problem) == "The line repeats line 4, 7 and is left aside."
