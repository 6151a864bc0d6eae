"""What is done with minutes: closing freezes them, the group approves them, corrections are new versions (rule R8)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import Session

from tracker.actions.agenda_items import deal_with
from tracker.actions.agendas import number
from tracker.actions.guards import flush
from tracker.actions.locking import expect
from tracker.actions.meetings import advance, locked, of_agenda
from tracker.actions.outcomes import held_meeting
from tracker.domain import minutes_approval as rules
from tracker.domain.agenda_items import missing
from tracker.domain.canonical import checksum
from tracker.domain.errors import RuleViolation
from tracker.domain.meetings import Confidentiality, ItemKind, ItemState, MeetingState
from tracker.domain.minutes import Amendment, Minutes, MinutesState, as_json, from_json
from tracker.models import (
    AgendaItem,
    AgendaLink,
    Information,
    Meeting,
    MinutesComment,
    MinutesVersion,
)
from tracker.queries import agenda_items, meetings, seats
from tracker.queries import minutes as queries

MINUTES_FOR_APPROVAL = 5
Titled = Callable[[Meeting], str]
"""How the approval of the minutes of a meeting is called on an agenda."""


def close(
    session: Session,
    meeting: Meeting,
    *,
    now: datetime,
    today: date,
    titled: Titled,
    comments_until: date | None = None,
    reason: str = "",
) -> MinutesVersion | None:
    """Close a meeting unless something is missing, freeze its minutes, and put them up for approval.

    Returns the new version; None if the meeting was reopened and nothing was changed.
    """
    locked(session, meeting)
    items = agenda_items.agenda(session, meeting)
    if missing(items, seats.people(session, meeting).seats, agenda_items.outcomes(session, meeting, items)):
        raise RuleViolation("meeting-incomplete")
    reason = reason or meeting.reopening_reason
    advance(session, meeting, MeetingState.CLOSED, today=today)
    meeting.closed_at, meeting.reopening_reason = now, ""
    until = rules.checked_until(comments_until or rules.comments_until(today), today=today)
    version = freeze(session, meeting, reason=reason, until=until)
    following = meetings.next_of(session, meeting)
    if following is not None:
        put_up(session, following, titled)
    flush(session)
    return version


def freeze(session: Session, meeting: Meeting, *, until: date, reason: str = "") -> MinutesVersion | None:
    """Make the next version of the minutes from the record as it is; none if nothing has changed."""
    newest = queries.newest(session, meeting.id)
    minutes = queries.current(session, meeting)
    if newest is not None:
        minutes = replace(minutes, amendments=from_json(newest.content).amendments)
    if not rules.needs_version(newest.checksum if newest else None, checksum(as_json(minutes)), reason=reason):
        return None
    return _version(session, meeting, newest, minutes, change_reason=reason, comments_until=until)


def reopen(session: Session, meeting: Meeting, *, reason: str) -> None:
    """Reopen the group's newest minutes to correct them; the next closing makes a version with this reason."""
    locked(session, meeting)
    newest = queries.newest(session, meeting.id)
    later_exist = queries.later_exist(session, meeting)
    state = newest.state if newest else None
    rules.check_reopening(meeting.state, state, later_exist=later_exist, reason=reason)
    meeting.state, meeting.reopening_reason, meeting.closed_at = MeetingState.IN_PROGRESS, reason, None
    flush(session)


def put_up(session: Session, meeting: Meeting, titled: Titled) -> None:
    """Let a planned meeting approve all the minutes of its group that wait for it, as its first items.

    Items of that kind that somebody typed are taken for it, the first one for the newest minutes; for the others
    items are added, the oldest minutes first. What a later draft would approve comes here; of a meeting to which
    people are invited nothing is taken away.
    """
    waiting = queries.unapproved(session, meeting.working_group_id)
    agenda = of_agenda(session, meeting)
    brought = _bring_forward(session, meeting)
    typed = [item for item in agenda if item.kind is ItemKind.APPROVAL and item.state is ItemState.OPEN]
    free = [item for item in typed if queries.approved_by(session, item.id) is None]
    added: list[AgendaItem] = []
    for place, held in enumerate(reversed([each for each in waiting if each.starts_at < meeting.starts_at])):
        item = free[place] if place < len(free) else _approval(session, meeting, titled(held))
        added = added if item in free else [item, *added]
        session.add(AgendaLink.of(item, minutes_of_id=held.id))
    number([*brought, *added, *agenda])
    flush(session)


def approve(
    session: Session,
    item: AgendaItem,
    *,
    now: datetime,
    noted: Callable[[Meeting], str],
    verdict: MinutesState = MinutesState.APPROVED,
    changes: str = "",
) -> MinutesVersion:
    """Approve the minutes that an agenda item is about; changes become part of a new version.

    `noted` says what the item led to.
    """
    meeting = held_meeting(session, item)
    held = queries.approved_by(session, item.id)
    version = queries.newest(session, held.id) if held else None
    if held is None or version is None:
        raise RuleViolation("no-minutes-to-approve")
    state = rules.approved(version.state, verdict, changes=changes)
    if state is MinutesState.APPROVED_WITH_CHANGES:
        version = _amended(session, version, Amendment(meeting.starts_at.date(), changes))
    version.state, version.approved_in_id, version.approved_on = state, meeting.id, meeting.starts_at.date()
    session.add(Information.of(item, text=noted(held)))
    deal_with(session, item, now=now)
    return version


def amend(session: Session, version: MinutesVersion, *, seen_version: int, text: str, on: date) -> MinutesVersion:
    """Add a correction to minutes that can no longer be reopened: a new version, in the state of the one before."""
    expect(version, seen_version)
    if version.state is MinutesState.REPLACED:
        raise RuleViolation("minutes-not-newest")
    return _amended(session, version, Amendment(on, text))


def comment(
    session: Session,
    version: MinutesVersion,
    *,
    person_id: int,
    text: str,
    today: date,
    agenda_item_id: int | None = None,
) -> MinutesComment:
    """Note what somebody who was there says of minutes in coordination."""
    meeting = session.get_one(Meeting, version.meeting_id)
    was_there = person_id in rules.present(seats.people(session, meeting).seats)
    if not rules.may_comment(version.state, version.comments_until, today=today, was_there=was_there):
        raise RuleViolation("minutes-not-open-for-comments")
    said = MinutesComment.of(version, person_id=person_id, text=text, agenda_item_id=agenda_item_id)
    session.add(said)
    flush(session)
    return said


def answer(
    session: Session, said: MinutesComment, *, seen_version: int, answer: str, person_id: int, now: datetime
) -> None:
    """Answer a comment."""
    expect(said, seen_version)
    said.answer, said.answered_by_id, said.answered_at = answer, person_id, now
    flush(session)


def _bring_forward(session: Session, meeting: Meeting) -> list[AgendaItem]:
    """Take over from later drafts what they would approve, and number what is left on their agendas."""
    brought = list(queries.later_approvals(session, meeting))
    left = {item.meeting_id for item in brought}
    for item in brought:
        item.meeting_id = meeting.id
    flush(session)
    for draft in left:
        number(of_agenda(session, session.get_one(Meeting, draft)))
    return brought


def _approval(session: Session, meeting: Meeting, title: str) -> AgendaItem:
    item = AgendaItem.of(
        meeting,
        working_group_id=meeting.working_group_id,
        position=0,
        title=title,
        kind=ItemKind.APPROVAL,
        minutes_planned=MINUTES_FOR_APPROVAL,
        visibility=Confidentiality.GROUP,
    )
    session.add(item)
    flush(session)
    return item


def _amended(session: Session, version: MinutesVersion, amendment: Amendment) -> MinutesVersion:
    minutes = from_json(version.content)
    return _version(
        session,
        session.get_one(Meeting, version.meeting_id),
        version,
        replace(minutes, amendments=(*minutes.amendments, amendment)),
        state=version.state,
        change_reason=amendment.text,
        comments_until=version.comments_until,
        approved_in_id=version.approved_in_id,
        approved_on=version.approved_on,
    )


def _version(
    session: Session, meeting: Meeting, before: MinutesVersion | None, minutes: Minutes, **values: Any
) -> MinutesVersion:
    if before is not None:
        before.state = MinutesState.REPLACED
    content = as_json(minutes)
    version = MinutesVersion.of(
        meeting,
        process_id=meeting.process_id,
        number=1 if before is None else before.number + 1,
        content=content,
        checksum=checksum(content),
        recorded_by_id=session.info.get("person_id"),
        **values,
    )
    session.add(version)
    flush(session)
    return version
