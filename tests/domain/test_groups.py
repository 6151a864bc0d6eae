from datetime import date

import pytest

from tracker.domain.errors import RuleViolation
from tracker.domain.groups import MemberRole, MemberRow, checked_deputy, checked_seat, quorum


def test_more_than_half_can_decide():
    assert [quorum(members) for members in (1, 2, 3, 10, 11)] == [1, 2, 2, 6, 6]


def test_a_vacant_seat_says_what_it_stands_for():
    checked_seat("Personalrat", None)
    checked_seat("", 1)
    with pytest.raises(RuleViolation, match="seat-without-name"):
        checked_seat("  ", None)


def test_nobody_stands_in_for_themselves():
    checked_deputy(1, 2)
    checked_deputy(None, None)
    with pytest.raises(RuleViolation, match="own-deputy"):
        checked_deputy(1, 1)


def test_a_membership_holds_from_its_first_to_its_last_day():
    row = MemberRow(1, 1, "Person", "Personalrat", MemberRole.MEMBER, True, date(2021, 1, 1), date(2021, 12, 31))
    assert row.holds_on(date(2021, 12, 31))
    assert not row.holds_on(date(2022, 1, 1))
