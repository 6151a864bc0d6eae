"""The codebook: what every variable of an export means."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tracker.reports.table import Column, Kind, Row, Table, Translate, with_states


def codebook(tables: Iterable[Table], *, t: Translate) -> Table:
    """Return the variables of the tables as a table, in the order in which they stand in the files.

    The rows of the tables are not touched. A missing value is an empty cell everywhere; the state column beside it
    says why, and its codes stand here like those of any category.
    """
    columns = (
        Column("table_name", t("Table")),
        Column("variable", t("Variable")),
        Column("label", t("Label")),
        Column("kind", t("Type"), Kind.CATEGORY, values=kind_labels(t)),
        Column("unit", t("Unit")),
        Column("valid_values", t("Valid values")),
        Column("missing_values", t("Missing values")),
        Column("formula", t("Formula")),
        Column("indicator_version", t("Indicator version")),
        Column("universe", t("Universe")),
        Column("source", t("Source")),
        Column("disclosure", t("Disclosure treatment")),
        Column("impact_step", t("Impact step"), Kind.INTEGER),
    )
    return Table("codebook", t("Codebook"), columns, list(_rows(tables, t)))


def kind_labels(t: Translate) -> dict[str, str]:
    """Return the words for the types of variables."""
    return {
        Kind.TEXT.value: t("text"),
        Kind.CATEGORY.value: t("category"),
        Kind.INTEGER.value: t("whole number"),
        Kind.DECIMAL.value: t("decimal number"),
        Kind.SHARE.value: t("share from 0 to 1"),
        Kind.DATE.value: t("date"),
        Kind.MOMENT.value: t("date and time"),
        Kind.BOOLEAN.value: t("yes or no"),
    }


def _rows(tables: Iterable[Table], t: Translate) -> Iterator[Row]:
    for table in tables:
        for column in with_states(table, t=t, names_complete=True).columns:
            yield (
                table.name,
                column.name,
                column.label,
                column.kind.value,
                column.unit,
                "; ".join(f"{code} = {label}" for code, label in column.values.items()),
                _missing(column, t),
                column.formula,
                column.version,
                column.universe,
                column.source,
                column.disclosure,
                column.step,
            )


def _missing(column: Column, t: Translate) -> str:
    if column.has_state:
        return t("empty; the reason stands in %(variable)s") % {"variable": column.state_name}
    return t("empty: nothing entered")
