"""What each indicator means: its formula, what it counts, and where its numbers come from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tracker.domain.milestones import USUAL
from tracker.reports.table import Translate

VERSION = "1"
"""Of the definitions as a whole; it changes when a formula does, and stands in every export."""

_THRESHOLDS = {
    "overdue": USUAL.overdue,
    "slipped": USUAL.slipped,
    "slipped_far": USUAL.slipped_far,
    "stale": round(USUAL.reporting * USUAL.stale_after_reports),
}


@dataclass(frozen=True)
class Definition:
    """One indicator; `n` is what a share is a share of, `caution` what must be known to read it."""

    number: str
    name: str
    formula: str
    n: str
    source: str
    caution: str = ""


def definitions(t: Translate) -> list[Definition]:
    """Return the definitions in the order of their numbers."""
    return [*_participation(t), *_milestones(t), *_work(t), *_meetings(t)]


def by_number(t: Translate) -> dict[str, Definition]:
    """Return the definitions by their numbers."""
    return {definition.number: definition for definition in definitions(t)}


def _participation(t: Translate) -> Iterator[Definition]:
    counts = t("Counts of the events: sign-in list, tally, online report or estimate. Nobody's name is recorded.")
    staff = t("Headcounts of the administration: persons, not full-time equivalents.")
    yield Definition(
        "4.1",
        t("Attendances"),
        t(
            "Sum of the participants of all departments, of those not assigned and of external guests; "
            "what is released leaves the guests out."
        ),
        t("Every event that was held."),
        counts,
        t("Attendances add up over events, persons do not."),
    )
    yield Definition(
        "4.2",
        t("Turnout"),
        t("Participants of the house divided by the people who were invited."),
        t("People invited; for an open invitation, all staff on the day of the event."),
        counts,
        t("More participants than people invited are an input error and are not shown as a share."),
    )
    yield Definition(
        "4.3",
        t("Coverage of an event"),
        t("Participants divided by the headcount on the day of the event; for the house sum by sum."),
        t("Staff on the day of the event, external guests left out."),
        f"{counts} {staff}",
        t(
            "The coverage of the house is never the mean of its departments. Attendances of several events are "
            "no share of the staff, because the same people come again; a month of the map shows their average."
        ),
    )
    yield Definition(
        "4.4",
        t("Departments reached"),
        t("Departments with at least one attendance in the period, divided by all departments in the period."),
        t(
            "Departments in which people are counted: those without another one below them. "
            "In a release, small departments that are shown together count as one."
        ),
        counts,
        t("While a count is missing, a department is unknown, not unreached; the share is then a lower bound."),
    )
    yield Definition(
        "4.5",
        t("Staff reached at least once"),
        t(
            "Sum of the people who were there for the first time. Where that was not counted, bounds per department: "
            "at least the largest count of one event, at most the sum of all counts, never more than the headcount."
        ),
        t("Staff at the end of the period."),
        f"{counts} {staff}",
        t("An interval is no inaccuracy of the calculation: first-timers were not counted everywhere."),
    )
    yield Definition(
        "4.6",
        t("Repeated participation"),
        t("Attendances that were not somebody's first, divided by all attendances."),
        t("Attendances of the house in the period."),
        counts,
    )
    yield Definition(
        "4.7",
        t("Time given"),
        t("Participants times the duration of the event; where an attendance file says how long each stayed, that."),
        t("Every event that was held and has an end; per 100 staff on the day of the event."),
        counts,
        t("The time of the steering group and of the facilitators is not in it."),
    )
    yield Definition(
        "4.9",
        t("Balance of the departments"),
        t(
            "Participation quotient: a department's share of the attendances over its share of the staff. "
            "Dissimilarity: half the sum of the differences of these shares. Gini coefficient of the coverage, "
            "weighted by staff. Relative entropy of the shares. By chance: the staff of the house drawn without regard "
            "to departments, the expectation exactly, the probability by 20,000 draws with a fixed seed."
        ),
        t("Departments with a count and a headcount; at least three attendances per department."),
        f"{counts} {staff}",
        t("Offices differ in size, so that the entropy alone says nothing about balance."),
    )


def _milestones(t: Translate) -> Iterator[Definition]:
    reports = t("Dates that were reported for the milestones, each kept with its day and its reason.")
    yield Definition(
        "4.10",
        t("Slippage of a milestone"),
        t("Expected day minus planned day, in days; for a milestone that is reached, the day on which it was."),
        t("Milestones with a plan; cancelled ones are listed apart."),
        reports,
        t("A new plan does not overwrite the first one; both are shown."),
    )
    yield Definition(
        "4.11",
        t("Milestone trend analysis"),
        t(
            "Expected day over the day of the report. The slope of the last three reports says where it goes: "
            "up to 0.1 days per day it is stable, above that rising, below falling."
        ),
        t("Milestones that have been given a date."),
        reports,
        t("A line without a fresh report is dashed, because nobody knows whether its date still holds."),
    )
    yield Definition(
        "4.12",
        t("Milestones on time"),
        t("Milestones reached on the planned day or before, divided by the milestones planned until today."),
        t("Milestones with a plan until today; open ones count as late."),
        reports,
    )
    yield Definition(
        "4.14",
        t("Traffic light"),
        t(
            "Act: overdue by more than %(overdue)s days, behind plan by more than %(slipped_far)s days, or blocked. "
            "Watch: overdue, behind plan by more than %(slipped)s days, or rising. "
            "Unknown: nothing reported for %(stale)s days. Otherwise on plan."
        )
        % _THRESHOLDS,
        t("Each milestone; the light of the process is the worst of its gates and important milestones."),
        reports,
        t("What nobody reports is never on plan."),
    )


def _work(t: Translate) -> Iterator[Definition]:
    records = t("Action items and decisions of the groups, with their dates.")
    yield Definition(
        "4.15",
        t("Action items done in time"),
        t("Action items closed by their original due date, divided by all that were due in the period."),
        t("Action items due in the period that have somebody responsible; dropped ones left out."),
        records,
        t("The original date counts, however often it was postponed."),
    )
    yield Definition(
        "4.16",
        t("Age of open work"),
        t("Days since an open action item was agreed or an open decision was taken: up to 30, up to 90, or more."),
        t("Action items and accepted decisions that are open today."),
        records,
    )
    yield Definition(
        "4.17",
        t("Overdue action items"),
        t("Open action items whose due date has passed, and by how many days on average."),
        t("Action items that are open today."),
        records,
    )
    yield Definition(
        "4.18",
        t("Decisions carried out"),
        t("Decisions carried out within 90 or 180 days, divided by the decisions that are at least as old."),
        t("Accepted decisions of that age; superseded ones left out."),
        records,
    )


def _meetings(t: Translate) -> Iterator[Definition]:
    minutes = t("Meetings of the group with their attendance.")
    yield Definition(
        "4.19",
        t("Rhythm of meetings"),
        t("Gaps between meetings that are at most a quarter longer than agreed, divided by all gaps."),
        t("Gaps between meetings that were held; fewer than five meetings give dates only."),
        minutes,
        t("Meetings that were cancelled or not held are counted apart."),
    )
    yield Definition(
        "4.20",
        t("Seats taken"),
        t("Seats taken by members or their deputies, divided by all seats."),
        t("Seats of the group on the day of each meeting, vacant ones included; permanent guests have none."),
        minutes,
        t("Who took a single seat stays in the group and is shown nowhere else."),
    )
    yield Definition(
        "4.21",
        t("Documentation in time"),
        t("Events whose count was closed within ten working days, divided by all that were due."),
        t("Events that were held, or are over without a word of what became of them."),
        t("Dialogue events with the day on which their count was closed; public holidays of the federal state."),
        t("What is missing counts as late."),
    )
    yield Definition(
        "4.22",
        t("Completeness"),
        t("Events with all compulsory entries, divided by all that should have them."),
        t("Events that were held, or are over without a word of what became of them."),
        t("Dialogue events with their end, their counts, and whether the top leadership was there."),
    )
    yield Definition(
        "4.23",
        t("Data quality"),
        t(
            "Counted events whose parts add up to a total that was counted apart, divided by all counted events. "
            "Attendances without a department, divided by those of the house. Median of the days until the last "
            "correction of a count."
        ),
        t("Counted events; for the corrections, those whose count was opened again."),
        t("Dialogue events, their counts, and the journal."),
    )
