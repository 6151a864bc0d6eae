"""The evaluation of feedback in words: its finding, its drawing and the table that holds exactly its data."""

from __future__ import annotations

from dataclasses import dataclass

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext

from tracker.domain.feedback import Evaluation, Question, clearest
from tracker.figures.feedback import agreement
from tracker.figures.spec import Spec
from tracker.reports import feedback as tables
from tracker.reports.table import Table
from tracker.web.dashboards import words
from tracker.web.locale import number

SHORT_NAMES = {
    Question.USEFULNESS: _l("Useful for work"),
    Question.VOICE: _l("Own view heard"),
    Question.CLARITY: _l("Next steps clear"),
}
"""The questions as the axis of a figure names them."""


@dataclass(frozen=True)
class FeedbackFigure:
    """What the page of a round draws."""

    heading: str
    table: Table
    spec: Spec


def figure(found: Evaluation) -> FeedbackFigure:
    """Return the figure of a round that may be shown."""
    say = words()
    names = {question: str(name) for question, name in SHORT_NAMES.items()}
    return FeedbackFigure(_heading(found), tables.evaluation(found, say), agreement(found, names, t=say.t))


def _heading(found: Evaluation) -> str:
    """Return the finding: what was agreed with most, where that is certain, or only how many answered."""
    best = clearest(found.results)
    if best is None or best.mean is None:
        return str(ngettext("%(num)s person has answered", "%(num)s people have answered", found.answers or 0))
    name, mean = str(SHORT_NAMES[best.question]), number(round(best.mean, 1))
    return str(_("Most agreement: “%(statement)s”, with %(mean)s out of 5", statement=name, mean=mean))
