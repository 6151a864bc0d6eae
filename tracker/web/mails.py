"""Writes mails: who gets which text, in the recipient's language and as far as the recipient may read."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import current_app
from flask_babel import force_locale

from tracker.config import Settings
from tracker.domain import mails as rules
from tracker.domain.mails import LONGEST_SUBJECT, Letter, MailKind, Missed, Recipient
from tracker.domain.meetings import ItemState
from tracker.domain.text import line
from tracker.extensions import db
from tracker.models import Group, Meeting, MinutesVersion
from tracker.queries import agenda_items
from tracker.queries import mails as queries
from tracker.reports.agendas import when
from tracker.web.addresses import outside_url
from tracker.web.clock import today
from tracker.web.papers import voice

_GAPS = re.compile(r"\n{3,}")


@dataclass(frozen=True)
class Batch:
    """The letters about one thing, and who gets none."""

    letters: Sequence[Letter]
    missed: Sequence[Missed]


@dataclass(frozen=True)
class Task:
    """An action item as a mail names it; without a title where it came out of an internal item."""

    title: str
    due_on: date | None


def delivers() -> bool:
    """Whether this installation sends mails; otherwise they stay in the outbox."""
    settings = _settings()
    return bool(settings.mail_url) and not settings.is_debug


def letter(kind: MailKind, key: str, to: Recipient, **context: Any) -> Letter:
    """Write a letter from its template, in the language of the recipient."""
    with force_locale(to.locale):
        template = current_app.jinja_env.get_template(f"mail/{kind}.txt")
        written = template.render(to=to, link=outside_url, **context)
    subject, _break, text = written.partition("\n")
    return Letter(kind, key, to, _subject(subject), _GAPS.sub("\n\n", text).strip() + "\n")


def about_meeting(
    meeting: Meeting, kind: MailKind, *, version: object = None, tasks: Mapping[int, Sequence[Task]] | None = None
) -> Batch:
    """Return what each member of the day is told of a meeting: as it is now, unless another version is named.

    `tasks` are the members' own action items.
    """
    found, missed = _recipients(meeting, kind)
    items = [item for item in agenda_items.agenda(db.session, meeting) if item.state is not ItemState.WITHDRAWN]
    context = _context(meeting)
    letters = [
        letter(
            kind,
            rules.key(kind, "meeting", meeting.id, version or meeting.version, to),
            to,
            tasks=(tasks or {}).get(to.person_id or 0, []),
            items=rules.readable(items, to),
            **context,
            when=_when(meeting, to),
        )
        for to in found
    ]
    return Batch(letters, missed)


def about_minutes(meeting: Meeting, version: MinutesVersion) -> Batch:
    """Return the news that there are minutes, with everybody's own action items first; externals get only those."""
    found, missed = _recipients(meeting, MailKind.MINUTES)
    by_person, by_address = _own_tasks(queries.tasks_of_meeting(db.session, meeting))
    outside = [rules.external(address) for address in by_address if rules.is_address(address)]
    edition = f"{version.number}-{version.state}"
    letters = [
        letter(
            MailKind.MINUTES,
            rules.key(MailKind.MINUTES, "meeting", meeting.id, edition, to),
            to,
            version=version,
            tasks=by_address[to.address] if to.person_id is None else by_person.get(to.person_id, []),
            **_context(meeting),
        )
        for to in [*found, *outside]
    ]
    return Batch(letters, missed)


def appointment(meeting: Meeting) -> tuple[object, ...]:
    """Return what members of an invited meeting rely on; when it changes, they should hear of it."""
    return meeting.starts_at, meeting.ends_at, meeting.place, meeting.link, meeting.format


def named(row: Any) -> Task:
    """Return an action item as a mail names it."""
    return Task(rules.task_title(row.title, row.visibility), row.due_on)


def _recipients(meeting: Meeting, kind: MailKind) -> tuple[list[Recipient], list[Missed]]:
    members = queries.members(db.session, meeting.working_group_id, meeting.starts_at.date(), today())
    unwanted = queries.unwanted(db.session, kind, [member.person_id for member in members])
    return rules.recipients(members, unwanted)


def _own_tasks(rows: Sequence[Any]) -> tuple[dict[int, list[Task]], dict[str, list[Task]]]:
    by_person: dict[int, list[Task]] = {}
    by_address: dict[str, list[Task]] = {}
    for row in rows:
        if row.responsible_id is not None:
            by_person.setdefault(row.responsible_id, []).append(named(row))
        else:
            by_address.setdefault(row.responsible_email.lower(), []).append(named(row))
    return by_person, by_address


def _context(meeting: Meeting) -> Mapping[str, Any]:
    group = db.session.get_one(Group, meeting.working_group_id)
    process, administration_name = queries.processes(db.session, [meeting.process_id])[meeting.process_id]
    return {
        "meeting": meeting,
        "group_name": group.name,
        "process_title": process.title,
        "administration_name": administration_name,
    }


def _when(meeting: Meeting, to: Recipient) -> str:
    with force_locale(to.locale):
        return when(meeting.starts_at, meeting.ends_at, voice(to.locale))


def _subject(text: str) -> str:
    subject = line(text)
    return subject if len(subject) <= LONGEST_SUBJECT else f"{subject[: LONGEST_SUBJECT - 1]}…"


def _settings() -> Settings:
    settings: Settings = current_app.config["SETTINGS"]
    return settings
