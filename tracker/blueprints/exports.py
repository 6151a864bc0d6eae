"""Data to take away: of one process, or of all that one may evaluate."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from flask import Blueprint, g
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from tracker.actions import exports as actions
from tracker.domain import exports as rules
from tracker.domain.access import Permission
from tracker.domain.exports import Export, ExportedProcess, ExportFormat, ExportTable
from tracker.extensions import db
from tracker.forms.exports import ExportForm
from tracker.models import Process
from tracker.queries import exports as queries
from tracker.reports.xlsx import MAX_ROWS
from tracker.web.access import access
from tracker.web.exports import answer, level
from tracker.web.pages import form_page, saved

bp = Blueprint("exports", __name__)


@bp.get("/processes/<int:process_id>/export")
@access(Permission.PROCESS_EXPORT, Process)
def show(process: Process) -> ResponseReturnValue:
    return _page_of(process, ExportForm())


@bp.post("/processes/<int:process_id>/export")
@access(Permission.PROCESS_EXPORT, Process)
def process(process: Process) -> ResponseReturnValue:
    form = ExportForm()
    found = queries.of_process(db.session, process)
    return _answer(form, [found], found.title, lambda: _page_of(process, form), is_long=False)


@bp.get("/exports")
@access(Permission.PROCESS_EXPORT)
def index() -> ResponseReturnValue:
    return _page_of_all(ExportForm())


@bp.post("/exports")
@access(Permission.PROCESS_EXPORT)
def everything() -> ResponseReturnValue:
    form = ExportForm()
    found = queries.processes(db.session, g.actor)
    return _answer(form, found, _("All processes"), lambda: _page_of_all(form), is_long=True)


def _answer(
    form: ExportForm,
    processes: Sequence[ExportedProcess],
    title: str,
    page: Callable[[], ResponseReturnValue],
    *,
    is_long: bool,
) -> ResponseReturnValue:
    """Return the file, and write in the journal of each process that it was taken; or the page with what is wrong."""
    wanted: list[ExportTable] = []
    export = Export(g.actor, processes, form.start.data, form.end.data)

    def take_away() -> None:
        wanted.extend(rules.checked_tables(form.tables.data))
        if form.file_format.data is ExportFormat.XLSX and ExportTable.PARTICIPATION in wanted:
            rows = queries.length(db.session, ExportTable.PARTICIPATION, export)
            rules.forbid_too_long(ExportTable.PARTICIPATION, rows, MAX_ROWS)
        for each in processes:
            actions.take_away(
                db.session,
                g.actor,
                each,
                tables=wanted,
                file_format=form.file_format.data,
                filters={"start": form.start.data, "end": form.end.data},
            )

    if not saved(form, take_away):
        return page()
    return answer(export, wanted, form.file_format.data, title, is_long=is_long)


def _page_of(process: Process, form: ExportForm) -> ResponseReturnValue:
    export = Export(g.actor, [queries.of_process(db.session, process)])
    return form_page("exports/show.html", form, process=process, level=level(export))


def _page_of_all(form: ExportForm) -> ResponseReturnValue:
    processes = queries.processes(db.session, g.actor)
    return form_page("exports/index.html", form, processes=processes, level=level(Export(g.actor, processes)))
