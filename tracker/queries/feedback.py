"""Anonymous feedback: the round of an event, what it shows, and its comments in an order that tells nothing."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from tracker.domain import feedback as rules
from tracker.domain.dialogues import DialogueState
from tracker.domain.feedback import Comment, Evaluation, FeedbackState, Question, RoundRow
from tracker.models import Administration, CheckIn, DialogueEvent, Feedback, FeedbackRound, Participation


@dataclass(frozen=True)
class Asked:
    """What somebody at the secret address learns of the event that they are asked about."""

    round: FeedbackRound
    title: str
    starts_at: datetime
    state: DialogueState
    administration_name: str

    @property
    def is_open(self) -> bool:
        return rules.is_asked(self.state, self.round.closed_at)


@dataclass(frozen=True)
class AtEvent:
    """Whether people are asked about an event, and from how many answers on they are shown."""

    threshold: int
    round_id: int | None = None
    state: FeedbackState | None = None


def asked(session: Session, token_hash: str) -> Asked | None:
    """Return the round of the event whose check-in has the address; it may be closed."""
    statement = (
        select(FeedbackRound, DialogueEvent.title, DialogueEvent.starts_at, DialogueEvent.state, Administration.name)
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
    statement = (
        select(DialogueEvent.state, FeedbackRound.closed_at)
        .join(FeedbackRound, FeedbackRound.dialogue_event_id == DialogueEvent.id)
        .where(DialogueEvent.id == event_id)
    )
    found = session.execute(statement).one_or_none()
    return found is not None and rules.is_asked(*found)


def event_state(session: Session, found: FeedbackRound) -> DialogueState:
    """Return the state of the event that a round asks about, as it is now."""
    statement = select(DialogueEvent.state).where(DialogueEvent.id == found.dialogue_event_id)
    return session.scalars(statement).one()


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
    return RoundRow(found.opened_at, found.closed_at, session.scalar(statement) or 0, _counted(session, found))


def evaluation(session: Session, found: FeedbackRound) -> Evaluation:
    """Return what a round shows to whoever may see it."""
    columns = [getattr(Feedback, question.value) for question in Question]
    answers = session.execute(select(*columns).where(Feedback.feedback_round_id == found.id)).all()
    scales = {question: rules.counted(answer[at] for answer in answers) for at, question in enumerate(Question)}
    of_round = RoundRow(found.opened_at, found.closed_at, len(answers), _counted(session, found))
    return rules.evaluation(of_round, scales, found.opinion_threshold)


def _counted(session: Session, found: FeedbackRound) -> int | None:
    """Return how many people came to the event of a round, the larger of what was counted and stated."""
    counted = select(func.sum(Participation.count)).where(Participation.dialogue_event_id == found.dialogue_event_id)
    stated = select(DialogueEvent.stated_total).where(DialogueEvent.id == found.dialogue_event_id)
    return max((each for each in (session.scalar(counted), session.scalar(stated)) if each is not None), default=None)


def comments(session: Session, found: FeedbackRound) -> list[Comment]:
    """Return the comments of a round, by their marks: neither in the order of arrival nor beside other answers."""
    statement = select(Feedback.key, Feedback.comment, Feedback.review).where(
        Feedback.feedback_round_id == found.id, Feedback.comment != ""
    )
    read = sorted((mark(key), text, review) for key, text, review in session.execute(statement))
    return [Comment(number, *each) for number, each in enumerate(read, start=1)]


def commented(session: Session, found: FeedbackRound, comment: Comment) -> Feedback:
    """Return the answer that a comment belongs to."""
    statement = select(Feedback).where(Feedback.feedback_round_id == found.id, Feedback.comment != "")
    return next(each for each in session.scalars(statement) if mark(each.key) == comment.mark)


def mark(key: str) -> str:
    """Return what a comment is called by, from which nobody finds the key of the device."""
    return hashlib.sha256(f"comment\0{key}".encode()).hexdigest()[:16]
