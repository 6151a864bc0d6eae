"""An attendance file of a video conference: read, looked through, counted – and forgotten."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from flask import Blueprint, flash, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.datastructures import MultiDict
from wtforms.fields.choices import SelectChoice

from tracker.actions import attendance_files as actions
from tracker.domain import attendance_places, counts
from tracker.domain.access import Permission
from tracker.domain.attendance_files import AttendanceColumn
from tracker.domain.attendance_places import UNCOUNTED
from tracker.domain.count_checks import check_counts
from tracker.domain.errors import RuleViolation
from tracker.domain.participation import CountCategory, CountMode
from tracker.extensions import db
from tracker.forms import count_grid
from tracker.forms import counts as count_forms
from tracker.forms.attendance_files import MEANINGS, PERSON, PLACE, REMEMBER, AttendanceFileForm
from tracker.imports import attendance_columns, attendance_files, attendance_tables, sheets
from tracker.imports.sheets import Sheet
from tracker.models import Administration, DialogueEvent
from tracker.queries import administrations, departments
from tracker.queries import attendance_files as queries
from tracker.queries import counts as count_queries
from tracker.web import attendance_counts
from tracker.web.access import access
from tracker.web.attendance_counts import Told
from tracker.web.attendance_files import (
    Roster,
    barred,
    candidates,
    chosen_people,
    chosen_texts,
    remembered,
    roster_of,
    text_id,
)
from tracker.web.clock import today
from tracker.web.pages import REJECTED, created, form_page
from tracker.web.people_files import names_people
from tracker.web.sheets import sentence

bp = Blueprint("attendance_files", __name__)
COUNTING = frozenset({"counts", "save"})
"""The steps that need to know how the days of a file are meant."""
LINES_SAID = 3


@bp.route("/dialogues/<int:dialogue_event_id>/attendance-file", methods=["GET", "POST"])
@names_people
@access(Permission.PARTICIPATION_EDIT, DialogueEvent)
def create(dialogue_event: DialogueEvent) -> ResponseReturnValue:
    event, form = dialogue_event, AttendanceFileForm()
    if (why := barred(event)) or not form.validate_on_submit():
        return form_page("attendance_files/create.html", form, event=event, barred=why)
    found = None
    try:
        found = form.sheet
        return _looked_through(event, form, found)
    except RuleViolation as violation:
        if found is None or violation.code == "attendance-too-many":
            form.reject(RuleViolation(violation.code, field="file", **violation.details))
            return form_page("attendance_files/create.html", form, event=event, barred="")
        form.reject(violation)
        return _columns(event, form, found)


def _looked_through(event: DialogueEvent, form: AttendanceFileForm, found: Sheet) -> ResponseReturnValue:
    """Show the next page: the columns, the people, or the counts. Raise why the file is not understood."""
    if form.step == "columns":
        return _columns(event, form, found)
    roster, kept = _roster(event, form, found)
    if roster is None:
        return _own_counts(event, form, found)
    if roster.file.asks and not form.day_order.data and form.step in COUNTING:
        form.reject(RuleViolation("attendance-order-needed", field="day_order"))
        return _people(event, form, found, roster, form.corrections)
    told = attendance_counts.of_roster(roster, sheets.text(kept), remembered(roster, form.chosen(REMEMBER)))
    if form.step not in COUNTING:
        return _people(event, form, found, roster, form.corrected(_plain(event, told)))
    return _saved(event, form, told) or _counts(event, form, told)


def _own_counts(event: DialogueEvent, form: AttendanceFileForm, found: Sheet) -> ResponseReturnValue:
    """Show the counts of a sheet, before that what its texts stand for where nobody knows it.

    A sheet of which no line counts may be a list of people: say why of the first lines, and ask for its columns.
    """
    told = attendance_counts.of_sheet(found, event, form.chosen(PLACE), form.chosen(REMEMBER))
    if told is None:
        raise RuleViolation("attendance-not-understood")
    if form.step in COUNTING or not told.texts:
        if told.cells:
            return _saved(event, form, told) or _counts(event, form, told)
        form.reject(RuleViolation("attendance-no-lines"))
        form.form_errors = [*form.form_errors, *[text for _unit, text in told.sentences(sentence)][:LINES_SAID]]
    elif not (told.is_unclear or form.step == "people"):
        return _counts(event, form, told)
    return _texts(event, form, told) if told.texts else _columns(event, form, found)


def _roster(event: DialogueEvent, form: AttendanceFileForm, found: Sheet) -> tuple[Roster | None, Sheet]:
    """Return the people of the file, and the sheet without what is not read; none where it has no table of people."""
    day, layouts = event.starts_at.date(), queries.layouts(db.session, event.administration_id)
    line, columns = form.header_line.data, form.columns
    parts = attendance_tables.chosen(found, line, columns) if line else attendance_tables.find(found, layouts)
    if not line and not parts.tables:
        return None, found
    file = attendance_files.read(parts, day, order=form.day_order.data)
    there = [row for row in departments.rows_on(db.session, event.administration_id, day) if row.is_leaf]
    chosen = chosen_texts(candidates(file), form.chosen(PLACE), there)
    remembered = queries.meanings(db.session, event.administration_id)
    known = attendance_places.directory(there, remembered, chosen)
    roster = roster_of(file, event, known, chosen_people(form.chosen(PERSON), there))
    if line and form.step == "layout" and form.layout_name.data:
        _save_layout(event, form, found, roster)
    return roster, attendance_files.without_rest(found, parts)


def _save_layout(event: DialogueEvent, form: AttendanceFileForm, found: Sheet, roster: Roster) -> None:
    headings = next((row.cells for row in found.rows if row.number == form.header_line.data), ())
    actions.save_layout(
        db.session,
        db.session.get_one(Administration, event.administration_id),
        name=form.layout_name.data,
        header_hash=attendance_columns.fingerprint(headings),
        columns=form.columns,
        names=roster.names,
    )
    flash(_("The columns are saved. Files with these headings are read by themselves from now on."))


def _columns(event: DialogueEvent, form: AttendanceFileForm, found: Sheet) -> ResponseReturnValue:
    """Let a person say which line holds the headings, and which column says what."""
    layouts = queries.layouts(db.session, event.administration_id)
    heading = attendance_tables.heading(found, layouts, form.header_line.data)
    form.header_line.data, form.header_line.raw_data = heading.number, None
    page = render_template(
        "attendance_files/columns.html",
        form=form,
        event=event,
        sheet=found,
        roster=sheets.text(found),
        columns=list(AttendanceColumn),
        headings=[(at, cell) for at, cell in enumerate(heading.cells) if cell],
        chosen=form.columns
        or attendance_columns.positions(heading.cells, layouts)
        or attendance_columns.guessed(heading.cells),
        rows=found.rows[:8],
        corrections=form.corrections,
    )
    return page, REJECTED if form.form_errors or form.errors else 200


def _people(
    event: DialogueEvent, form: AttendanceFileForm, found: Sheet, roster: Roster, corrections: Mapping[str, str]
) -> ResponseReturnValue:
    """Show everybody, where they count and why; `corrections` of the counts go along."""
    page = render_template(
        "attendance_files/people.html",
        form=form,
        sheet=found,
        kept=sheets.text(found),
        roster=roster,
        corrections=corrections,
        **_places(event, MEANINGS),
    )
    return page, REJECTED if form.form_errors or form.errors else 200


def _places(event: DialogueEvent, meanings: Sequence[SelectChoice]) -> dict[str, object]:
    """Return what a page needs on which somebody says what texts stand for."""
    there = departments.rows_on(db.session, event.administration_id, event.starts_at.date())
    return {
        "event": event,
        "departments": [row for row in there if row.is_leaf],
        "meanings": meanings,
        "text_id": text_id,
        "names": {row.id: row.name for row in there},
    }


def _texts(event: DialogueEvent, form: AttendanceFileForm, told: Told) -> ResponseReturnValue:
    """Let a person say what the texts of a count sheet stand for; corrections of the counts go along."""
    counting = [choice for choice in MEANINGS if choice.value not in UNCOUNTED]
    corrections = form.corrected(_plain(event, told))
    page = render_template(
        "attendance_files/texts.html", form=form, told=told, corrections=corrections, **_places(event, counting)
    )
    return page, REJECTED if form.form_errors or form.errors else 200


def _grid_form(event: DialogueEvent, told: Told, corrections: Mapping[str, str] | None) -> count_forms.CountForm:
    """Return the grid with the counts of the file over what is recorded, and corrections over them.

    None: as the whole grid comes back.
    """
    cells = told.over(count_queries.recorded(db.session, event, CountCategory.ALL, actions.mode_of(event)))
    sheet = count_queries.sheet(db.session, event, cells=cells)
    arguments = {} if corrections is None else {"formdata": None}
    form = count_forms.of_lines(count_grid.lines(sheet))
    grid = form(obj=event, category=CountCategory.ALL, recorded=lambda: cells, **arguments)
    for name in corrections or ():
        if name in grid:
            grid[name].process(MultiDict(corrections or {}), grid[name].data)
    return grid


def _plain(event: DialogueEvent, told: Told) -> dict[str, str]:
    """Return what the fields of the grid say as long as nobody corrects them."""
    return {field.name: "" if field.data is None else str(field.data) for field in _grid_form(event, told, {})}


def _saved(event: DialogueEvent, form: AttendanceFileForm, told: Told) -> ResponseReturnValue | None:
    """Record the corrected counts, if that button was pressed and nothing speaks against it."""
    if form.step != "save":
        return None
    grid = _grid_form(event, told, None)
    if not grid.validate():
        return None

    def record() -> str:
        actions.record(
            db.session,
            event,
            seen_version=grid.seen_version.data or 0,
            cells=grid.cells,
            said=told.said,
            remember=told.remember,
            names=told.names,
            stated_total=grid.stated_total.data,
            count_note=grid.count_note.data,
            today=today(),
        )
        flash(_("The numbers are saved. Nothing of the file is kept."))
        return url_for("dialogues.show", dialogue_event_id=event.id, _anchor="counts")

    return created(form, record)


def _counts(event: DialogueEvent, form: AttendanceFileForm, told: Told) -> ResponseReturnValue:
    """Show the counts to be corrected, with what is doubtful about each."""
    is_new = form.step != "save"
    grid_form = _grid_form(event, told, form.corrections if is_new else None)
    if not is_new:
        grid_form.validate()
        grid_form.form_errors = [*grid_form.form_errors, *form.form_errors]
        if form.form_errors:
            grid_form.seen_version.data, grid_form.seen_version.raw_data = event.version, None
    sheet = count_queries.sheet(db.session, event, cells=grid_form.cells)
    said = _said(event, grid_form, told)
    levels = administrations.levels(db.session, event.administration_id)
    grid = count_grid.grid(sheet, grid_form, said, levels)
    page = render_template(
        "attendance_files/counts.html",
        form=grid_form,
        file_form=form,
        event=event,
        told=told,
        names={line.unit.key: line.name for line in grid_form.lines},
        grid=grid,
        levels=levels,
        as_of=sheet.as_of,
        notes=said.get(None, ()),
        apart={},
        is_hybrid=actions.mode_of(event) is CountMode.ONLINE,
        covered=[line.name for line in grid_form.lines if line.unit in attendance_counts.covered(event, told)],
    )
    return page, REJECTED if grid_form.errors or grid_form.form_errors else 200


def _said(event: DialogueEvent, form: count_forms.CountForm, told: Told) -> dict[str | None, list[str]]:
    """Return what is wrong or doubtful, by the name of the cell; None: about the event or the file."""
    mode = actions.mode_of(event)
    rows = count_queries.as_counted(db.session, event, CountCategory.ALL, form.cells, mode)
    context = replace(count_queries.context(db.session, event), stated_total=form.stated_total.data)
    said: dict[str | None, list[str]] = {}
    for problem in check_counts(rows, context) if rows else ():
        said.setdefault(count_forms.cell_of(problem), []).append(form.sentence(problem))
    recorded = count_queries.recorded(db.session, event, CountCategory.ALL, mode)
    for unit, cells in form.cells.items():
        for column, known, now in zip(
            count_forms.COLUMN_OF.values(), recorded.get(unit, counts.Cells()), cells, strict=True
        ):
            if known is not None and known != now:
                text = _("Recorded so far: %(count)s.", count=known)
                said.setdefault(count_forms.field_name(unit, column), []).append(text)
    for place, said_of_line in told.sentences(sentence):
        cell = count_forms.field_name(place, count_forms.PARTICIPANTS) if place else None
        if not any(said_of_line.endswith(text) for text in said.get(cell, ())):
            said.setdefault(cell, []).append(said_of_line)
    return said
