from dataclasses import replace

import pytest

from tests.domain.participations import a_count, a_table, an_event, outside
from tracker.domain.attendances import Counted, attendance, by_event, turnout, whole
from tracker.domain.dialogues import DialogueTarget
from tracker.domain.participation import CountCategory, CountMode, CountRow, CountScope
from tracker.domain.values import State

EVENT = an_event()


def part(number, *, first=None, category=CountCategory.ALL, mode=CountMode.ANY) -> CountRow:
    return replace(a_count(EVENT, 1, number, first), category=category, mode=mode)


def test_counts_come_event_by_event_oldest_first():
    events, rows = a_table([[3], [4]])
    assert [counts.of(1).participants for counts in by_event(events[::-1], rows)] == [3, 4]


def test_counts_of_an_event_that_was_not_asked_for_are_left_out():
    _, rows = a_table([[3], [4]])
    assert [counts.event for counts in by_event([EVENT], rows)] == [EVENT]


def test_an_event_without_counts_is_there_and_says_so():
    (counts,) = by_event([EVENT], [])
    figure = attendance(counts, [1, 2])
    assert (figure.state, figure.n_missing) == (State.NOT_RECORDED, 2)


def test_attendances_add_departments_and_people_outside_them():
    rows = [a_count(EVENT, 1, 7), outside(EVENT, CountScope.NOT_ASSIGNED, 2), outside(EVENT, CountScope.EXTERNAL, 1)]
    (counts,) = by_event([EVENT], rows)
    assert attendance(counts).value == 10


def test_a_missing_department_makes_the_attendances_partial():
    (counts,) = by_event([EVENT], [a_count(EVENT, 1, 7)])
    figure = attendance(counts, [1, 2])
    assert (figure.value, figure.state, figure.n_missing) == (7, State.PARTIAL, 1)


def test_a_department_that_was_not_invited_is_not_missing():
    event = an_event(target=DialogueTarget.DEPARTMENTS)
    (counts,) = by_event([event], [a_count(event, 1, 7)])
    assert attendance(counts, [1, 2]).state is State.OK


def test_an_invited_department_without_a_count_is_missing():
    event = replace(an_event(target=DialogueTarget.DEPARTMENTS), departments=frozenset({2}))
    (counts,) = by_event([event], [a_count(event, 1, 7)])
    assert attendance(counts, [1, 2, 3]).n_missing == 1


def test_counts_for_a_department_that_counts_nobody_are_not_assigned():
    rows = [a_count(EVENT, 1, 7, 5), a_count(EVENT, 9, 2, 1), outside(EVENT, CountScope.NOT_ASSIGNED, 3, 0)]
    (counts,) = by_event([EVENT], rows)
    assert counts.placed({1}).not_assigned == Counted(5, 1)


def test_an_unknown_part_elsewhere_stays_unknown():
    (counts,) = by_event([EVENT], [a_count(EVENT, 8, 7), a_count(EVENT, 9, None)])
    assert counts.placed({1}).not_assigned == Counted(None, None)


def test_on_site_and_online_add_to_one_number():
    rows = [part(3, first=1, mode=CountMode.ON_SITE), part(4, first=2, mode=CountMode.ONLINE)]
    assert whole(rows) == Counted(7, 3)


def test_managers_and_staff_add_where_there_is_no_total():
    rows = [part(3, category=CountCategory.MANAGERS), part(4, category=CountCategory.STAFF)]
    assert whole(rows) == Counted(7, None)


def test_the_recorded_total_counts_not_its_parts():
    rows = [part(9), part(3, category=CountCategory.MANAGERS), part(4, category=CountCategory.STAFF)]
    assert whole(rows).participants == 9


def test_a_sum_with_an_unknown_part_is_unknown():
    assert whole([part(3, mode=CountMode.ON_SITE), part(None, mode=CountMode.ONLINE)]).participants is None


def test_where_nobody_came_nobody_came_for_the_first_time():
    assert Counted(0, None).newcomers == 0


@pytest.mark.parametrize(("attended", "invited"), [(None, 10), (10, None), (11, 10)])
def test_turnout_without_both_numbers_or_above_all_invited_is_no_figure(attended, invited):
    assert turnout(attended, invited).state is State.NOT_RECORDED


def test_turnout_is_a_share_of_the_invited():
    assert turnout(142, 179).value == pytest.approx(142 / 179)


def test_turnout_of_nobody_invited_is_not_applicable():
    assert turnout(3, 0).state is State.NOT_APPLICABLE
