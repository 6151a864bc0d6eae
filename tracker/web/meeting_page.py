"""What the one page of a meeting shows, in the words of its components."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from tracker.domain.access import Actor, is_recorder
from tracker.domain.agenda_items import ItemRow, OutcomeRow, Slot, clock, headings, overrun, planned_minutes
from tracker.domain.groups import quorum
from tracker.domain.meetings import (
    THERE,
    AttendanceMode,
    AttendanceStatus,
    Confidentiality,
    ItemState,
    MeetingState,
    SeatRow,
    reads,
    usual_mode,
)
from tracker.domain.minutes import circle_of
from tracker.models import Meeting
from tracker.queries import agenda_items, agenda_links, seats
from tracker.queries.seats import People
from tracker.web.agenda_links import Shown, shown
from tracker.web.clock import on_the_wall, today, wall_time
from tracker.web.labels import label
from tracker.web.locale import time_short


@dataclass(frozen=True)
class MeetingPage:
    """A meeting with what the actor may read of it."""

    meeting: Meeting
    people: People
    items: Sequence[ItemRow]
    outcomes: Sequence[OutcomeRow]
    reads_papers: bool
    reads_group: bool
    records: bool
    links: Mapping[int, list[Shown]]
    slots: Sequence[Slot] = field(default=())
    ends_at: datetime | None = None

    def outcomes_of(self, item_id: int) -> list[OutcomeRow]:
        """Return what one item led to."""
        return [row for row in self.outcomes if row.item_id == item_id]

    @property
    def planned_end(self) -> datetime | None:
        """When the meeting ends by the plan: as invited, else by the sum of the agenda for whoever sees all of it."""
        minutes = planned_minutes(self.items) if self.records else 0
        by_agenda = self.meeting.starts_at + timedelta(minutes=minutes) if minutes else None
        return self.meeting.ends_at or by_agenda

    @property
    def overrun(self) -> int:
        """By how many minutes the agenda is too long, for whoever sees all of it."""
        return overrun(self.items, self.meeting.starts_at, self.meeting.ends_at) if self.records else 0

    @property
    def is_live(self) -> bool:
        """Whether the meeting is being held now, and not entered later."""
        is_today = self.meeting.starts_at.date() == today()
        return is_today and self.meeting.state is MeetingState.IN_PROGRESS and began_on_its_day(self.meeting)


def load(session: Any, meeting: Meeting, actor: Actor) -> MeetingPage:
    """Look up everything the page of a meeting shows, in a fixed number of statements."""
    people = seats.people(session, meeting)
    items = agenda_items.of_meeting(session, meeting, actor)
    found = MeetingPage(
        meeting,
        people,
        items,
        agenda_items.outcomes(session, meeting, items),
        reads_papers=reads(
            actor,
            meeting.confidentiality,
            administration_id=meeting.administration_id,
            group_id=meeting.working_group_id,
        ),
        reads_group=circle_of(actor, administration_id=meeting.administration_id, group_id=meeting.working_group_id)
        is not Confidentiality.HOUSE,
        records=is_recorder(actor, meeting.administration_id),
        links=shown(agenda_links.of_meeting(session, meeting, actor)),
    )
    slots, ends_at = _clocked(found)
    return replace(found, slots=slots, ends_at=ends_at)


def began_on_its_day(meeting: Meeting) -> bool:
    """Whether the clock times of the record are those of the meeting."""
    started_at = meeting.started_at
    return started_at is not None and on_the_wall(started_at).date() == meeting.starts_at.date()


def agenda_lines(page: MeetingPage, *, current_id: int | None = None, urls: Mapping[int, str]) -> list[dict[str, Any]]:
    """Return the lines of the agenda as the component takes them.

    Behind an item that the actor may not read nobody can say when the next one begins, so no time is shown.
    """
    return [
        {
            "id": item.id,
            "number": item.position,
            "title": item.title,
            "url": urls.get(item.id, ""),
            "starts": f"{slot.begins_at:%H:%M}" if page.records or item.position == place else "",
            "note": _note(item, slot, page.outcomes_of(item.id), is_current=item.id == current_id),
            "state": item.state,
            "is_current": item.id == current_id and item.is_open,
            "is_shown": item.id == current_id,
            "visibility": item.visibility,
            "links": page.links.get(item.id, ()),
            "heading": _("Without a section") if heading == "" else heading,
        }
        for place, (item, slot, heading) in enumerate(
            zip(page.items, page.slots, headings(page.items), strict=True), start=1
        )
    ]


def plan_lines(page: MeetingPage) -> list[dict[str, Any]]:
    """Return the lines of the agenda with the ways to order them."""
    urls = {item.id: url_for("agenda_items.show", agenda_item_id=item.id) for item in page.items}
    lines = agenda_lines(page, urls=urls)
    return [
        line
        | {
            "move_url": url_for("agenda_items.move", agenda_item_id=line["id"]),
            "can_move_up": place > 0,
            "can_move_down": place < len(lines) - 1,
        }
        for place, line in enumerate(lines)
    ]


def ends(page: MeetingPage) -> list[tuple[str, str, bool]]:
    """Return when the meeting ends by the plan and, while it is held, by the clock."""
    lines = []
    if page.planned_end is not None:
        lines.append((_("End by the plan"), time_short(page.planned_end), not page.is_live))
    if page.is_live and page.records and page.ends_at is not None:
        lines.append((_("End as expected"), time_short(page.ends_at), True))
    return lines


def attendance(page: MeetingPage, item_id: int | None) -> dict[str, Any]:
    """Return what the attendance strip shows; recording leads back to the item that was shown."""
    members = [seat for seat in page.people.seats if seat.is_seat]
    return {
        "chips": _chips(page, item_id),
        "choices": _other_states(page.meeting),
        "taken": sum(seat.is_taken for seat in members),
        "seats": len(members),
        "quorum": quorum(sum(seat.is_voting for seat in members)),
        "guest_url": url_for("seats.welcome", meeting_id=page.meeting.id, item=item_id),
        "is_frozen": page.meeting.state is not MeetingState.IN_PROGRESS,
    }


def words(meeting: Meeting, seat: SeatRow) -> str:
    """Return how a seat was taken, in words: "present, chair", "substitute: Fachdienst Ordnung"."""
    if seat.status is None:
        return str(_("vacant") if seat.is_vacant else _("not recorded yet"))
    if seat.is_guest:
        parts = [str(_("Guest, %(organisation)s", organisation=seat.seat) if seat.seat else _("Guest"))]
    elif seat.status is AttendanceStatus.SUBSTITUTE:
        parts = [str(_("Substitute: %(name)s", name=seat.substitute_name))]
    else:
        parts = [str(label(seat.status)), *_details(meeting, seat)]
    if seat.arrived_at is not None:
        parts.append(str(_("from %(time)s", time=f"{seat.arrived_at:%H:%M}")))
    if seat.left_at is not None:
        parts.append(str(_("until %(time)s", time=f"{seat.left_at:%H:%M}")))
    return ", ".join(parts)


def _details(meeting: Meeting, seat: SeatRow) -> list[str]:
    """Return in which way a member was there, if not in the usual one, and what they did."""
    parts = []
    if seat.is_taken and seat.mode is not None and seat.mode is not usual_mode(meeting.format):
        parts.append(str(label(seat.mode)))
    if seat.is_taken:
        parts += _duties(meeting, seat)
    return parts


def elapsed_seconds(page: MeetingPage, item: ItemRow) -> int | None:
    """Return how long the item has been under discussion; None unless it is, right now."""
    if not page.is_live or item.begun_at is None or item.state is not ItemState.OPEN:
        return None
    return max(int((wall_time() - on_the_wall(item.begun_at)).total_seconds()), 0)


def _chips(page: MeetingPage, item_id: int | None) -> list[dict[str, Any]]:
    base = url_for("seats.record", meeting_id=page.meeting.id, item=item_id, seat="")
    before, after = url_for("seats.times", attendance_id=0, item=item_id).split("0", 1)
    return [
        {
            "id": seat.membership_id or f"guest-{seat.attendance_id}",
            "url": f"{base}{seat.membership_id}",
            "name": seat.label,
            "status": seat.status,
            "words": words(page.meeting, seat),
            "substitute": seat.substitute_name or seat.deputy_name,
            "remove_url": url_for("seats.dismiss", attendance_id=seat.attendance_id, item=item_id)
            if seat.is_guest
            else "",
            "times_url": f"{before}{seat.attendance_id}{after}" if seat.status in THERE else "",
        }
        for seat in page.people.seats
    ]


def _other_states(meeting: Meeting) -> list[tuple[str, str]]:
    """Return the states behind the arrow of a chip."""
    is_online = usual_mode(meeting.format) is AttendanceMode.ONLINE
    mode = ("on_site", _("present, on site")) if is_online else ("online", _("present, online"))
    return [
        mode,
        ("excused", str(label(AttendanceStatus.EXCUSED))),
        ("absent", str(label(AttendanceStatus.ABSENT))),
        ("", _("not recorded yet")),
    ]


def _duties(meeting: Meeting, seat: SeatRow) -> list[str]:
    duties = []
    if seat.person_id is not None and seat.person_id == meeting.chair_id:
        duties.append(_("chair"))
    if seat.person_id is not None and seat.person_id == meeting.minute_taker_id:
        duties.append(_("minute taker"))
    return duties


def _clocked(page: MeetingPage) -> tuple[list[Slot], datetime]:
    """Return the slots by the clock where the record has clock times, else by the plan."""
    meeting = page.meeting
    if meeting.started_at is None or not began_on_its_day(meeting):
        return clock(page.items, starts_at=meeting.starts_at)
    return clock(
        [replace(item, begun_at=_local(item.begun_at), ended_at=_local(item.ended_at)) for item in page.items],
        starts_at=on_the_wall(meeting.started_at).replace(second=0, microsecond=0),
        now=wall_time() if page.is_live else meeting.starts_at,
    )


def _local(moment: datetime | None) -> datetime | None:
    return None if moment is None else on_the_wall(moment)


def _note(item: ItemRow, slot: Slot, outcomes: Sequence[OutcomeRow], *, is_current: bool) -> str:
    """Return what kind of item it is, or what it led to, and its minutes."""
    if item.state in {ItemState.DEFERRED, ItemState.WITHDRAWN}:
        return str(label(item.state))
    parts = [str(label(item.kind))]
    if item.state is ItemState.DEALT_WITH and outcomes:
        parts = [ngettext("%(num)s outcome", "%(num)s outcomes", len(outcomes))]
    if slot.minutes and is_current and item.is_open and item.minutes_planned:
        parts.append(ngettext("%(num)s minute planned", "%(num)s minutes planned", item.minutes_planned))
    elif slot.minutes:
        parts.append(ngettext("%(num)s minute", "%(num)s minutes", slot.minutes))
    return " · ".join(parts)
