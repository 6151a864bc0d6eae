from datetime import date, datetime

from tests.domain.dialogues import a_dialogue
from tests.domain.participations import EXAMPLE_A_COUNTS, a_house, a_table
from tracker.domain import participation_facts
from tracker.domain.attendances import by_event
from tracker.domain.meetings import MeetingFormat
from tracker.domain.participation_facts import EventChoice, ParticipationFacts
from tracker.domain.periods import Period

YEAR = Period(date(2021, 1, 1), date(2021, 12, 31))


def facts():
    events, rows = a_table(EXAMPLE_A_COUNTS)
    formats = (MeetingFormat.ON_SITE, MeetingFormat.ONLINE, MeetingFormat.ON_SITE)
    dialogues = [
        a_dialogue(event.id, datetime.combine(event.held_on, datetime.min.time()), format=each)
        for event, each in zip(events, formats, strict=True)
    ]
    return ParticipationFacts(dialogues, by_event(events, rows), *a_house())


def chosen(choice):
    return [each.event.id for each in participation_facts.chosen_counts(facts(), choice)]


def test_kind_format_field_and_period_choose_events():
    assert chosen(EventChoice(YEAR)) == [1, 2, 3]
    assert chosen(EventChoice(YEAR, format=MeetingFormat.ON_SITE)) == [1, 3]
    assert chosen(EventChoice(YEAR, kind="workshop")) == []
    assert chosen(EventChoice(YEAR, events={2, 9})) == [2]
    assert chosen(EventChoice(Period(date(2021, 6, 1), date(2021, 6, 30)))) == [2]


def test_the_tables_are_those_of_the_days_of_the_events():
    found = facts()
    tables = participation_facts.tables(found, found.counts)
    assert [table.house.numerator for table in tables] == [79, 31, 32]


def test_the_whole_period_begins_with_the_first_event_at_the_latest():
    assert facts().whole_period(None, YEAR.end).start == date(2021, 5, 25)
    assert facts().whole_period(YEAR.start, YEAR.end) == YEAR
