"""Calendar files (iCalendar, RFC 5545): appointments without agenda, notes or names, for they travel far."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from importlib import import_module
from typing import Any
from zoneinfo import ZoneInfo

from tracker.domain.meetings import MeetingState

MEDIA_TYPE = "text/calendar"
MAKER = "-//Wegmarke//Wegmarke//DE"
STATUS = {
    MeetingState.DRAFT: "TENTATIVE",
    MeetingState.INVITED: "CONFIRMED",
    MeetingState.IN_PROGRESS: "CONFIRMED",
    MeetingState.CLOSED: "CONFIRMED",
    MeetingState.CANCELLED: "CANCELLED",
    MeetingState.NOT_HELD: "CANCELLED",
}


ASK_AGAIN = timedelta(hours=4)


@dataclass(frozen=True)
class Entry:
    """An appointment; `key` stays the same when it moves, `version` grows with every change. Times have no zone.

    What is empty is left out.
    """

    key: str
    version: int
    changed_at: datetime
    title: str
    starts_at: datetime
    ends_at: datetime | None
    place: str
    conference: str
    url: str
    state: MeetingState


def build(entries: Sequence[Entry], zone: ZoneInfo, *, name: str = "") -> bytes:
    """Return a calendar file with the appointments, their times in the zone, which the file describes.

    With a name it is a calendar to subscribe to, which says how often to ask for it again. The library takes a fifth
    of a second to load, so it is loaded when somebody asks.
    """
    icalendar = import_module("icalendar")
    calendar = icalendar.Calendar()
    calendar.add("prodid", MAKER)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    if name:
        calendar.add("x-wr-calname", name)
        calendar.add("refresh-interval", ASK_AGAIN, parameters={"VALUE": "DURATION"})
    for entry in entries:
        calendar.add_component(_event(icalendar.Event(), entry, zone))
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())


def _event(event: Any, entry: Entry, zone: ZoneInfo) -> Any:
    event.add("uid", entry.key)
    event.add("sequence", entry.version)
    event.add("dtstamp", entry.changed_at)
    event.add("summary", entry.title)
    event.add("dtstart", entry.starts_at.replace(tzinfo=zone))
    if entry.ends_at is not None:
        event.add("dtend", entry.ends_at.replace(tzinfo=zone))
    if where := " · ".join(filter(None, [entry.place, entry.conference])):
        event.add("location", where)
    if entry.url:
        event.add("url", entry.url)
    event.add("status", STATUS[entry.state])
    return event
