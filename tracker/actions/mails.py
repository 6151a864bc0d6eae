"""What is done with mails: they are written down with the change they tell of, and sent by a worker (RE-2)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from tracker.actions.guards import flush
from tracker.domain import mails as rules
from tracker.domain.mails import Course, Letter, MailError, MailKind, MailState
from tracker.models import Mail, MailChoice, Meeting, Person, Process
from tracker.queries import mails as queries


def queue(
    session: Session, about: Meeting | Process, letters: Sequence[Letter], *, delivers: bool, now: datetime
) -> int:
    """Put letters into the outbox, each once however often this is asked; return how many were new.

    They go out when the transaction is committed, or stay in the outbox where no mails are sent (`delivers`).
    """
    there = queries.existing(session, [letter.key for letter in letters])
    fresh = {letter.key: letter for letter in letters if letter.key not in there}
    for letter in fresh.values():
        reaches = delivers and rules.is_reachable(letter.recipient.address)
        session.add(_mail(about, letter, rules.first(now, delivers=reaches)))
    flush(session)
    return len(fresh)


def claim(session: Session, mail_id: int, *, now: datetime) -> Mail | None:
    """Take a mail, so that no other worker does; None if it is not its turn, or nobody is there to read it."""
    mail = session.get_one(Mail, mail_id, with_for_update=True, populate_existing=True)
    course = rules.claimed(_course(mail), now)
    if course is None:
        return None
    person = None if mail.person_id is None else session.get_one(Person, mail.person_id)
    if person is not None and not person.is_active:
        course = rules.attempted(course, MailError.LEFT, now)
    _follow(mail, course)
    mail.claimed_at = now
    flush(session)
    return mail if mail.state is MailState.SENDING else None


def settle(session: Session, mail: Mail, *, error: MailError | None, now: datetime) -> None:
    """Write down what came of an attempt."""
    session.refresh(mail, with_for_update=True)
    before = mail.state
    _follow(mail, rules.attempted(_course(mail), error, now))
    if mail.state is MailState.SENT and before is not MailState.SENT:
        mail.sent_at = now
    flush(session)


def give_up(session: Session, *, now: datetime) -> int:
    """Mark the mails whose workers died as unclear; return how many there were."""
    taken = [session.get_one(Mail, key, with_for_update=True) for key in queries.in_hand(session)]
    for mail in taken:
        _follow(mail, rules.abandoned(_course(mail), mail.claimed_at, now))
    flush(session)
    return sum(mail.state is MailState.UNCLEAR for mail in taken)


def send_again(session: Session, mail: Mail, *, now: datetime) -> None:
    """Let a mail that failed, or of which nobody knows, go out once more."""
    _follow(mail, rules.again(_course(mail), now))
    mail.claimed_at = None
    flush(session)


def choose(session: Session, person: Person, wanted: Collection[MailKind]) -> None:
    """Keep which kinds of mails a person wants."""
    chosen = queries.choices(session, person.id)
    for kind in MailKind:
        choice = chosen.get(kind)
        if choice is not None:
            choice.is_wanted = kind in wanted
        elif kind not in wanted:
            session.add(MailChoice(person_id=person.id, kind=kind, is_wanted=False))
    flush(session)


def _mail(about: Meeting | Process, letter: Letter, course: Course) -> Mail:
    to = letter.recipient
    return Mail(
        administration_id=about.administration_id,
        process_id=about.process_id if isinstance(about, Meeting) else about.id,
        meeting_id=about.id if isinstance(about, Meeting) else None,
        key=letter.key,
        kind=letter.kind,
        person_id=to.person_id,
        recipient=to.name,
        function=to.function,
        address=to.address,
        subject=letter.subject,
        text=letter.text,
        state=course.state,
        due_at=course.due_at,
    )


def _course(mail: Mail) -> Course:
    return Course(mail.state, mail.attempts, mail.due_at, mail.error)


def _follow(mail: Mail, course: Course) -> None:
    mail.state, mail.attempts, mail.due_at, mail.error = course.state, course.attempts, course.due_at, course.error
