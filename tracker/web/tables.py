"""The tables of reports as pages show them: the same rows, written as the language writes them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

from flask import Flask
from flask_babel import gettext as _

from tracker.domain.values import Figure
from tracker.reports.table import Cell, Column, Kind, Table
from tracker.web.locale import DASH, date_and_time, date_short, number, percent

NUMBERS: Mapping[Kind, str] = {Kind.INTEGER: "number", Kind.DECIMAL: "number", Kind.SHARE: "percent"}


def init_app(app: Flask) -> None:
    """Give templates the filters."""
    app.jinja_env.filters |= {"headings": headings, "lines": lines}


def headings(table: Table) -> list[str | tuple[str, str]]:
    """Return the headings of a table; a number comes with how it is written."""
    return [
        (column.label, NUMBERS[column.kind]) if column.kind in NUMBERS else column.label for column in table.columns
    ]


def lines(table: Table) -> list[list[Any]]:
    """Return the rows of a table as words; a figure stays one, because it shows why it is missing."""
    writers = [_writer(column) for column in table.columns]
    return [[write(cell) for write, cell in zip(writers, row, strict=True)] for row in table.rows]


def _writer(column: Column) -> Callable[[Cell], Any]:
    def write(cell: Cell) -> Any:
        match cell:
            case None:
                return DASH
            case Figure():
                return cell
            case datetime():
                return date_and_time(cell)
            case date():
                return date_short(cell)
            case bool():
                return str(_("yes") if cell else _("no"))
            case str():
                return column.values.get(cell, cell) or DASH
            case _:
                return _number(float(cell), column)

    return write


def _number(value: float, column: Column) -> str:
    return percent(value, column.decimals or 0) if column.kind is Kind.SHARE else number(value, column.decimals)
