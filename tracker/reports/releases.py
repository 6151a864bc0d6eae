"""A release as a table to take away: a row per unit and event, exactly as it was released."""

from __future__ import annotations

from collections.abc import Iterator

from tracker.domain.released import Released
from tracker.domain.values import Figure, not_applicable
from tracker.reports.table import Column, Kind, Row, Table
from tracker.reports.words import Words


def participation(found: Released, words: Words) -> Table:
    """Return the participants of each unit at each event, then their totals (4.1, 4.3)."""
    t = words.t
    columns = (
        Column("unit", t("Unit")),
        Column("departments", t("Departments")),
        Column("event", t("Event")),
        Column("held_on", t("Date"), Kind.DATE),
        words.participants(is_raw=False),
        words.indicator("4.3", "coverage", t("Coverage"), Kind.SHARE),
    )
    return Table("release", t("Release"), columns, list(_rows(found, words)))


def _rows(found: Released, words: Words) -> Iterator[Row]:
    table, house, every = found.table, words.t("The whole house"), words.t("All events")
    for at, unit in enumerate(table.units):
        name = unit.name or words.t("Not assigned")
        members = ", ".join(unit.members)
        for column, event in enumerate(table.columns if table.cells else ()):
            coverage = found.coverage(at, column)
            yield name, members, event.title, event.held_on, table.cells[at][column], coverage
        yield name, members, every, None, table.unit_totals[at], _none()
    for column, event in enumerate(table.columns):
        share = found.event(event.id)
        yield house, "", event.title, event.held_on, table.column_totals[column], share.house if share else _none()
    yield house, "", every, None, table.total, _none()


def _none() -> Figure:
    """Attendances over several events have no share of the staff: the same people may have come again."""
    return not_applicable("4.3")
