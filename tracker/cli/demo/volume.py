"""Large, deterministic data for measurements: five years of many administrations, inserted without the journal."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import count
from random import Random

from sqlalchemy import func, insert, select, text
from sqlalchemy.orm import Session

from tracker.cli.demo import volume_meetings
from tracker.cli.demo.volume_rows import FIRST_DAY, Rows
from tracker.domain.access import Role
from tracker.domain.administrations import AdministrationKind, DepartmentKind, HeadcountSource
from tracker.domain.dialogues import DialogueKind, DialogueState, DialogueTarget
from tracker.domain.meetings import MeetingFormat
from tracker.domain.milestones import Importance, MilestoneState, RevisionKind, ShiftReason
from tracker.domain.participation import CountCategory, CountMode, CountScope, CountSource
from tracker.domain.processes import ProcessState
from tracker.models import (
    Administration,
    Base,
    Department,
    DialogueEvent,
    Headcount,
    Milestone,
    MilestoneRevision,
    Participation,
    Person,
    Phase,
    Process,
    ReachTotal,
    RoleAssignment,
)

DEPARTMENTS, EVENTS, MILESTONES, REPORTS = 30, 150, 12, 8


def lay(session: Session, administrations: int, *, seed: int) -> None:
    """Insert that many administrations, one after the other; the same seed gives the same data."""
    ids: dict[type[Base], Iterator[int]] = {
        mapper.class_: count((session.scalar(select(func.max(mapper.class_.id))) or 0) + 1)
        for mapper in Base.registry.mappers
    }
    people = dict(session.execute(select(Person.email, Person.id)).tuples().all())
    for number in range(1, administrations + 1):
        rows = Rows(Random(f"{seed}-{number}"), ids, people)  # noqa: S311  # not a secret
        _administration(rows, number)
        for model, values in rows.by_table.items():
            session.execute(insert(model), values)
    _continue_sequences(session)


def _continue_sequences(session: Session) -> None:
    """Let PostgreSQL count on after the ids that were given here."""
    if session.get_bind().dialect.name == "postgresql":
        for table in Base.metadata.tables:
            newest = select(func.coalesce(func.max(text("id")), 1)).select_from(text(table)).scalar_subquery()
            session.execute(select(func.setval(func.pg_get_serial_sequence(table, "id"), newest)))


def _administration(rows: Rows, number: int) -> None:
    rows.house = rows.add(
        Administration,
        name=f"Landratsamt Messreihe {number:03}",
        short_name=f"Messreihe {number:03}",
        kind=AdministrationKind.COUNTY,
        state="Thüringen",
        ags="",
        level_labels=[{"one": "Amt", "many": "Ämter"}],
        leadership_title="Landrat",
        small_cell_threshold=5,
        time_zone="Europe/Berlin",
        is_active=True,
        provenance="Erfunden für Messungen.",
    )
    _roles(rows)
    staff = _departments(rows)
    process = _process(rows)
    _milestones(rows, process)
    volume_meetings.lay(rows, process)
    _events(rows, process, staff)


def _roles(rows: Rows) -> None:
    for role in (Role.FACILITATOR, Role.COORDINATOR, Role.LEADERSHIP, Role.EVALUATOR, Role.READER):
        person_id = rows.people[f"{role}@demo.example"]
        rows.own(
            RoleAssignment,
            person_id=person_id,
            role=role,
            valid_from=None,
            valid_to=None,
            sees_raw_figures=role is Role.EVALUATOR,
        )


def _departments(rows: Rows) -> dict[int, int]:
    staff: dict[int, int] = {}
    for position in range(1, DEPARTMENTS + 1):
        key = rows.own(
            Department,
            parent_id=None,
            name=f"Amt {position:02}",
            short_code=f"{position:02}",
            level=1,
            kind=DepartmentKind.LINE,
            is_migration_related=position % 7 == 0,
            valid_from=None,
            valid_to=None,
            successor_id=None,
        )
        staff[key] = rows.random.randint(8, 70)
        for year in range(5):
            rows.own(
                Headcount,
                department_id=key,
                as_of=date(2016 + year, 12, 31),
                count=staff[key],
                source=HeadcountSource.INVENTED,
            )
    return staff


def _process(rows: Rows) -> int:
    return rows.own(
        Process,
        title="Vielfalt messen",
        goals="",
        mandate_text="",
        mandate_on=FIRST_DAY,
        mandate_by="Landrat",
        process_template_id=None,
        state=ProcessState.ACTIVE,
        state_reason="",
        planned_start_on=FIRST_DAY,
        planned_end_on=FIRST_DAY + timedelta(weeks=270),
        actual_start_on=FIRST_DAY,
        actual_end_on=None,
        funding="",
        comparison_consent=True,
        provenance="Erfunden für Messungen.",
    )


def _milestones(rows: Rows, process: int) -> None:
    phase = rows.own(
        Phase,
        process_id=process,
        name="Umsetzung",
        position=1,
        planned_start_on=FIRST_DAY,
        planned_end_on=None,
        actual_start_on=FIRST_DAY,
        actual_end_on=None,
        summary="",
    )
    for position in range(1, MILESTONES + 1):
        baseline = FIRST_DAY + timedelta(weeks=20 * position)
        done = position <= MILESTONES // 2
        slip = [baseline + timedelta(days=rows.random.choice((0, 0, 14, 30)) * step) for step in range(REPORTS)]
        key = rows.own(
            Milestone,
            process_id=process,
            phase_id=phase,
            title=f"Meilenstein {position}",
            criterion="",
            position=position,
            importance=Importance.IMPORTANT,
            state=MilestoneState.DONE if done else MilestoneState.OPEN,
            baseline_on=baseline,
            forecast_on=slip[-1],
            actual_on=slip[-1] if done else None,
            reported_on=FIRST_DAY + timedelta(weeks=4 * REPORTS),
            responsible="Koordination",
            evidence="Bericht" if done else "",
            is_blocked=False,
        )
        for step, new in enumerate(slip):
            rows.own(
                MilestoneRevision,
                milestone_id=key,
                reported_on=FIRST_DAY + timedelta(weeks=4 * step),
                kind=RevisionKind.BASELINE if step == 0 else RevisionKind.FORECAST,
                old_on=slip[step - 1] if step else None,
                new_on=new,
                reason=ShiftReason.RESOURCES if step else None,
                text="",
                person_id=None,
            )


def _events(rows: Rows, process: int, staff: dict[int, int]) -> None:
    totals = {key: {"attendances": 0, "largest": 0, "first_timers": 0, "events": 0} for key in staff}
    for position in range(EVENTS):
        on = FIRST_DAY + timedelta(days=12 * position)
        event = _event(rows, process, position, on)
        for department, people in staff.items():
            attended = rows.random.randint(0, people // 3)
            first = attended if position == 0 else rows.random.randint(0, attended // 6)
            _count(rows, event, department, attended, first)
            total = totals[department]
            total["attendances"] += attended
            total["largest"] = max(total["largest"], attended)
            total["first_timers"] += first
            total["events"] += 1
    for department, total in totals.items():
        rows.own(ReachTotal, process_id=process, department_id=department, without_first_timers=0, **total)


def _event(rows: Rows, process: int, position: int, on: date) -> int:
    starts_at = datetime.combine(on, time(9))
    return rows.own(
        DialogueEvent,
        process_id=process,
        kind=DialogueKind.KICK_OFF if position == 0 else DialogueKind.DIALOGUE,
        title=f"Dialogveranstaltung {position + 1}",
        goal="",
        method="",
        starts_at=starts_at,
        ends_at=starts_at + timedelta(hours=3),
        format=MeetingFormat.ON_SITE,
        place="Saal",
        target=DialogueTarget.WHOLE_HOUSE,
        invited=None,
        moderation="",
        leadership_present="",
        state=DialogueState.HELD,
        state_reason="",
        summary="",
        follow_up_of_id=None,
        splits_categories=False,
        stated_total=None,
        count_source=CountSource.SIGN_IN_LIST,
        count_note="",
        counted_at=starts_at.replace(tzinfo=UTC),
    )


def _count(rows: Rows, event: int, department: int, attended: int, first: int) -> None:
    rows.own(
        Participation,
        dialogue_event_id=event,
        scope=CountScope.DEPARTMENT,
        department_id=department,
        category=CountCategory.ALL,
        mode=CountMode.ANY,
        count=attended,
        first_timers=first,
        invited=None,
        source=CountSource.SIGN_IN_LIST,
        note="",
    )
