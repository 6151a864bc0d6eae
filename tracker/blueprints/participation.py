"""The participation of the house: its map, and what it adds up to."""

from __future__ import annotations

from datetime import date
from typing import Any

from flask import Blueprint, g, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from tracker.actions import exports as actions
from tracker.domain.access import Permission, sees_raw_figures
from tracker.domain.errors import NotFound
from tracker.domain.processes import judged_on
from tracker.domain.releases import Audience
from tracker.extensions import db
from tracker.forms.participation import LookForm, MapForm, ReleasedMapForm
from tracker.models import Process
from tracker.queries import participation_facts as queries
from tracker.queries import released
from tracker.reports.coverage_map import coverage_map as table_of
from tracker.web import coverage_map as written
from tracker.web import map_choice
from tracker.web.access import access
from tracker.web.clock import today
from tracker.web.dashboards import words
from tracker.web.freshness import marked, unchanged
from tracker.web.holidays import holidays_in
from tracker.web.locale import date_short
from tracker.web.map_choice import MapChoice
from tracker.web.participation import PageName, one_figure, page_figures
from tracker.web.participation_look import FigureName, Look
from tracker.web.table_files import standing_filters, table_file, wanted_format

bp = Blueprint("participation", __name__)


@bp.get("/processes/<int:process_id>/participation")
@access(Permission.PARTICIPATION_VIEW, Process)
def show(process: Process) -> ResponseReturnValue:
    if (answer := unchanged()) is not None:
        return answer
    return _map(process)


@bp.post("/processes/<int:process_id>/participation/export")
@access(Permission.PARTICIPATION_VIEW, Process)
def export(process: Process) -> ResponseReturnValue:
    chosen = _chosen(process, request.form)
    if chosen is None:
        raise NotFound
    table = table_of(chosen.found, words(), written.heading, date_short)
    file_format = wanted_format(request.form.get("file_format"))
    folded = ", ".join(map(str, chosen.folded))
    filters = chosen.state | {"department": chosen.department, "folded": folded}
    actions.take_away(db.session, g.actor, process, tables=[table.name], file_format=file_format, filters=filters)
    return table_file(table, file_format, process.title, chosen.filters(process))


@bp.get("/processes/<int:process_id>/participation/reach")
@access(Permission.PARTICIPATION_VIEW, Process)
def reach(process: Process) -> ResponseReturnValue:
    return _page(process, PageName.REACH)


@bp.get("/processes/<int:process_id>/participation/balance")
@access(Permission.PARTICIPATION_VIEW, Process)
def balance(process: Process) -> ResponseReturnValue:
    return _page(process, PageName.BALANCE)


@bp.get("/processes/<int:process_id>/participation/formats")
@access(Permission.PARTICIPATION_VIEW, Process)
def formats(process: Process) -> ResponseReturnValue:
    return _page(process, PageName.FORMATS)


@bp.get("/processes/<int:process_id>/participation/data-quality")
@access(Permission.PARTICIPATION_VIEW, Process)
def quality(process: Process) -> ResponseReturnValue:
    return _page(process, PageName.QUALITY)


@bp.post("/processes/<int:process_id>/participation/figures/export")
@access(Permission.PARTICIPATION_VIEW, Process)
def export_figure(process: Process) -> ResponseReturnValue:
    wanted = request.form.get("figure", "")
    if wanted not in set(FigureName) or not sees_raw_figures(g.actor, process.administration_id):
        raise NotFound
    _form, look = _look(process, request.form)
    figure = one_figure(look, FigureName(wanted))
    table = figure.table
    file_format = wanted_format(request.form.get("file_format"))
    event = next((each.title for each in look.facts.events if each.id == look.event_id), "")
    chosen: dict[str, str | date] = {"start": look.period.start, "end": look.period.end, "event": event}
    actions.take_away(db.session, g.actor, process, tables=[table.name], file_format=file_format, filters=chosen)
    about = standing_filters(process.title, look.period, figure.as_of)
    return table_file(table, file_format, process.title, [*about, *([(_("Event"), event)] if event else [])])


def _map(process: Process) -> ResponseReturnValue:
    """Show the map: of what is counted, or to those who do not see that of what was released last."""
    chosen = _chosen(process, request.args)
    if chosen is None:
        return marked(render_template("participation/not_released.html", process=process))
    found, path, state = chosen.found, url_for("participation.show", process_id=process.id), chosen.state

    def lines(rows: Any) -> list[written.Line]:
        return list(written.lines(found, rows, path, state, chosen.folded))

    return marked(
        render_template(
            "participation/show.html",
            process=process,
            chosen=chosen,
            edition=chosen.edition,
            heading=chosen.heading,
            heads=written.heads(found),
            not_reached=lines(found.not_reached),
            tree=lines(found.tree),
            compared=lines(found.compared),
            sums=lines(found.sums),
            scale=written.scale(found),
        )
    )


def _chosen(process: Process, asked: Any) -> MapChoice | None:
    """Return the map that is asked for; none as long as nothing is released to those who see nothing else."""
    if sees_raw_figures(g.actor, process.administration_id):
        return map_choice.of_counts(process, MapForm, asked)
    edition = released.newest(db.session, process.id, Audience.HOUSE)
    if edition is None:
        return None
    return map_choice.of_release(edition, process.administration_id, ReleasedMapForm(formdata=asked), asked)


def _page(process: Process, page: PageName) -> ResponseReturnValue:
    if (answer := unchanged()) is not None:
        return answer
    if not sees_raw_figures(g.actor, process.administration_id):
        return _map(process)
    form, look = _look(process, request.args)
    figures = page_figures(look, page)
    return marked(
        render_template("participation/figures.html", process=process, page=page, form=form, look=look, figures=figures)
    )


def _look(process: Process, asked: Any) -> tuple[LookForm, Look]:
    """Return what was chosen, and what is looked at; without a choice, the balance is that of the latest event."""
    facts = queries.facts(db.session, process, holidays_in=holidays_in)
    events = [(each.event.id, f"{date_short(each.event.held_on)} – {each.event.title}") for each in facts.counts]
    form = LookForm(events=events[::-1], formdata=asked)
    period = map_choice.chosen_period(form, facts, process)
    if form.errors or form.event.data not in {each.event.id for each in facts.counts if each.event.held_on in period}:
        form.event.data = None
    return form, Look(facts, period, judged_on(process.actual_end_on, today()), form.event.data)
