"""The dashboard of a process: where it stands, what slips, whom it has reached."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, g, render_template, request
from flask.typing import ResponseReturnValue

from tracker.actions import exports as actions
from tracker.domain import dashboards as rules
from tracker.domain.access import Permission, sees_raw_figures
from tracker.domain.dashboards import Choice, Dashboard
from tracker.domain.errors import NotFound
from tracker.domain.participation import EventRow
from tracker.domain.periods import Period
from tracker.domain.processes import judged_on
from tracker.extensions import db
from tracker.forms.dashboards import ChoiceForm
from tracker.models import Process
from tracker.queries import dashboards as queries
from tracker.queries import processes
from tracker.web.access import access
from tracker.web.clock import today, wall_time
from tracker.web.dashboards import FigureId, all_figures, figure
from tracker.web.files import csv_file, own_flavour
from tracker.web.freshness import marked, unchanged
from tracker.web.holidays import holidays_in
from tracker.web.locale import date_short

bp = Blueprint("dashboards", __name__)


@bp.get("/processes/<int:process_id>/dashboard")
@access(Permission.DASHBOARD_VIEW, Process)
def show(process: Process) -> ResponseReturnValue:
    if (answer := unchanged()) is not None:
        return answer
    form, found = _found(process, request.args)
    return marked(
        render_template(
            "dashboards/show.html",
            process=process,
            form=form,
            found=found,
            figures={each.id.value: each for each in all_figures(found)},
            decisions=queries.open_decisions(db.session, process, g.actor),
            dates=queries.next_dates(db.session, process, wall_time()),
        )
    )


@bp.post("/processes/<int:process_id>/dashboard/export")
@access(Permission.DASHBOARD_VIEW, Process)
def export(process: Process) -> ResponseReturnValue:
    wanted = request.form.get("figure", "")
    if wanted not in set(FigureId):
        raise NotFound
    _form, found = _found(process, request.form)
    table = figure(found, FigureId(wanted)).table
    flavour = own_flavour()
    actions.take_away(
        db.session,
        g.actor,
        process,
        tables=[table.name],
        file_format=f"csv-{flavour.name}",
        filters={
            "start": found.period.start,
            "end": found.period.end,
            "event": found.event.event.title if found.event else None,
            "group": found.group.rhythm.group if found.group else None,
        },
    )
    return csv_file(table, flavour, process.title, table.title, found.on.isoformat())


def _found(process: Process, chosen: Any) -> tuple[ChoiceForm, Dashboard]:
    """Return what was chosen and the dashboard that goes with it."""
    facts = queries.facts(db.session, process, holidays_in=holidays_in)
    on = judged_on(process.actual_end_on, today())
    whole = rules.whole_period(facts, process.actual_start_on, on)
    form = ChoiceForm(
        events=[(each.event.id, _name(each.event)) for each in reversed(facts.counts)],
        groups=[(group.id, group.name) for group in processes.groups(db.session, process)],
        formdata=chosen,
    )
    form.validate()
    choice = Choice(
        Period(*form.period(whole.start, whole.end)),
        event_id=None if form.errors else form.event.data,
        group_id=None if form.errors else form.group.data,
    )
    form.show(choice.period)
    raw = sees_raw_figures(g.actor, process.administration_id)
    return form, rules.of_process(facts, choice, on=on, raw=raw)


def _name(event: EventRow) -> str:
    return f"{date_short(event.held_on)} – {event.title}"
