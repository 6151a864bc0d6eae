"""Taking a paper away changes nothing, and is written down."""

from __future__ import annotations

from sqlalchemy import select

from tracker.actions import papers
from tracker.domain.meetings import Confidentiality
from tracker.models import Decision, JournalEntry


def test_the_journal_says_which_paper_was_taken_and_for_whom_it_was_made(session, world):
    decision = session.get_one(Decision, world.decision_id)
    papers.take_away(session, decision, paper="excerpt", file_format="pdf", circle=Confidentiality.GROUP)
    session.flush()
    entry = session.scalars(select(JournalEntry).order_by(JournalEntry.id.desc()).limit(1)).one()
    assert (entry.action, entry.record, entry.record_id) == ("export", "Decision", decision.id)
    assert entry.administration_id == world.administration_id
    assert entry.changes == {"paper": "excerpt", "format": "pdf", "audience": "group"}
