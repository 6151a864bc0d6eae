"""The releases of the demonstration: two for the house, the second with a correction, and one for the public."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time

from sqlalchemy import select
from sqlalchemy.orm import Session

from tracker.actions import counts
from tracker.actions import releases as actions
from tracker.cli.demo.accounts import People
from tracker.domain.access import Role
from tracker.domain.counts import Cells, Unit
from tracker.domain.participation import CountCategory, CountSource
from tracker.domain.releases import Audience
from tracker.models import Administration, DialogueEvent, Process
from tracker.queries import counts as queries
from tracker.web.clock import ZONE

CORRECTED, MISSED = "Auftakt mit dem Landrat", 6
"""The event of which a list was found after the first release, and how many people stood on it."""


def lay(session: Session, house: Administration, people: People) -> None:
    """Release the figures of the first process of a house as its facilitator would have done."""
    processes = select(Process).where(Process.administration_id == house.id).order_by(Process.id)
    process = session.scalars(processes.limit(1)).one()
    first, last = date(2021, 12, 31), date(2022, 9, 30)
    event = session.scalars(
        select(DialogueEvent).where(DialogueEvent.process_id == process.id, DialogueEvent.title == CORRECTED)
    ).one()
    complete = queries.recorded(session, event, CountCategory.ALL)
    _record(session, event, _with_a_list_missing(complete), date(2022, 1, 10))
    _release(session, process, people, Audience.HOUSE, first, date(2022, 1, 14), "Stand zum Ende des Pilotjahres")
    _record(session, event, complete, date(2022, 1, 20))
    note = "Beim Auftakt fehlte eine Teilnahmeliste; die Zahl ist nachgetragen."
    _release(session, process, people, Audience.HOUSE, last, date(2022, 10, 5), note)
    _release(session, process, people, Audience.PUBLIC, last, date(2022, 10, 12), "Zum Abschlussbericht")


def _release(
    session: Session, process: Process, people: People, audience: Audience, ends_on: date, on: date, note: str
) -> None:
    me = people.of(Role.FACILITATOR)
    moment = datetime.combine(on, time(10, 30), tzinfo=ZONE)
    draft = actions.prepare(
        session,
        process,
        audience=audience,
        starts_on=process.actual_start_on or date(2021, 1, 1),
        ends_on=ends_on,
        note=note,
        today=on,
        prepared_by_id=me,
    )
    actions.check(session, draft, now=moment)
    actions.release(session, draft, seen_version=draft.version, now=moment, released_by_id=me)


def _with_a_list_missing(complete: Mapping[Unit, Cells]) -> dict[Unit, Cells]:
    largest = max(complete, key=lambda unit: complete[unit].participants or 0)
    number = (complete[largest].participants or 0) - MISSED
    return {**complete, largest: Cells(number, number)}


def _record(session: Session, event: DialogueEvent, cells: Mapping[Unit, Cells], on: date) -> None:
    """Open the count again and close it with other numbers."""
    counts.reopen(session, event, seen_version=event.version, reason="Eine Teilnahmeliste wurde nachgereicht.")
    counts.record(
        session,
        event,
        seen_version=event.version,
        category=CountCategory.ALL,
        cells=cells,
        count_source=event.count_source or CountSource.SIGN_IN_LIST,
        stated_total=event.stated_total,
        count_note=event.count_note,
        today=on,
        is_final=True,
    )
    event.counted_at = datetime.combine(on, time(9), tzinfo=ZONE)
    session.flush()
