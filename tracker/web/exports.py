"""What somebody takes away: tables with their words, as the file they asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from flask import Response, stream_with_context
from flask_babel import gettext as _

from tracker.domain import dashboards as rules
from tracker.domain.access import sees_raw_figures
from tracker.domain.coverage import EventCoverage
from tracker.domain.dashboards import Choice, Dashboard
from tracker.domain.exports import Export, ExportFormat, ExportTable
from tracker.domain.periods import Period
from tracker.domain.processes import judged_on
from tracker.extensions import db
from tracker.models import Process
from tracker.models.engine import will_write
from tracker.queries import dashboards, dialogues, themes
from tracker.queries import exports as queries
from tracker.reports import archive, csv, indicators, xlsx
from tracker.reports.definitions import VERSION
from tracker.reports.exports import columns
from tracker.reports.filenames import download_name
from tracker.reports.table import Row, Table
from tracker.reports.workbook import Workbook
from tracker.web.clock import today, wall_time
from tracker.web.dashboards import words
from tracker.web.files import file
from tracker.web.holidays import holidays_in
from tracker.web.labels import LABELS
from tracker.web.locale import date_short

COMPUTED = frozenset({ExportTable.ATTENDANCE, ExportTable.EVENTS, ExportTable.INDICATORS, ExportTable.THEMES})
FLAVOURS = {ExportFormat.CSV_GERMAN: csv.GERMAN, ExportFormat.CSV_INTERNATIONAL: csv.RFC4180}


@dataclass(frozen=True)
class Computed:
    """What the domain computes of one process, as the reader may see it."""

    process: Process
    dashboard: Dashboard
    events: list[EventCoverage]


class Tables:
    """The tables of an export; their rows are read when the file is written."""

    def __init__(self, export: Export) -> None:
        self.export = export
        self.words = words()
        self.computed = lru_cache(maxsize=1)(self._computed)

    def of(self, table: ExportTable) -> Table:
        """Return a table."""
        rows = self._computed_rows(table) if table in COMPUTED else queries.rows(db.session, table, self.export)
        return Table(table.value, str(LABELS[ExportTable][table]), columns(table, self.words), rows)

    def _computed_rows(self, table: ExportTable) -> Iterator[Row]:
        for each in self.export.processes:
            rows = (
                self._themes(each.id) if table is ExportTable.THEMES else self._rows_of(table, self.computed(each.id))
            )
            for row in rows:
                yield (each.administration_name, each.title, *row)

    def _themes(self, process_id: int) -> Iterator[Row]:
        process = db.session.get_one(Process, process_id)
        on = judged_on(process.actual_end_on, today())
        return themes.exported(db.session, process, self.export, on)

    def _rows_of(self, table: ExportTable, found: Computed) -> Iterator[Row]:
        if table is ExportTable.ATTENDANCE:
            return indicators.attendance(found.dashboard)
        if table is ExportTable.INDICATORS:
            return indicators.indicators(found.dashboard, found.events, self.words)
        period = found.dashboard.period
        rows = [row for row in dialogues.rows(db.session, found.process) if row.on in period or row.on > period.end]
        raw = found.dashboard.participation.is_raw
        return indicators.events(rows, {each.event.id: each for each in found.events}, raw=raw)

    def _computed(self, process_id: int) -> Computed:
        process = db.session.get_one(Process, process_id)
        facts = dashboards.facts(db.session, process, holidays_in=holidays_in)
        on = judged_on(process.actual_end_on, today())
        whole = rules.whole_period(facts, process.actual_start_on, on)
        start, end = self.export.start or whole.start, min(self.export.end or whole.end, whole.end)
        period = Period(max(start, whole.start), end)
        raw = sees_raw_figures(self.export.actor, process.administration_id)
        found = rules.of_process(facts, Choice(period), on=on, raw=raw)
        inside = [each for each in facts.counts if each.event.held_on in period]
        return Computed(process, found, [rules.event(facts, each, raw=raw) for each in inside])


def answer(
    export: Export, wanted: Sequence[ExportTable], file_format: ExportFormat, title: str, *, is_long: bool
) -> Response:
    """Return the file that was asked for; a long one is sent while it is read, after the request has ended."""
    tables = Tables(export)
    day, t = today().isoformat(), tables.words.t
    if file_format is not ExportFormat.XLSX and len(wanted) == 1:
        table = tables.of(wanted[0])
        name = download_name(title, table.title, day, extension="csv")
        return _sent(csv.stream(table, FLAVOURS[file_format], t=t), csv.MEDIA_TYPE, name, is_long=is_long)
    book = _workbook(tables, wanted, title)
    if file_format is ExportFormat.XLSX:
        body, media_type, extension = _once(lambda: xlsx.build(book, t=t)), xlsx.MEDIA_TYPE, "xlsx"
    else:
        body, media_type, extension = archive.stream(book, FLAVOURS[file_format], t=t), archive.MEDIA_TYPE, "zip"
    return _sent(body, media_type, download_name(title, day, extension=extension), is_long=is_long)


def _sent(body: Iterator[bytes], media_type: str, name: str, *, is_long: bool) -> Response:
    return file(stream_with_context(_reading(body)) if is_long else b"".join(body), media_type, name)


def _reading(body: Iterator[bytes]) -> Iterator[bytes]:
    """Yield a file in a transaction that keeps nobody from writing, however slowly it is taken."""
    will_write.set(False)
    yield from body


def _once(build: Callable[[], bytes]) -> Iterator[bytes]:
    yield build()


def level(export: Export) -> str:
    """Return at which level the reader gets participation."""
    raw, of = len(export.raw_process_ids), len(export.processes)
    if raw == of:
        return str(_("by department"))
    if raw == 0:
        return str(_("as it was released last"))
    return str(_("by department in %(count)s of %(of)s processes, else as it was released last", count=raw, of=of))


def filters(export: Export, wanted: Sequence[ExportTable]) -> list[tuple[str, str]]:
    """Return what was chosen, as the file says it."""
    return [
        (_("Administrations"), ", ".join(dict.fromkeys(row.administration_name for row in export.processes))),
        (_("Processes"), ", ".join(dict.fromkeys(row.title for row in export.processes))),
        (_("From"), _day(export.start, _("the beginning"))),
        (_("Until"), _day(export.end, _("today"))),
        (_("As of"), date_short(today())),
        (_("Tables"), ", ".join(str(LABELS[ExportTable][table]) for table in wanted)),
        (_("Participation"), level(export)),
        (_("Version of the definitions"), VERSION),
    ]


def _workbook(tables: Tables, wanted: Sequence[ExportTable], title: str) -> Workbook:
    notes = (
        _("Names of persons are left out: seats and functions stand in their place."),
        _("Only what you may read yourself is in the tables; items of other groups are left out."),
        *dict.fromkeys(filter(None, (queries.provenance(db.session, tables.export)))),
    )
    return Workbook(
        title=title,
        tables=[tables.of(table) for table in wanted],
        filters=filters(tables.export, wanted),
        notes=notes,
        made_at=wall_time(),
    )


def _day(day: date | None, otherwise: str) -> str:
    return otherwise if day is None else date_short(day)
