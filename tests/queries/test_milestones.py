"""Milestones and reports, in the order in which people read them."""

from datetime import date

from tests.statements import statements
from tracker.actions import milestones as actions
from tracker.domain.milestones import RevisionKind, ShiftReason
from tracker.models import Milestone, Phase, Process
from tracker.queries import milestones as queries

TODAY = date(2021, 9, 30)


def test_milestones_come_phase_by_phase_and_those_without_last(session, world):
    process = session.get_one(Process, world.process_id)
    first = Phase.of(process, name="Auftrag", position=1)
    session.add(first)
    session.flush()
    for title, phase_id in (("Lose", None), ("Mandat", first.id), ("Vereinbarung", first.id)):
        actions.plan(session, process, title=title, phase_id=phase_id, today=TODAY)
    found = [(row.phase, row.title) for row in queries.rows(session, process)]
    assert found == [
        ("Auftrag", "Mandat"),
        ("Auftrag", "Vereinbarung"),
        ("Auftakt und Dialog", "Alle Fachdienste erreicht"),
        ("", "Lose"),
    ]
    assert [row.title for row in queries.rows_of_phase(session, first)] == ["Mandat", "Vereinbarung"]


def test_reports_come_oldest_first_and_name_who_made_them(session, world):
    session.info["person_id"] = world.people["coordinator"]
    milestone = session.get_one(Milestone, world.milestone_id)
    move = {"forecast_on": date(2021, 12, 15), "reason": ShiftReason.EXTERNAL, "text": "Hochwasser"}
    actions.move(session, milestone, seen_version=milestone.version, today=TODAY, **move)
    for found in (
        queries.revisions(session, session.get_one(Process, world.process_id)),
        queries.revisions_of_phase(session, session.get_one(Phase, world.phase_id)),
        queries.revisions_of(session, milestone),
    ):
        assert [row.kind for row in found] == [RevisionKind.BASELINE, RevisionKind.FORECAST, RevisionKind.FORECAST]
        assert (found[-1].by, found[-1].text) == ("Coordinator", "Hochwasser")
        assert found[0].by == ""


def test_a_milestone_reads_alike_alone_and_in_the_list(session, world):
    row = queries.row(session, session.get_one(Milestone, world.milestone_id))
    assert [row] == queries.rows(session, session.get_one(Process, world.process_id))
    assert (row.phase, row.reported_on) == ("Auftakt und Dialog", date(2021, 7, 31))


def test_reading_many_milestones_takes_one_statement(session, world):
    process = session.get_one(Process, world.process_id)
    actions.lay(session, [Milestone.of(process, title=f"M{n}", baseline_on=TODAY) for n in range(20)], today=TODAY)
    with statements() as sent:
        assert len(queries.rows(session, process)) == 21
        assert len(queries.revisions(session, process)) == 22
    assert len(sent) == 2
