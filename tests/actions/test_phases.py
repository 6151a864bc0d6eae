"""Phases are dated by what happened, gates are answered once and for a reason again."""

from datetime import date

import pytest
from sqlalchemy import select

from tracker.actions import phases as actions
from tracker.domain.errors import RuleViolation, Stale
from tracker.domain.processes import GateResult
from tracker.models import Gate, Phase, Process

TODAY = date(2021, 9, 30)


def change(session, phase, **changed):
    values = {
        "name": "Auftakt",
        "planned_start_on": date(2021, 4, 1),
        "planned_end_on": date(2021, 8, 31),
        "actual_start_on": date(2021, 4, 12),
        "actual_end_on": None,
        "summary": "Der Dialog hat begonnen.",
        "today": TODAY,
    }
    actions.change(session, phase, **({"seen_version": phase.version} | values | changed))


def answer(session, gate, result=GateResult.PASSED, **changed):
    values = {"answered_on": TODAY, "answered_by": "Steuerungsgruppe", "note": "", "today": TODAY}
    actions.answer(session, gate, **({"seen_version": gate.version} | values | changed), result=result)


def test_a_further_phase_stands_behind_the_last_one(session, world):
    process = session.get_one(Process, world.process_id)
    dates = {"planned_start_on": date(2021, 8, 1), "planned_end_on": date(2021, 12, 31)}
    phase = actions.add(session, process, name="Verstetigung", question="Wer macht weiter?", **dates)
    assert phase.position == 4
    assert session.scalars(select(Gate.question).where(Gate.phase_id == phase.id)).all() == ["Wer macht weiter?"]
    bare = actions.add(session, process, name="Nachlauf", question="", planned_start_on=None, planned_end_on=None)
    assert session.scalars(select(Gate).where(Gate.phase_id == bare.id)).all() == []


def test_a_phase_keeps_what_happened_beside_the_plan(session, world):
    phase = session.get_one(Phase, world.phase_id)
    change(session, phase)
    assert (phase.planned_start_on, phase.actual_start_on) == (date(2021, 4, 1), date(2021, 4, 12))
    assert phase.summary == "Der Dialog hat begonnen."


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"planned_end_on": date(2021, 3, 31)}, "ends-before-it-begins"),
        ({"actual_start_on": date(2021, 10, 1)}, "actual-in-future"),
    ],
)
def test_impossible_dates_are_refused(session, world, changed, code):
    with pytest.raises(RuleViolation, match=code):
        change(session, session.get_one(Phase, world.phase_id), **changed)


def test_an_answer_says_what_when_and_by_whom(session, world):
    gate = session.get_one(Gate, world.gate_id)
    answer(session, gate)
    assert (gate.result, gate.answered_on, gate.answered_by) == (GateResult.PASSED, TODAY, "Steuerungsgruppe")


def test_an_answer_is_taken_back_only_with_a_reason(session, world):
    gate = session.get_one(Gate, world.gate_id)
    answer(session, gate, None)
    answer(session, gate)
    with pytest.raises(RuleViolation, match="reason-required") as refused:
        answer(session, gate, None)
    assert refused.value.field == "note"
    answer(session, gate, None, note="Der Personalrat wurde noch nicht gehört.")
    assert (gate.result, gate.answered_on, gate.answered_by) == (None, None, "")


def test_somebody_elses_answer_is_not_overwritten(session, world):
    gate, phase = session.get_one(Gate, world.gate_id), session.get_one(Phase, world.phase_id)
    with pytest.raises(Stale):
        answer(session, gate, seen_version=0)
    with pytest.raises(Stale):
        change(session, phase, seen_version=0)
