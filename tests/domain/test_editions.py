"""Readers without raw figures get what was released, and are told what is not."""

from datetime import date

from tests.domain.editions import an_edition
from tests.domain.participations import EXAMPLE_A_COUNTS, a_house, a_table
from tracker.domain import editions
from tracker.domain.attendances import by_event
from tracker.domain.coverage import of_event
from tracker.domain.participation import EventRow
from tracker.domain.values import State

LATER = EventRow(2, "Workshop", date(2021, 9, 1))


def released():
    counts = by_event(*a_table(EXAMPLE_A_COUNTS[:1]))[0]
    return of_event(counts, *a_house())


def test_an_event_is_shown_as_it_was_released():
    kick_off = released()
    edition = an_edition(None, {kick_off.event.id: kick_off})
    assert editions.event([edition], kick_off.event) is kick_off
    assert edition.shows(kick_off.event)


def test_an_event_after_the_release_waits_for_the_next_one():
    found = editions.event([an_edition(None, {})], LATER)
    figures = [found.attendances, found.not_assigned, found.external, found.house]
    assert {figure.state for figure in figures} == {State.NOT_RELEASED}
    assert (found.event, found.rows) == (LATER, ())
    assert not an_edition(None, {}).shows(LATER)


def test_an_event_of_an_earlier_release_is_shown_as_it_was_then():
    kick_off = released()
    newer, older = an_edition(None, {}), an_edition(None, {kick_off.event.id: kick_off})
    assert editions.event([newer, older], kick_off.event) is kick_off
    assert editions.showing([newer, older], kick_off.event) is older
    assert editions.showing([newer, older], LATER) is newer
    assert editions.showing([], LATER) is None


def test_before_the_first_release_nothing_is_shown():
    assert editions.event([], LATER).house.state is State.NOT_RELEASED
    assert editions.participation(None).breadth.share.state is State.NOT_RELEASED


def test_participation_is_that_of_the_release():
    found = object()
    assert editions.participation(an_edition(found, {})) is found
