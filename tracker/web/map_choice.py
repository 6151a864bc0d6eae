"""What somebody chose to see of the map of participation, and the map that follows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from flask_babel import gettext as _

from tracker.domain import (
    coverage,
    coverage_map,
    coverage_map_events,
    coverage_map_released,
    participation_facts,
    participation_overview,
)
from tracker.domain.coverage import Breadth
from tracker.domain.coverage_map import CoverageMap, Measure, Span
from tracker.domain.coverage_map_events import House
from tracker.domain.editions import Edition
from tracker.domain.numbers import whole_number
from tracker.domain.participation_facts import EventChoice, ParticipationFacts
from tracker.domain.periods import Period
from tracker.domain.processes import judged_on
from tracker.extensions import db
from tracker.models import Process
from tracker.queries import administrations, departments, fields_of_action
from tracker.queries import participation_facts as queries
from tracker.web import coverage_map as written
from tracker.web.clock import today
from tracker.web.findings import finding_text
from tracker.web.holidays import holidays_in
from tracker.web.labels import label
from tracker.web.releases import as_of
from tracker.web.table_files import standing_filters

if TYPE_CHECKING:  # forms lie above the web layer; views hand them down
    from tracker.forms.participation import MapForm, ReleasedMapForm
    from tracker.forms.periods import PeriodForm


@dataclass(frozen=True)
class MapChoice:
    """What the address asks for, and the map that follows; `edition` is the release that it shows, if it is one.

    `events` says in words which ones were chosen, and `field_name` on which field of action, if on one.
    """

    form: ReleasedMapForm
    period: Period
    breadth: Breadth
    found: CoverageMap
    department: int | None
    folded: list[int]
    edition: Edition | None = None
    events: Sequence[tuple[str, str]] = ()
    field_name: str = ""

    @property
    def heading(self) -> str:
        """What the map says in one sentence."""
        return finding_text(participation_overview.breadth_headline(self.breadth))

    @property
    def as_of(self) -> date:
        """The day that the map holds for: the end of its period, or the day of the release that it shows."""
        return as_of(self.edition, self.period)

    @property
    def department_name(self) -> str:
        """The name of the only department that is shown, if one was chosen."""
        names = {row.department_id: row.name for row in self.found.rows if row.department_id}
        return names.get(self.department, "") if self.department else ""

    @property
    def state(self) -> dict[str, Any]:
        """What is to stand in the address to see the same, but for one department and folded groups."""
        chosen = {field.name: field.data for field in self.form if field.name not in {"start", "end"}}
        if "start" in self.form:
            chosen |= {"start": self.period.start.isoformat(), "end": self.period.end.isoformat()}
        return {name: value for name, value in chosen.items() if value is not None}

    def filters(self, process: Process) -> list[tuple[str, str]]:
        """Return what was chosen, as a file says it."""
        return [
            *standing_filters(process.title, self.period, self.as_of),
            (_("Show"), label(self.found.measure)),
            (_("Columns"), label(_span(self.form))),
            *self.events,
            (_("Department"), self.department_name or _("All departments")),
        ]


def of_counts(process: Process, make: type[MapForm], asked: Any) -> MapChoice:
    """Return the map of what is counted, for those who see it as it is; `make` makes the form."""
    facts = queries.facts(db.session, process, holidays_in=holidays_in)
    house = House(facts.departments)
    levels = administrations.levels(db.session, process.administration_id)
    fields = [(field.id, field.name) for field in fields_of_action.of_process(db.session, process.id)]
    form = make(fields=fields, levels=written.depths(house, levels), formdata=asked)
    period = chosen_period(form, facts, process)
    choice = EventChoice(period) if form.errors else _events(form, period)
    counts = participation_facts.chosen_counts(facts, choice)
    breadth = coverage.breadth(counts, facts.departments, facts.headcounts, period)
    tables = participation_facts.tables(facts, counts)
    found = coverage_map_events.of_events(tables, house, breadth, period, measure=_measure(form), span=_span(form))
    if not form.errors and form.level.data is not None and "department" not in asked:
        found = coverage_map.down_to(found, form.level.data)
    field = form.fields.get(form.field.data, "")
    return _narrowed(
        MapChoice(form, period, breadth, found, *_part(asked), events=_words(form, field), field_name=field)
    )


def of_release(edition: Edition, administration_id: int, form: ReleasedMapForm, asked: Any) -> MapChoice:
    """Return the map of what was released, for those who see nothing else."""
    form.validate()
    figures = edition.figures
    rows = departments.of_administration(db.session, administration_id)
    found = coverage_map_released.of_released(figures, measure=_measure(form), span=_span(form), departments=rows)
    breadth = figures.participation.breadth
    return _narrowed(MapChoice(form, figures.period, breadth, found, *_part(asked), edition))


def _words(form: MapForm, field: str) -> list[tuple[str, str]]:
    """Return which events were chosen, as a file says it."""
    return [
        (_("Kind"), label(form.kind.data) or _("All kinds")),
        (_("Format"), label(form.format.data) or _("All formats")),
        (_("With notes on"), field or _("All fields of action")),
    ]


def _events(form: MapForm, period: Period) -> EventChoice:
    on_field = None if form.field.data is None else queries.events_on(db.session, form.field.data)
    return EventChoice(period, form.kind.data, form.format.data, on_field)


def chosen_period(form: PeriodForm, facts: ParticipationFacts, process: Process) -> Period:
    """Return the chosen part of the time of a process, and show it in the form."""
    form.validate()
    whole = facts.whole_period(process.actual_start_on, judged_on(process.actual_end_on, today()))
    period = Period(*form.period(whole.start, whole.end))
    form.show(period)
    return period


def _measure(form: ReleasedMapForm) -> Measure:
    return Measure.COVERAGE if form.measure.errors else Measure(form.measure.data)


def _span(form: ReleasedMapForm) -> Span:
    return Span.EVENTS if form.span.errors else Span(form.span.data)


def _part(asked: Any) -> tuple[int | None, list[int]]:
    """Return the only department that is asked for, and the groups that are folded."""
    return asked.get("department", type=whole_number), asked.getlist("folded", type=whole_number)


def _narrowed(choice: MapChoice) -> MapChoice:
    """Return the choice with the part of the map that is shown."""
    if choice.department is not None:
        return replace(choice, found=coverage_map.below(choice.found, choice.department))
    return replace(choice, found=coverage_map.folded(choice.found, choice.folded))
