"""Anonymous feedback: the round of an event, what it shows, and its comments in an order that tells nothing."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from tracker.domain import feedback as rules
from tracker.domain.feedback import Comment, Evaluation, FeedbackState, Question, RoundRow
from tracker.models import Administration, CheckIn, DialogueEvent, Feedback, FeedbackRound


@dataclass(frozen=True)
class Asked:
    """What somebody at the secret address learns of the event that they are asked about."""

    round: FeedbackRound
    title: str
    starts_at: datetime
    administration_name: str


@dataclass(frozen=True)
class AtEvent:
    """Whether people are asked about an event, and from how many answers on they are shown."""

    threshold: int
    round_id: int | None = None
    state: FeedbackState | None = None


def asked(session: Session, token_hash: str) -> Asked | None:
    """Return the round of the event whose check-in has the address; it may be closed."""
    statement = (
        select(FeedbackRound, DialogueEvent.title, DialogueEvent.starts_at, Administration.name)
        .join(CheckIn, CheckIn.dialogue_event_id == FeedbackRound.dialogue_event_id)
        .join(DialogueEvent, DialogueEvent.id == FeedbackRound.dialogue_event_id)
        .join(Administration, Administration.id == FeedbackRound.administration_id)
        .where(CheckIn.token_hash == token_hash)
    )
    found = session.execute(statement).one_or_none()
    return Asked(*found) if found else None


def of_event(session: Session, event: DialogueEvent) -> FeedbackRound | None:
    """Return the round of an event, if it was ever opened."""
    return session.scalars(select(FeedbackRound).where(FeedbackRound.dialogue_event_id == event.id)).one_or_none()


def is_asked(session: Session, event_id: int) -> bool:
    """Whether people are asked about an event now."""
    statement = select(FeedbackRound.id).where(
        FeedbackRound.dialogue_event_id == event_id, FeedbackRound.closed_at.is_(None)
    )
    return session.scalar(statement) is not None


def at_event(session: Session, event: DialogueEvent) -> AtEvent:
    """Return what the page of an event says of its feedback."""
    found = of_event(session, event)
    if found is None:
        return AtEvent(threshold(session, event.administration_id))
    return AtEvent(found.opinion_threshold, found.id, rules.state(row(session, found), found.opinion_threshold))


def threshold(session: Session, administration_id: int) -> int:
    """Return from how many answers on an administration shows them, where it asks from now on."""
    house = session.get_one(Administration, administration_id)
    return rules.threshold(house.opinion_threshold, house.small_cell_threshold)


def row(session: Session, found: FeedbackRound) -> RoundRow:
    """Return a round as rules see it."""
    statement = select(func.count(Feedback.id)).where(Feedback.feedback_round_id == found.id)
    return RoundRow(found.opened_at, found.closed_at, session.scalar(statement) or 0)


def evaluation(session: Session, found: FeedbackRound) -> Evaluation:
    """Return what a round shows to whoever may see it."""
    columns = [getattr(Feedback, question.value) for question in Question]
    answers = session.execute(select(*columns).where(Feedback.feedback_round_id == found.id)).all()
    scales = {question: rules.counted(answer[at] for answer in answers) for at, question in enumerate(Question)}
    of_round = RoundRow(found.opened_at, found.closed_at, len(answers))
    return rules.evaluation(of_round, scales, found.opinion_threshold)


def comments(session: Session, found: FeedbackRound) -> list[Comment]:
    """Return the comments of a round, by their marks: neither in the order of arrival nor beside other answers."""
    statement = select(Feedback.key, Feedback.comment, Feedback.review).where(
        Feedback.feedback_round_id == found.id, Feedback.comment != ""
    )
    read = [Comment(mark(key), text, review) for key, text, review in session.execute(statement)]
    return sorted(read, key=lambda each: each.mark)


def commented(session: Session, found: FeedbackRound, wanted: str) -> Feedback | None:
    """Return the answer whose comment has the mark."""
    statement = select(Feedback).where(Feedback.feedback_round_id == found.id, Feedback.comment != "")
    return next((each for each in session.scalars(statement) if mark(each.key) == wanted), None)


def mark(key: str) -> str:
    """Return what a comment is called by, from which nobody finds the key of the device."""
    return hashlib.sha256(f"comment\0{key}".encode()).hexdigest()[:16]
