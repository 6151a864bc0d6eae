"""What is kept beside the counts says the same as the counts."""

from tests.domain.participations import a_count, a_table, an_event
from tracker.domain.attendances import by_event
from tracker.domain.participation import TotalRow
from tracker.domain.reach_totals import totals


def test_a_department_adds_up_over_the_events_of_a_process():
    counts = by_event(*a_table([[31], [12], [9]], [[31], [4], [None]]))
    assert totals(7, counts) == [
        TotalRow(7, 1, attendances=52, largest=31, first_timers=35, without_first_timers=9, events=3)
    ]


def test_everybody_at_the_first_event_is_there_for_the_first_time():
    counts = by_event(*a_table([[8], [5]], [[None], [None]]))
    assert totals(7, counts)[0].first_timers == 8
    assert totals(7, counts)[0].without_first_timers == 5


def test_an_event_without_a_number_is_not_one_without_people():
    first, second = an_event(1), an_event(2)
    counts = by_event([first, second], [a_count(first, 1, 4), a_count(second, 1, None, None)])
    assert totals(7, counts)[0].events == 1


def test_a_process_without_counts_has_no_totals():
    assert totals(7, []) == []
    assert totals(7, by_event([an_event()], [])) == []
