"""What a round of feedback shows, and that nobody can compute back what it hides."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from tracker.domain import feedback as rules
from tracker.domain.dialogues import DialogueState
from tracker.domain.errors import RuleViolation
from tracker.domain.feedback import CLASSES, STEPS, FeedbackState, Part, Question, RoundRow

OPENED = datetime(2021, 9, 30, 12, 0, tzinfo=UTC)
CLOSED = datetime(2021, 10, 7, 12, 0, tzinfo=UTC)
LEAST = 10


def a_round(answers: int, *, closed: bool = True, counted: int | None = None) -> RoundRow:
    return RoundRow(OPENED, CLOSED if closed else None, answers, counted)


def steps(*counts: int) -> dict[int, int]:
    return dict(zip(rules.SCALE, counts, strict=True))


@pytest.mark.parametrize(("opinions", "small", "least"), [(10, 5, 10), (3, 3, 5), (10, 12, 12), (15, 5, 15)])
def test_opinions_are_never_shown_of_few(opinions, small, least):
    assert rules.threshold(opinions, small) == least


@pytest.mark.parametrize(
    ("found", "state"),
    [
        (a_round(30, closed=False), FeedbackState.OPEN),
        (a_round(9), FeedbackState.TOO_FEW),
        (a_round(10), FeedbackState.SHOWN),
        (a_round(10, counted=10), FeedbackState.SHOWN),
        (a_round(11, counted=10), FeedbackState.TOO_MANY),
        (a_round(9, counted=8), FeedbackState.TOO_FEW),
        (a_round(11, counted=10, closed=False), FeedbackState.OPEN),
    ],
)
def test_answers_are_shown_once_the_round_is_closed_and_no_smaller_or_larger_than_can_be(found, state):
    shown = rules.evaluation(found, {Question.VOICE: steps(0, 3, 3, 4, 0)}, LEAST)
    assert shown.state is state
    assert shown.is_enough is (found.answers >= LEAST)
    assert (shown.answers is None) == (shown.results == ()) == (state is not FeedbackState.SHOWN)


def test_each_question_has_its_own_number_of_answers():
    scales = {Question.USEFULNESS: steps(3, 0, 4, 3, 4), Question.VOICE: steps(2, 2, 2, 1, 2)}
    shown = rules.evaluation(a_round(16), scales, LEAST)
    assert shown.answers == 16
    assert [(each.question, each.answers) for each in shown.results] == [
        (Question.USEFULNESS, 14),
        (Question.VOICE, None),
        (Question.CLARITY, None),
    ]


@pytest.mark.parametrize(
    ("counts", "parts"),
    [
        ((1, 2, 4, 2, 1), [((1, 2), 3), ((3,), 4), ((4, 5), 3)]),
        ((0, 0, 3, 4, 5), [((1, 2, 3), 3), ((4, 5), 9)]),
        ((3, 2, 1, 4, 5), [((1, 2), 5), ((3, 4, 5), 10)]),
        ((5, 5, 0, 0, 1), []),
        ((0, 0, 0, 4, 8), []),
        ((3, 3, 4, 5, 6), [((1,), 3), ((2,), 3), ((3,), 4), ((4,), 5), ((5,), 6)]),
        ((0, 1, 4, 11, 8), [((1, 2, 3), 5), ((4,), 11), ((5,), 8)]),
        ((8, 11, 4, 1, 0), [((1,), 8), ((2,), 11), ((3, 4, 5), 5)]),
        ((0, 0, 0, 0, 24), []),
        ((0, 0, 0, 2, 22), []),
    ],
)
def test_few_answers_are_shown_together_with_their_neighbours(counts, parts):
    found = rules.result(Question.VOICE, steps(*counts), LEAST)
    assert [(part.steps, part.count) for part in found.parts] == parts


def test_up_to_twenty_answers_are_shown_in_three_classes_and_more_in_five_steps():
    few, many = steps(4, 4, 4, 4, 4), steps(4, 4, 4, 4, 5)
    assert [part.steps for part in rules.result(Question.VOICE, few, LEAST).parts] == list(CLASSES)
    assert [part.steps for part in rules.result(Question.VOICE, many, LEAST).parts] == list(STEPS)


@pytest.mark.parametrize(
    ("counts", "mean", "is_exact"),
    [
        ((3, 3, 4, 5, 6), 71 / 21, True),
        ((0, 1, 4, 11, 8), (2 * 5 + 4 * 11 + 5 * 8) / 24, False),
        ((1, 2, 4, 2, 1), 3.0, False),
    ],
)
def test_the_mean_is_that_of_what_is_shown(counts, mean, is_exact):
    found = rules.result(Question.VOICE, steps(*counts), LEAST)
    assert found.mean == pytest.approx(mean)
    assert found.is_exact is is_exact


@pytest.mark.parametrize("counts", [(1, 1, 2, 2, 3), (0, 0, 0, 4, 8)])
def test_without_a_distribution_there_is_no_mean(counts):
    assert rules.result(Question.VOICE, steps(*counts), LEAST).mean is None


def clearest(*said: dict[int, int]) -> Question | None:
    found = rules.clearest([rules.result(question, each, LEAST) for question, each in zip(Question, said, strict=True)])
    return found and found.question


LOW, MIDDLE, HIGH = steps(9, 6, 5, 5, 5), steps(6, 6, 6, 6, 6), steps(5, 5, 5, 6, 9)


def test_the_question_that_was_agreed_with_most_is_the_clearest():
    assert clearest(LOW, HIGH, MIDDLE) is Question.VOICE


@pytest.mark.parametrize(
    "best",
    [steps(0, 0, 0, 0, 30), steps(0, 0, 2, 0, 28), steps(0, 0, 3, 0, 9), steps(0, 0, 0, 0, 4)],
    ids=["hidden", "hidden as few differ", "in classes", "too few"],
)
def test_no_question_is_the_clearest_while_one_of_them_cannot_be_compared(best):
    assert clearest(best, steps(15, 15, 0, 0, 0), MIDDLE) is None


def test_parts_that_were_put_together_turn_no_order_round():
    less, more = steps(0, 0, 3, 9, 0), steps(0, 3, 0, 0, 9)
    shown = [rules.result(Question.VOICE, each, LEAST).mean or 0 for each in (less, more)]
    assert shown[0] > shown[1], "although the answers say the opposite"
    assert clearest(less, more, MIDDLE) is None


def test_of_two_that_were_agreed_with_alike_none_is_the_clearest():
    assert clearest(LOW, HIGH, {step: 2 * count for step, count in HIGH.items()}) is None


def test_the_answer_of_a_part_counts_as_its_middle():
    assert Part((1, 2), 3).middle == 1.5


def test_steps_are_written_as_people_write_them():
    assert [Part(each, 3).span for each in ((4,), (4, 5), (1, 2, 3))] == ["4", "4–5", "1–3"]


def _all_of(answers: int, places: int) -> Iterator[tuple[int, ...]]:
    if places == 1:
        yield (answers,)
        return
    for first in range(answers + 1):
        for rest in _all_of(answers - first, places - 1):
            yield (first, *rest)


@pytest.mark.parametrize("answers", [10, 13, 21])
def test_who_knows_the_rule_computes_no_small_number_back(answers):
    """Of every possible outcome, look at all that would show the same: none of them gives a one or a two away."""
    same: defaultdict[tuple[Part, ...], list[tuple[int, ...]]] = defaultdict(list)
    for counts in _all_of(answers, len(rules.SCALE)):
        same[tuple(rules.result(Question.VOICE, steps(*counts), LEAST).parts)].append(counts)
    for shown, possible in same.items():
        known = {step: next(iter(found)) for step in rules.SCALE if len(found := {c[step - 1] for c in possible}) == 1}
        assert not {1, 2} & set(known.values()), shown
        assert answers not in known.values(), shown
        assert all(part.count >= rules.FEWEST_IN_PART for part in shown)
        assert sum(part.count for part in shown) in {0, answers}


def test_who_leaves_a_question_out_is_not_counted():
    assert rules.counted([1, 5, None, 5]) == Counter({5: 2, 1: 1})


NOTHING = dict.fromkeys(Question)


@pytest.mark.parametrize(
    ("scales", "comment", "code"),
    [
        (NOTHING, " \n", "feedback-empty"),
        (NOTHING, "x" * (rules.LONGEST_COMMENT + 1), "feedback-too-long"),
    ],
)
def test_an_answer_says_something_and_not_too_much(scales, comment, code):
    with pytest.raises(RuleViolation, match=code):
        rules.checked_answer(scales, comment)


@pytest.mark.parametrize(("scales", "comment"), [(NOTHING | {Question.VOICE: 3}, ""), (NOTHING, "Danke")])
def test_everything_is_optional_but_not_everything_at_once(scales, comment):
    rules.checked_answer(scales, comment)


OPEN = a_round(3, closed=False)


@pytest.mark.parametrize("event", [DialogueState.PLANNED, DialogueState.HELD])
def test_who_comes_to_an_event_answers_while_its_round_is_open(event):
    rules.forbid_answers(event, OPEN)
    assert rules.is_asked(event, OPEN.closed_at)


@pytest.mark.parametrize(
    ("event", "found"),
    [(DialogueState.HELD, a_round(3)), (DialogueState.NOT_HELD, OPEN), (DialogueState.POSTPONED, OPEN)],
)
def test_nobody_answers_where_nobody_asks(event, found):
    assert not rules.is_asked(event, found.closed_at)
    with pytest.raises(RuleViolation, match="feedback-closed"):
        rules.forbid_answers(event, found)


@pytest.mark.parametrize(
    ("found", "code"),
    [(OPEN, "feedback-open"), (a_round(10), "feedback-shown"), (a_round(11, counted=10), "feedback-too-many")],
)
def test_a_round_whose_answers_were_shown_stays_closed(found, code):
    with pytest.raises(RuleViolation, match=code):
        rules.forbid_opening(DialogueState.HELD, found, LEAST)


@pytest.mark.parametrize("found", [None, a_round(9)])
def test_a_round_with_too_few_answers_may_go_on(found):
    rules.forbid_opening(DialogueState.HELD, found, LEAST)


@pytest.mark.parametrize("event", [DialogueState.POSTPONED, DialogueState.NOT_HELD])
def test_nobody_is_asked_about_what_did_not_take_place(event):
    with pytest.raises(RuleViolation, match="feedback-not-held"):
        rules.forbid_opening(event, None, LEAST)


def test_a_flood_ends_somewhere():
    with pytest.raises(RuleViolation, match="feedback-full"):
        rules.forbid_answers(DialogueState.HELD, a_round(rules.MOST_ANSWERS, closed=False))


def test_a_round_is_closed_once():
    rules.forbid_closing(a_round(3, closed=False))
    with pytest.raises(RuleViolation, match="feedback-closed"):
        rules.forbid_closing(a_round(3))


@pytest.mark.parametrize("found", [a_round(9), a_round(11, counted=10), a_round(40, closed=False)])
def test_nobody_reads_comments_before_the_answers_are_shown(found):
    rules.forbid_reading(a_round(10), LEAST)
    with pytest.raises(RuleViolation, match="feedback-not-shown"):
        rules.forbid_reading(found, LEAST)
