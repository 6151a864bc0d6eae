"""The figures of a dashboard with their words: what the page draws and what its files hold."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext

from tracker.domain import (
    implementation,
    meeting_rhythm,
    milestone_status,
    milestone_trend,
    participation_overview,
)
from tracker.domain.coverage import EventCoverage
from tracker.domain.dashboards import Dashboard
from tracker.domain.findings import finding
from tracker.domain.values import not_applicable
from tracker.figures import coverage as coverage_figures
from tracker.figures import dashboards as figures
from tracker.figures import implementation as work_figures
from tracker.figures import milestone_trend as trend_figures
from tracker.figures import reach as reach_figures
from tracker.figures.spec import Spec
from tracker.reports import dashboards as tables
from tracker.reports.table import Table
from tracker.reports.words import Words
from tracker.web import releases
from tracker.web.findings import finding_text
from tracker.web.labels import LABELS
from tracker.web.locale import date_long, date_short, number
from tracker.web.participation_method import method_of_reach
from tracker.web.shares import share_text

NORMAL, HIGH = 320, 400
NO_EVENT = _l("It appears here as soon as an event in the period has been held and the participants are counted.")


class FigureId(StrEnum):
    """The figures of a dashboard, in their order; the name is part of the address."""

    TREND = "trend"
    STATUS = "status"
    COVERAGE = "coverage"
    WORK = "work"
    REACH = "reach"
    MEETINGS = "meetings"


DEFINITIONS: Mapping[FigureId, str] = {
    FigureId.TREND: "4.11",
    FigureId.STATUS: "4.10",
    FigureId.COVERAGE: "4.4",
    FigureId.WORK: "4.15",
    FigureId.REACH: "4.5",
    FigureId.MEETINGS: "4.19",
}


@dataclass(frozen=True)
class DashboardFigure:
    """A figure: its finding, the drawing, one sentence of reading, and the table that holds exactly its data."""

    id: FigureId
    heading: str
    lead: str
    sentence: str
    table: Table
    as_of: date
    spec: Spec | None = None
    height: int = NORMAL
    shown: str = ""

    @property
    def indicator(self) -> str:
        """The indicator whose definition explains the figure."""
        return self.shown or DEFINITIONS[self.id]


def words() -> Words:
    """Return the language of the request for tables; each word is looked up once."""

    @cache
    def t(text: str) -> str:
        return str(_(text))

    @cache
    def labels(enum: type[StrEnum]) -> Mapping[str, str]:
        return {member.value: str(LABELS[enum][member]) for member in enum}

    return Words(t, labels)


def figure(found: Dashboard, wanted: FigureId) -> DashboardFigure:
    """Return one figure of a dashboard."""
    return BUILDERS[wanted](found, words())


def all_figures(found: Dashboard) -> list[DashboardFigure]:
    """Return the figures of a dashboard in their order."""
    say = words()
    return [BUILDERS[each](found, say) for each in FigureId]


def _trend(found: Dashboard, say: Words) -> DashboardFigure:
    lines = milestone_trend.for_display(found.trend)
    if not lines:
        why = _("Each milestone that has a date appears here with what was reported of it.")
        heading = finding_text(milestone_trend.headline(found.trend))
        return DashboardFigure(FigureId.TREND, heading, "", why, tables.trend(found, say), found.on)
    return DashboardFigure(
        FigureId.TREND,
        finding_text(milestone_trend.headline(found.trend)),
        _("Milestone trend: the expected date (upwards) on the days of the reports (to the right)"),
        _("A level line is on plan, a rising one moves back, a square on the slope is reached; dashed: no fresh date."),
        tables.trend(found, say),
        found.on,
        spec=trend_figures.trend(lines, found.on, t=say.t, day=date_short),
        height=HIGH,
    )


def _status(found: Dashboard, say: Words) -> DashboardFigure:
    share = found.on_time
    sentence = _("No milestone was planned until today.")
    if share.value is not None:
        count, of = number(share.numerator), number(share.denominator)
        sentence = _("%(count)s of %(of)s milestones planned until today were reached on time.", count=count, of=of)
    return DashboardFigure(
        FigureId.STATUS,
        finding_text(milestone_status.headline(found.overview)),
        _("Plan, expected date and light of each milestone"),
        sentence,
        tables.status(found, say),
        found.on,
    )


def _coverage(found: Dashboard, say: Words) -> DashboardFigure:
    if not found.participation.is_raw:
        return _coverage_of_house(found, say)
    if not found.participation.course:
        return _no_department(found, tables.departments_reached(found, say))
    return _coverage_of_event(found, found.event, say) if found.event else _coverage_of_period(found, say)


def _coverage_of_event(found: Dashboard, event: EventCoverage, say: Words) -> DashboardFigure:
    title, day = event.event.title, date_long(event.event.held_on)
    return DashboardFigure(
        FigureId.COVERAGE,
        finding_text(participation_overview.event_headline(event)),
        _("%(event)s on %(day)s: participants as a share of staff", event=title, day=day),
        _("The line is the whole house. Staff as of the day of the event."),
        tables.event_coverage(event, say),
        event.event.held_on,
        spec=coverage_figures.of_event(event.rows, event.house, t=say.t, share=share_text),
        height=coverage_figures.height(event.rows),
        shown="4.3",
    )


def _coverage_of_period(found: Dashboard, say: Words) -> DashboardFigure:
    rows, latest = found.participation.departments, found.participation.latest
    house = latest.share if latest else not_applicable("4.5")
    line = _("The line is the whole house.")
    band = _("A lighter end lies between at least and at most: first-timers were not counted everywhere.")
    return DashboardFigure(
        FigureId.COVERAGE,
        finding_text(participation_overview.breadth_headline(found.participation.breadth)),
        _("Staff who were there at least once, as a share of the staff of each department"),
        f"{line} {band}" if any(row.share.is_interval for row in rows) else line,
        tables.departments_reached(found, say),
        found.period.end,
        spec=coverage_figures.of_period(rows, house, t=say.t, share=share_text),
        height=coverage_figures.height(rows),
    )


def _coverage_of_house(found: Dashboard, say: Words) -> DashboardFigure:
    events = found.events
    if not events:
        return _no_department(found, tables.house_coverage(events, say, is_raw=False))
    said = [_("Staff as of the day of each event."), releases.signs(found), releases.source(found)]
    return DashboardFigure(
        FigureId.COVERAGE,
        finding_text(participation_overview.breadth_headline(found.participation.breadth)),
        _("Participants of the latest events as a share of the staff of the whole house"),
        " ".join(filter(None, said)),
        tables.house_coverage(events, say, is_raw=False),
        releases.as_of(found.edition, found.period),
        spec=figures.house_coverage(events, t=say.t, share=share_text, day=date_short),
        height=coverage_figures.height(events),
    )


def _reach(found: Dashboard, say: Words) -> DashboardFigure:
    points = found.participation.course
    if not points and not found.participation.withheld:
        heading = finding_text(participation_overview.reach_headline(found.participation))
        lead = _("Staff who were there at least once, as a share of all staff")
        why = str(NO_EVENT) if found.participation.is_raw else releases.source(found)
        as_of = releases.as_of(found.edition, found.period)
        return DashboardFigure(FigureId.REACH, heading, lead, why, tables.reach(found, say), as_of)
    withheld = ngettext(
        "%(num)s event is left out, to protect small groups.",
        "%(num)s events are left out, to protect small groups.",
        found.participation.withheld,
    )
    said = [method_of_reach(found.participation), withheld if found.participation.withheld else ""]
    said += [] if found.participation.is_raw else [releases.source(found)]
    end = found.edition.release.period.end if found.edition else found.period.end
    return DashboardFigure(
        FigureId.REACH,
        finding_text(participation_overview.reach_headline(found.participation)),
        _("Staff who were there at least once, as a share of all staff"),
        " ".join(filter(None, said)),
        tables.reach(found, say),
        releases.as_of(found.edition, found.period),
        spec=reach_figures.over_time(points, end, t=say.t, share=share_text) if points else None,
    )


def _meetings(found: Dashboard, say: Words) -> DashboardFigure:
    table = tables.meetings(found, say)
    if found.group is None:
        heading = finding_text(finding("meetings-none"))
        why = _("The seats of each meeting and the days between meetings appear here.")
        return DashboardFigure(FigureId.MEETINGS, heading, "", why, table, found.period.end)
    rhythm, attendance = found.group.rhythm, found.group.attendance
    return DashboardFigure(
        FigureId.MEETINGS,
        finding_text(meeting_rhythm.attendance_headline(attendance)),
        _("%(group)s: seats of each meeting, and days since the meeting before", group=rhythm.group),
        f"{finding_text(meeting_rhythm.headline(rhythm))}.",
        table,
        found.period.end,
        spec=figures.meetings(attendance.rows, rhythm, t=say.t, day=date_short) if attendance.rows else None,
        height=HIGH,
    )


def _no_department(found: Dashboard, table: Table) -> DashboardFigure:
    heading = finding_text(participation_overview.breadth_headline(found.participation.breadth))
    lead = _("Which departments took part in the dialogue")
    return DashboardFigure(FigureId.COVERAGE, heading, lead, str(NO_EVENT), table, found.period.end)


def _work(found: Dashboard, say: Words) -> DashboardFigure:
    late = found.overdue
    sentence = _("No open action item is overdue.")
    if late.mean_days.value is not None:
        sentence = ngettext(
            "%(num)s open action item is overdue, for %(days)s days.",
            "%(num)s open action items are overdue, for %(days)s days on average.",
            int(late.items.value or 0),
            days=number(round(late.mean_days.value)),
        )
    is_due = found.closure.closed.denominator is not None
    headline = implementation.closure_headline(found.closure) if is_due else implementation.headline(found.work)
    return DashboardFigure(
        FigureId.WORK,
        finding_text(headline),
        _("Action items due in the period, and open work by age"),
        sentence,
        tables.work(found, say),
        found.on,
        spec=work_figures.open_by_age(found.work, t=say.t) if found.work.rows else None,
        height=180,
    )


BUILDERS: Mapping[FigureId, Callable[[Dashboard, Words], DashboardFigure]] = {
    FigureId.TREND: _trend,
    FigureId.STATUS: _status,
    FigureId.COVERAGE: _coverage,
    FigureId.WORK: _work,
    FigureId.REACH: _reach,
    FigureId.MEETINGS: _meetings,
}
