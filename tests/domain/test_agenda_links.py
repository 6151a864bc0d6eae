"""What agenda items point to."""

from __future__ import annotations

import pytest

from tracker.domain.agenda_links import LinkKind, Target, chosen

OFFERED = [Target(LinkKind.MILESTONE, 1, "Auftakt"), Target(LinkKind.DECISION, 1, "2021/01 Leitbild")]


@pytest.mark.parametrize(
    ("key", "found"),
    [
        ("milestone:1", OFFERED[0]),
        ("decision:1", OFFERED[1]),
        ("decision:2", None),
        ("", None),
        ("dialogue_event:1", None),
    ],
)
def test_only_what_was_offered_can_be_chosen(key: str, found: Target | None):
    assert chosen(OFFERED, key) == found
