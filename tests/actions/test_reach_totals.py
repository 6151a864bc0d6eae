"""Totals that drifted are found and put right."""

from sqlalchemy import select, update

from tracker.actions import reach_totals
from tracker.models import Participation, ReachTotal
from tracker.queries import participation


def test_totals_that_say_the_same_as_the_counts_are_left_alone(session, world):
    assert not reach_totals.keep(session, world.process_id)


def test_totals_that_drifted_are_put_right(session, world):
    before = participation.reach_totals(session, [world.process_id])
    session.execute(update(ReachTotal).values(attendances=1))
    assert reach_totals.keep(session, world.process_id)
    assert participation.reach_totals(session, [world.process_id]) == before


def test_a_process_without_counts_has_no_totals(session, world):
    for count in session.scalars(select(Participation)):
        session.delete(count)
    session.flush()
    assert reach_totals.keep(session, world.process_id)
    assert participation.reach_totals(session, [world.process_id]) == []
