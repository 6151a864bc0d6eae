"""What is taken away is written down."""

from datetime import date

from sqlalchemy import select

from tracker.actions import exports
from tracker.domain.access import Actor, Role
from tracker.models import JournalEntry, Process


def test_entry_says_what_was_taken_and_leaves_out_what_was_not_chosen(session, world):
    process = session.get_one(Process, world.process_id)
    actor = Actor(1, roles={process.administration_id: frozenset({Role.EVALUATOR})})
    filters = {"start": date(2021, 1, 1), "end": None, "event": ""}
    exports.take_away(session, actor, process, tables=["events", "milestones"], file_format="csv", filters=filters)
    session.flush()
    entry = session.scalars(select(JournalEntry).where(JournalEntry.action == "export")).one()
    assert (entry.record, entry.record_id, entry.administration_id) == (
        "Process",
        process.id,
        process.administration_id,
    )
    assert entry.changes == {
        "tables": "events, milestones",
        "format": "csv",
        "audience": "house",
        "start": "2021-01-01",
    }
