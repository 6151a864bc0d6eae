"""How often somebody may be wrong about a secret (security.md AU-5)."""

from __future__ import annotations

import time
from collections.abc import Callable

from flask import g
from flask_limiter import RouteLimit

from tracker.extensions import limiter

REJECTED, UNKNOWN = 422, 404
GUESSES = "10 per 10 minutes"


def _of_person() -> str:
    """Return what failures are counted by: whose password is guessed, at whatever device."""
    return f"person {g.actor.person_id}"


own_password = limiter.shared_limit(
    GUESSES, "own password", key_func=_of_person, methods=["POST"], deduct_when=lambda r: r.status_code == REJECTED
)
"""Every page that asks for one's own password counts the same failures."""

secret_addresses = limiter.shared_limit(GUESSES, "secret addresses", deduct_when=lambda r: r.status_code == UNKNOWN)
"""Addresses that are secrets themselves, guessed from one device."""


def unless_known(is_known: Callable[[], bool]) -> RouteLimit:
    """Return the same limit, but for addresses that are there: a whole house may share one address of the network.

    So nobody who guesses keeps the others from what they know.
    """
    return limiter.shared_limit(
        GUESSES, "secret addresses", exempt_when=is_known, deduct_when=lambda r: r.status_code == UNKNOWN
    )


def seconds_to_wait() -> int:
    """Return when somebody who was stopped may come back.

    Nobody else is told how much of a limit is left: that of a tally would tell how many are tapped there.
    """
    limit = limiter.current_limit
    return max(1, int(limit.reset_at - time.time())) if limit and limit.breached else 1
