"""Counts from a spreadsheet: preview, then what is right of it in one go."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flask import Blueprint, flash, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from tracker.actions import count_imports as actions
from tracker.domain import count_matching
from tracker.domain.access import Permission
from tracker.domain.count_sheets import Known, MatchedLine, fingerprint
from tracker.domain.numbers import whole_number
from tracker.domain.sheets import WRITTEN, Fate, ProblemCode
from tracker.extensions import db
from tracker.forms.count_imports import NO_EVENT, CountImportForm
from tracker.forms.fields import options
from tracker.imports import counts as reader
from tracker.imports import sheets
from tracker.imports.sheets import Sheet
from tracker.models import DialogueEvent, Process
from tracker.queries import count_imports as queries
from tracker.queries import departments, dialogues
from tracker.reports import templates
from tracker.web.access import access
from tracker.web.clock import today
from tracker.web.locale import date_short
from tracker.web.pages import REJECTED, created, form_page
from tracker.web.people_files import names_people
from tracker.web.sheets import Preview, outcome, sentence, template_file

bp = Blueprint("count_imports", __name__)
MOST_OFFERED = 5


@dataclass(frozen=True)
class CountPreview(Preview[MatchedLine]):
    """What an import of counts would do, beside the events and departments that it was matched with."""

    known: Known

    @property
    def misses_events(self) -> bool:
        """Whether a line names an event that is not there."""
        return any(problem.code is ProblemCode.EVENT_UNKNOWN for found in self.matched for problem in found.problems)

    def event_of(self, found: MatchedLine) -> str:
        """Return what the event of a line is called, here or else in the sheet."""
        titles = {event.id: event.title for event in self.known.events}
        return titles[found.place.event_id] if found.place else found.line.event_text


@bp.route("/processes/<int:process_id>/counts/import", methods=["GET", "POST"])
@names_people
@access(Permission.PARTICIPATION_EDIT, Process)
def create(process: Process) -> ResponseReturnValue:
    form = CountImportForm(dialogue_event_id=request.args.get("event", type=whole_number))
    events = dialogues.named(db.session, process.id)
    form.dialogue_event_id.choices = options(
        [(key, f"{title}, {date_short(on)}") for key, title, on in events], empty=NO_EVENT
    )

    def carry_out() -> str:
        matched = _read(process, form, form.sheet).matched
        fates = actions.carry_out(db.session, process, matched, today=today(), **form.values())
        added = ngettext("%(num)s count is added", "%(num)s counts are added", fates[Fate.NEW])
        flash(outcome(added, fates))
        return _counted(process, matched)

    if form.is_confirmed and (target := created(form, carry_out)):
        return target
    preview = form.previewed(lambda sheet: _read(process, form, sheet))
    if preview is None:
        return form_page("count_imports/create.html", form, process=process, events=events[:MOST_OFFERED])
    form.hold(sheets.text(preview.sheet), fingerprint(preview.matched))
    page = render_template("count_imports/preview.html", form=form, process=process, preview=preview, sentence=sentence)
    return page, REJECTED if form.form_errors else 200


@bp.get("/dialogues/<int:dialogue_event_id>/count/template")
@access(Permission.PARTICIPATION_EDIT, DialogueEvent)
def template(dialogue_event: DialogueEvent) -> ResponseReturnValue:
    day = dialogue_event.starts_at.date()
    there = departments.rows_on(db.session, dialogue_event.administration_id, day)
    names = [*(row.name for row in there if row.is_leaf), _("Not assigned")]
    table = templates.counts(names, dialogue_event.title, day, t=_)
    return template_file(table, _("Counts"), dialogue_event.title, day.isoformat())


def _read(process: Process, form: CountImportForm, sheet: Sheet) -> CountPreview:
    found, known = reader.read(sheet), queries.known(db.session, process)
    matched = count_matching.match(found.lines, known, today=today(), event_id=form.dialogue_event_id.data)
    return CountPreview(found.kept, matched, found.ignored, known)


def _counted(process: Process, matched: Sequence[MatchedLine]) -> str:
    """Return where the counts are to be seen: at their event, if it is one."""
    keys = {found.place.event_id for found in matched if found.place and found.fate in WRITTEN}
    if len(keys) == 1:
        return url_for("counts.edit", dialogue_event_id=keys.pop())
    return url_for("dialogues.index", process_id=process.id)
