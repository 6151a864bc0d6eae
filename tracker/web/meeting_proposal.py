"""What the next meeting of a group will probably be like: its date, its place, and how its agenda begins and ends."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from flask import request
from flask_babel import gettext as _

from tracker.domain.meetings import ItemKind
from tracker.domain.series import NextDate
from tracker.domain.standing_items import UsualItem, recognised
from tracker.extensions import db
from tracker.models import Group, Meeting
from tracker.queries import meetings, minutes, standing_items
from tracker.web.titles import approval_title


def _usual_items(group: Group) -> list[UsualItem]:
    """Return what is proposed for the next agenda: the approval of the last minutes, then the standing items."""
    organisational = {"kind": ItemKind.ORGANISATIONAL}
    opening = UsualItem(_("Welcome and agenda"), 5, organisational)
    held = minutes.to_approve(db.session, group.id)
    if held is not None:
        opening = UsualItem(approval_title(held), 5, {"kind": ItemKind.APPROVAL})
    if standing := [row.usual for row in standing_items.of_group(db.session, group.id)]:
        return [opening, *standing] if held is not None else standing
    return [opening, UsualItem(_("Dates and other matters"), 10, organisational)]


def known_items(group: Group) -> dict[str, Mapping[str, Any]]:
    """Return what is known of the proposed items, by the titles that one leaves as they are."""
    return recognised(_usual_items(group))


def _line(item: UsualItem) -> str:
    """Return the line that one would type for an item."""
    if not item.minutes_planned:
        return item.title
    return str(_("%(title)s (%(minutes)s min)", title=item.title, minutes=item.minutes_planned))


def _chosen_start(latest: Meeting, dates: Sequence[NextDate]) -> datetime | None:
    """Return the moment on the day that the address names, else the next date of the series."""
    if day := request.args.get("day", type=date.fromisoformat):
        return datetime.combine(day, latest.starts_at.time())
    return dates[0].starts_at if dates else None


def proposal_for(group: Group, dates: Sequence[NextDate]) -> dict[str, Any]:
    """Return what the next meeting will probably be like."""
    latest = meetings.latest_of(db.session, group.id)
    agenda = "\n".join(_line(item) for item in _usual_items(group))
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
