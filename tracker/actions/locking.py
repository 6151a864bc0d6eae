"""Refuses to overwrite what the actor has not seen."""

from __future__ import annotations

from typing import Protocol

from tracker.domain.errors import Stale


class HasVersion(Protocol):
    """A record that counts its changes."""

    @property
    def version(self) -> int: ...


def expect(record: HasVersion, seen_version: int) -> None:
    """Fail when the record changed after the actor's page was rendered."""
    if record.version != seen_version:
        raise Stale
