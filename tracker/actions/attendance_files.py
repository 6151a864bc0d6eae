"""What an attendance file leaves behind: counts, and what is remembered of its words. Never a person."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from sqlalchemy.orm import Session

from tracker.actions import counts
from tracker.actions.guards import flush
from tracker.domain.attendance_files import AttendanceColumn
from tracker.domain.attendance_places import Meaning, Tally, may_stand_for
from tracker.domain.attendance_rules import Names, remembered_text
from tracker.domain.counts import Cells, Unit, forbid_empty
from tracker.domain.errors import RuleViolation
from tracker.domain.participation import CountCategory, CountMode, CountSource, mode_at
from tracker.models import Administration, AttendanceLayout, AttendanceRule, DialogueEvent
from tracker.models.journal import note
from tracker.queries import attendance_files as queries


def mode_of(event: DialogueEvent) -> CountMode:
    """Return as what the people of a file took part: online, where others sat in the room."""
    return mode_at(event.format, is_online=True)


def record(
    session: Session,
    event: DialogueEvent,
    *,
    seen_version: int,
    cells: Mapping[Unit, Cells],
    said: Mapping[Unit, Tally],
    remember: Mapping[str, Meaning],
    names: Names,
    stated_total: int | None,
    count_note: str,
    today: date,
) -> None:
    """Record the counts of a file, as they were corrected, and remember texts; all of it or nothing.

    `said` is what the file says itself; `names` are those in the file: nothing that contains one is kept.
    """
    if event.version != seen_version:
        raise RuleViolation("sheet-outdated")
    if event.splits_categories:
        raise RuleViolation("event-splits-categories")
    if names.are_in(count_note):
        raise RuleViolation("attendance-note-names-person", field="count_note")
    forbid_empty([found for found in cells.values() if not found.is_empty])
    _remember(session, event.administration_id, remember, names)
    note(session, "import", "Participation", event.id, administration_id=event.administration_id, lines=len(said))
    counts.record(
        session,
        event,
        seen_version=seen_version,
        category=CountCategory.ALL,
        cells=cells,
        count_source=CountSource.ONLINE_REPORT,
        stated_total=stated_total,
        count_note=count_note,
        today=today,
        mode=mode_of(event),
        said=said,
    )


def save_layout(
    session: Session,
    administration: Administration,
    *,
    name: str,
    header_hash: str,
    columns: Mapping[AttendanceColumn, int],
    names: Names,
) -> None:
    """Save which columns of a file say what, for the next file with these headings."""
    if names.are_in(name):
        raise RuleViolation("attendance-text-names-person", field="layout_name")
    places = {column.value: at for column, at in columns.items()}
    layout = queries.layout(session, administration.id, header_hash)
    if layout is None:
        session.add(AttendanceLayout.of(administration, name=name, header_hash=header_hash, columns=places))
    else:
        layout.name, layout.columns = name, places
    flush(session)


def forget(session: Session, remembered: AttendanceLayout | AttendanceRule) -> None:
    """Take away what was remembered; counts that came by it stay."""
    session.delete(remembered)
    flush(session)


def _remember(session: Session, administration_id: int, meanings: Mapping[str, Meaning], names: Names) -> None:
    administration = session.get_one(Administration, administration_id)
    rules = queries.rules(session, administration_id) if meanings else {}
    for text, meaning in meanings.items():
        spelling = remembered_text(text, names)
        if not may_stand_for(text, meaning):
            raise RuleViolation("attendance-text-names-person")
        if (rule := rules.get(spelling)) is None:
            rule = AttendanceRule.of(administration, text=spelling)
            session.add(rule)
        rule.belonging, rule.department_id = meaning
    flush(session)
