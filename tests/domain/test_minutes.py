"""Minutes freeze a record as it is, and every circle reads only its part of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.agendas import item, seat, task
from tracker.domain.access import Actor, Role
from tracker.domain.agenda_items import OutcomeKind, OutcomeRow
from tracker.domain.canonical import checksum
from tracker.domain.decisions import DecisionResult
from tracker.domain.groups import MemberRole
from tracker.domain.meetings import AttendanceMode, AttendanceStatus, Confidentiality, MeetingFormat
from tracker.domain.minutes import (
    Amendment,
    Minutes,
    MinutesHead,
    as_json,
    circle_of,
    for_circle,
    from_json,
    item_of,
    narrowed,
    seat_of,
)

GROUP, HOUSE, INTERNAL = Confidentiality.GROUP, Confidentiality.HOUSE, Confidentiality.INTERNAL
HEAD = MinutesHead(
    administration="Landratsamt Musterland",
    process="Vielfalt leben",
    group="Steuerungsgruppe",
    year=2021,
    number=3,
    title="",
    starts_at=datetime(2021, 9, 14, 14, 0),
    ends_at=datetime(2021, 9, 14, 15, 30),
    format=MeetingFormat.HYBRID,
    place="Ratssaal",
    chair="Landrat",
    minute_taker="Koordination",
    confidentiality=GROUP,
)
DECIDED = OutcomeRow(
    OutcomeKind.DECISION,
    7,
    1,
    "Leitbild",
    "Das Leitbild gilt.",
    number="2021/07",
    result=DecisionResult.ACCEPTED,
    votes_yes=7,
    votes_no=0,
    votes_abstained=1,
    due_on=date(2021, 12, 31),
    review_on=date(2022, 1, 15),
)


def minutes(*circles: Confidentiality, confidentiality: Confidentiality = GROUP) -> Minutes:
    """Minutes with one item per circle; the title and the notes of each name its circle and its place."""
    items = [
        item_of(item(place, title=f"{circle} {place}", notes=f"Notiz {circle} {place}", visibility=circle), [])
        for place, circle in enumerate(circles, start=1)
    ]
    online = {"mode": AttendanceMode.ONLINE, "arrived_at": time(14, 20), "left_at": time(15)}
    came = seat(1, status=AttendanceStatus.PRESENT, **online)
    return Minutes(
        replace(HEAD, confidentiality=confidentiality),
        (seat_of(came), seat_of(seat(2, role=None, membership_id=None))),
        tuple(items),
        (Amendment(date(2021, 10, 26), "TOP 2: Es waren drei."),),
    )


def test_what_is_frozen_comes_back_as_it_was():
    whole = minutes(GROUP, HOUSE, INTERNAL)
    decided = replace(whole, items=(item_of(item(1, section="Aus der Arbeit"), [DECIDED, task(4)]), *whole.items))
    assert from_json(as_json(decided)) == decided
    assert decided.items[0].outcomes[0].has_votes
    assert not decided.items[0].outcomes[1].has_votes


def test_minutes_of_a_meeting_with_an_open_end_come_back_as_they_were():
    bare = Minutes(replace(HEAD, ends_at=None), (), ())
    assert from_json(as_json(bare)) == bare


def test_an_item_takes_only_its_own_outcomes():
    assert [row.title for row in item_of(item(1), [DECIDED, replace(DECIDED, item_id=2)]).outcomes] == ["Leitbild"]


def test_outcomes_are_listed_with_the_item_that_led_to_them():
    whole = replace(minutes(), items=(item_of(item(1), [DECIDED, task(4)]), item_of(item(2), [])))
    assert [(row.number, led.number) for led, row in whole.outcomes(OutcomeKind.DECISION)] == [("2021/07", 1)]
    assert [row.title for _led, row in whole.outcomes(OutcomeKind.ACTION_ITEM)] == ["Aufgabe 4"]


def test_a_seat_that_somebody_took_counts_and_a_guest_does_not():
    taken, guest = minutes().attendance
    assert (taken.is_seat, taken.is_taken) == (True, True)
    assert (guest.is_seat, guest.is_taken) == (False, False)
    invited = seat_of(seat(3, role=MemberRole.PERMANENT_GUEST, status=AttendanceStatus.PRESENT))
    assert (invited.is_seat, invited.is_taken) == (False, False)


def test_the_checksum_changes_with_every_word_and_with_nothing_else():
    first, same = as_json(minutes(GROUP)), as_json(minutes(GROUP))
    assert checksum(first) == checksum(same) == checksum(dict(reversed(first.items())))
    assert checksum(as_json(minutes(HOUSE))) != checksum(first)
    assert len(checksum(first)) == 64


@pytest.mark.parametrize(
    ("circle", "titles"),
    [
        (HOUSE, ["house 2"]),
        (GROUP, ["group 1", "house 2", "group 4"]),
        (INTERNAL, ["group 1", "house 2", "internal 3", "group 4"]),
    ],
)
def test_every_circle_reads_its_own_items_numbered_without_a_gap(circle, titles):
    read = for_circle(minutes(GROUP, HOUSE, INTERNAL, GROUP), circle)
    assert [each.title for each in read.items] == titles
    assert [each.number for each in read.items] == list(range(1, len(titles) + 1))


@pytest.mark.parametrize(
    ("confidentiality", "circle", "sees_attendance"),
    [
        (HOUSE, HOUSE, True),
        (GROUP, HOUSE, False),
        (GROUP, GROUP, True),
        (INTERNAL, GROUP, False),
        (INTERNAL, INTERNAL, True),
    ],
)
def test_the_attendance_list_is_for_whoever_reads_the_papers(confidentiality, circle, sees_attendance):
    assert bool(for_circle(minutes(HOUSE, confidentiality=confidentiality), circle).attendance) is sees_attendance


@pytest.mark.parametrize(("circle", "chair"), [(HOUSE, ""), (GROUP, "Landrat"), (INTERNAL, "Landrat")])
def test_who_led_the_meeting_is_for_whoever_reads_the_papers(circle, chair):
    head = for_circle(minutes(HOUSE), circle).head
    assert (head.chair, bool(head.minute_taker)) == (chair, bool(chair))


@pytest.mark.parametrize(
    ("then", "now", "holds"),
    [
        (HOUSE, INTERNAL, INTERNAL),
        (HOUSE, GROUP, GROUP),
        (GROUP, INTERNAL, INTERNAL),
        (INTERNAL, HOUSE, INTERNAL),
        (GROUP, HOUSE, GROUP),
        (HOUSE, HOUSE, HOUSE),
    ],
)
def test_what_was_made_internal_later_is_so_in_old_minutes_and_what_was_opened_is_not(then, now, holds):
    read = narrowed(minutes(then, confidentiality=then), {1: now}, now)
    assert (read.items[0].visibility, read.head.confidentiality) == (holds, holds)


def test_an_item_that_is_gone_keeps_the_circle_of_its_day():
    assert narrowed(minutes(GROUP), {}, GROUP) == minutes(GROUP)


def test_the_house_does_not_read_the_changes_because_they_may_speak_of_any_item():
    whole = minutes(HOUSE)
    assert for_circle(whole, HOUSE).amendments == ()
    assert for_circle(whole, GROUP).amendments == whole.amendments


@given(st.lists(st.sampled_from(Confidentiality), max_size=12))
def test_nothing_internal_is_left_in_what_is_handed_on(circles):
    text = str(as_json(for_circle(minutes(*circles), GROUP)))
    assert INTERNAL not in text
    assert [each.number for each in for_circle(minutes(*circles), GROUP).items] == list(
        range(1, sum(circle is not INTERNAL for circle in circles) + 1)
    )


@pytest.mark.parametrize(
    ("actor", "circle"),
    [
        (Actor(1, roles={1: frozenset({Role.FACILITATOR})}), INTERNAL),
        (Actor(1, roles={1: frozenset({Role.READER})}, groups=frozenset({5})), GROUP),
        (Actor(1, roles={1: frozenset({Role.READER})}, groups=frozenset({6})), HOUSE),
        (Actor(1, roles={2: frozenset({Role.FACILITATOR})}, groups=frozenset({5})), GROUP),
        (Actor(1, is_admin=True), HOUSE),
    ],
)
def test_recorders_are_the_innermost_circle_then_the_group_then_the_house(actor, circle):
    assert circle_of(actor, administration_id=1, group_id=5) is circle
