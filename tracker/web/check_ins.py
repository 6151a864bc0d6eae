"""The tally of an event, as those who record see it: its address, its code, its sums."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass

import segno
from flask import current_app
from flask_babel import gettext as _

from tracker.actions import check_ins as actions
from tracker.domain.check_ins import CheckInState, categories, state_of
from tracker.domain.counts import EXTERNAL, NOT_ASSIGNED, CountSheet, Unit
from tracker.domain.participation import CountScope
from tracker.domain.tally_reviews import Line, ReviewLine, silent
from tracker.extensions import db
from tracker.models import CheckIn, DialogueEvent, Process
from tracker.models.base import now
from tracker.queries import administrations
from tracker.queries import check_ins as queries
from tracker.reports import tally_sheets
from tracker.reports.papers import Paper
from tracker.reports.tally_sheets import TallyEvent, TallyGroup, TallyLine
from tracker.web.addresses import outside_url
from tracker.web.labels import label
from tracker.web.levels import lowest_label
from tracker.web.papers import sender, voice
from tracker.web.tally_sections import arranged

QUIET_ZONE = 4


@dataclass(frozen=True)
class Sums:
    """What was tapped, line by line with its name, and about whom nothing is known."""

    lines: Sequence[tuple[str, ReviewLine]]
    silent: Sequence[tuple[str, Line]] = ()

    @property
    def taps(self) -> int:
        return sum(line.tallied.participants or 0 for _, line in self.lines)

    @property
    def first_timers(self) -> int:
        return sum(line.tallied.first_timers or 0 for _, line in self.lines)

    @property
    def tapped(self) -> list[tuple[str, ReviewLine]]:
        """The lines in which somebody was tapped."""
        return [(name, line) for name, line in self.lines if not line.tallied.is_empty]


def key() -> str:
    """Return what addresses are made with."""
    return str(current_app.secret_key)


def address(check_in: CheckIn | None) -> str | None:
    """Return the address that people open, if it can still be made."""
    token = check_in and actions.address(check_in, key=key())
    return outside_url("tallies.show", token=token) if token else None


def state(event: DialogueEvent, check_in: CheckIn | None) -> CheckInState | None:
    """Return whether the tally of an event counts now; nothing where there was never one."""
    return state_of(queries.row(check_in, event), now()) if check_in else None


def sums(event: DialogueEvent, check_in: CheckIn) -> Sums:
    """Return what was tapped and what is recorded."""
    sheet, lines = queries.reviewed(db.session, event, check_in)
    names = _names(sheet)
    others = silent(sheet.expected, lines, splits_categories=event.splits_categories)
    return Sums(
        [(names.get(line.unit, _("Department that no longer exists")), line) for line in lines],
        [(names[line.unit], line) for line in others],
    )


def unit(event: DialogueEvent) -> str:
    """Return what the house calls the departments in which people are counted."""
    return lowest_label(administrations.levels(db.session, event.administration_id))


def code(url: str) -> bytes:
    """Return an address as a code to scan, black on white whatever the page looks like, as SVG."""
    drawn = io.BytesIO()
    segno.make(url, error="m", micro=False).save(
        drawn, kind="svg", border=QUIET_ZONE, light="#fff", omitsize=True, svgclass=None, lineclass=None
    )
    return drawn.getvalue()


def paper(event: DialogueEvent, check_in: CheckIn | None) -> Paper:
    """Return the sheet to tally on at the door."""
    levels = administrations.levels(db.session, event.administration_id)
    groups = [
        TallyGroup(section.title, [TallyLine(unit.name, unit.headcount) for unit in section.units])
        for section in arranged(queries.groups(db.session, event), levels)
    ]
    about = TallyEvent(
        title=event.title,
        process=db.session.get_one(Process, event.process_id).title,
        kind=label(event.kind),
        format=label(event.format),
        starts_at=event.starts_at,
        ends_at=event.ends_at,
        place=event.place,
        groups=[label(category) for category in categories(event.splits_categories)] if event.splits_categories else (),
        asks_first_time=check_in is None or check_in.asks_first_time,
    )
    house = sender(event.administration_id)
    return tally_sheets.sheet(about, groups, house, voice(), unit=lowest_label(levels), made_at=now())


def _names(sheet: CountSheet) -> dict[Unit, str]:
    departments = [row for group in sheet.groups for row in group.departments]
    named = {Unit(CountScope.DEPARTMENT, row.id): row.name for row in departments}
    return named | {NOT_ASSIGNED: _("Not assigned"), EXTERNAL: _("External")}
