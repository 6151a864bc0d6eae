"""Whom the dialogue reached, how often and for how long: the figures with their words."""

from __future__ import annotations

from dataclasses import replace

from flask_babel import gettext as _

from tracker.domain import coverage, participation_overview, person_hours
from tracker.domain import participation_findings as findings
from tracker.domain import reach as reach_rules
from tracker.domain.reach import ReachPoint
from tracker.domain.values import State, not_applicable
from tracker.figures import coverage as coverage_figures
from tracker.figures import participation as figures
from tracker.figures import reach as reach_figures
from tracker.reports import dashboards as reach_tables
from tracker.reports import participation as tables
from tracker.reports.words import Words
from tracker.web.findings import finding_text
from tracker.web.locale import date_short
from tracker.web.participation_look import Drawn, FigureName, Look, value_text
from tracker.web.participation_method import method_of_reach, sign_of_missing
from tracker.web.shares import number_text, share_text


def breadth(look: Look, say: Words) -> Drawn:
    """Return how many departments were reached (4.4)."""
    found = look.participation
    rows, latest = found.departments, found.latest
    house = latest.share if latest else not_applicable("4.5")
    return Drawn(
        FigureName.BREADTH,
        "4.4",
        finding_text(participation_overview.breadth_headline(found.breadth)),
        _("Staff who were there at least once, as a share of the staff of each department"),
        _("The line is the whole house."),
        reach_tables.departments_reached(look, say),
        look.period.end,
        spec=coverage_figures.of_period(rows, house, t=say.t, share=share_text) if look.counts else None,
        height=coverage_figures.height(rows),
    )


def reach(look: Look, say: Words) -> Drawn:
    """Return which share of the staff was reached (4.5)."""
    points = look.participation.course
    return Drawn(
        FigureName.REACH,
        "4.5",
        finding_text(participation_overview.reach_headline(look.participation)),
        _("Staff who were there at least once, as a share of all staff"),
        method_of_reach(look.participation),
        reach_tables.reach(look, say),
        look.period.end,
        spec=reach_figures.over_time(points, look.period.end, t=say.t, share=share_text) if points else None,
    )


def repeat(look: Look, say: Words) -> Drawn:
    """Return how often people came again (4.6)."""
    points = look.participation.course
    shares = [replace(point, share=reach_rules.repeat(point)) for point in points]
    return Drawn(
        FigureName.REPEAT,
        "4.6",
        finding_text(findings.repeat(look.participation.repeat)),
        _("Attendances that were not somebody's first, as a share of all attendances so far"),
        " ".join(filter(None, (_per_head(look.participation.latest), sign_of_missing(each.share for each in shares)))),
        tables.repeat(points, say),
        look.period.end,
        spec=reach_figures.over_time(shares, look.period.end, t=say.t, share=share_text) if points else None,
    )


def _per_head(latest: ReachPoint | None) -> str:
    mean = reach_rules.mean(latest) if latest else not_applicable("4.6")
    if mean.value is None or (mean.state is State.PARTIAL and not mean.is_interval):
        return str(_("Attendances add up over events, persons do not."))
    if not mean.is_interval:
        return str(_("Each came %(mean)s times on average.", mean=number_text(mean)))
    least, most = (number_text(replace(mean, value=each, upper=None)) for each in (mean.value, mean.upper))
    return str(_("Each came between %(least)s and %(most)s times on average.", least=least, most=most))


def turnout(look: Look, say: Words) -> Drawn:
    """Return which share of the invited came (4.2)."""
    rows = [(table, coverage.of_the_invited(table, table.event.invited)) for table in look.tables]
    known = [(figures.named(table.event, date_short), share) for table, share in rows if share.value is not None]
    known = known[-figures.MOST_EVENTS :]
    return Drawn(
        FigureName.TURNOUT,
        "4.2",
        finding_text(findings.turnout([(table.event, share) for table, share in rows])),
        _("Participants of the house as a share of the people invited, at the latest events"),
        _("Events of which it is not recorded how many were invited stand in the table only."),
        tables.turnout(rows, say),
        look.period.end,
        spec=figures.shares(known, t=say.t, share=share_text) if known else None,
        height=coverage_figures.height(known),
    )


def hours(look: Look, say: Words) -> Drawn:
    """Return how much time was given (4.7)."""
    rows = person_hours.of_events(look.tables, look.facts.events, look.facts.minutes)
    total = person_hours.total(rows)
    shown = [(figures.named(row.event, date_short), row.hours) for row in rows[-figures.MOST_EVENTS :]]
    per_hundred = total[1]
    sentence = _("Participants times the duration of each event, or as an attendance file measured it.")
    if per_hundred.value is not None:
        sentence += " " + _("That is %(hours)s hours per 100 staff.", hours=number_text(per_hundred))
    return Drawn(
        FigureName.HOURS,
        "4.7",
        finding_text(findings.hours(total[0])),
        _("Hours that participants gave to the latest events"),
        sentence,
        tables.hours(rows, total, say),
        look.period.end,
        spec=figures.amounts(shown, write=value_text) if shown else None,
        height=coverage_figures.height(shown),
    )
