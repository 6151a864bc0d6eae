"""The worker against a mail server of its own: what arrives, what is tried again, and what nobody can know."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from email import message_from_bytes
from email.policy import default

import pytest
from aiosmtpd.controller import Controller
from click.testing import CliRunner
from flask import Flask
from sqlalchemy import select

from tests.calendars import read
from tests.world import World, build
from tracker.actions import mails as actions
from tracker.app import opened
from tracker.cli import main
from tracker.cli.mails import smtp
from tracker.cli.mails.jobs import jobs
from tracker.cli.mails.worker import Worker
from tracker.config import Settings
from tracker.domain.mails import Letter, MailError, MailKind, MailState, Recipient, external, key
from tracker.domain.meetings import MeetingState
from tracker.domain.people import Locale
from tracker.extensions import db
from tracker.models import Mail, Meeting, Person
from tracker.models.base import now
from tracker.web.clock import today

NOBODY = "smtp://127.0.0.1:9?from=post@landkreis.de"


class Mailbox:
    """A mail server that keeps what it takes, and answers what a test wants."""

    def __init__(self) -> None:
        self.mails: list[tuple[list[str], object]] = []
        self.answers: dict[str, str] = {}
        self.drops_after_data = False

    async def handle_MAIL(self, _server, _session, envelope, address, _options):  # noqa: N802  # the library's name
        envelope.mail_from = address
        return self.answers.get("mail", "250 OK")

    async def handle_RCPT(self, _server, _session, envelope, address, _options):  # noqa: N802  # the library's name
        answer = self.answers.get("rcpt", "250 OK")
        if answer.startswith("250"):
            envelope.rcpt_tos.append(address)
        return answer

    async def handle_DATA(self, server, _session, envelope):  # noqa: N802  # the library's name
        answer = self.answers.get("data", "250 OK")
        if answer.startswith("250"):
            self.mails.append((envelope.rcpt_tos, message_from_bytes(envelope.content, policy=default)))
        if self.drops_after_data:
            server.transport.abort()
        return answer


@pytest.fixture
def mailbox() -> Iterator[tuple[Mailbox, str]]:
    found = Mailbox()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    controller = Controller(found, hostname="127.0.0.1", port=port)
    controller.start()
    yield found, f"smtp://127.0.0.1:{port}?from=Wegmarke%20%3Cpost@landkreis.de%3E"
    controller.stop()


@contextmanager
def sending_to(app: Flask, mail_url: str) -> Iterator[Worker]:
    """A worker of an installation that sends its mails there."""
    before = app.config["SETTINGS"]
    settings = replace(before, mail_url=mail_url, public_url="https://wegmarke.landkreis.de")
    app.config["SETTINGS"] = settings
    try:
        yield Worker(app, settings)
    finally:
        app.config["SETTINGS"] = before


@pytest.fixture
def letter(app: Flask, world: World) -> int:
    """An invitation that waits, to the coordinator of the house."""
    with app.app_context():
        person = db.session.get_one(Person, world.people["coordinator"])
        to = Recipient(person.id, "Käthe Müller", "Koordination", "k.mueller@landkreis.de", Locale.DE)
        meeting = db.session.get_one(Meeting, world.meeting_id)
        written = Letter(
            MailKind.INVITATION, key(MailKind.INVITATION, "meeting", 1, 1, to), to, "Einladung", "Guten Tag"
        )
        actions.queue(db.session, meeting, [written], delivers=True, now=now())
        db.session.commit()
        return db.session.scalars(select(Mail.id).where(Mail.key == written.key)).one()


def mail_of(app: Flask, mail_id: int) -> Mail:
    with app.app_context():
        found = db.session.get_one(Mail, mail_id)
        db.session.expunge(found)
        return found


def change(app: Flask, mail_id: int, **values) -> None:
    with app.app_context():
        mail = db.session.get_one(Mail, mail_id)
        for name, value in values.items():
            setattr(mail, name, value)
        db.session.commit()


def test_a_waiting_mail_arrives_once_with_the_calendar_file(app: Flask, letter: int, mailbox):
    box, url = mailbox
    with sending_to(app, url) as worker:
        assert worker.post() == 1
        assert worker.post() == 0
    [(addresses, mail)] = box.mails
    assert addresses == ["k.mueller@landkreis.de"]
    assert mail["From"] == "Wegmarke <post@landkreis.de>"
    assert "wegmarke.landkreis.de" in mail["Message-ID"]
    assert mail["Date"]
    assert mail.get_body().get_content().startswith("Guten Tag")
    [calendar] = mail.iter_attachments()
    assert read(calendar.get_payload(decode=True)).all("VEVENT")[0].value("URL").endswith("/meetings/1")
    sent = mail_of(app, letter)
    assert (sent.state, sent.attempts, sent.error) == (MailState.SENT, 1, None)
    assert sent.sent_at is not None


@pytest.mark.parametrize(
    ("when", "answer", "state", "error"),
    [
        ("rcpt", "550 Unknown", MailState.FAILED, MailError.ADDRESS),
        ("rcpt", "450 Later", MailState.WAITING, MailError.BUSY),
        ("mail", "550 No", MailState.FAILED, MailError.REFUSED),
        ("mail", "451 Later", MailState.WAITING, MailError.BUSY),
        ("data", "554 Spam", MailState.FAILED, MailError.REFUSED),
        ("data", "452 Full", MailState.WAITING, MailError.BUSY),
    ],
)
def test_what_the_server_answers_decides_what_becomes_of_a_mail(app, letter, mailbox, when, answer, state, error):
    box, url = mailbox
    box.answers[when] = answer
    with sending_to(app, url) as worker:
        assert worker.post() == 0
    found = mail_of(app, letter)
    assert (found.state, found.error, box.mails) == (state, error, [])


def test_what_was_put_off_arrives_later(app: Flask, letter: int, mailbox):
    box, url = mailbox
    box.answers["rcpt"] = "450 Later"
    with sending_to(app, url) as worker:
        worker.post()
        box.answers.clear()
        assert worker.post() == 0, "not before its time"
        change(app, letter, due_at=now() - timedelta(seconds=1))
        assert worker.post() == 1
    assert mail_of(app, letter).attempts == 2


def test_without_an_answer_to_the_text_nobody_knows_and_nothing_is_sent_again(app: Flask, letter: int, mailbox):
    box, url = mailbox
    box.drops_after_data = True
    with sending_to(app, url) as worker:
        assert worker.post() == 0
        assert mail_of(app, letter).state is MailState.UNCLEAR
        box.drops_after_data = False
        change(app, letter, due_at=now() - timedelta(days=1))
        assert worker.post() == 0
    assert len(box.mails) == 1


def test_a_worker_that_dies_with_a_mail_in_hand_leaves_it_to_a_human(app, letter, mailbox, monkeypatch):
    box, url = mailbox

    def die(*_arguments: object) -> None:
        raise KeyboardInterrupt

    with sending_to(app, url) as worker:
        monkeypatch.setattr("tracker.cli.mails.worker.send", die)
        with pytest.raises(KeyboardInterrupt):
            worker.post()
        monkeypatch.undo()
        assert mail_of(app, letter).state is MailState.SENDING
        assert worker.post() == 0
        change(app, letter, claimed_at=now() - timedelta(minutes=11))
        assert worker.post() == 0
    assert (mail_of(app, letter).state, box.mails) == (MailState.UNCLEAR, [])


def test_a_server_that_is_away_is_asked_again_later(app: Flask, letter: int):
    with sending_to(app, NOBODY) as worker:
        assert worker.post() == 0
    found = mail_of(app, letter)
    assert (found.state, found.error) == (MailState.WAITING, MailError.NOT_REACHED)
    assert found.due_at > now()


def test_without_a_mail_server_nothing_goes(app: Flask, letter: int):
    with sending_to(app, "") as worker:
        assert worker.post() == 0
    assert mail_of(app, letter).state is MailState.WAITING


def test_an_address_that_no_header_can_hold_fails_by_itself(app: Flask, letter: int, mailbox):
    change(app, letter, address="müller@@landkreis.de")
    with sending_to(app, mailbox[1]) as worker:
        assert worker.post() == 0
    assert mail_of(app, letter).error is MailError.ADDRESS


def test_a_password_never_travels_in_the_open(monkeypatch):
    server = smtp.server_of("smtp://post:geheim@mail.landkreis.de?from=post@landkreis.de")
    said = []

    class Open:
        """A server that knows no encryption."""

        def __init__(self, *_arguments: object, **_options: object) -> None: ...

        def ehlo_or_helo_if_needed(self) -> None: ...

        def has_extn(self, _name: str) -> bool:
            return False

        def login(self, *secrets: str) -> None:
            said.extend(secrets)

        def close(self) -> None: ...

    monkeypatch.setattr(smtp, "SMTP", Open)
    assert (smtp.send(server, None), said) == (MailError.SIGN_IN, [])


@pytest.mark.parametrize(
    ("url", "host", "port", "user", "password", "is_encrypted"),
    [
        ("smtp://mail.landkreis.de?from=a@b.de", "mail.landkreis.de", 25, "", "", False),
        ("smtps://u:p%40ss@mail.landkreis.de:465?from=a@b.de", "mail.landkreis.de", 465, "u", "p@ss", True),
        ("smtps://mail.landkreis.de?from=Haus%20%3Ca@b.de%3E", "mail.landkreis.de", 465, "", "", True),
    ],
)
def test_the_settings_name_a_mail_server(url, host, port, user, password, is_encrypted):
    found = smtp.server_of(url)
    assert (found.host, found.port, found.user, found.password) == (host, port, user, password)
    assert (found.is_encrypted, found.address) == (is_encrypted, "a@b.de")


@pytest.mark.parametrize("url", ["mail.landkreis.de", "smtp://?from=a@b.de", "smtp://host", "https://host?from=a@b.de"])
def test_a_mail_server_that_cannot_be_understood_is_refused_at_the_start(app: Flask, url: str):
    with pytest.raises(ValueError, match="WEGMARKE_MAIL_URL"), sending_to(app, url):
        pass


def test_the_clock_knows_what_to_do_when(app: Flask, letter: int, mailbox, tmp_path):
    box, url = mailbox
    with sending_to(app, url) as worker:
        queue = jobs(worker, replace(app.config["SETTINGS"], data_dir=tmp_path))
        due = {task.name: task for task in queue.read_periodic(datetime(2021, 9, 14, 12, 7))}
        assert sorted(due) == ["post", "remind"]
        assert [task.name for task in queue.read_periodic(datetime(2021, 9, 14, 12, 8))] == ["post"]
        queue.enqueue(due["post"])
        queue.execute(queue.dequeue())
        queue.storage.close()
    assert len(box.mails) == 1


def test_an_invitation_to_somebody_outside_carries_what_anybody_may_know(app: Flask, letter: int, mailbox, world):
    box, url = mailbox
    change(app, letter, person_id=None)
    with app.app_context():
        meeting = db.session.get_one(Meeting, world.meeting_id)
        meeting.link, meeting.state = "https://konferenz.example/geheim", MeetingState.INVITED
        meeting.starts_at = datetime.combine(today(), datetime.min.time())
        db.session.commit()
    with sending_to(app, url) as worker:
        worker.post()
    [calendar] = box.mails[0][1].iter_attachments()
    assert b"geheim" not in calendar.get_payload(decode=True)


@pytest.fixture
def installation(own_database: str, tmp_path, monkeypatch: pytest.MonkeyPatch, mailbox) -> Mailbox:
    """An installation of its own with one mail in its outbox."""
    box, url = mailbox
    monkeypatch.setenv("WEGMARKE_DATA_DIR", str(tmp_path))
    monkeypatch.setenv("WEGMARKE_DATABASE_URL", own_database)
    monkeypatch.setenv("WEGMARKE_MAIL_URL", url)
    assert CliRunner().invoke(main, ["init"]).exit_code == 0
    with opened(Settings.from_environment()):
        world = build(db.session)
        meeting = db.session.get_one(Meeting, world.meeting_id)
        written = Letter(MailKind.MINUTES, "key", external("amt@traeger.de"), "Niederschrift", "Guten Tag")
        actions.queue(db.session, meeting, [written], delivers=True, now=now())
        db.session.commit()
    return box


def test_the_command_does_what_is_due_and_stops(installation: Mailbox):
    result = CliRunner().invoke(main, ["mail", "work", "--once"])
    assert (result.exit_code, "Mails sent: 1" in result.output) == (0, True), result.output
    assert [addresses for addresses, _mail in installation.mails] == [["amt@traeger.de"]]
    assert "Mails sent: 0" in CliRunner().invoke(main, ["mail", "work", "--once"]).output


def test_the_command_says_what_is_wrong_with_the_settings(installation: Mailbox, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("WEGMARKE_MAIL_URL", "mail.landkreis.de")
    result = CliRunner().invoke(main, ["mail", "work", "--once"])
    assert (result.exit_code, "WEGMARKE_MAIL_URL must read" in result.output) == (1, True)
