"""Calendar files (iCalendar, RFC 5545): an appointment without agenda, notes or names, for it travels far."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from importlib import import_module
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


@dataclass(frozen=True)
class Entry:
    """An appointment; `key` stays the same when it moves, `version` grows with every change. Times have no zone."""

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


def build(entry: Entry, zone: ZoneInfo) -> bytes:
    """Return a calendar file with one appointment, its times in the zone, which the file describes.

    The library takes a fifth of a second to load, so it is loaded when somebody asks.
    """
    icalendar = import_module("icalendar")
    event = icalendar.Event()
    event.add("uid", entry.key)
    event.add("sequence", entry.version)
    event.add("dtstamp", entry.changed_at)
    event.add("summary", entry.title)
    event.add("dtstart", entry.starts_at.replace(tzinfo=zone))
    if entry.ends_at is not None:
        event.add("dtend", entry.ends_at.replace(tzinfo=zone))
    if where := " · ".join(filter(None, [entry.place, entry.conference])):
        event.add("location", where)
    event.add("url", entry.url)
    event.add("status", STATUS[entry.state])
    calendar = icalendar.Calendar()
    calendar.add("prodid", MAKER)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add_component(event)
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())
