"""What the page of a release shows: the figures as they are released, and for recorders why some are hidden."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flask_babel import gettext as _
from flask_babel import ngettext

from tracker.actions import releases as actions
from tracker.domain import released as rules
from tracker.domain.disclosure import Reason
from tracker.domain.errors import Titles
from tracker.domain.name_hints import hints
from tracker.domain.periods import Period
from tracker.domain.release_checks import COUNT_OPEN, open_counts
from tracker.domain.release_texts import Hidden, hidden_numbers, mentions, numbers_in
from tracker.domain.released import Released, ReleasedEvent
from tracker.domain.releases import ReleaseState
from tracker.domain.values import Figure, State
from tracker.extensions import db
from tracker.models import Process, Release
from tracker.queries import dialogues
from tracker.queries import releases as queries
from tracker.queries.theme_notes import known_names
from tracker.web.labels import label, message
from tracker.web.locale import number, quoted


@dataclass(frozen=True)
class Number:
    """A number of the table, and why it is hidden."""

    figure: Figure
    why: str = ""


@dataclass(frozen=True)
class Row:
    """A unit, or the house: its numbers event by event, the total last."""

    name: str
    members: Sequence[str]
    cells: Sequence[Number]


@dataclass(frozen=True)
class ReleasePage:
    """Everything that the page shows of a release beyond its own facts."""

    failure: str = ""
    is_outdated: bool = False
    has_cells: bool = True
    events: Sequence[ReleasedEvent] = ()
    rows: Sequence[Row] = ()
    reasons: Sequence[tuple[str, str]] = ()
    remarks: Sequence[str] = ()
    texts: Sequence[str] = ()
    named_in_note: Sequence[str] = ()
    told_in_note: Sequence[int] = ()
    waiting: str = ""
    changes: Sequence[str] = ()
    before: Release | None = None

    @property
    def figures(self) -> Iterator[Figure]:
        """Every figure of the table."""
        return (cell.figure for row in self.rows for cell in row.cells)


def page(release: Release, *, explains: bool) -> ReleasePage:
    """Return what the page shows; to `explain` why numbers are hidden is for recorders only."""
    failure = _failure(release) if release.failure else ""
    content = queries.content(db.session, release.id)
    if content is None or not content.shown:
        return ReleasePage(failure)
    found, hidden = rules.read(content.shown), hidden_numbers(content.ledger, content.report)
    before = queries.before(db.session, release)
    is_draft = release.state is ReleaseState.READY
    return ReleasePage(
        failure=failure,
        is_outdated=is_draft and release.basis != actions.current_basis(db.session, release),
        has_cells=found.has_cells,
        events=found.events,
        rows=rows(found, _whys(content.report) if explains else {}),
        reasons=_numbers(content.report) if explains else (),
        remarks=_remarks(content.report) if explains else (),
        texts=_texts(release, found, hidden) if is_draft and explains else (),
        named_in_note=_named(release) if is_draft and explains else (),
        told_in_note=sorted(numbers_in(release.note) & hidden.all) if is_draft and explains else (),
        waiting=quoted(event.title for event in found.waiting),
        changes=_changes(before, found) if before and explains else (),
        before=before,
    )


def _failure(release: Release) -> str:
    """Return why a check failed, and of counts that were open which of them still are."""
    if release.failure != COUNT_OPEN:
        return message(release.failure, {})
    events = dialogues.held(db.session, db.session.get_one(Process, release.process_id))
    still_open = open_counts(events, Period(release.starts_on, release.ends_on))
    if still_open:
        return message(COUNT_OPEN, {"titles": Titles(event.title for event in still_open)})
    return str(_("A count was still open at the check. By now all of them are closed; please check the figures anew."))


def rows(found: Released, whys: Mapping[tuple[int, int], str]) -> list[Row]:
    """Return the table with its totals; without numbers of single events for an audience that does not see them."""
    table, width, height = found.table, len(found.events), len(found.units)
    lines = [
        Row(
            unit.name or str(_("Not assigned")),
            unit.members,
            [
                *(Number(figure, whys.get((at, column), "")) for column, figure in enumerate(cells)),
                Number(total, whys.get((at, width), "")),
            ],
        )
        for at, (unit, cells, total) in enumerate(
            zip(table.units, table.cells or [()] * height, table.unit_totals, strict=True)
        )
        if not unit.is_not_assigned or total.state is not State.NOT_APPLICABLE
    ]
    house = [*table.column_totals, table.total]
    numbers = [Number(figure, whys.get((height, column), "")) for column, figure in enumerate(house)]
    return [*lines, Row(str(_("The whole house")), (), numbers)]


def _whys(report: Mapping[str, Any]) -> dict[tuple[int, int], str]:
    return {(row, column): label(Reason(reason)) for row, column, reason in report["reasons"]}


def _numbers(report: Mapping[str, Any]) -> list[tuple[str, str]]:
    counts = [(label(Reason(reason)), count) for reason, count in sorted(report["numbers"].items())]
    return [(text, ngettext("%(num)s number", "%(num)s numbers", count)) for text, count in counts]


def _remarks(report: Mapping[str, Any]) -> list[str]:
    remarks = []
    if carried := len(report["carried"]):
        remarks.append(
            ngettext(
                "The correction of %(num)s event is too small to be shown and waits for a later release.",
                "The corrections of %(num)s events are too small to be shown and wait for a later release.",
                carried,
            )
        )
    if exposed := report["exposed"]:
        remarks.append(
            ngettext(
                "%(num)s number could be worked out from earlier releases already; hiding it now protects nobody.",
                "%(num)s numbers could be worked out from earlier releases already; hiding them now protects nobody.",
                exposed,
            )
        )
    return remarks


def _texts(release: Release, shown: Released, hidden: Hidden) -> list[str]:
    """Return which texts of the events contain a number that is hidden at their event, or waits with it."""
    found = mentions(dialogues.texts(db.session, release.process_id), hidden.of_events)
    titles = {event.id: event.title for event in shown.events} | {event.id: event.title for event in shown.waiting}
    return [
        _(
            "“%(event)s”: “%(text)s” contains %(number)s.",
            event=titles[each.event_id],
            text=each.text,
            number=each.number,
        )
        for each in found
    ]


def _named(release: Release) -> list[str]:
    """Return what in the note could tell of a person."""
    names = known_names(db.session, release.administration_id)
    return list(dict.fromkeys(hint.found for hint in hints(release.note, names)))


def _changes(before: Release, now: Released) -> list[str]:
    """Return what is new and what differs from the release before: events, totals of events, and units at them."""
    content = queries.content(db.session, before.id)
    was = _by_place(rules.read(content.shown)) if content else {}
    known = {event_id for event_id, _unit in was}
    said = [_("New: “%(event)s”.", event=event.title) for event in now.events if event.id not in known]
    said += [
        _("“%(event)s” was corrected; this is not shown yet.", event=event.title)
        for event in now.events
        if event.has_waiting_correction
    ]
    titles = {event.id: event.title for event in now.events}
    names = {unit.key: unit.name or str(_("Not assigned")) for unit in now.units} | {"": str(_("The whole house"))}
    for (event_id, unit), figure in _by_place(now).items():
        old = was.get((event_id, unit))
        if old is not None and (old.value, old.state) != (figure.value, figure.state):
            said.append(
                _(
                    "“%(event)s”, %(unit)s: %(now)s instead of %(before)s.",
                    event=titles[event_id],
                    unit=names[unit],
                    now=_written(figure),
                    before=_written(old),
                )
            )
    return said


def _by_place(found: Released) -> dict[tuple[int, str], Figure]:
    """Return the numbers by event and unit; those of the house stand under no unit."""
    table = found.table
    places = {
        (event.id, unit.key): figure
        for unit, row in zip(found.units, table.cells, strict=False)
        for event, figure in zip(found.events, row, strict=True)
    }
    return places | {(event.id, ""): figure for event, figure in zip(found.events, table.column_totals, strict=True)}


def _written(figure: Figure) -> str:
    return number(figure.value) if figure.is_known else label(figure.state)
