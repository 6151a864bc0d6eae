"""A process is laid from its template, and its state says when it began and ended."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from tests.statements import statements
from tracker.actions import processes as actions
from tracker.domain.errors import RuleViolation, Stale
from tracker.domain.milestones import RevisionKind
from tracker.domain.processes import ProcessState
from tracker.models import Administration, Gate, Milestone, MilestoneRevision, Phase, Process, TemplatePhase

TODAY, START = date(2021, 1, 4), date(2021, 2, 1)


def set_up(session, world, **changed):
    values = {
        "title": "Neuer Prozess",
        "process_template_id": world.process_template_id,
        "planned_start_on": START,
        "planned_end_on": None,
        "goals": "Offenheit",
        "mandate_text": "Auftrag",
        "mandate_on": date(2020, 12, 15),
        "mandate_by": "Landrat",
        "funding": "",
        "today": TODAY,
    }
    return actions.set_up(session, session.get_one(Administration, world.administration_id), **(values | changed))


def of(session, model, process):
    return session.scalars(select(model).where(model.process_id == process.id)).all()


def test_phases_gates_and_milestones_are_dated_from_the_start(session, world):
    template = session.get_one(TemplatePhase, world.template_phase_id)
    template.starts_after_weeks, template.lasts_weeks = 2, 6
    session.flush()
    process = set_up(session, world)
    [phase] = of(session, Phase, process)
    begins = START + timedelta(weeks=2)
    assert (phase.planned_start_on, phase.planned_end_on) == (begins, begins + timedelta(weeks=6, days=-1))
    assert session.scalars(select(Gate.question).where(Gate.phase_id == phase.id)).all() == ["Mandat?"]
    [milestone] = of(session, Milestone, process)
    assert milestone.phase_id == phase.id
    assert milestone.baseline_on == milestone.forecast_on == begins + timedelta(weeks=4)


def test_every_laid_milestone_has_its_first_revision(session, world):
    process = set_up(session, world)
    [milestone] = of(session, Milestone, process)
    [revision] = session.scalars(select(MilestoneRevision).where(MilestoneRevision.milestone_id == milestone.id)).all()
    assert (revision.kind, revision.reported_on, revision.old_on, revision.new_on) == (
        RevisionKind.BASELINE,
        TODAY,
        None,
        milestone.baseline_on,
    )


def test_a_process_without_a_template_is_empty(session, world):
    process = set_up(session, world, process_template_id=None)
    assert (of(session, Phase, process), of(session, Milestone, process)) == ([], [])
    assert process.state is ProcessState.IN_PREPARATION


def test_two_processes_of_a_house_have_different_titles(session, world):
    with pytest.raises(RuleViolation, match="title-taken") as refused:
        set_up(session, world, title="Vielfalt leben")
    assert refused.value.field == "title"


def test_a_process_does_not_end_before_it_begins(session, world):
    with pytest.raises(RuleViolation, match="ends-before-it-begins"):
        set_up(session, world, planned_end_on=date(2021, 1, 31))


def test_laying_a_larger_template_asks_the_database_no_more_often(session, world):
    with statements() as small:
        set_up(session, world, title="Klein")
    for position in range(2, 12):
        session.add(
            TemplatePhase(process_template_id=world.process_template_id, position=position, name=f"P{position}")
        )
    session.flush()
    with statements() as large:
        set_up(session, world, title="Groß")
    assert asked(large) == asked(small)


def asked(sent):
    return sum(statement.startswith("SELECT") for statement in sent)


def test_beginning_and_end_are_dated_by_the_state(session, world):
    process = set_up(session, world)
    change_state(session, process, ProcessState.ACTIVE, on=date(2021, 2, 3))
    assert process.actual_start_on == date(2021, 2, 3)
    change_state(session, process, ProcessState.COMPLETED, on=date(2022, 9, 30))
    assert process.actual_end_on == date(2022, 9, 30)
    with pytest.raises(RuleViolation, match="reason-required"):
        change_state(session, process, ProcessState.ACTIVE)
    change_state(session, process, ProcessState.ACTIVE, reason="Fortsetzung beschlossen")
    assert (process.actual_start_on, process.actual_end_on) == (date(2021, 2, 3), None)
    assert process.state_reason == "Fortsetzung beschlossen"


def change_state(session, process, state, *, on=TODAY, reason=""):
    seen = process.version
    actions.change_state(session, process, seen_version=seen, state=state, state_reason=reason, today=on)


def change(session, process, **changed):
    values = {
        "title": "Vielfalt gestalten",
        "goals": "",
        "mandate_text": "",
        "mandate_on": None,
        "mandate_by": "",
        "planned_start_on": START,
        "planned_end_on": None,
        "actual_start_on": None,
        "actual_end_on": None,
        "funding": "",
        "comparison_consent": True,
        "provenance": "Bericht",
    }
    actions.change(session, process, **({"seen_version": process.version} | values | changed))


def test_what_is_known_of_a_process_can_be_changed(session, world):
    process = session.get_one(Process, world.process_id)
    change(session, process)
    assert (process.title, process.comparison_consent, process.provenance) == ("Vielfalt gestalten", True, "Bericht")


@pytest.mark.parametrize("kind", ["planned", "actual"])
def test_each_period_is_in_order(session, world, kind):
    process = session.get_one(Process, world.process_id)
    with pytest.raises(RuleViolation, match="ends-before-it-begins") as refused:
        change(session, process, **{f"{kind}_start_on": START, f"{kind}_end_on": TODAY})
    assert refused.value.field == f"{kind}_end_on"


def test_what_somebody_else_saved_is_not_overwritten(session, world):
    process = session.get_one(Process, world.process_id)
    with pytest.raises(Stale):
        change(session, process, seen_version=process.version - 1)
