"""Forms about anonymous feedback: what anybody says, and what a recorder makes of a comment."""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import HiddenField, RadioField, TextAreaField
from wtforms.fields.choices import SelectChoice

from tracker.domain.feedback import LONGEST_COMMENT, SCALE, FeedbackReview, Question
from tracker.forms.base import EditForm, Form
from tracker.forms.fields import at_most, optional_int
from tracker.web.identity import new_secret
from tracker.web.labels import LABELS, choices

NO_ANSWER = _l("no answer")
DECIDED = frozenset({FeedbackReview.SHOWN, FeedbackReview.WITHHELD})


def _scale(question: Question) -> RadioField:
    """Return a question as a field: five steps, or none of them."""
    steps = [SelectChoice(value=str(step), label=str(step)) for step in SCALE]
    none = SelectChoice(value="", label=NO_ANSWER)
    return RadioField(LABELS[Question][question], coerce=optional_int, choices=[*steps, none])


class FeedbackForm(Form):
    """What somebody says; without a cookie there is no token, and nothing to steal with one."""

    class Meta(Form.Meta):
        csrf = False

    usefulness = _scale(Question.USEFULNESS)
    voice = _scale(Question.VOICE)
    clarity = _scale(Question.CLARITY)
    comment = TextAreaField(
        _l("What do you want to add?"),
        description=_l(
            "Please name nobody. Somebody of the project team reads comments before others do, at most %(limit)s"
            " characters.",
            limit=LONGEST_COMMENT,
        ),
        validators=[at_most(LONGEST_COMMENT)],
        render_kw={"rows": 4},
    )
    key = HiddenField(default=new_secret)
    """Of the device, if it has a memory; else of this page."""


class CloseForm(EditForm):
    """Nothing to enter: the round is closed."""


class ReviewForm(Form):
    """What a recorder decided about the comment under a mark."""

    mark = HiddenField()
    review = RadioField(
        coerce=FeedbackReview, choices=[each for each in choices(FeedbackReview) if each.value in DECIDED]
    )

    def values(self) -> dict[str, Any]:
        """Return the mark and the decision."""
        return {"mark": self.mark.data or "", "review": self.review.data}
