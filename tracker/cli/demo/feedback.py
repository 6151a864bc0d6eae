"""What people said about two events of the demonstration: once evaluated, once still being asked; all of it invented."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from tracker.actions import feedback
from tracker.domain.feedback import FeedbackReview
from tracker.models import DialogueEvent, FeedbackRound
from tracker.queries import feedback as queries
from tracker.web.clock import ZONE

CLOSED, OPEN = "Wie arbeiten wir zusammen?", "Was hat sich verändert?"
ASKED_FOR = timedelta(days=14)
Scales = tuple[int | None, int | None, int | None]

SAID: tuple[tuple[Scales, int], ...] = (
    ((5, 5, 4), 3),
    ((5, 4, 3), 4),
    ((4, 4, 3), 5),
    ((4, 5, 2), 3),
    ((3, 4, 2), 3),
    ((4, 3, 1), 2),
    ((2, 3, 3), 2),
    ((3, 2, 2), 1),
    ((5, None, 4), 1),
)
"""Usefulness, voice and clarity, and how many said so."""
COMMENTS = {
    0: (
        "Endlich einmal mit Kolleginnen und Kollegen aus anderen Ämtern gesprochen. Gern wieder.",
        FeedbackReview.SHOWN,
    ),
    4: ("Wer sagt uns, was mit den Karten von der Pinnwand passiert?", FeedbackReview.SHOWN),
    7: ("Am Vormittag kann im Bürgerservice niemand weg. Bitte auch einen Termin am Nachmittag.", FeedbackReview.SHOWN),
    11: ("Die Kleingruppen waren gut, die Zeit am Ende zu knapp.", FeedbackReview.SHOWN),
    15: ("Das hat nur Frau Beispiel aus der Poststelle wieder nicht verstanden.", FeedbackReview.WITHHELD),
    19: ("Mir fehlt, wie es nach dem Sommer weitergeht.", FeedbackReview.WAITING),
}
STILL_ASKED: tuple[tuple[Scales, int], ...] = (((5, 4, 4), 3), ((4, 4, 3), 3))


def lay(session: Session, *, key: str) -> None:
    """Lay a round that is closed and evaluated, and one that is still open."""
    first = _round(session, CLOSED, SAID, key=key)
    feedback.close(session, first, seen_version=first.version, moment=first.opened_at + ASKED_FOR)
    decided = dict(COMMENTS.values())
    for comment in queries.comments(session, first):
        if decided[comment.text] is not FeedbackReview.WAITING:
            feedback.review(session, first, mark=comment.mark, review=decided[comment.text])
    _round(session, OPEN, STILL_ASKED, key=key)


def _round(session: Session, title: str, said: tuple[tuple[Scales, int], ...], *, key: str) -> FeedbackRound:
    event = session.scalars(select(DialogueEvent).where(DialogueEvent.title == title)).one()
    opened_at = event.starts_at.replace(tzinfo=ZONE)
    found = feedback.open_round(session, event, key=key, moment=opened_at)
    answers = [scales for scales, times in said for _time in range(times)]
    for number, (usefulness, voice, clarity) in enumerate(answers):
        comment = COMMENTS[number][0] if title == CLOSED and number in COMMENTS else ""
        feedback.answer(
            session,
            found,
            key=f"demonstration-{event.id}-{number:04}",
            comment=comment,
            usefulness=usefulness,
            voice=voice,
            clarity=clarity,
        )
    return found
