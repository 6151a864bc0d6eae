"""The table of an evaluation says of every number whether it may be known."""

from tracker.domain.feedback import Evaluation, FeedbackState, Part, Question, Result
from tracker.reports.feedback import HIDDEN, evaluation
from tracker.reports.words import Words

WORDS = Words(str, lambda enum: {member.value: member.name for member in enum})
RESULTS = (
    Result(Question.USEFULNESS, 24, [Part((1, 2, 3), 5), Part((4,), 11), Part((5,), 8)]),
    Result(Question.VOICE, 24),
    Result(Question.CLARITY, None),
)
TABLE = evaluation(Evaluation(FeedbackState.SHOWN, 10, True, 24, RESULTS), WORDS)


def test_each_part_has_its_number_its_share_and_what_it_is_a_part_of():
    first = [(row[1], row[2].value, round(row[3].value, 3), row[4].value, row[5].value) for row in list(TABLE.rows)[:3]]
    assert first == [("1–3", 5, 0.208, 24, 3.9), ("4", 11, 0.458, 24, 3.9), ("5", 8, 0.333, 24, 3.9)]


def test_what_may_not_be_shown_has_no_number():
    close, few = list(TABLE.rows)[3:]
    assert close[1:4] == ("", HIDDEN, HIDDEN)
    assert (close[4].value, close[5]) == (24, HIDDEN)
    assert few == ("clarity", "", HIDDEN, HIDDEN, HIDDEN, HIDDEN)


def test_the_file_says_from_how_many_answers_on_it_shows_them():
    assert "from 10 answers" in TABLE.columns[2].disclosure
