"""Releases: figures of a period, checked and frozen for an audience."""

from __future__ import annotations

from enum import StrEnum


class Audience(StrEnum):
    """For whom figures are released; what the public sees, the house sees as well."""

    HOUSE = "house"
    PUBLIC = "public"


class ReleaseState(StrEnum):
    """Where a release stands; `released` is final."""

    WAITING = "waiting"
    CHECKING = "checking"
    READY = "ready"
    FAILED = "failed"
    RELEASED = "released"
    DISCARDED = "discarded"
