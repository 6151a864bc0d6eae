"""The words and shapes of what figures say about single rows."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from flask_babel import lazy_gettext as _l

from tracker.domain.coverage import ReachState
from tracker.domain.coverage_map import Measure, RowKind, Span
from tracker.domain.data_quality import Compulsory, Timeliness
from tracker.domain.implementation import Age, OpenKind
from tracker.domain.milestone_trend import Mark, Trend

FIGURE_LABELS: Mapping[type[StrEnum], Mapping[Any, Any]] = {
    Trend: {
        Trend.STABLE: _l("stable"),
        Trend.RISING: _l("moves back"),
        Trend.FALLING: _l("moves forward"),
        Trend.ZIGZAG: _l("moves to and fro"),
        Trend.REVERSED: _l("has turned"),
        Trend.STALE: _l("no fresh date"),
        Trend.TOO_FEW: _l("too few reports"),
    },
    Mark: {Mark.ON_PLAN: _l("on plan"), Mark.MOVED: _l("moved"), Mark.DONE: _l("reached")},
    ReachState: {
        ReachState.REACHED: _l("reached"),
        ReachState.NOT_REACHED: _l("not reached yet"),
        ReachState.UNKNOWN: _l("not recorded"),
        ReachState.NOT_APPLICABLE: _l("does not apply"),
    },
    Measure: {Measure.COVERAGE: _l("Coverage"), Measure.COUNTS: _l("Participants")},
    Span: {Span.EVENTS: _l("Events"), Span.MONTHS: _l("Months")},
    RowKind: {
        RowKind.DEPARTMENT: _l("Department"),
        RowKind.GROUP: _l("Group of departments"),
        RowKind.RELATED: _l("Migration-related departments"),
        RowKind.OTHERS: _l("Other departments"),
        RowKind.NOT_ASSIGNED: _l("Not assigned"),
        RowKind.EXTERNAL: _l("External guests"),
        RowKind.HOUSE: _l("The whole house"),
    },
    Compulsory: {
        Compulsory.OUTCOME: _l("what became of it"),
        Compulsory.END: _l("when it ended"),
        Compulsory.COUNTS: _l("the counts of all departments"),
        Compulsory.CLOSED: _l("the closed count"),
        Compulsory.LEADERSHIP: _l("whether the top leadership was there"),
    },
    Timeliness: {
        Timeliness.IN_TIME: _l("in time"),
        Timeliness.LATE: _l("late"),
        Timeliness.NOT_DUE: _l("not due yet"),
    },
    Age: {
        Age.FRESH: _l("up to 30 days"),
        Age.MIDDLE: _l("31 to 90 days"),
        Age.OLD: _l("more than 90 days"),
    },
    OpenKind: {OpenKind.ACTION_ITEM: _l("Action item"), OpenKind.DECISION: _l("Decision")},
}
FIGURE_SHAPES: Mapping[type[StrEnum], Mapping[Any, str]] = {
    Trend: {
        Trend.STABLE: "ok",
        Trend.RISING: "watch",
        Trend.FALLING: "ok",
        Trend.ZIGZAG: "watch",
        Trend.REVERSED: "none",
        Trend.STALE: "none",
        Trend.TOO_FEW: "none",
    },
    Mark: {Mark.ON_PLAN: "ok", Mark.MOVED: "moved", Mark.DONE: "done"},
    ReachState: {
        ReachState.REACHED: "done",
        ReachState.NOT_REACHED: "open",
        ReachState.UNKNOWN: "none",
        ReachState.NOT_APPLICABLE: "none",
    },
}
