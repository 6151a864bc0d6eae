"""The table behind the evaluation of feedback: the same rows on the page and in the file (rule R6)."""

from __future__ import annotations

from tracker.domain.feedback import Evaluation, Question, Result
from tracker.domain.values import Figure, State, count, ratio, suppressed
from tracker.reports.table import Column, Kind, Row, Table
from tracker.reports.words import Words

HIDDEN = suppressed(count(0))


def evaluation(found: Evaluation, words: Words) -> Table:
    """Return for each question how many chose which steps, with the number of answers and the mean."""
    t = words.t
    protected = t("Shown from %(least)s answers on; parts of fewer than three answers are put together.")
    disclosure = protected % {"least": found.threshold}
    columns = (
        words.category("statement", t("Statement to agree with"), Question),
        Column("steps", t("Steps (1 not at all, 5 fully)")),
        Column("count", t("Chosen"), Kind.INTEGER, has_state=True, disclosure=disclosure),
        Column("share", t("Share"), Kind.SHARE, has_state=True, disclosure=disclosure),
        Column("answers", t("Answers"), Kind.INTEGER, has_state=True, disclosure=disclosure),
        Column("mean", t("Mean"), Kind.DECIMAL, has_state=True, formula=t("Mean of the parts that are shown.")),
    )
    rows = [row for result in found.results for row in _rows(result)]
    return Table("feedback", t("Feedback"), columns, rows)


def answers(result: Result) -> Figure:
    """Return how many answered a question."""
    return HIDDEN if result.answers is None else count(result.answers)


def mean(result: Result) -> Figure:
    """Return the mean of a question to one decimal."""
    return HIDDEN if result.mean is None else Figure(round(result.mean, 1), State.OK)


def _rows(result: Result) -> list[Row]:
    name, of, middle = result.question.value, answers(result), mean(result)
    if not result.parts:
        return [(name, "", HIDDEN, HIDDEN, of, middle)]
    return [
        (name, part.span, count(part.count), ratio(part.count, result.answers or 0), of, middle)
        for part in result.parts
    ]
