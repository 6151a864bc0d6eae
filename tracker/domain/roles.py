"""Role assignments: what one may be appointed to, and that somebody always remains to run the installation."""

from __future__ import annotations

from datetime import date, timedelta

from tracker.domain.access import Role
from tracker.domain.errors import RuleViolation


def checked_appointment(
    role: Role,
    administration_id: int | None,
    valid_from: date | None,
    valid_to: date | None,
    *,
    sees_raw_figures: bool,
) -> None:
    """Refuse a role without its administration, a time that ends before it begins, and figures for the wrong role."""
    if (role is Role.ADMIN) != (administration_id is None):
        raise RuleViolation("role-needs-administration", field="administration_id")
    if valid_from and valid_to and valid_to < valid_from:
        raise RuleViolation("ends-before-it-begins", field="valid_to")
    if sees_raw_figures and role is not Role.EVALUATOR:
        raise RuleViolation("raw-figures-for-evaluation", field="sees_raw_figures")


def last_day(valid_from: date | None, today: date) -> date | None:
    """Return the last day of a role that ends at once; None if it would never have held for a whole day."""
    yesterday = today - timedelta(days=1)
    return None if valid_from and valid_from > yesterday else yesterday


def keep_an_administrator(lasting: int) -> None:
    """Refuse a change after which nobody would run the installation for good."""
    if not lasting:
        raise RuleViolation("last-administrator")
