"""Forms about minutes."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from wtforms import RadioField, SelectField

from tracker.domain.minutes import MinutesState
from tracker.forms.base import CreateForm, EditForm, Form
from tracker.forms.fields import DayField, long_text, optional_int, required
from tracker.web.labels import choices

VERDICTS = (MinutesState.APPROVED, MinutesState.APPROVED_WITH_CHANGES)


class CloseForm(Form):
    """Until when those present may comment on the minutes."""

    comments_until = DayField(
        _l("Comments are welcome until"),
        validators=[required()],
        description=_l("Those who were there see the minutes in coordination until then and may comment on them."),
    )


class ApproveForm(Form):
    """What the group says of the minutes of an earlier meeting."""

    verdict = RadioField(
        _l("What did the group decide?"),
        coerce=MinutesState,
        choices=[choice for choice in choices(MinutesState) if choice.value in VERDICTS],
        default=MinutesState.APPROVED,
    )
    changes = long_text(
        _l("Changes"),
        rows=4,
        description=_l(
            "Only if the group wants changes: they are added to the minutes as a new version, which the whole"
            " group reads."
        ),
    )


class AmendForm(EditForm):
    """A correction of minutes that can no longer be reopened."""

    text = long_text(_l("What is corrected, and why?"), required(), rows=4, description=_l("The whole group reads it."))


class CommentForm(CreateForm):
    """What somebody says of minutes in coordination; the view passes the items that they may read."""

    agenda_item_id = SelectField(_l("About"), coerce=optional_int)
    text = long_text(_l("Your comment"), required(), rows=3)


class AnswerForm(EditForm):
    """The answer to a comment."""

    answer = long_text(_l("Answer"), required(), rows=4)
