"""Process templates: laid once, then data like any other."""

from __future__ import annotations

import pytest
from sqlalchemy import delete
from sqlalchemy.orm import Session

from tests.world import World
from tracker.actions import templates as actions
from tracker.domain import default_template
from tracker.domain.errors import RuleViolation
from tracker.domain.milestones import Importance
from tracker.models import ProcessTemplate, TemplateMilestone, TemplatePhase
from tracker.queries import templates as queries

PHASE = {"name": "Neu", "gate_question": "", "starts_after_weeks": 0, "lasts_weeks": 4}
MILESTONE = {"title": "Neu", "criterion": "", "importance": Importance.NORMAL, "due_after_weeks": 1}


def _template(session: Session, world: World) -> ProcessTemplate:
    return session.get_one(ProcessTemplate, world.process_template_id)


def _names(session: Session, template: ProcessTemplate) -> list[tuple[int, str]]:
    return [(row.position, row.name) for row in queries.phases(session, template)]


def _change(session: Session, template: ProcessTemplate, *, is_default: bool) -> None:
    actions.change(
        session, template, seen_version=template.version, name=template.name, description="", is_default=is_default
    )


def test_usual_course_is_laid_once_and_only_where_there_is_no_template(session: Session):
    assert actions.lay_default(session) is None, "the world has a template"
    for model in (TemplateMilestone, TemplatePhase, ProcessTemplate):
        session.execute(delete(model).execution_options(unaudited=True))
    laid = actions.lay_default(session)
    assert laid is not None
    assert laid.is_default
    stored = queries.phases(session, laid)
    assert [row.name for row in stored] == [row.name for row in default_template.PHASES]
    assert sum(len(row.milestones) for row in stored) == 33
    assert actions.lay_default(session) is None


def test_copy_has_the_same_course_and_is_its_own(session: Session, world: World):
    template = _template(session, world)
    made = actions.copy(session, template, name="Kopie", description="")
    assert _names(session, made) == _names(session, template)
    actions.remove_phase(session, queries.phase_records(session, made.id)[0])
    assert _names(session, made) == []
    assert len(_names(session, template)) == 1


def test_default_passes_to_another_template_and_is_never_lost(session: Session, world: World):
    template = _template(session, world)
    other = actions.copy(session, template, name="Kopie", description="")
    _change(session, template, is_default=True)
    _change(session, other, is_default=True)
    assert queries.default_template(session) is other
    assert not template.is_default
    with pytest.raises(RuleViolation, match="default-template-needed"):
        _change(session, other, is_default=False)


def test_other_template_is_renamed_without_becoming_the_default(session: Session, world: World):
    template = _template(session, world)
    seen = template.version
    actions.change(session, template, seen_version=seen, name="Umbenannt", description="Neu", is_default=False)
    assert (template.name, template.is_default) == ("Umbenannt", False)


def test_phase_comes_to_its_place_and_the_others_move(session: Session, world: World):
    template = _template(session, world)
    added = actions.add_phase(session, template, position=1, **PHASE)
    assert _names(session, template) == [(1, "Neu"), (2, "Auftrag")]
    actions.change_phase(session, added, seen_version=added.version, position=9, **PHASE)
    assert _names(session, template) == [(1, "Auftrag"), (2, "Neu")]


def test_milestones_go_with_their_phase_and_close_ranks(session: Session, world: World):
    template = _template(session, world)
    phase = queries.phase_records(session, template.id)[0]
    for title in ("Zweiter", "Dritter"):
        actions.add_milestone(session, phase, position=9, **(MILESTONE | {"title": title}))
    second = queries.milestone_records(session, phase.id)[1]
    actions.change_milestone(session, second, seen_version=second.version, position=1, **MILESTONE)
    actions.remove_milestone(session, queries.milestone_records(session, phase.id)[1])
    (row,) = queries.phases(session, template)
    assert [(m.position, m.title) for m in row.milestones] == [(1, "Neu"), (2, "Dritter")]


@pytest.mark.parametrize(("field", "weeks"), [("lasts_weeks", 0), ("starts_after_weeks", -1)])
def test_phase_without_time_is_refused(session: Session, world: World, field: str, weeks: int):
    with pytest.raises(RuleViolation, match="weeks-out-of-range"):
        actions.add_phase(session, _template(session, world), position=1, **(PHASE | {field: weeks}))
