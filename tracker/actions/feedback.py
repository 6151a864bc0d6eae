"""What is done with anonymous feedback: a round is opened and closed, somebody answers, a recorder reads comments."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from tracker.actions.check_ins import PURPOSE
from tracker.actions.guards import flush
from tracker.actions.locking import expect
from tracker.domain import feedback as rules
from tracker.domain import secret_addresses
from tracker.domain.errors import NotFound, RuleViolation
from tracker.domain.feedback import FeedbackReview, Question
from tracker.models import CheckIn, DialogueEvent, Feedback, FeedbackRound
from tracker.models.journal import note
from tracker.queries import check_ins
from tracker.queries import feedback as queries

KEY_LENGTHS = range(20, 65)


def open_round(session: Session, event: DialogueEvent, *, key: str, moment: datetime) -> FeedbackRound:
    """Ask for feedback on an event, or go on asking where too few have answered.

    The address is that of the check-in; an event without one gets an address at which nothing is tallied.
    """
    found = queries.of_event(session, event)
    least = found.opinion_threshold if found else queries.threshold(session, event.administration_id)
    rules.forbid_opening(event.state, queries.row(session, found) if found else None, least)
    if found is None:
        found = FeedbackRound.of(event, opened_at=moment, opinion_threshold=least)
        session.add(found)
    found.closed_at = None
    flush(session)
    if check_ins.of_event(session, event) is None:
        session.add(_address(event, key, moment))
        flush(session)
    return found


def close(session: Session, found: FeedbackRound, *, seen_version: int, moment: datetime) -> None:
    """Let no more answers in, so that they can be shown."""
    rules.forbid_closing(queries.row(session, found))
    expect(found, seen_version)
    found.closed_at = moment
    flush(session)


def answer(session: Session, found: FeedbackRound, *, key: str, comment: str, **scales: int | None) -> None:
    """Take what somebody says; the same device says it once, however often it arrives.

    The round is locked, so that nobody's answer comes in while it is being closed.
    """
    session.refresh(found, with_for_update={"read": True})
    rules.forbid_answers(queries.event_state(session, found), queries.row(session, found))
    rules.checked_answer({question: scales[question.value] for question in Question}, comment)
    if len(key) not in KEY_LENGTHS:
        raise RuleViolation("form-key-missing")
    try:
        with session.begin_nested():
            session.add(Feedback.of(found, key=key, comment=comment, **scales))
            session.flush()
    except IntegrityError:
        return


def review(session: Session, found: FeedbackRound, *, mark: str, review: FeedbackReview) -> None:
    """Say whether everybody may read a comment; the journal keeps who decided about which, never its words."""
    rules.forbid_reading(queries.row(session, found), found.opinion_threshold)
    comment = next((each for each in queries.comments(session, found) if each.mark == mark), None)
    if comment is None:
        raise NotFound
    queries.commented(session, found, comment).review = review
    flush(session)
    about = {"administration_id": found.administration_id, "number": comment.number}
    note(session, f"comment-{review}", "FeedbackRound", found.id, **about)


def _address(event: DialogueEvent, key: str, moment: datetime) -> CheckIn:
    """Return a check-in that is closed from the beginning, for the sake of its address."""
    nonce = secret_addresses.new_nonce()
    token_hash = secret_addresses.digest(secret_addresses.token(key, PURPOSE, nonce))
    return CheckIn.of(event, nonce=nonce, token_hash=token_hash, opened_at=moment, closed_at=moment)
