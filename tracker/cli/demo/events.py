"""The dialogue events of the demonstration with their counts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time, timedelta

from tracker.cli.demo.builder import Builder
from tracker.cli.demo.recipes import Event
from tracker.domain.dialogues import DialogueTarget
from tracker.domain.meetings import MeetingFormat
from tracker.domain.participation import CountScope
from tracker.models import DialogueEvent, DialogueInvitation, Participation, Process
from tracker.web.clock import ZONE


def lay(builder: Builder, process: Process, planned: Sequence[Event]) -> None:
    """Add dialogue events with their counts."""
    by_title: dict[str, DialogueEvent] = {}
    for one in planned:
        starts_at = datetime.combine(one.on, time(9, 0))
        event = builder.add(
            DialogueEvent.of(
                process,
                kind=one.kind,
                title=one.title,
                goal=one.goal,
                starts_at=starts_at,
                ends_at=starts_at + timedelta(hours=3),
                format=one.format,
                place="Videokonferenz" if one.format is MeetingFormat.ONLINE else "Landratsamt, Großer Saal",
                target=one.target,
                state=one.state,
                state_reason=one.reason,
                summary=one.summary,
                leadership_present=one.leadership,
                moderation="Prozessbegleitung",
                follow_up_of_id=by_title[one.follow_up_of].id if one.follow_up_of else None,
                count_source=one.source if one.counts else None,
                counted_at=starts_at.replace(tzinfo=ZONE) + timedelta(days=2)
                if one.counts and one.is_counted
                else None,
            )
        )
        by_title[one.title] = event
        _counts(builder, event, one)


def _counts(builder: Builder, event: DialogueEvent, one: Event) -> None:
    for name, (count, first) in one.counts.items():
        department_id = builder.departments[name].id
        builder.session.add(
            Participation.of(event, department_id=department_id, count=count, first_timers=first, source=one.source)
        )
        if one.target is DialogueTarget.DEPARTMENTS:
            builder.session.add(DialogueInvitation.of(event, department_id=department_id))
    if one.external is not None:
        builder.session.add(
            Participation.of(event, scope=CountScope.EXTERNAL, count=one.external, first_timers=None, source=one.source)
        )
