"""What a worker does: it sends the mails whose time has come, and writes the reminders of the day."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from email.errors import MessageError
from email.message import EmailMessage
from urllib.parse import urlsplit

import structlog
from flask import Flask

from tracker.actions import mails as actions
from tracker.cli.mails.smtp import Server, send, server_of
from tracker.config import Settings
from tracker.domain import reminders as rules
from tracker.domain.access import Actor
from tracker.domain.mails import MailError, MailKind
from tracker.extensions import db
from tracker.models import Group, Mail, Meeting, Person
from tracker.models.base import now
from tracker.queries import mails as queries
from tracker.queries.people import actor_of
from tracker.reports import calendar
from tracker.reports.mails import Envelope, message
from tracker.web import reminders
from tracker.web.addresses import base_url
from tracker.web.calendars import entry
from tracker.web.clock import ZONE, on_the_wall, today
from tracker.web.mails import delivers

WITH_CALENDAR = frozenset({MailKind.INVITATION, MailKind.CHANGE, MailKind.CANCELLATION})
log = structlog.get_logger()


class Worker:
    """Does what is due for one installation.

    Raises `ValueError` where the settings name a mail server that cannot be understood.
    """

    def __init__(self, app: Flask, settings: Settings) -> None:
        self.app = app
        self.server = server_of(settings.mail_url) if settings.mail_url else None

    def post(self) -> int:
        """Send each mail whose time has come, each claimed and settled in transactions of their own; say how many."""
        if self.server is None:
            return 0
        with self._at_work():
            if actions.give_up(db.session, now=now()):
                log.warning("mails are unclear")
            db.session.commit()
            return sum(_send(mail_id, self.server) for mail_id in queries.due(db.session, now()))

    def remind(self) -> int:
        """Write the reminders that are due and not written yet; say how many there were."""
        moment, day, written = now(), today(), 0
        if not rules.is_time(on_the_wall(moment)):
            return 0
        with self._at_work():
            weeks = reminders.of_weeks(day) if rules.is_digest_day(day) else ()
            for about, letters in [*reminders.of_meetings(day, moment), *reminders.of_tasks(day), *weeks]:
                written += actions.queue(db.session, about, letters, delivers=delivers(), now=moment)
            db.session.commit()
        return written

    @contextmanager
    def _at_work(self) -> Iterator[None]:
        """Work as the application does, with links that begin with the address of the settings."""
        with self.app.app_context():
            url = base_url()
        with self.app.test_request_context(base_url=url):
            db.session.info["occasion"] = "mails.work"
            yield


def _send(mail_id: int, server: Server) -> bool:
    mail = actions.claim(db.session, mail_id, now=now())
    db.session.commit()
    if mail is None:
        return False
    try:
        written = _message(mail, server.sender)
    except (ValueError, MessageError):
        error: MailError | None = MailError.ADDRESS
    else:
        db.session.rollback()  # nothing is held open while the mail server is asked
        error = send(server, written)
    actions.settle(db.session, mail, error=error, now=now())
    db.session.commit()
    if error is not None:
        log.warning("mail not sent", mail_id=mail_id, error=error.value)
    return error is None


def _message(mail: Mail, sender: str) -> EmailMessage:
    envelope = Envelope(
        key=mail.key,
        name=mail.recipient,
        address=mail.address,
        subject=mail.subject,
        text=mail.text,
        list_name=f"process-{mail.process_id}",
        calendar=_calendar(mail) if mail.kind in WITH_CALENDAR else b"",
    )
    return message(envelope, sender=sender, host=urlsplit(base_url()).hostname or "localhost")


def _calendar(mail: Mail) -> bytes:
    """Return the calendar file of the meeting as it is now, as far as the recipient may know it now."""
    meeting = db.session.get_one(Meeting, mail.meeting_id)
    person = db.session.get(Person, mail.person_id) if mail.person_id is not None else None
    actor = actor_of(db.session, person.id, person.display_name, today=today()) if person else Actor()
    group = db.session.get_one(Group, meeting.working_group_id)
    return calendar.build([entry(meeting, group.name, actor)], ZONE)
