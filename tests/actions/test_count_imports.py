"""What an import of a count sheet writes."""

from datetime import date, datetime

import pytest
from sqlalchemy import select

from tests.world import COUNTS
from tracker.actions import count_imports as actions
from tracker.domain import count_matching
from tracker.domain.count_sheets import fingerprint
from tracker.domain.dialogues import DialogueState
from tracker.domain.errors import RuleViolation
from tracker.domain.participation import CountSource
from tracker.domain.sheets import Fate
from tracker.imports import counts as reader
from tracker.imports import sheets
from tracker.models import DialogueEvent, JournalEntry, Participation, Process
from tracker.queries import count_imports as queries
from tracker.queries import participation

TODAY = date(2021, 9, 20)
HEADINGS = "Amt;Ereignis;Teilnehmende;davon erstmalig;Bemerkung\n"


@pytest.fixture
def process(session, world):
    return session.get_one(Process, world.process_id)


@pytest.fixture
def event(session, process):
    event = DialogueEvent.of(process, title="Workshop", starts_at=datetime(2021, 9, 14, 9, 0))
    session.add(event)
    session.flush()
    return event


def matched(session, process, lines):
    sheet = reader.read(sheets.pasted(HEADINGS + lines))
    return count_matching.match(sheet.lines, queries.known(session, process), today=TODAY)


def carry_out(session, process, lines, *, source=CountSource.TALLY):
    found = matched(session, process, lines)
    return actions.carry_out(session, process, found, seen=fingerprint(found), count_source=source, today=TODAY)


def numbers(session, event):
    rows = session.scalars(select(Participation).where(Participation.dialogue_event_id == event.id))
    return {row.department_id: (row.count, row.first_timers, row.note) for row in rows}


def test_good_lines_are_written_and_the_refused_one_is_not(session, process, event, world):
    fates = carry_out(
        session, process, "Bauamt;Workshop;6;2;ein Zettel\nKämmerei;Workshop;15;0;\n;Workshop;1;;extern\n"
    )
    assert fates == {Fate.NEW: 2, Fate.REFUSED: 1}
    assert numbers(session, event) == {world.departments["Bauamt"]: (6, 2, "ein Zettel"), None: (1, None, "extern")}


def test_an_event_whose_counts_are_imported_was_held(session, process, event):
    carry_out(session, process, "Bauamt;Workshop;6;2;\n")
    assert (event.state, event.count_source) == (DialogueState.HELD, CountSource.TALLY)


def test_a_corrected_line_changes_its_count_and_the_first_source_stays(session, process, event, world):
    carry_out(session, process, "Bauamt;Workshop;6;2;\n")
    fates = carry_out(session, process, "Bauamt;Workshop;7;2;\n", source=CountSource.SIGN_IN_LIST)
    assert fates == {Fate.CHANGED: 1}
    assert numbers(session, event) == {world.departments["Bauamt"]: (7, 2, "")}
    assert event.count_source is CountSource.TALLY


def test_the_same_sheet_again_changes_nothing(session, process, event):
    carry_out(session, process, "Bauamt;Workshop;6;2;\n")
    seen = event.version
    assert carry_out(session, process, "Bauamt;Workshop;6;2;\n") == {Fate.UNCHANGED: 1}
    assert event.version == seen


def test_totals_follow_what_was_imported(session, process, event, world):
    carry_out(session, process, "Bauamt;Workshop;6;2;\n")
    totals = {row.department_id: row.attendances for row in participation.reach_totals(session, [process.id])}
    assert totals[world.departments["Bauamt"]] == COUNTS["Bauamt"][0] + 6


def test_what_was_not_seen_is_not_written(session, process, event):
    found = matched(session, process, "Bauamt;Workshop;6;2;\n")
    with pytest.raises(RuleViolation, match="sheet-outdated"):
        actions.carry_out(session, process, found, seen="something else", count_source=CountSource.TALLY, today=TODAY)
    assert numbers(session, event) == {}


def test_the_journal_says_how_many_lines_there_were_and_not_which(session, process, event):
    carry_out(session, process, "Bauamt;Workshop;6;2;\nKämmerei;Workshop;15;0;\n")
    entry = session.scalars(select(JournalEntry).where(JournalEntry.action == "import")).one()
    assert (entry.administration_id, entry.changes) == (process.administration_id, {"new": 1, "refused": 1})
