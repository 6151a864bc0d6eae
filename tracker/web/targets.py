"""Where a person is led afterwards: only ever to a page of this application (security.md AU-9)."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from flask import url_for

from tracker.models import AgendaItem

_PLAIN_PATH = re.compile(r"/(?![/\\])[A-Za-z0-9_\-./?=&%~+,:;]*")
_ENCODED_TRICKS = re.compile(r"%(0[0-9a-f]|1[0-9a-f]|2f|5c|7f)", re.IGNORECASE)


def local(target: str | None, otherwise: str) -> str:
    """Return the target if it is a plain path of ours, else the other one."""
    if not target or not _PLAIN_PATH.fullmatch(target) or _ENCODED_TRICKS.search(urlsplit(target).path):
        return otherwise
    return target


def outcomes_of(item: AgendaItem) -> str:
    """Return the page on which the outcomes of an agenda item are recorded, or shown while it waits in the backlog."""
    if item.meeting_id is None:
        return url_for("agenda_items.show", agenda_item_id=item.id)
    return url_for("meetings.hold", meeting_id=item.meeting_id, item=item.id, _anchor="outcomes")
