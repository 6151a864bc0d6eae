"""Forms of an attendance file: the file, then what was read of it, which travels on in the page only."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import request
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf.file import FileField
from wtforms import SelectField, ValidationError
from wtforms.widgets import HiddenInput

from tracker.domain.attendance_files import AttendanceColumn, DayOrder
from tracker.domain.attendance_rules import Belonging
from tracker.domain.errors import RuleViolation
from tracker.forms.base import CreateForm
from tracker.forms.fields import WholeNumberField, optional_member, short_text
from tracker.forms.sheets import PastedField
from tracker.imports import attendance_files, sheets
from tracker.imports.attendance_columns import Positions
from tracker.imports.sheets import Sheet
from tracker.web.labels import choices

MEANINGS = tuple(choice for choice in choices(Belonging) if choice.value != Belonging.DEPARTMENT)
"""What a person or a text can stand for besides a department."""
PLACE, PERSON, REMEMBER, COLUMN = "place-", "person-", "remember-", "column-"
COUNT, COUNTED = "count-", frozenset({"stated_total", "count_note"})
"""The fields of the counts."""
LARGEST = attendance_files.MAX_BYTES


class RosterField(PastedField):
    """The lines that were read of a file; no browser is to offer them again."""

    widget = HiddenInput()


class AttendanceFileForm(CreateForm):
    """A file that names people, or what the page carries on of it; `step` is the button that was pressed."""

    file = FileField(
        _l("Attendance file"),
        description=_l("CSV, XLSX or JSON, at most 1 MB. The file is read and not kept."),
        render_kw={"accept": ".csv,.xlsx,.txt,.tsv,.json"},
    )
    roster = RosterField()
    day_order = SelectField(
        _l("How are the days meant?"),
        coerce=optional_member(DayOrder),
        choices=choices(DayOrder, empty=_l("Please choose")),
        validate_choice=False,
    )
    header_line = WholeNumberField(_l("Line of the headings"))
    layout_name = short_text(
        _l("Save these columns as"), description=_l("Such as “Webex French”. Files with these headings are then known.")
    )

    def validate_roster(self, field: Any) -> None:
        """Ask for the file, unless the page carries on what was read of it."""
        if not self.file.data and not (field.data or "").strip():
            raise ValidationError(_("Please choose a file."))

    @property
    def step(self) -> str:
        """Which button was pressed."""
        return request.form.get("step", "")

    @property
    def sheet(self) -> Sheet:
        """The lines: of the file, else as they came back with the page.

        Raise what reading a file raises.
        """
        if self.file.data:
            return attendance_files.sheet(self.file.data.stream.read(LARGEST + 1))
        if len(self.roster.data) > 2 * LARGEST:
            raise RuleViolation("file-too-large", limit=LARGEST // 1_000_000)
        return sheets.pasted(self.roster.data)

    @property
    def columns(self) -> Positions:
        """The columns that were chosen by hand."""
        given = {each: request.form.get(f"{COLUMN}{each}", "") for each in AttendanceColumn}
        return {each: int(at) for each, at in given.items() if at.isascii() and at.isdigit() and len(at) <= 3}

    def chosen(self, beginning: str) -> dict[str, str]:
        """Return what was chosen for texts or for people, by what stands for them in the page."""
        return {
            name.removeprefix(beginning): value for name, value in request.form.items() if name.startswith(beginning)
        }

    @property
    def corrections(self) -> dict[str, str]:
        """What the page carries on of the counts, from when somebody had corrected them."""
        return {name: value for name, value in request.form.items() if name.startswith(COUNT) or name in COUNTED}

    def corrected(self, plain: Mapping[str, str]) -> dict[str, str]:
        """Return what of it was really corrected; `plain` says what the fields hold if nobody does."""
        return {name: value for name, value in self.corrections.items() if value.strip() != plain.get(name, "")}

    def carried(self, *without: str) -> list[tuple[str, str]]:
        """Return what the page has to carry on: every choice so far, so that nobody has to choose again."""
        beginnings = tuple(each for each in (PLACE, PERSON, REMEMBER, COLUMN) if each not in without)
        own = ("day_order", "header_line", "layout_name")
        names = {name for name in own if name not in without}
        return [(name, value) for name, value in request.form.items() if name in names or name.startswith(beginnings)]
