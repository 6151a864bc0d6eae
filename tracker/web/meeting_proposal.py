"""What the next meeting of a group will probably be like: its date, its place, and how its agenda begins and ends."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from flask import request
from flask_babel import gettext as _

from tracker.domain.meetings import ItemKind
from tracker.domain.series import NextDate
from tracker.extensions import db
from tracker.models import Group, Meeting
from tracker.queries import meetings
from tracker.web.locale import NO_BREAK, date_long


def _usual_titles(group: Group) -> tuple[str, str]:
    """Return how an agenda begins and ends, in plain text as one would type it."""
    held = meetings.latest_held(db.session, group.id)
    first = _("Welcome and agenda")
    if held is not None:
        first = _("Approval of the minutes of %(day)s", day=date_long(held.starts_at)).replace(NO_BREAK, " ")
    return first, _("Dates and other matters")


def usual_kinds(group: Group) -> dict[str, ItemKind]:
    """Return of which kind the proposed items are."""
    first, last = _usual_titles(group)
    opening = ItemKind.APPROVAL if meetings.latest_held(db.session, group.id) else ItemKind.ORGANISATIONAL
    return {first: opening, last: ItemKind.ORGANISATIONAL}


def _chosen_start(latest: Meeting, dates: Sequence[NextDate]) -> datetime | None:
    """Return the moment on the day that the address names, else the next date of the series."""
    if day := request.args.get("day", type=date.fromisoformat):
        return datetime.combine(day, latest.starts_at.time())
    return dates[0].starts_at if dates else None


def proposal_for(group: Group, dates: Sequence[NextDate]) -> dict[str, Any]:
    """Return what the next meeting will probably be like."""
    first, last = _usual_titles(group)
    latest = meetings.latest_of(db.session, group.id)
    agenda = "\n".join([_("%(title)s (5 min)", title=first), _("%(title)s (10 min)", title=last)])
    if latest is None:
        return {"group_id": group.id, "agenda": agenda}
    starts_at = _chosen_start(latest, dates)
    lasted = latest.ends_at - latest.starts_at if latest.ends_at else None
    return {
        "group_id": group.id,
        "agenda": agenda,
        "starts_at": starts_at,
        "ends_at": starts_at + lasted if starts_at and lasted else None,
        "format": latest.format,
        "place": latest.place,
        "link": latest.link,
        "confidentiality": latest.confidentiality,
    }
