"""Every date of a milestone leaves a revision, and nothing of it is ever lost."""

from datetime import date

import pytest
from sqlalchemy import func, select

from tracker.actions import milestones as actions
from tracker.domain.errors import RuleViolation, Stale
from tracker.domain.milestones import Importance, MilestoneState, RevisionKind, ShiftReason
from tracker.models import Milestone, MilestoneRevision, Process
from tracker.queries import milestones as queries

TODAY = date(2021, 9, 30)
PLANNED, LATER = date(2021, 11, 30), date(2022, 1, 31)


@pytest.fixture
def milestone(session, world):
    session.info["person_id"] = world.people["facilitator"]
    process = session.get_one(Process, world.process_id)
    return actions.plan(session, process, title="Leitbild beschlossen", baseline_on=PLANNED, today=date(2021, 1, 31))


def move(session, milestone, **changed):
    values = {"seen_version": milestone.version, "forecast_on": LATER, "reason": ShiftReason.RESOURCES, "text": ""}
    actions.move(session, milestone, **(values | {"today": TODAY} | changed))


def last(session, milestone):
    return queries.revisions_of(session, milestone)[-1]


def count(session):
    return session.scalar(select(func.count(MilestoneRevision.id)))


def test_the_planned_day_is_the_first_forecast_and_the_first_revision(session, milestone):
    assert milestone.forecast_on == milestone.baseline_on == PLANNED
    assert milestone.reported_on == date(2021, 1, 31)
    [first] = queries.revisions_of(session, milestone)
    assert (first.kind, first.old_on, first.new_on, first.by) == (RevisionKind.BASELINE, None, PLANNED, "Facilitator")


def test_moving_keeps_the_plan_and_writes_down_old_new_and_why(session, milestone):
    move(session, milestone, text="Eine Stelle ist unbesetzt.")
    assert (milestone.baseline_on, milestone.forecast_on, milestone.reported_on) == (PLANNED, LATER, TODAY)
    revision = last(session, milestone)
    assert (revision.kind, revision.old_on, revision.new_on) == (RevisionKind.FORECAST, PLANNED, LATER)
    assert (revision.reason, revision.text) == (ShiftReason.RESOURCES, "Eine Stelle ist unbesetzt.")


def test_a_refused_move_leaves_nothing_behind(session, milestone):
    before = count(session)
    for changed, code in (
        ({"reason": None}, "reason-required"),
        ({"reason": ShiftReason.OTHER}, "sentence-required"),
        ({"forecast_on": date(2021, 9, 1)}, "forecast-in-past"),
        ({"forecast_on": None}, "forecast-required"),
    ):
        with pytest.raises(RuleViolation, match=code):
            move(session, milestone, **changed)
    assert (milestone.forecast_on, count(session)) == (PLANNED, before)


def test_moving_to_the_same_day_confirms_it(session, milestone):
    move(session, milestone, forecast_on=PLANNED, reason=None)
    assert last(session, milestone).kind is RevisionKind.CONFIRMED


def test_confirming_is_a_report_without_a_shift(session, milestone):
    actions.confirm(session, milestone, seen_version=milestone.version, today=TODAY)
    revision = last(session, milestone)
    assert (revision.kind, revision.old_on, revision.new_on) == (RevisionKind.CONFIRMED, PLANNED, PLANNED)
    assert milestone.reported_on == TODAY


def test_a_day_that_has_passed_cannot_be_confirmed(session, milestone):
    with pytest.raises(RuleViolation, match="forecast-in-past"):
        actions.confirm(session, milestone, seen_version=milestone.version, today=date(2021, 12, 1))


def test_completing_records_day_and_evidence_and_ends_a_blockade(session, milestone):
    milestone.is_blocked = True
    session.flush()
    version, day = milestone.version, date(2021, 9, 28)
    actions.complete(session, milestone, seen_version=version, actual_on=day, evidence="Beschluss 2021/7", today=TODAY)
    assert (milestone.state, milestone.actual_on, milestone.forecast_on) == (MilestoneState.DONE, day, day)
    assert (milestone.evidence, milestone.is_blocked) == ("Beschluss 2021/7", False)
    revision = last(session, milestone)
    assert (revision.kind, revision.old_on, revision.new_on) == (RevisionKind.DONE, PLANNED, day)
    assert revision.text == "Beschluss 2021/7"


def test_what_is_reached_is_reopened_with_a_reason_before_it_moves(session, milestone):
    complete = {"seen_version": milestone.version, "actual_on": TODAY, "evidence": "Foto"}
    actions.complete(session, milestone, today=TODAY, **complete)
    with pytest.raises(RuleViolation, match="milestone-not-open"):
        move(session, milestone)
    again = {"seen_version": milestone.version, "forecast_on": LATER, "today": TODAY}
    with pytest.raises(RuleViolation, match="reason-required"):
        actions.reopen(session, milestone, text="", **again)
    session.refresh(milestone)
    actions.reopen(session, milestone, text="Ein Teil fehlt noch.", **again)
    assert (milestone.state, milestone.actual_on, milestone.forecast_on) == (MilestoneState.OPEN, None, LATER)
    assert last(session, milestone).kind is RevisionKind.REOPENED
    with pytest.raises(RuleViolation, match="milestone-open"):
        actions.reopen(session, milestone, seen_version=milestone.version, forecast_on=LATER, text="x", today=TODAY)


def test_dropping_needs_a_reason_and_keeps_the_milestone(session, milestone):
    with pytest.raises(RuleViolation, match="reason-required"):
        actions.cancel(session, milestone, seen_version=milestone.version, text=" ", today=TODAY)
    session.refresh(milestone)
    actions.cancel(session, milestone, seen_version=milestone.version, text="Geht in die Linie über.", today=TODAY)
    assert milestone.state is MilestoneState.CANCELLED
    revision = last(session, milestone)
    assert (revision.kind, revision.old_on, revision.new_on) == (RevisionKind.CANCELLED, PLANNED, None)


def test_a_milestone_without_a_plan_gets_one_before_it_moves(session, world):
    process = session.get_one(Process, world.process_id)
    milestone = actions.plan(session, process, title="Ohne Termin", today=TODAY)
    assert queries.revisions_of(session, milestone) == []
    with pytest.raises(RuleViolation, match="baseline-missing"):
        move(session, milestone)
    actions.set_baseline(session, milestone, seen_version=milestone.version, baseline_on=PLANNED, today=TODAY)
    assert (milestone.baseline_on, milestone.forecast_on) == (PLANNED, PLANNED)
    assert last(session, milestone).kind is RevisionKind.BASELINE
    with pytest.raises(RuleViolation, match="baseline-exists"):
        actions.set_baseline(session, milestone, seen_version=milestone.version, baseline_on=LATER, today=TODAY)


def test_a_later_plan_keeps_an_earlier_forecast(session, milestone):
    milestone.baseline_on = None
    session.flush()
    actions.set_baseline(session, milestone, seen_version=milestone.version, baseline_on=LATER, today=TODAY)
    assert (milestone.baseline_on, milestone.forecast_on) == (LATER, PLANNED)


def test_changing_what_it_is_touches_no_date(session, milestone, world):
    before = count(session)
    actions.change(
        session,
        milestone,
        seen_version=milestone.version,
        title="Leitbild beschlossen und veröffentlicht",
        criterion="Steht im Intranet",
        importance=Importance.GATE,
        responsible="Fachdienst Personal",
        phase_id=world.phase_id,
        is_blocked=True,
    )
    assert (milestone.title, milestone.is_blocked) == ("Leitbild beschlossen und veröffentlicht", True)
    assert count(session) == before


@pytest.mark.parametrize("action", ["move", "confirm", "complete", "cancel", "reopen", "set_baseline", "change"])
def test_what_somebody_else_changed_meanwhile_is_not_overwritten(session, milestone, action):
    with pytest.raises(Stale):
        getattr(actions, action)(session, milestone, **(ANYTHING[action] | {"seen_version": milestone.version - 1}))


ANYTHING = {
    "move": {"forecast_on": LATER, "reason": ShiftReason.RESOURCES, "text": "", "today": TODAY},
    "confirm": {"today": TODAY},
    "complete": {"actual_on": TODAY, "evidence": "x", "today": TODAY},
    "cancel": {"text": "x", "today": TODAY},
    "reopen": {"forecast_on": LATER, "text": "x", "today": TODAY},
    "set_baseline": {"baseline_on": LATER, "today": TODAY},
    "change": {
        "title": "x",
        "criterion": "",
        "importance": Importance.NORMAL,
        "responsible": "",
        "phase_id": None,
        "is_blocked": False,
    },
}


def test_a_new_milestone_stands_behind_the_last_of_its_phase(session, world):
    process = session.get_one(Process, world.process_id)
    first = actions.plan(session, process, title="Eins", phase_id=world.phase_id, today=TODAY)
    second = actions.plan(session, process, title="Zwei", phase_id=world.phase_id, today=TODAY)
    assert second.position == first.position + 1
    assert session.get_one(Milestone, second.id).importance is Importance.NORMAL
