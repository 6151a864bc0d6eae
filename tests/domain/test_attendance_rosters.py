"""Each person once, and for how long: whatever the order of the rows and however often they came."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.attendance_house import HOUSE, START, WITHIN, stay
from tracker.domain.attendance_files import Stay
from tracker.domain.attendance_rosters import roster


def people(*stays, within=WITHIN):
    return roster(stays, within, HOUSE)


def minutes(*stays, within=WITHIN):
    (found,) = people(*stays, within=within)
    return None if found.seconds is None else found.seconds / 60


@pytest.mark.parametrize(
    ("stays", "expected"),
    [
        ([stay(1, joined="09:00", left="10:00")], 60),
        ([stay(1, joined="09:00", left="10:00"), stay(2, joined="09:30", left="10:30")], 90),
        ([stay(1, joined="08:00", left="12:00")], 140),
        ([stay(1, joined="10:00")], 60),
        ([stay(1, left="10:00")], 60),
        ([stay(1, joined="11:05")], 0),
        ([stay(1, left="08:55")], 0),
        ([stay(1, joined="10:00", left="09:00")], 0),
        ([stay(1, joined="09:00", left="10:30", seconds=4200)], 70),
        ([stay(1, joined="09:00", left="10:00", seconds=3580)], 60),
        ([stay(1, joined="09:00", seconds=600)], 120),
        ([stay(1, seconds=3600), stay(2, seconds=1800)], 60),
        ([stay(1, seconds=90_000)], 140),
        ([stay(1)], None),
        ([stay(1, table=1), stay(2, seconds=600, table=0)], 10),
    ],
)
def test_time_is_the_union_of_the_stays_cut_to_the_event(stays, expected):
    assert minutes(*stays) == expected


def test_the_part_of_a_file_that_tells_most_counts():
    span = stay(1, joined="09:00", left="10:30", seconds=4200)
    stays = [stay(7, joined="09:00", left="09:40", table=1), stay(8, joined="10:00", left="10:30", table=1)]
    assert minutes(span, *stays) == 70


def test_a_person_is_merged_by_address_then_by_name():
    stays = [
        stay(1, "Wiesel, Ottokar (JA)", "09:00", "09:30", mail="wiesel@haus.example"),
        stay(2, "O. W.", "09:30", "10:00", mail="wiesel@haus.example"),
        stay(3, "ottokar wiesel", "10:00", "10:30"),
        stay(4, "iPad (Ottokar Wiesel)", "09:00", "11:00"),
    ]
    (found,) = people(*stays)
    assert (found.id, len(found.names), found.addresses) == (1, 4, ("wiesel@haus.example",))
    assert found.is_merged
    assert found.texts == ("JA",), "another spelling of the person is no department"


def test_two_people_of_one_name_stay_two_and_a_third_row_is_nobody_s():
    stays = [
        stay(1, mail="wiesel@haus.example"),
        stay(2, mail="wiesel2@haus.example"),
        stay(3),
    ]
    assert len(people(*stays)) == 3


def test_a_row_without_an_address_that_joins_one_with_is_shown_as_merged():
    (found,) = people(stay(1, mail="wiesel@haus.example"), stay(2))
    assert found.is_merged
    (found,) = people(stay(1, mail="wiesel@haus.example"), stay(2, mail="wiesel@haus.example"))
    assert not found.is_merged


def test_names_of_signs_only_are_told_apart():
    assert len(people(stay(1, "***"), stay(2, "!!!"))) == 2


@pytest.mark.parametrize(
    ("stays", "was_there"),
    [
        ([stay(1, joined="08:00", left="08:30")], False),
        ([stay(1, joined="11:11", left="12:00")], False),
        ([stay(1, joined="08:00", left="08:50")], True),
        ([stay(1)], True),
    ],
)
def test_who_was_there_outside_the_event_only_was_not_there(stays, was_there):
    assert people(*stays)[0].was_there is was_there


@pytest.mark.parametrize("missing", ["joined", "left"])
def test_an_open_stay_of_another_day_does_not_reach_this_one(missing):
    days = timedelta(days=3 if missing == "joined" else -3)
    known = {"left" if missing == "joined" else "joined": START + days}
    assert not people(Stay(line=1, name="Ottokar Wiesel", is_timed=True, **known))[0].was_there


MOMENTS = st.none() | st.integers(-300, 300).map(lambda minute: START + timedelta(minutes=minute))


@st.composite
def _stays(draw):
    count = draw(st.integers(1, 12))
    stays = []
    for line in range(1, count + 1):
        joined, left = draw(MOMENTS), draw(MOMENTS)
        stays.append(
            Stay(
                line=line,
                name=draw(st.sampled_from(["Ottokar Wiesel", "Wiesel, Ottokar", "Zobel (JA)", "iPad (Zobel)", "Gast"])),
                addresses=frozenset(draw(st.sets(st.sampled_from(["a@x.example", "b@x.example"]), max_size=1))),
                is_timed=joined is not None or left is not None,
                joined=joined,
                left=left,
                seconds=draw(st.none() | st.integers(0, 90_000)),
                table=draw(st.integers(0, 1)),
            )
        )
    return stays


@given(_stays(), st.randoms())
def test_no_order_of_rows_and_no_overlap_counts_anybody_twice_or_beyond_the_event(stays, random):
    found = people(*stays)
    assert all(0 <= (each.seconds or 0) <= WITHIN.seconds for each in found)
    assert len({each.id for each in found}) == len(found) <= len(stays)
    shared = [address for each in found for address in each.addresses]
    assert len(shared) == len(set(shared)), "an address belongs to one person"
    shuffled = list(stays)
    random.shuffle(shuffled)
    assert people(*shuffled) == found
    assert [each.seconds for each in people(*stays, *stays)] == [each.seconds for each in found]
