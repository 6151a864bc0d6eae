"""The form every form extends."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from flask import g, request
from flask_wtf import FlaskForm
from werkzeug.datastructures import MultiDict
from wtforms import Field, HiddenField, IntegerField, StringField, TextAreaField
from wtforms.widgets import HiddenInput

from tracker.domain.errors import RuleViolation
from tracker.domain.text import cleaned
from tracker.web.identity import new_secret
from tracker.web.labels import message

TECHNICAL = frozenset({"csrf_token", "seen_version", "form_key", "seen"})
NEVER_SEEN = 0
"""Before the first version of any record, so that what somebody saved is not overwritten by it."""


class Form(FlaskForm):
    """A form that cleans its text, takes violated rules to their field, and gets back what was typed before."""

    form_errors: list[str]

    class Meta(FlaskForm.Meta):
        def bind_field(self, form: Any, unbound_field: Any, options: dict[str, Any]) -> Field:
            """Clean every text field on the way in (security.md IN-3)."""
            if issubclass(unbound_field.field_class, StringField | TextAreaField):
                options = {**options, "filters": [*unbound_field.kwargs.get("filters", ()), _text]}
            return unbound_field.bind(form=form, **options)

    def __init__(self, **arguments: Any) -> None:
        if "kept_input" in g and request.method == "GET":
            arguments["formdata"] = MultiDict(g.kept_input)
        super().__init__(**arguments)

    def values(self) -> dict[str, Any]:
        """Return the cleaned values of the business fields, and the version that was seen."""
        skipped = TECHNICAL - {"seen_version"}
        return {name: value for name, value in self.data.items() if name not in skipped}

    def reject(self, violation: RuleViolation) -> None:
        """Show a broken rule at the field it names, or above the form."""
        field = self._fields.get(violation.field or "")
        text = message(violation.code, violation.details)
        if field is None:
            self.form_errors = [*self.form_errors, text]
        else:
            field.errors = [*field.errors, text]


class CreateForm(Form):
    """A form that makes a record: its one-time key makes a double click harmless (security.md RE-6)."""

    form_key = HiddenField(default=new_secret)


class SeenVersion(IntegerField):
    """Which version of a record the person saw; a form that was sent without saying so saw none."""

    widget = HiddenInput()

    def process_formdata(self, valuelist: Sequence[str]) -> None:
        self.data = NEVER_SEEN
        super().process_formdata(valuelist)


class EditForm(Form):
    """A form over an existing record: it remembers which version the person saw."""

    seen_version = SeenVersion()

    def __init__(self, *, obj: Any, **arguments: Any) -> None:
        super().__init__(obj=obj, **({"seen_version": obj.version} | arguments))
        self.record, self.given = obj, arguments
        g.edit_form = self

    def compared(self) -> list[Mapping[str, Any]]:
        """Return the fields in which the record now differs from what the person typed."""
        current = type(self)(obj=self.record, formdata=None, **self.given)
        for field in current:
            if hasattr(field, "choices") and field.choices is None:
                field.choices = self[field.name].choices
        g.edit_form = self
        return [
            {"field": field, "saved": current[field.name]}
            for field in self
            if field.name not in TECHNICAL and field.data != current[field.name].data
        ]


def _text(value: Any) -> Any:
    return cleaned(value or "") if isinstance(value, str | None) else value
