"""Process templates in weeks, and the usual course."""

from __future__ import annotations

from datetime import date

import pytest

from tracker.domain.default_template import PHASES
from tracker.domain.errors import RuleViolation
from tracker.domain.milestones import Importance
from tracker.domain.templates import LONGEST_COURSE_WEEKS, TemplateMilestoneRow, TemplatePhaseRow, checked_weeks

START = date(2021, 1, 11)
MILESTONE = TemplateMilestoneRow(0, 1, "Beschluss", "", Importance.GATE, 3)
PHASE = TemplatePhaseRow(0, 2, "Strukturen", "", starts_after_weeks=4, lasts_weeks=6, milestones=(MILESTONE,))


def test_weeks_become_days_of_a_process():
    assert PHASE.starts_on(START) == date(2021, 2, 8)
    assert PHASE.ends_on(START) == date(2021, 3, 21)
    assert PHASE.due_on(START, MILESTONE) == date(2021, 3, 1)


@pytest.mark.parametrize("weeks", [-1, LONGEST_COURSE_WEEKS + 1])
def test_weeks_stay_within_reason(weeks: int):
    with pytest.raises(RuleViolation, match="weeks-out-of-range"):
        checked_weeks(weeks, field="lasts_weeks")


def test_usual_course_has_seven_phases_each_with_a_question_and_a_gate():
    assert [phase.position for phase in PHASES] == [1, 2, 3, 4, 5, 6, 7]
    assert all(phase.gate_question for phase in PHASES)
    gates = [sum(m.importance is Importance.GATE for m in phase.milestones) for phase in PHASES]
    assert gates == [1, 1, 1, 1, 1, 0, 1], "the implementation is checked periodically, not at a gate"


def test_milestones_of_the_usual_course_lie_within_their_phase_and_in_order():
    for phase in PHASES:
        due = [milestone.due_after_weeks for milestone in phase.milestones]
        assert due == sorted(due)
        assert due[-1] < phase.lasts_weeks
