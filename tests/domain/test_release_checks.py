"""What a check goes by has a checksum, so that a draft knows when it is outdated."""

from dataclasses import replace
from datetime import date

import pytest

from tracker.domain.administrations import HeadcountRow
from tracker.domain.attendances import Counted, EventCounts
from tracker.domain.disclosure import Rules
from tracker.domain.errors import RuleViolation
from tracker.domain.groupings import UnitGroupRow
from tracker.domain.participation import EventRow
from tracker.domain.periods import Period
from tracker.domain.release_checks import Inputs, basis_of, forbid_no_events, forbid_open_counts
from tracker.domain.releases import Audience

MAY, JUNE = date(2021, 5, 25), date(2021, 6, 30)
EVENT = EventRow(1, "Auftakt", MAY, departments=frozenset({7, 8}))
PERIOD = Period(date(2021, 1, 1), JUNE)
INPUTS = Inputs(
    counts=[EventCounts(EVENT, {7: Counted(12, 12), 8: Counted(6, None)})],
    departments=[],
    headcounts=[HeadcountRow(7, MAY, 30), HeadcountRow(8, MAY, 12)],
    groups=[UnitGroupRow("Klein", (8, 9))],
    period=PERIOD,
    audience=Audience.HOUSE,
    rules=Rules(5),
    history={3: {"facts": [1]}},
)


@pytest.mark.parametrize(
    "changed",
    [
        {"counts": [EventCounts(EVENT, {7: Counted(13, 12), 8: Counted(6, None)})]},
        {"headcounts": [HeadcountRow(7, MAY, 31), HeadcountRow(8, MAY, 12)]},
        {"groups": []},
        {"period": Period(date(2021, 2, 1), JUNE)},
        {"audience": Audience.PUBLIC},
        {"rules": Rules(6)},
        {"history": {3: {}, 4: {}}},
    ],
)
def test_whatever_changes_makes_another_checksum(changed):
    assert basis_of(replace(INPUTS, **changed)) != basis_of(INPUTS)


def test_neither_the_order_of_what_was_read_nor_the_text_of_a_ledger_matters():
    counts = [EventCounts(EVENT, {8: Counted(6, None), 7: Counted(12, 12)})]
    same = replace(INPUTS, counts=counts, headcounts=INPUTS.headcounts[::-1], history={3: {"facts": []}})
    assert basis_of(same) == basis_of(INPUTS)


def test_an_open_count_in_the_period_is_named_and_others_do_not_matter():
    still_open = replace(EVENT, is_closed=False)
    forbid_open_counts([EVENT, replace(still_open, held_on=date(2021, 7, 1))], PERIOD)
    with pytest.raises(RuleViolation) as refused:
        forbid_open_counts([EVENT, still_open], PERIOD)
    assert (refused.value.code, refused.value.details) == ("release-count-open", {"titles": ("Auftakt",)})


def test_a_period_without_events_has_nothing_to_release():
    forbid_no_events([EVENT], PERIOD)
    with pytest.raises(RuleViolation) as refused:
        forbid_no_events([EVENT], Period(JUNE, JUNE))
    assert (refused.value.code, refused.value.field) == ("release-without-events", "starts_on")
