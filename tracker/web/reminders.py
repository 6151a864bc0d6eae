"""Writes reminders: of meetings, of action items, and of the week; each has a key, so that it goes out once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from tracker.domain import mails as rules
from tracker.domain import reminders
from tracker.domain.mails import Letter, MailKind, Member, Recipient
from tracker.domain.meetings import Confidentiality
from tracker.extensions import db
from tracker.models import Group, Meeting, Process
from tracker.queries import mails as queries
from tracker.web.mails import Batch, Task, about_meeting, letter, named


@dataclass
class Week:
    """What the overview of a person's week holds."""

    tasks: list[Task] = field(default_factory=list)
    meetings: list[tuple[Meeting, str]] = field(default_factory=list)


def of_meetings(today: date, now: datetime) -> Iterator[tuple[Meeting, Sequence[Letter]]]:
    """Write the reminders of the meetings of tomorrow and the day after, unless people were told of them just now."""
    first, last = reminders.meetings_between(today)
    meetings = queries.meetings_between(db.session, *_from_until(first, last))
    told = queries.told_since(db.session, [meeting.id for meeting in meetings], now - reminders.MEETING_AHEAD)
    by_process = _tasks_by_person(queries.tasks_of_persons(db.session)) if meetings else {}
    for meeting in meetings:
        if meeting.id not in told:
            tasks = {person: found for (process, person), found in by_process.items() if process == meeting.process_id}
            yield meeting, _reminders_of(meeting, tasks).letters


def of_tasks(today: date) -> Iterator[tuple[Process, Sequence[Letter]]]:
    """Write the reminders of action items that are due soon or have been due."""
    rows = queries.tasks_due(db.session, *reminders.tasks_due_between(today))
    whom = _wanting(MailKind.TASK_REMINDER, {row.responsible_id for row in rows} - {None})
    about = queries.processes(db.session, {row.process_id for row in rows})
    for row in rows:
        to = _responsible(row, whom)
        occasion = reminders.occasion(row.due_on, today)
        if to is not None and occasion:
            process, house = about[row.process_id]
            yield process, [_task_reminder(process, house, row, to, occasion)]


def of_weeks(today: date) -> Iterator[tuple[Process, Sequence[Letter]]]:
    """Write everybody's overview of the week, one per process; whoever has neither tasks nor meetings gets none."""
    weeks: dict[tuple[int, int], Week] = {}
    for key, tasks in _tasks_by_person(queries.tasks_of_persons(db.session)).items():
        weeks.setdefault(key, Week()).tasks.extend(tasks)
    for meeting in queries.meetings_between(db.session, *_from_until(today, today + reminders.DIGEST_AHEAD)):
        name = db.session.get_one(Group, meeting.working_group_id).name
        for member in queries.members(db.session, meeting.working_group_id, meeting.starts_at.date(), today):
            week = weeks.setdefault((meeting.process_id, member.person_id), Week())
            if (meeting, name) not in week.meetings:
                week.meetings.append((meeting, name))
    whom = _wanting(MailKind.DIGEST, {person_id for _process, person_id in weeks})
    about = queries.processes(db.session, {process_id for process_id, _person in weeks})
    for (process_id, person_id), week in sorted(weeks.items(), key=lambda pair: pair[0]):
        process, house = about[process_id]
        if (to := whom.get(person_id)) is not None:
            yield process, [_overview(process, house, week, to, today)]


def _task_reminder(process: Process, house: str, row: Any, to: Recipient, occasion: str) -> Letter:
    return letter(
        MailKind.TASK_REMINDER,
        rules.key(MailKind.TASK_REMINDER, "action_item", row.id, f"{occasion}-{row.due_on}", to),
        to,
        tasks=[named(row)],
        occasion=occasion,
        process_title=process.title,
        administration_name=house,
    )


def _overview(process: Process, house: str, week: Week, to: Recipient, today: date) -> Letter:
    return letter(
        MailKind.DIGEST,
        rules.key(MailKind.DIGEST, "process", process.id, reminders.week(today), to),
        to,
        overdue=[task for task in week.tasks if task.due_on is not None and task.due_on < today],
        upcoming=[task for task in week.tasks if task.due_on is None or task.due_on >= today],
        meetings=[
            (meeting, name, "" if meeting.confidentiality is Confidentiality.INTERNAL else meeting.title)
            for meeting, name in week.meetings
        ],
        process_title=process.title,
        administration_name=house,
    )


def _reminders_of(meeting: Meeting, tasks: dict[int, list[Task]]) -> Batch:
    return about_meeting(meeting, MailKind.MEETING_REMINDER, version=meeting.starts_at.date(), tasks=tasks)


def _tasks_by_person(rows: Sequence[Any]) -> dict[tuple[int, int], list[Task]]:
    found: dict[tuple[int, int], list[Task]] = {}
    for row in rows:
        found.setdefault((row.process_id, row.responsible_id), []).append(named(row))
    return found


def _wanting(kind: MailKind, person_ids: set[int]) -> dict[int, Recipient]:
    """Return those who are to be written to, by person."""
    members: list[Member] = list(queries.persons(db.session, person_ids).values())
    found, _missed = rules.recipients(members, queries.unwanted(db.session, kind, person_ids))
    return {to.person_id: to for to in found if to.person_id is not None}


def _responsible(row: Any, whom: dict[int, Recipient]) -> Recipient | None:
    if row.responsible_id is not None:
        return whom.get(row.responsible_id)
    return rules.external(row.responsible_email) if rules.is_address(row.responsible_email) else None


def _from_until(first: date, last: date) -> tuple[datetime, datetime]:
    return datetime.combine(first, time.min), datetime.combine(last + timedelta(days=1), time.min)
