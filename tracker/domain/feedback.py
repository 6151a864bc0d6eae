"""Anonymous feedback on an event: what a round of answers may show, and when (decision record 0036)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from tracker.domain.dialogues import NEEDS_REASON, DialogueState
from tracker.domain.errors import RuleViolation

SCALE = range(1, 6)
CLASSES = ((1, 2), (3,), (4, 5))
STEPS = tuple((step,) for step in SCALE)
FEWEST_ANSWERS = 5
"""What no administration can go below."""
FEWEST_IN_PART = 3
"""A part of a distribution that holds fewer answers is put together with its neighbour."""
LONGEST_COMMENT = 1000
MOST_ANSWERS = 5000
"""More than any house has to say; beyond it somebody floods the round."""


class Question(StrEnum):
    """What is asked on a scale from 1 to 5; the values are the columns of an answer."""

    USEFULNESS = "usefulness"
    VOICE = "voice"
    CLARITY = "clarity"


class FeedbackReview(StrEnum):
    """What a recorder decided about a comment."""

    WAITING = "waiting"
    SHOWN = "shown"
    WITHHELD = "withheld"


class FeedbackState(StrEnum):
    """What becomes of the answers of a round."""

    OPEN = "open"
    TOO_FEW = "too_few"
    TOO_MANY = "too_many"
    SHOWN = "shown"


@dataclass(frozen=True)
class Part:
    """Neighbouring steps of the scale and how many answers lie in them."""

    steps: tuple[int, ...]
    count: int

    @property
    def middle(self) -> float:
        """What an answer of this part counts as in the mean."""
        return sum(self.steps) / len(self.steps)

    @property
    def span(self) -> str:
        """The steps as people write them: "4" or "4–5"."""
        first, last = self.steps[0], self.steps[-1]
        return str(first) if first == last else f"{first}–{last}"


@dataclass(frozen=True)
class Result:
    """What may be shown of the answers to one question: never a single answer, never what everybody said.

    Without enough answers `answers` is None, and without `parts` the answers lie too close together to be shown. The
    mean is computed from the parts, so that it tells nothing beyond them.
    """

    question: Question
    answers: int | None
    parts: Sequence[Part] = ()

    @property
    def mean(self) -> float | None:
        if not self.parts or not self.answers:
            return None
        return sum(part.middle * part.count for part in self.parts) / self.answers

    @property
    def is_exact(self) -> bool:
        """Whether every step stands for itself, so that the mean is that of the answers."""
        return all(len(part.steps) == 1 for part in self.parts)


@dataclass(frozen=True)
class Evaluation:
    """What a round shows: its state, whether enough have answered, and once it is closed, what they said."""

    state: FeedbackState
    threshold: int
    is_enough: bool
    answers: int | None = None
    results: Sequence[Result] = ()


@dataclass(frozen=True)
class RoundRow:
    """A round as rules see it: when it was opened and closed, how many answered, and how many were counted there."""

    opened_at: datetime
    closed_at: datetime | None
    answers: int
    counted: int | None = None
    """None where nobody has counted yet."""


@dataclass(frozen=True)
class Comment:
    """A comment under a number and a mark that tell neither who wrote it nor when."""

    number: int
    mark: str
    text: str
    review: FeedbackReview


def threshold(opinions: int, small_cells: int) -> int:
    """Return from how many answers on they are shown: what the house agreed on, but never few."""
    return max(opinions, small_cells, FEWEST_ANSWERS)


def clearest(results: Sequence[Result]) -> Result | None:
    """Return the question that was agreed with most, if what is shown tells which it was.

    A hidden question could be the one, and the means of parts that were put together need not be in the order of the
    answers; of several that were agreed with alike none is the most.
    """
    exact = [each for each in results if each.mean is not None and each.is_exact]
    most = max((each.mean or 0 for each in exact), default=0)
    found = [each for each in exact if each.mean == most]
    return found[0] if len(found) == 1 and len(exact) == len(results) else None


def state(found: RoundRow, least: int) -> FeedbackState:
    """Return what becomes of the answers; while more can come, nothing is shown, or two looks would tell the last.

    With more answers than people, somebody has answered often, and could take their own answers from what is shown.
    """
    if found.closed_at is None:
        return FeedbackState.OPEN
    if found.answers < least:
        return FeedbackState.TOO_FEW
    if found.counted is not None and found.answers > found.counted:
        return FeedbackState.TOO_MANY
    return FeedbackState.SHOWN


def is_asked(event: DialogueState, closed_at: datetime | None) -> bool:
    """Whether answers come in: the round is open, and its event takes place."""
    return closed_at is None and event not in NEEDS_REASON


def evaluation(found: RoundRow, scales: Mapping[Question, Mapping[int, int]], least: int) -> Evaluation:
    """Return what a round shows; `scales` says how often each step was chosen."""
    now, is_enough = state(found, least), found.answers >= least
    if now is not FeedbackState.SHOWN:
        return Evaluation(now, least, is_enough)
    results = [result(question, scales.get(question, {}), least) for question in Question]
    return Evaluation(now, least, is_enough, found.answers, results)


def result(question: Question, steps: Mapping[int, int], least: int) -> Result:
    """Return what may be shown of a question: up to twice the threshold in three classes, above it in five steps."""
    answers = sum(steps.values())
    if answers < least:
        return Result(question, None)
    cells = CLASSES if answers <= 2 * least else STEPS
    return Result(question, answers, parts(steps, cells))


def parts(steps: Mapping[int, int], cells: Iterable[tuple[int, ...]]) -> list[Part]:
    """Return the cells from low to high, small ones together with their neighbours; none if only one would be left.

    Nobody counts as few as well: that all answers lie in one cell would tell what everybody said.
    """
    found: list[Part] = []
    gathered: tuple[int, ...] = ()
    for cell in cells:
        gathered += cell
        count = sum(steps.get(step, 0) for step in gathered)
        if count >= FEWEST_IN_PART:
            found.append(Part(gathered, count))
            gathered = ()
    if gathered and found:
        last = found.pop()
        joined = last.steps + gathered
        found.append(Part(joined, sum(steps.get(step, 0) for step in joined)))
    return found if len(found) > 1 else []


def counted(answers: Iterable[int | None]) -> Counter[int]:
    """Return how often each step was chosen, without those who left the question out."""
    return Counter(answer for answer in answers if answer is not None)


def checked_answer(scales: Mapping[Question, int | None], comment: str) -> None:
    """Refuse an answer that says nothing, or more than fits."""
    if not comment.strip() and all(answer is None for answer in scales.values()):
        raise RuleViolation("feedback-empty")
    if len(comment) > LONGEST_COMMENT:
        raise RuleViolation("feedback-too-long", field="comment", limit=LONGEST_COMMENT)


def forbid_answers(event: DialogueState, found: RoundRow) -> None:
    """Refuse an answer where nobody asks for one any more, or where there are more than there can be."""
    if not is_asked(event, found.closed_at):
        raise RuleViolation("feedback-closed")
    if found.answers >= MOST_ANSWERS:
        raise RuleViolation("feedback-full")


def forbid_opening(event: DialogueState, found: RoundRow | None, least: int) -> None:
    """Refuse to open a round that is open, or whose answers were shown: the next look would tell the new ones.

    One with too many answers stays closed as well, because they are shown once a count is corrected.
    """
    if event in NEEDS_REASON:
        raise RuleViolation("feedback-not-held")
    if found is None:
        return
    if found.closed_at is None:
        raise RuleViolation("feedback-open")
    if state(found, least) is FeedbackState.SHOWN:
        raise RuleViolation("feedback-shown")
    if state(found, least) is FeedbackState.TOO_MANY:
        raise RuleViolation("feedback-too-many")


def forbid_closing(found: RoundRow) -> None:
    """Refuse to close a round twice."""
    if found.closed_at is not None:
        raise RuleViolation("feedback-closed")


def forbid_reading(found: RoundRow, least: int) -> None:
    """Refuse to show comments before the round is closed and large enough, recorders included."""
    if state(found, least) is not FeedbackState.SHOWN:
        raise RuleViolation("feedback-not-shown")
