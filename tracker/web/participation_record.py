"""How evenly departments took part, what formats reached, and how good the record is: the figures with their words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from flask_babel import gettext as _

from tracker.domain import format_comparison, participation_facts
from tracker.domain import participation_findings as findings
from tracker.domain.balance import Balance
from tracker.domain.coverage import EventCoverage
from tracker.domain.participation import EventRow
from tracker.figures import balance as balance_figures
from tracker.figures import coverage as coverage_figures
from tracker.figures import participation as figures
from tracker.reports import participation as tables
from tracker.reports.words import Words
from tracker.web.findings import finding_text
from tracker.web.labels import label
from tracker.web.locale import date_long
from tracker.web.participation_look import Drawn, FigureName, Look, value_text
from tracker.web.shares import share_text


def quotients(look: Look, say: Words) -> Drawn:
    """Return how evenly the departments took part (4.9)."""
    found = look.balance
    table = _chosen(look)
    what = (
        _("%(event)s on %(day)s", event=table.event.title, day=date_long(table.event.held_on))
        if table
        else _("All events of the period")
    )
    band = _("The bar is what chance alone would bring in nineteen of twenty cases; a triangle lies outside of it.")
    no_band = _("Chance cannot be told for several events, because the same people come again: choose one event.")
    return Drawn(
        FigureName.QUOTIENTS,
        "4.9",
        finding_text(findings.balance(found)),
        _("%(what)s: a department's share of the attendances over its share of the staff; 1 is even", what=what),
        band if any(row.band for row in found.rows) else "" if table else no_band,
        tables.quotients(found, say),
        _as_of(look),
        spec=balance_figures.quotients(found.rows, write=value_text) if _has_balance(found) else None,
        height=coverage_figures.height(found.rows),
    )


def _chosen(look: Look) -> EventCoverage | None:
    return next((each for each in look.tables if each.event.id == look.event_id), None)


def _as_of(look: Look) -> date:
    table = _chosen(look)
    return table.event.held_on if table else look.period.end


def _has_balance(found: Balance) -> bool:
    return found.dissimilarity.value is not None


def measures(look: Look, say: Words) -> Drawn:
    """Return the measures of balance (4.9)."""
    found = look.balance
    sentence = _("At least three attendances per department are needed.") if found.is_too_few else ""
    if found.chance.value is not None:
        sentence = _(
            "Chance alone is expected to bring %(expected)s, and is as uneven as this in %(chance)s of all cases.",
            expected=share_text(found.expected),
            chance=share_text(found.chance),
        )
    return Drawn(
        FigureName.MEASURES,
        "4.9",
        finding_text(findings.measures(found)),
        _("How uneven the participation is, and how uneven it would be by chance"),
        sentence,
        tables.measures(found, say),
        _as_of(look),
    )


def formats(look: Look, say: Words) -> Drawn:
    """Return what each format reached (4.3)."""
    first = [each.with_everybody_new() if each is look.facts.counts[0] else each for each in look.counts]
    held = participation_facts.tables(look.facts, first)
    found = format_comparison.by_format(held, look.facts.events)
    bars = [(label(row.format), row.coverage) for row in found]
    return Drawn(
        FigureName.FORMATS,
        "4.3",
        finding_text(findings.formats(found)),
        _("Participants of the house as a share of the staff of the departments invited, event by event"),
        _formats_sentence([each.event for each in held if format_comparison.is_apart(each)]),
        tables.formats(found, say),
        look.period.end,
        spec=figures.shares(bars, t=say.t, share=share_text) if found else None,
        height=coverage_figures.height(found),
    )


def _formats_sentence(apart: Sequence[EventRow]) -> str:
    """Return how formats are compared, and which events are left out of it."""
    sentence: str = _(
        "Sums over sums: a large event weighs more than a small one. A format is named as the first only "
        "if each of its events reached more than every event of the others."
    )
    if not apart:
        return sentence
    left_out = _("Left out, because they invited managers only: %(titles)s.", titles=", ".join(e.title for e in apart))
    return f"{sentence} {left_out}"


def fallen_out(look: Look, say: Words) -> Drawn:
    """Return what did not take place."""
    events = [row for row in look.facts.events if row.on in look.period]
    ids = {row.id for row in events}
    found = [row for row in format_comparison.fallen_out(look.facts.events) if row.event.id in ids]
    return Drawn(
        FigureName.FALLEN_OUT,
        "4.1",
        finding_text(findings.fallen_out(found)),
        _("What was planned and did not take place, with its reason"),
        _("What fell out counts, too: its reason and what followed it are kept."),
        tables.fallen_out(found, say),
        look.period.end,
    )


def timeliness(look: Look, say: Words) -> Drawn:
    """Return how soon events were documented (4.21)."""
    return Drawn(
        FigureName.TIMELINESS,
        "4.21",
        finding_text(findings.timeliness(look.quality)),
        _("Events whose count was closed within ten working days"),
        _("What is missing counts as late as soon as it is due."),
        tables.timeliness(look.quality, say),
        look.on,
    )


def completeness(look: Look, say: Words) -> Drawn:
    """Return what is missing (4.22)."""
    return Drawn(
        FigureName.COMPLETENESS,
        "4.22",
        finding_text(findings.completeness(look.quality)),
        _("How often a compulsory entry is missing"),
        _("Events that were held, or are over without a word of what became of them."),
        tables.completeness(look.quality, say),
        look.on,
    )


def quality(look: Look, say: Words) -> Drawn:
    """Return how good the record is (4.23)."""
    bars = tables.quality_shares(look.quality, say)
    has_any = any(share.value is not None for _name, share in bars)
    return Drawn(
        FigureName.QUALITY,
        "4.23",
        finding_text(findings.quality(look.quality)),
        _("How good the record of the participation is"),
        _("Attendances without a department are better few; all else is better much."),
        tables.quality(look.quality, say),
        look.on,
        spec=figures.shares(bars, t=say.t, share=share_text) if has_any else None,
        height=coverage_figures.height(bars),
    )
