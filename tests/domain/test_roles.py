"""Rules of role assignments."""

from __future__ import annotations

from datetime import date

import pytest

from tracker.domain.access import Role
from tracker.domain.errors import RuleViolation
from tracker.domain.roles import checked_appointment, keep_an_administrator, last_day

TODAY = date(2021, 9, 14)


@pytest.mark.parametrize(("role", "administration_id"), [(Role.ADMIN, 1), (Role.READER, None)])
def test_only_the_administrator_holds_the_role_without_an_administration(role: Role, administration_id: int | None):
    with pytest.raises(RuleViolation, match="role-needs-administration"):
        checked_appointment(role, administration_id, None, None, sees_raw_figures=False)


def test_role_cannot_end_before_it_begins():
    with pytest.raises(RuleViolation, match="ends-before-it-begins"):
        checked_appointment(Role.READER, 1, date(2021, 2, 1), date(2021, 1, 31), sees_raw_figures=False)


def test_only_the_evaluation_is_admitted_to_figures_per_department():
    checked_appointment(Role.EVALUATOR, 1, None, None, sees_raw_figures=True)
    with pytest.raises(RuleViolation, match="raw-figures-for-evaluation"):
        checked_appointment(Role.READER, 1, None, None, sees_raw_figures=True)


@pytest.mark.parametrize(
    ("valid_from", "expected"),
    [
        (None, date(2021, 9, 13)),
        (date(2021, 1, 1), date(2021, 9, 13)),
        (date(2021, 9, 13), date(2021, 9, 13)),
        (TODAY, None),
        (date(2021, 12, 1), None),
    ],
)
def test_role_that_ends_at_once_no_longer_holds_today(valid_from: date | None, expected: date | None):
    assert last_day(valid_from, TODAY) == expected


def test_somebody_always_remains_to_run_the_installation():
    keep_an_administrator(1)
    with pytest.raises(RuleViolation, match="last-administrator"):
        keep_an_administrator(0)
