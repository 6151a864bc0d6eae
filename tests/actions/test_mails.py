from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select

from tracker.actions import mails as actions
from tracker.domain.errors import RuleViolation
from tracker.domain.mails import PATIENCE, Letter, MailError, MailKind, MailState, Recipient, external, key
from tracker.domain.people import Locale
from tracker.models import JournalEntry, Mail, MailChoice, Membership, Person, Process
from tracker.queries import mails as queries

NOW = datetime(2021, 9, 14, 12, 0, tzinfo=UTC)
TODAY = date(2021, 9, 14)


@pytest.fixture
def process(session, world):
    return session.get_one(Process, world.process_id)


@pytest.fixture
def letters(world):
    """A letter to the coordinator and one to somebody outside."""
    inside = Recipient(world.people["coordinator"], "Coordinator", "Koordination", "k@landkreis.de", Locale.EN)
    return [
        Letter(MailKind.MINUTES, key(MailKind.MINUTES, "meeting", 3, 1, to), to, "Protokoll", "Text")
        for to in (inside, external("amt@traeger.de"))
    ]


def mails(session):
    return session.scalars(select(Mail).where(Mail.kind == MailKind.MINUTES).order_by(Mail.id)).all()


def queued(session, about, letters, **values):
    actions.queue(session, about, letters, **({"delivers": True, "now": NOW} | values))
    return mails(session)[-1]


def test_letters_wait_in_the_outbox_of_their_process(session, running, letters):
    assert actions.queue(session, running, letters, delivers=True, now=NOW) == 2
    found = [(m.recipient, m.state, m.person_id, m.meeting_id, m.process_id) for m in mails(session)]
    common = (running.id, running.process_id)
    assert found == [
        ("Coordinator", MailState.WAITING, letters[0].recipient.person_id, *common),
        ("amt@traeger.de", MailState.WAITING, None, *common),
    ]


def test_the_same_letter_is_never_written_twice(session, process, letters):
    assert actions.queue(session, process, [*letters, letters[0]], delivers=True, now=NOW) == 2
    assert actions.queue(session, process, letters, delivers=True, now=NOW) == 0
    assert [(m.meeting_id, m.process_id) for m in mails(session)] == [(None, process.id)] * 2


@pytest.mark.parametrize(("delivers", "address"), [(False, "k@landkreis.de"), (True, "k@demo.example")])
def test_without_a_mail_server_and_in_demonstrations_letters_stay_in_the_outbox(session, process, delivers, address):
    letter = Letter(MailKind.MINUTES, "key", external(address), "Protokoll", "Text")
    assert queued(session, process, [letter], delivers=delivers).state is MailState.NOT_SENT
    assert queries.due(session, NOW) == []


def test_the_journal_knows_that_a_mail_was_written_but_not_its_text_or_address(session, process, letters):
    queued(session, process, letters)
    newest = select(JournalEntry).where(JournalEntry.record == "Mail").order_by(JournalEntry.id.desc()).limit(1)
    entry = session.scalars(newest).one()
    assert entry.changes["kind"] == [None, "minutes"]
    assert not [word for word in ("landkreis.de", "Protokoll", "Text") if word in str(entry.changes)]


def test_a_mail_is_claimed_once(session, process, letters):
    mail = queued(session, process, letters)
    assert queries.due(session, NOW - timedelta(seconds=1)) == []
    assert mail.id in queries.due(session, NOW)
    assert actions.claim(session, mail.id, now=NOW) is mail
    assert (mail.state, mail.attempts, mail.claimed_at) == (MailState.SENDING, 1, NOW)
    assert actions.claim(session, mail.id, now=NOW) is None
    assert mail.id not in queries.due(session, NOW)


def test_nothing_is_sent_to_whoever_has_left_meanwhile(session, process, letters, world):
    queued(session, process, letters)
    mail = mails(session)[0]
    session.get_one(Person, world.people["coordinator"]).is_active = False
    assert actions.claim(session, mail.id, now=NOW) is None
    assert (mail.state, mail.error) == (MailState.FAILED, MailError.LEFT)


def test_what_came_of_an_attempt_is_written_down(session, process, letters):
    mail = queued(session, process, letters)
    actions.claim(session, mail.id, now=NOW)
    actions.settle(session, mail, error=MailError.BUSY, now=NOW)
    assert (mail.state, mail.error, mail.sent_at) == (MailState.WAITING, MailError.BUSY, None)
    later = NOW + timedelta(minutes=1)
    actions.claim(session, mail.id, now=later)
    actions.settle(session, mail, error=None, now=later)
    assert (mail.state, mail.error, mail.sent_at, mail.attempts) == (MailState.SENT, None, later, 2)
    actions.settle(session, mail, error=None, now=later + timedelta(hours=1))
    assert mail.sent_at == later


def test_a_mail_whose_worker_died_waits_for_a_human(session, process, letters):
    mail = queued(session, process, letters)
    actions.claim(session, mail.id, now=NOW)
    assert actions.give_up(session, now=NOW + PATIENCE / 2) == 0
    assert actions.give_up(session, now=NOW + PATIENCE) == 1
    assert mail.state is MailState.UNCLEAR
    assert queries.due(session, NOW + timedelta(days=9)) == [m.id for m in mails(session) if m is not mail]
    actions.send_again(session, mail, now=NOW + timedelta(days=1))
    assert actions.claim(session, mail.id, now=NOW + timedelta(days=1)) is mail
    with pytest.raises(RuleViolation, match="mail-not-failed"):
        actions.send_again(session, mail, now=NOW)


def test_a_person_gets_everything_until_they_choose(session, world):
    person = session.get_one(Person, world.people["reader"])
    actions.choose(session, person, list(MailKind))
    assert session.scalars(select(MailChoice).where(MailChoice.person_id == person.id)).all() == []
    actions.choose(session, person, [MailKind.INVITATION])
    assert queries.unwanted(session, MailKind.DIGEST, [person.id]) == {person.id}
    assert queries.unwanted(session, MailKind.INVITATION, [person.id]) == set()
    actions.choose(session, person, [MailKind.DIGEST])
    assert queries.unwanted(session, MailKind.DIGEST, [person.id]) == set()
    assert queries.unwanted(session, MailKind.INVITATION, [person.id]) == {person.id}


def test_members_are_those_who_have_a_seat_on_the_day(session, world):
    later = date(2021, 12, 1)
    session.add(
        Membership(
            administration_id=world.administration_id,
            working_group_id=world.working_group_id,
            person_id=world.people["reader"],
            seat="Personalrat",
            valid_from=later,
        )
    )
    session.flush()
    assert [m.name for m in queries.members(session, world.working_group_id, TODAY, TODAY)] == [
        "Coordinator",
        "Leadership",
    ]
    found = queries.members(session, world.working_group_id, later, TODAY)
    assert [(m.name, m.function, m.reads_papers) for m in found][2:] == [("Reader", "Personalrat", False)]


def test_the_deputy_is_written_to_where_a_seat_is_vacant(session, world):
    seat = session.scalars(select(Membership).where(Membership.seat == "Landrat")).one()
    seat.deputy_id = world.people["reader"]
    session.flush()
    assert "Reader" not in [m.name for m in queries.members(session, world.working_group_id, TODAY, TODAY)]
    seat.person_id = None
    session.flush()
    assert "Reader" in [m.name for m in queries.members(session, world.working_group_id, TODAY, TODAY)]
