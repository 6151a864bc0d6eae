"""The meetings of a group of the demonstration, with everything that came of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from tracker.cli.demo import minutes
from tracker.cli.demo.builder import Builder
from tracker.cli.demo.recipes import Sitting, Task, Topic
from tracker.domain.action_items import ActionItemState
from tracker.domain.decisions import DecisionResult, DecisionStatus
from tracker.domain.groups import MemberRole
from tracker.domain.meetings import AttendanceStatus, ItemState, MeetingState
from tracker.models import ActionItem, AgendaItem, Attendance, Decision, Group, Meeting, Membership, Process
from tracker.web.clock import ZONE


def lay(
    builder: Builder, process: Process, group: Group, seats: Sequence[Membership], planned: Sequence[Sitting]
) -> None:
    """Add the meetings of a group with everything that came of them."""
    made = [(one, _meeting(builder, process, group, seats, one)) for one in planned]
    minutes.lay(builder.session, [meeting for _one, meeting in made])


def _meeting(builder: Builder, process: Process, group: Group, seats: Sequence[Membership], one: Sitting) -> Meeting:
    starts_at = datetime.combine(one.on, one.starts)
    was_held = one.state in {MeetingState.CLOSED, MeetingState.IN_PROGRESS}
    meeting: Meeting = builder.add(
        Meeting.of(
            group,
            process_id=process.id,
            year=one.on.year,
            number=builder.next_number(group.id, one.on.year),
            starts_at=starts_at,
            ends_at=starts_at + timedelta(minutes=sum(topic.minutes for topic in one.topics) or 90),
            format=one.format,
            place=one.place,
            chair_id=_holder(seats, MemberRole.CHAIR),
            minute_taker_id=_holder(seats, MemberRole.MINUTE_TAKER),
            state=one.state,
            state_reason=one.reason,
            started_at=starts_at.replace(tzinfo=ZONE) if was_held else None,
            closed_at=starts_at.replace(tzinfo=ZONE) + timedelta(hours=2) if one.state is MeetingState.CLOSED else None,
        )
    )
    if one.state is MeetingState.CLOSED:
        for seat in seats:
            status = one.absent.get(seat.seat, AttendanceStatus.PRESENT)
            substitute = f"Stellvertretung {seat.seat}" if status is AttendanceStatus.SUBSTITUTE else ""
            builder.session.add(
                Attendance.of(meeting, membership_id=seat.id, status=status, substitute_name=substitute)
            )
    for position, topic in enumerate(one.topics, start=1):
        _topic(builder, process, group, meeting, seats, position, topic, one)
    return meeting


def _topic(
    builder: Builder,
    process: Process,
    group: Group,
    meeting: Meeting,
    seats: Sequence[Membership],
    position: int,
    topic: Topic,
    one: Sitting,
) -> None:
    is_closed = one.state is MeetingState.CLOSED
    item = builder.add(
        AgendaItem.of(
            meeting,
            working_group_id=group.id,
            position=position,
            title=topic.title,
            kind=topic.kind,
            minutes_planned=topic.minutes,
            notes=topic.notes,
            visibility=topic.visibility,
            state=ItemState.DEALT_WITH if is_closed else ItemState.OPEN,
        )
    )
    if topic.decision:
        _decision(builder, process, meeting, item, topic, one.on)
    for task in topic.tasks:
        _task(builder, process, meeting, item, seats, task, one.on)


def _decision(builder: Builder, process: Process, meeting: Meeting, item: AgendaItem, topic: Topic, on: date) -> None:
    is_done = topic.status is DecisionStatus.IMPLEMENTED
    builder.session.add(
        Decision.of(
            meeting,
            process_id=process.id,
            agenda_item_id=item.id,
            year=on.year,
            number=builder.next_number(-process.id, on.year),
            title=topic.title,
            text=topic.decision,
            decided_on=on,
            result=DecisionResult.ACCEPTED,
            votes_yes=7,
            votes_no=0,
            votes_abstained=1,
            status=topic.status,
            implemented_on=topic.due_on if is_done else None,
            responsible="Koordination im Haus",
            due_on=topic.due_on,
            review_on=topic.due_on,
        )
    )


def _task(
    builder: Builder,
    process: Process,
    meeting: Meeting,
    item: AgendaItem,
    seats: Sequence[Membership],
    task: Task,
    on: date,
) -> None:
    holders = [seat.person_id for seat in seats if seat.person_id is not None]
    builder.session.add(
        ActionItem.of(
            meeting,
            process_id=process.id,
            agenda_item_id=item.id,
            title=task.title,
            responsible_id=holders[len(task.title) % len(holders)],
            created_on=on,
            due_on=task.due_on,
            original_due_on=task.due_on,
            state=ActionItemState.DONE if task.done_on else ActionItemState.OPEN,
            done_on=task.done_on,
        )
    )


def _holder(seats: Sequence[Membership], role: MemberRole) -> int | None:
    return next((seat.person_id for seat in seats if seat.role is role), None)
