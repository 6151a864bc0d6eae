"""A bar per question; what is hidden looks like nothing that was said."""

from tests.figures.validation import validated
from tracker.domain.feedback import Evaluation, FeedbackState, Part, Question, Result
from tracker.figures.feedback import agreement

NAMES = {Question.USEFULNESS: "Useful", Question.VOICE: "My view", Question.CLARITY: "Next steps"}
RESULTS = (
    Result(Question.USEFULNESS, 24, [Part((1, 2, 3), 5), Part((4,), 11), Part((5,), 8)]),
    Result(Question.VOICE, 12, [Part((1, 2), 3), Part((3,), 4), Part((4, 5), 5)]),
    Result(Question.CLARITY, None),
)


def test_the_parts_of_a_question_make_its_bar():
    figure = validated(agreement(Evaluation(FeedbackState.SHOWN, 10, True, 24, RESULTS), NAMES, t=str))
    assert [(trace["meta"]["role"], trace["y"], trace["text"]) for trace in figure["data"]] == [
        ("stale", ["Useful"], ["1–3: 5"]),
        ("bar", ["Useful"], ["4: 11"]),
        ("house", ["Useful"], ["5: 8"]),
        ("late", ["My view"], ["1–2: 3"]),
        ("soft", ["My view"], ["3: 4"]),
        ("bar", ["My view"], ["4–5: 5"]),
        ("hidden", ["Next steps"], ["not shown, to protect small groups"]),
    ]
    assert sum(trace["x"][0] for trace in figure["data"]) == 3


def test_a_question_whose_answers_lie_close_together_tells_no_shares():
    close = Result(Question.VOICE, 24)
    [trace] = agreement(Evaluation(FeedbackState.SHOWN, 10, True, 24, [close]), NAMES, t=str)["data"]
    assert (trace["meta"]["role"], trace["x"]) == ("hidden", [1])
