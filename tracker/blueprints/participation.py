"""The participation of the house: its map, and what it adds up to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import Blueprint, g, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from tracker.actions import exports as actions
from tracker.domain import coverage, coverage_map, coverage_map_events, participation_facts, participation_overview
from tracker.domain.access import Permission, sees_raw_figures
from tracker.domain.coverage import Breadth
from tracker.domain.coverage_map import CoverageMap, Measure, Span
from tracker.domain.coverage_map_events import House
from tracker.domain.errors import NotFound
from tracker.domain.participation_facts import EventChoice, ParticipationFacts
from tracker.domain.periods import Period
from tracker.domain.processes import judged_on
from tracker.domain.releases import Audience
from tracker.extensions import db
from tracker.forms.participation import LookForm, MapForm
from tracker.forms.periods import PeriodForm
from tracker.models import Process
from tracker.queries import administrations, released
from tracker.queries import participation_facts as queries
from tracker.reports.coverage_map import coverage_map as table_of
from tracker.web import coverage_map as written
from tracker.web import release_page
from tracker.web.access import access
from tracker.web.clock import today
from tracker.web.dashboards import words
from tracker.web.findings import finding_text
from tracker.web.freshness import marked, unchanged
from tracker.web.holidays import holidays_in
from tracker.web.labels import label
from tracker.web.locale import date_short
from tracker.web.participation import PageName, one_figure, page_figures
from tracker.web.participation_look import FigureName, Look
from tracker.web.table_files import standing_filters, table_file, wanted_format

bp = Blueprint("participation", __name__)


@dataclass(frozen=True)
class Chosen:
    """What the address asks for, and the map that follows."""

    form: MapForm
    period: Period
    breadth: Breadth
    found: CoverageMap
    department: int | None
    folded: list[int]

    @property
    def department_name(self) -> str:
        """The name of the only department that is shown, if one was chosen."""
        names = {row.department_id: row.name for row in self.found.rows if row.department_id}
        return names.get(self.department, "") if self.department else ""

    @property
    def state(self) -> dict[str, Any]:
        """What is to stand in the address to see the same, but for one department and folded groups."""
        form = self.form
        chosen = {
            "measure": form.measure.data,
            "span": form.span.data,
            "kind": form.kind.data,
            "format": form.format.data,
            "start": self.period.start.isoformat(),
            "end": self.period.end.isoformat(),
            "level": form.level.data,
        }
        return {name: value for name, value in chosen.items() if value is not None}


@bp.get("/processes/<int:process_id>/participation")
@access(Permission.PARTICIPATION_VIEW, Process)
def show(process: Process) -> ResponseReturnValue:
    if (answer := unchanged()) is not None:
        return answer
    if not sees_raw_figures(g.actor, process.administration_id):
        return _as_released(process)
    chosen = _chosen(process, request.args)
    found, path = chosen.found, url_for(".show", process_id=process.id)

    def lines(rows: Any) -> list[written.Line]:
        return list(written.lines(found, rows, path, chosen.state, chosen.folded))

    return marked(
        render_template(
            "participation/show.html",
            process=process,
            chosen=chosen,
            heading=finding_text(participation_overview.breadth_headline(chosen.breadth)),
            heads=written.heads(found),
            not_reached=lines(found.not_reached),
            tree=lines(found.tree),
            compared=lines(found.compared),
            sums=lines(found.sums),
            scale=written.scale(found),
        )
    )


@bp.post("/processes/<int:process_id>/participation/export")
@access(Permission.PARTICIPATION_VIEW, Process)
def export(process: Process) -> ResponseReturnValue:
    if not sees_raw_figures(g.actor, process.administration_id):
        raise NotFound
    chosen = _chosen(process, request.form)
    table = table_of(chosen.found, words(), written.heading)
    file_format = wanted_format(request.form.get("file_format"))
    folded = ", ".join(map(str, chosen.folded))
    filters = chosen.state | {"department": chosen.department, "folded": folded}
    actions.take_away(db.session, g.actor, process, tables=[table.name], file_format=file_format, filters=filters)
    return table_file(table, file_format, process.title, _filters(process, chosen))


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
    table = one_figure(look, FigureName(wanted)).table
    file_format = wanted_format(request.form.get("file_format"))
    event = next((each.title for each in look.facts.events if each.id == look.event_id), "")
    chosen: dict[str, str | date] = {"start": look.period.start, "end": look.period.end, "event": event}
    actions.take_away(db.session, g.actor, process, tables=[table.name], file_format=file_format, filters=chosen)
    about = standing_filters(process.title, look.period)
    return table_file(table, file_format, process.title, [*about, *([(_("Event"), event)] if event else [])])


def _as_released(process: Process) -> ResponseReturnValue:
    edition = released.newest(db.session, process.id, Audience.HOUSE)
    return marked(
        render_template(
            "participation/released.html",
            process=process,
            release=edition.release if edition else None,
            found=release_page.of_release(edition.figures) if edition else None,
        )
    )


def _page(process: Process, page: PageName) -> ResponseReturnValue:
    if (answer := unchanged()) is not None:
        return answer
    if not sees_raw_figures(g.actor, process.administration_id):
        return _as_released(process)
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
    period = _period(form, facts, process)
    if form.errors or form.event.data not in {each.event.id for each in facts.counts if each.event.held_on in period}:
        form.event.data = None
    return form, Look(facts, period, judged_on(process.actual_end_on, today()), form.event.data)


def _chosen(process: Process, asked: Any) -> Chosen:
    """Return what was chosen and the map that goes with it."""
    facts = queries.facts(db.session, process, holidays_in=holidays_in)
    house = House(facts.departments, facts.successors)
    levels = administrations.levels(db.session, process.administration_id)
    form = MapForm(levels=written.depths(house, levels), formdata=asked)
    period = _period(form, facts, process)
    choice = EventChoice(period) if form.errors else EventChoice(period, form.kind.data, form.format.data)
    measure = Measure.COVERAGE if form.measure.errors else form.measure.data
    span = Span.EVENTS if form.span.errors else form.span.data
    counts = participation_facts.chosen_counts(facts, choice)
    breadth = coverage.breadth(counts, facts.departments, period)
    tables = participation_facts.tables(facts, counts)
    found = coverage_map_events.of_events(tables, house, breadth, period, measure=measure, span=span)
    department, folded = asked.get("department", type=int), asked.getlist("folded", type=int)
    return Chosen(form, period, breadth, _narrowed(found, form, department, folded), department, folded)


def _period(form: PeriodForm, facts: ParticipationFacts, process: Process) -> Period:
    """Return the chosen part of the time of a process, and show it in the form."""
    form.validate()
    whole = facts.whole_period(process.actual_start_on, judged_on(process.actual_end_on, today()))
    period = Period(*form.period(whole.start, whole.end))
    form.show(period)
    return period


def _narrowed(found: CoverageMap, form: MapForm, department: int | None, folded: list[int]) -> CoverageMap:
    """Return the part of the map that is shown."""
    if department is not None:
        return coverage_map.below(found, department)
    if not form.errors and form.level.data is not None:
        found = coverage_map.down_to(found, form.level.data)
    return coverage_map.folded(found, folded)


def _filters(process: Process, chosen: Chosen) -> list[tuple[str, str]]:
    """Return what was chosen, as the file says it."""
    form = chosen.form
    return [
        *standing_filters(process.title, chosen.period),
        (_("Show"), label(chosen.found.measure)),
        (_("Columns"), label(form.span.data or Span.EVENTS)),
        (_("Kind"), label(form.kind.data) or _("All kinds")),
        (_("Format"), label(form.format.data) or _("All formats")),
        (_("Department"), chosen.department_name or _("All departments")),
    ]
