"""Forms about signing in and one's own account."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from wtforms import EmailField, HiddenField, PasswordField, SelectField
from wtforms.validators import EqualTo, InputRequired, Length, Optional

from tracker.domain.people import LONGEST_PASSWORD, SHORTEST_PASSWORD, Locale, Theme
from tracker.forms.base import Form
from tracker.web.labels import choices

LONGEST_EMAIL = 254


class SignInForm(Form):
    """E-mail address and password."""

    email = EmailField(
        _l("E-mail address"),
        validators=[InputRequired(_l("Please enter your e-mail address.")), Length(max=LONGEST_EMAIL)],
        render_kw={"autocomplete": "username"},
    )
    password = PasswordField(
        _l("Password"),
        validators=[InputRequired(_l("Please enter your password.")), Length(max=LONGEST_PASSWORD)],
        render_kw={"autocomplete": "current-password"},
    )
    kept = HiddenField()
    next = HiddenField()


class NewPasswordForm(Form):
    """A new password, twice."""

    new_password = PasswordField(
        _l("New password"),
        description=_l(
            "At least %(shortest)s characters. Several words are easy to remember.", shortest=SHORTEST_PASSWORD
        ),
        validators=[InputRequired(_l("Please enter a new password."))],
        render_kw={"autocomplete": "new-password"},
    )
    repeated_password = PasswordField(
        _l("New password again"),
        validators=[EqualTo("new_password", _l("The two passwords are not the same."))],
        render_kw={"autocomplete": "new-password"},
    )


class ConfirmationForm(Form):
    """The current password, before something that would let others in is changed (security.md AU-8)."""

    current_password = PasswordField(
        _l("Current password"),
        validators=[InputRequired(_l("Please enter your current password.")), Length(max=LONGEST_PASSWORD)],
        render_kw={"autocomplete": "current-password"},
    )


class PasswordForm(NewPasswordForm, ConfirmationForm):
    """A new password, after the current one."""

    field_order = ("current_password", "new_password", "repeated_password")


class PreferencesForm(Form):
    """Language and light or dark, one at a time."""

    locale = SelectField(choices=choices(Locale), validators=[Optional()])
    theme = SelectField(choices=choices(Theme), validators=[Optional()])
    next = HiddenField()
