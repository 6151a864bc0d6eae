"""Forms about themes, their answers, and the notes that they are made of."""

from __future__ import annotations

from collections.abc import Collection

from flask_babel import lazy_gettext as _l
from wtforms import HiddenField, SelectField, SelectMultipleField
from wtforms.widgets import CheckboxInput, ListWidget

from tracker.domain.numbers import whole_number
from tracker.domain.theme_notes import fingerprint
from tracker.domain.themes import DiversityDimension, ThemeStatus
from tracker.forms.base import CreateForm, EditForm, Form
from tracker.forms.fields import DayField, long_text, optional_int, optional_member, required, short_text
from tracker.web.labels import choices

NO_FIELD = _l("No field of action")
ANY_FIELD, ANY_EVENT = _l("All fields and cross-cutting themes"), _l("All events")
ANSWER_HINT = _l("In plain language and without names: staff read it as it stands here.")


class FilterForm(Form):
    """Which themes a list shows; the view passes fields and events."""

    class Meta(Form.Meta):
        csrf = False

    status = SelectField(
        _l("State"), coerce=optional_member(ThemeStatus), choices=choices(ThemeStatus, empty=_l("Every status"))
    )
    field = SelectField(_l("Field of action"), coerce=optional_int)
    dimension = SelectField(
        _l("Dimension of diversity"),
        coerce=optional_member(DiversityDimension),
        choices=choices(DiversityDimension, empty=_l("All dimensions")),
    )
    event = SelectField(_l("Event"), coerce=optional_int)


class ThemeFacts(Form):
    """What a theme is about; the view passes fields and cross-cutting themes."""

    title = short_text(_l("Theme"), required(), description=_l("In the words of staff, without names."))
    description = long_text(_l("What it is about"), rows=3)
    raised_on = DayField(
        _l("Raised on"), validators=[required()], description=_l("From this day on the open answer ages.")
    )
    field_of_action_id = SelectField(_l("Field of action"), coerce=optional_int)
    cross_cutting = SelectMultipleField(
        _l("Cross-cutting themes"), coerce=int, option_widget=CheckboxInput(), widget=ListWidget(prefix_label=False)
    )
    dimensions = SelectMultipleField(
        _l("Dimensions of diversity"),
        coerce=DiversityDimension,
        choices=choices(DiversityDimension),
        option_widget=CheckboxInput(),
        widget=ListWidget(prefix_label=False),
        description=_l("They say what the theme is about. They never say anything about whoever raised it."),
    )


class NewThemeForm(ThemeFacts, CreateForm):
    """A theme that staff raised in another way than on a card."""


class ThemeForm(ThemeFacts, EditForm):
    """A theme as it is."""


class ToldForm(EditForm):
    """What is published as soon as it is saved; `seen` is what the person was told of in its words."""

    seen = HiddenField()

    def tells_anew(self, found: Collection[str]) -> bool:
        """Whether there is something in the words that the person has not been told of; the page tells it now."""
        seen, self.seen.data = self.seen.data, fingerprint(sorted(found)) if found else ""
        return self.is_submitted() and bool(found) and self.seen.data != seen


class AnswerForm(ToldForm):
    """What staff were answered."""

    answer = long_text(_l("Answer to staff"), rows=6, description=ANSWER_HINT)
    answered_on = DayField(_l("Answered on"), validators=[required()])


class DeclineForm(ToldForm):
    """Why a theme is not pursued."""

    reason = long_text(_l("Reason"), rows=5, description=ANSWER_HINT)
    answered_on = DayField(_l("Staff were told on"), validators=[required()])


class MergeForm(Form):
    """Which theme takes another one in; the view passes the open ones."""

    into = SelectField(_l("Into which theme"), coerce=optional_int)


class SortForm(CreateForm):
    """Which notes go where: to a theme that is there, to a new one with a title, or back."""

    note_ids = SelectMultipleField(coerce=whole_number, validate_choice=False, choices=[])
    title = short_text(_l("New theme"))
    theme_id = SelectField(_l("Theme"), coerce=optional_int, validate_choice=False, choices=[])
    way = HiddenField()


class RearrangeForm(SortForm):
    """Which notes of a theme go where: into one of their own with a title, to another one, or back."""

    title = short_text(_l("Title of a theme of their own"))
