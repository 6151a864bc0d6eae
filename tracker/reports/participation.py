"""The tables behind the figures of the participation: the same rows on the page and in the files (rule R6)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from tracker.domain import coverage, reach
from tracker.domain.balance import Balance
from tracker.domain.coverage import EventCoverage
from tracker.domain.data_quality import Compulsory, DataQuality, Timeliness
from tracker.domain.dialogues import DialogueState
from tracker.domain.display import NUMBER_DECIMALS
from tracker.domain.format_comparison import FallenOut, FormatRow
from tracker.domain.meetings import MeetingFormat
from tracker.domain.person_hours import EventHours
from tracker.domain.reach import ReachPoint
from tracker.domain.values import Figure, not_applicable
from tracker.reports.dashboards import most
from tracker.reports.table import Column, Kind, Row, Table
from tracker.reports.words import Words


def repeat(points: Iterable[ReachPoint], words: Words) -> Table:
    """Return after each event which share of the attendances was not somebody's first (4.6)."""
    t = words.t
    columns = (
        Column("event", t("Event")),
        words.indicator("4.6", "repeat_least", t("Repeated, at least"), Kind.SHARE),
        words.indicator("4.6", "repeat_most", t("Repeated, at most"), Kind.SHARE),
        words.indicator("4.1", "attendances", t("Attendances so far")),
        Column("held_on", t("Date"), Kind.DATE),
    )
    rows: list[Row] = []
    for point in points:
        share = reach.repeat(point)
        bounds = replace(share, upper=None), most(share)
        rows.append((point.event.title, *bounds, point.attendances, point.event.held_on))
    return Table("repeat", t("Repeated participation"), columns, rows)


def turnout(events: Iterable[tuple[EventCoverage, Figure]], words: Words) -> Table:
    """Return which share of the invited came to each event (4.2)."""
    t = words.t
    columns = (
        Column("event", t("Event")),
        words.indicator("4.2", "turnout", t("Turnout"), Kind.SHARE),
        words.indicator("4.2", "invited", t("People invited")),
        words.indicator("4.1", "came", t("Of the house")),
        words.indicator("4.1", "participants", t("Participants, with guests")),
        Column("held_on", t("Date"), Kind.DATE),
    )
    rows: list[Row] = [
        (
            each.event.title,
            share,
            coverage.invited(each, each.event.invited),
            coverage.of_the_house(each),
            each.attendances,
            each.event.held_on,
        )
        for each, share in events
    ]
    return Table("turnout", t("Turnout"), columns, rows)


def hours(rows: Sequence[EventHours], total: tuple[Figure, Figure], words: Words) -> Table:
    """Return the time that people gave to each event (4.7)."""
    t = words.t
    columns = (
        Column("event", t("Event")),
        words.indicator("4.7", "hours", t("Hours"), Kind.DECIMAL, unit=t("hours")),
        words.indicator("4.7", "per_hundred", t("Hours per 100 staff"), Kind.DECIMAL, unit=t("hours")),
        Column("measured", t("Measured by a file"), Kind.BOOLEAN),
        Column("held_on", t("Date"), Kind.DATE),
    )
    lines: list[Row] = [
        (row.event.title, row.hours, row.per_hundred, row.is_measured, row.event.held_on) for row in rows
    ]
    return Table("person_hours", t("Time given"), columns, [*lines, (t("All events"), *total, None, None)])


def quotients(found: Balance, words: Words) -> Table:
    """Return each department's share of the attendances over its share of the staff (4.9)."""
    t, decimals = words.t, NUMBER_DECIMALS["4.9"]
    columns = (
        Column("department", t("Department")),
        words.indicator("4.9", "quotient", t("Participation quotient"), Kind.DECIMAL),
        Column("chance_least", t("By chance, at least"), Kind.DECIMAL, decimals=decimals),
        Column("chance_most", t("By chance, at most"), Kind.DECIMAL, decimals=decimals),
        Column("participants", t("Participants"), Kind.INTEGER),
        Column("staff", t("Staff"), Kind.INTEGER),
    )
    rows: list[Row] = [
        (
            row.place.department.name,
            row.quotient,
            *(row.band or (None, None)),
            row.place.attendances,
            row.place.staff,
        )
        for row in found.rows
    ]
    return Table("participation_quotients", t("Balance of the departments"), columns, rows)


def measures(found: Balance, words: Words) -> Table:
    """Return how uneven the participation is, measure by measure (4.9)."""
    t = words.t
    columns = (
        Column("measure", t("Key figure")),
        words.indicator("4.9", "share", t("Share"), Kind.SHARE),
        words.indicator("4.9", "number", t("Value"), Kind.DECIMAL),
        Column("meaning", t("What it says")),
    )
    nothing = not_applicable("4.9")
    shares = (
        (t("Dissimilarity (D)"), found.dissimilarity, t("Share of the attendances that would have to move.")),
        (t("Dissimilarity by chance"), found.expected, t("What chance alone is expected to bring.")),
        (t("Probability (p)"), found.chance, t("How often chance alone is as uneven as this.")),
        (t("Gini coefficient"), found.gini, t("0: every department as its size; near 1: all from one.")),
    )
    entropy = t("Relative entropy")
    rows: list[Row] = [(name, value, nothing, meaning) for name, value, meaning in shares]
    rows.append((entropy, nothing, found.divergence, t("0: every department as its size; without an upper end.")))
    return Table("balance", t("Measures of balance"), columns, rows)


def formats(rows: Iterable[FormatRow], words: Words) -> Table:
    """Return what each format reached (4.1, 4.3, 4.5)."""
    t = words.t
    columns = (
        words.category("format", t("Format"), MeetingFormat),
        words.indicator("4.3", "coverage", t("Share of the staff invited"), Kind.SHARE),
        Column("came", t("Of the house"), Kind.INTEGER),
        Column("staff", t("Staff invited"), Kind.INTEGER),
        words.indicator("4.5", "first_timers", t("First-timers"), Kind.SHARE),
        words.indicator("4.1", "attendances", t("Attendances, with guests")),
        Column("events", t("Events"), Kind.INTEGER),
    )
    lines: list[Row] = [
        (
            row.format.value,
            row.coverage,
            _whole(row.coverage.numerator),
            _whole(row.coverage.denominator),
            row.first_timers,
            row.attendances,
            int(row.events.value or 0),
        )
        for row in rows
    ]
    return Table("formats", t("Formats compared"), columns, lines)


def fallen_out(rows: Iterable[FallenOut], words: Words) -> Table:
    """Return what was not held or was postponed."""
    t = words.t
    columns = (
        Column("event", t("Event")),
        words.category("state", t("State"), DialogueState),
        Column("reason", t("Reason")),
        words.category("format", t("Format"), MeetingFormat),
        Column("planned_on", t("Planned for"), Kind.DATE),
        Column("follow_up_on", t("Follow-up on"), Kind.DATE),
    )
    lines: list[Row] = [
        (
            row.event.title,
            row.event.state.value,
            row.event.state_reason,
            row.event.format.value,
            row.event.on,
            row.follow_up_on,
        )
        for row in rows
    ]
    return Table("fallen_out", t("Not held and postponed"), columns, lines)


def timeliness(found: DataQuality, words: Words) -> Table:
    """Return after how many working days each event was documented, and what is missing (4.21, 4.22)."""
    t = words.t
    labels = words.labels(Compulsory)
    columns = (
        Column("event", t("Event")),
        words.indicator("4.21", "working_days", t("Working days until documented"), unit=t("days")),
        words.category("timeliness", t("Timeliness"), Timeliness),
        Column("missing", t("What is missing")),
        Column("planned_on", t("Date"), Kind.DATE),
    )
    rows: list[Row] = [
        (
            row.event.title,
            row.lag,
            row.timeliness.value,
            ", ".join(labels[each.value] for each in row.missing),
            row.event.on,
        )
        for row in found.events
    ]
    return Table("documentation", t("Documentation of the events"), columns, rows)


def completeness(found: DataQuality, words: Words) -> Table:
    """Return how often each compulsory entry is missing (4.22)."""
    t = words.t
    columns = (
        words.category("entry", t("Compulsory entry"), Compulsory),
        Column("missing", t("Missing entries"), Kind.INTEGER),
    )
    rows: list[Row] = [(each.value, number) for each, number in found.missing.items()]
    return Table("completeness", t("Completeness"), columns, rows)


def quality(found: DataQuality, words: Words) -> Table:
    """Return the figures of the record (4.21 to 4.23); the last one is in days."""
    t = words.t
    columns = (
        Column("measure", t("Key figure")),
        words.indicator("4.23", "share", t("Share"), Kind.SHARE),
        words.indicator("4.23", "days", t("Days"), Kind.DECIMAL, unit=t("days")),
    )
    nothing = not_applicable("4.23")
    rows: list[Row] = [(name, share, nothing) for name, share in quality_shares(found, words)]
    lag: Row = (t("Days until a count is corrected (median)"), nothing, found.correction_lag)
    return Table("data_quality", t("Data quality"), columns, [*rows, lag])


def quality_shares(found: DataQuality, words: Words) -> list[tuple[str, Figure]]:
    """Return the shares of the record with their names."""
    t = words.t
    return [
        (t("Documented within ten working days"), found.timeliness),
        (t("All compulsory entries are there"), found.completeness),
        (t("Agrees with a total counted apart"), found.reconciled),
        (t("Attendances without a department"), found.unassigned),
    ]


def _whole(number: float | None) -> int | None:
    return None if number is None else int(number)
