"""Builders of dialogue events, named so that a test reads as a table."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from tracker.domain.dialogues import DialogueKind, DialogueRow, DialogueState, DialogueTarget
from tracker.domain.meetings import MeetingFormat


def a_dialogue(key: int, starts_at: datetime, **fields: Any) -> DialogueRow:
    values: dict[str, Any] = {
        "title": f"E{key}",
        "kind": DialogueKind.DIALOGUE,
        "format": MeetingFormat.ON_SITE,
        "state": DialogueState.HELD,
        "state_reason": "",
        "ends_at": None,
        "place": "",
        "target": DialogueTarget.WHOLE_HOUSE,
        "invited": None,
        "moderation": "",
        "leadership_present": "",
        "follow_up_of_id": None,
        "splits_categories": False,
        "stated_total": None,
        "counted_at": None,
    }
    return DialogueRow(starts_at, key, **(values | fields))
