"""Fields and validators that many forms share, with messages in plain words."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import DateField, DateTimeLocalField, Field, IntegerField, StringField, TextAreaField, TimeField
from wtforms.fields.choices import SelectChoice
from wtforms.form import BaseForm
from wtforms.validators import InputRequired, Length, NumberRange, Optional, StopValidation

from tracker.domain.numbers import whole_number

SHORT = 200
LONG = 20_000
FIRST_YEAR, LAST_YEAR = 1900, 2200
DAY_FORMATS = ["%Y-%m-%d", "%d.%m.%Y"]
CLOCK_FORMATS = ["%H:%M", "%H:%M:%S", "%H.%M"]
MOMENT_FORMATS = ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%d.%m.%Y %H:%M", "%d.%m.%Y, %H:%M"]


class DayField(DateField):
    """A native date input; a date as Germans write it is understood, too."""

    def __init__(self, label: Any = None, **arguments: Any) -> None:
        super().__init__(label, **{"validators": [Optional()], "format": DAY_FORMATS, **arguments})

    def _value(self) -> str:
        return self.data.isoformat() if isinstance(self.data, date) else str(super()._value())

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read the day, and doubt years that were hardly meant."""
        try:
            super().process_formdata(valuelist)
        except ValueError:
            raise ValueError(_("Please enter a date, such as 14.09.2021.")) from None
        if isinstance(self.data, date) and not FIRST_YEAR <= self.data.year <= LAST_YEAR:
            raise ValueError(_("Please check the year."))


class MomentField(DateTimeLocalField):
    """A native input for a day and a time of day; a German date is understood, too."""

    def __init__(self, label: Any = None, **arguments: Any) -> None:
        super().__init__(label, **{"validators": [Optional()], "format": MOMENT_FORMATS, **arguments})

    def _value(self) -> str:
        return f"{self.data:%Y-%m-%dT%H:%M}" if isinstance(self.data, datetime) else str(super()._value())

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read the moment, and doubt years that were hardly meant."""
        try:
            super().process_formdata(valuelist)
        except ValueError:
            raise ValueError(_("Please enter a day and a time, such as 14.09.2021 09:00.")) from None
        if isinstance(self.data, datetime) and not FIRST_YEAR <= self.data.year <= LAST_YEAR:
            raise ValueError(_("Please check the year."))


class ClockField(TimeField):
    """A native input for a time of day; of a moment it shows the time."""

    def __init__(self, label: Any = None, **arguments: Any) -> None:
        super().__init__(label, **{"validators": [Optional()], "format": CLOCK_FORMATS, **arguments})

    def process_data(self, value: Any) -> None:
        """Take the time of day of a moment."""
        super().process_data(value.time() if isinstance(value, datetime) else value)

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read the time of day."""
        try:
            super().process_formdata(valuelist)
        except ValueError:
            raise ValueError(_("Please enter a time, such as 15:30.")) from None


class WholeNumberField(IntegerField):
    """A whole number in plain digits."""

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read the number; other scripts and fractions are refused."""
        text = valuelist[0].strip() if valuelist else ""
        self.data = None
        if not text:
            return
        if not (text.isascii() and text.removeprefix("-").isdigit() and len(text) <= 9):
            raise ValueError(_("Please enter a whole number, such as 12."))
        self.data = int(text)


class Required(InputRequired):
    """Something must be entered, and not only blanks."""

    def __call__(self, form: BaseForm, field: Field) -> None:
        super().__call__(form, field)
        if field.data == "":
            raise StopValidation(str(self.message))


class Within(NumberRange):
    """A number lies between two others, if there is one."""

    def __call__(self, form: BaseForm, field: Field) -> None:
        if field.data is not None:
            super().__call__(form, field)


def required(message: Any = None) -> Required:
    """Demand an entry."""
    return Required(message or _l("Please fill in this field."))


def at_most(limit: int) -> Length:
    """Limit the length of a text."""
    return Length(max=limit, message=_l("Please use at most %(limit)s characters.", limit=limit))


def within(least: int, most: int) -> Within:
    """Limit a number on both sides."""
    return Within(least, most, _l("Please enter a number from %(least)s to %(most)s.", least=least, most=most))


def short_text(label: Any, *validators: Any, limit: int = SHORT, **arguments: Any) -> StringField:
    """Return a field for a line of text."""
    return StringField(label, validators=[*(validators or (Optional(),)), at_most(limit)], **arguments)


def long_text(label: Any, *validators: Any, rows: int = 4, limit: int = LONG, **arguments: Any) -> TextAreaField:
    """Return a field for several lines of text."""
    checks = [*(validators or (Optional(),)), at_most(limit)]
    return TextAreaField(label, validators=checks, render_kw={"rows": rows}, **arguments)


def optional_int(value: Any) -> int | None:
    """Read the id of a choice; the empty choice is none."""
    return whole_number(value) if value not in {None, "", "None"} else None


def optional_member(enum: type[StrEnum]) -> Callable[[Any], StrEnum | None]:
    """Read a member of an enum; the empty choice is none."""
    return lambda value: enum(value) if value else None


def options(pairs: Iterable[tuple[int, str]], *, empty: Any = None) -> list[SelectChoice]:
    """Return records as choices; with `empty`, a first one that chooses none."""
    chosen = [SelectChoice(value=str(key), label=text) for key, text in pairs]
    return chosen if empty is None else [SelectChoice(value="", label=str(empty)), *chosen]
