"""Large, deterministic data for measurements: five years of many administrations, inserted without the journal."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import count
from random import Random
from typing import Any

from sqlalchemy import func, insert, select, text
from sqlalchemy.orm import Session

from tracker.domain.access import Role
from tracker.domain.action_items import ActionItemState, Priority
from tracker.domain.administrations import AdministrationKind, DepartmentKind, HeadcountSource
from tracker.domain.decisions import DecisionResult, DecisionStatus
from tracker.domain.dialogues import DialogueKind, DialogueState, DialogueTarget
from tracker.domain.groups import GroupKind, MemberRole
from tracker.domain.meetings import (
    AttendanceStatus,
    Confidentiality,
    ItemKind,
    ItemState,
    MeetingFormat,
    MeetingState,
)
from tracker.domain.milestones import Importance, MilestoneState, RevisionKind, ShiftReason
from tracker.domain.participation import CountCategory, CountMode, CountScope, CountSource
from tracker.domain.processes import ProcessState
from tracker.models import (
    ActionItem,
    Administration,
    AgendaItem,
    Attendance,
    Base,
    Decision,
    Department,
    DialogueEvent,
    Group,
    Headcount,
    Meeting,
    Membership,
    Milestone,
    MilestoneRevision,
    Participation,
    Person,
    Phase,
    Process,
    ReachTotal,
    RoleAssignment,
)

DEPARTMENTS, MEETINGS, EVENTS, SEATS, MILESTONES, REPORTS = 30, 60, 150, 12, 12, 8
ITEMS, DECISIONS, TASKS = 8, 4, 6
FIRST_DAY = date(2017, 1, 9)
MOMENT = datetime(2017, 1, 9, 8, 0, tzinfo=UTC)
STAMPS = {"created_at": MOMENT, "updated_at": MOMENT, "version": 1}

Rows = dict[type[Base], list[dict[str, Any]]]


def lay(session: Session, administrations: int, *, seed: int) -> None:
    """Insert that many administrations, one after the other; the same seed gives the same data."""
    ids: dict[type[Base], Iterator[int]] = {
        mapper.class_: count((session.scalar(select(func.max(mapper.class_.id))) or 0) + 1)
        for mapper in Base.registry.mappers
    }
    people = dict(session.execute(select(Person.email, Person.id)).tuples().all())
    for number in range(1, administrations + 1):
        rows = _Volume(Random(f"{seed}-{number}"), ids, people).administration(number)  # noqa: S311  # not a secret
        for model, values in rows.items():
            session.execute(insert(model), values)
    _continue_sequences(session)


def _continue_sequences(session: Session) -> None:
    """Let PostgreSQL count on after the ids that were given here."""
    if session.get_bind().dialect.name == "postgresql":
        for table in Base.metadata.tables:
            newest = select(func.coalesce(func.max(text("id")), 1)).select_from(text(table)).scalar_subquery()
            session.execute(select(func.setval(func.pg_get_serial_sequence(table, "id"), newest)))


class _Volume:
    """The rows of one administration, table by table, parents first."""

    def __init__(self, random: Random, ids: dict[type[Base], Iterator[int]], people: dict[str | None, int]) -> None:
        self.random, self.ids, self.people = random, ids, people
        self.rows: Rows = {}
        self.house = 0

    def administration(self, number: int) -> Rows:
        self.house = self._add(
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
        self._roles()
        staff = self._departments()
        process = self._process()
        self._milestones(process)
        self._meetings(process)
        self._events(process, staff)
        return self.rows

    def _add(self, model: type[Base], **values: Any) -> int:
        key = next(self.ids[model])
        row = {"id": key, **STAMPS, **values}
        if "version" not in model.__table__.columns:
            row = {name: value for name, value in row.items() if name not in STAMPS}
        self.rows.setdefault(model, []).append(row)
        return key

    def _own(self, model: type[Base], **values: Any) -> int:
        return self._add(model, administration_id=self.house, **values)

    def _roles(self) -> None:
        for role in (Role.FACILITATOR, Role.COORDINATOR, Role.LEADERSHIP, Role.EVALUATOR, Role.READER):
            person_id = self.people[f"{role}@demo.example"]
            self._own(
                RoleAssignment,
                person_id=person_id,
                role=role,
                valid_from=None,
                valid_to=None,
                sees_raw_figures=role is Role.EVALUATOR,
            )

    def _departments(self) -> dict[int, int]:
        staff: dict[int, int] = {}
        for position in range(1, DEPARTMENTS + 1):
            key = self._own(
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
            staff[key] = self.random.randint(8, 70)
            for year in range(5):
                self._own(
                    Headcount,
                    department_id=key,
                    as_of=date(2016 + year, 12, 31),
                    count=staff[key],
                    source=HeadcountSource.INVENTED,
                )
        return staff

    def _process(self) -> int:
        return self._own(
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

    def _milestones(self, process: int) -> None:
        phase = self._own(
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
            slip = [baseline + timedelta(days=self.random.choice((0, 0, 14, 30)) * step) for step in range(REPORTS)]
            key = self._own(
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
                self._own(
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

    def _meetings(self, process: int) -> None:
        group = self._own(
            Group,
            process_id=process,
            kind=GroupKind.STEERING,
            name="Steuerungsgruppe",
            mandate="",
            rhythm_weeks=4,
            founded_on=FIRST_DAY,
            dissolved_on=None,
            continues_after_process=True,
        )
        seats = [
            self._own(
                Membership,
                working_group_id=group,
                person_id=self.people["coordinator@demo.example"] if position == 1 else None,
                seat=f"Sitz {position:02}",
                department_id=None,
                role=MemberRole.CHAIR if position == 1 else MemberRole.MEMBER,
                deputy_id=None,
                is_voting=True,
                valid_from=None,
                valid_to=None,
            )
            for position in range(1, SEATS + 1)
        ]
        decided: dict[int, Iterator[int]] = {}
        held: dict[int, Iterator[int]] = {}
        for position in range(MEETINGS):
            on = FIRST_DAY + timedelta(weeks=4 * position + self.random.choice((0, 0, 1)))
            number = next(held.setdefault(on.year, count(1)))
            self._meeting(process, group, seats, on, number, decided.setdefault(on.year, count(1)))

    def _meeting(
        self, process: int, group: int, seats: list[int], on: date, number: int, decided: Iterator[int]
    ) -> None:
        starts_at = datetime.combine(on, time(14))
        meeting = self._own(
            Meeting,
            process_id=process,
            working_group_id=group,
            year=on.year,
            number=number,
            title="",
            starts_at=starts_at,
            ends_at=starts_at + timedelta(hours=2),
            format=MeetingFormat.ON_SITE,
            place="Ratssaal",
            link="",
            state=MeetingState.CLOSED,
            state_reason="",
            started_at=starts_at.replace(tzinfo=UTC),
            closed_at=starts_at.replace(tzinfo=UTC) + timedelta(hours=2),
            chair_id=None,
            minute_taker_id=None,
            confidentiality=Confidentiality.HOUSE,
        )
        for seat in seats:
            self._own(
                Attendance,
                meeting_id=meeting,
                membership_id=seat,
                guest_name="",
                guest_organisation="",
                status=self.random.choice((AttendanceStatus.PRESENT,) * 4 + (AttendanceStatus.EXCUSED,)),
                mode=None,
                substitute_name="",
                arrived_at=None,
                left_at=None,
            )
        items = [self._item(group, meeting, position) for position in range(1, ITEMS + 1)]
        for item in items[:DECISIONS]:
            self._decision(process, meeting, item, on, next(decided))
        for position in range(TASKS):
            self._task(process, meeting, items[position], on)

    def _item(self, group: int, meeting: int, position: int) -> int:
        return self._own(
            AgendaItem,
            working_group_id=group,
            meeting_id=meeting,
            section="",
            position=position,
            title=f"Tagesordnungspunkt {position}",
            description="",
            minutes_planned=15,
            presenter="",
            kind=ItemKind.DECISION if position <= DECISIONS else ItemKind.INFORMATION,
            visibility=Confidentiality.HOUSE,
            state=ItemState.DEALT_WITH,
            state_reason="",
            carried_from_id=None,
            notes="Die Prozessbegleitung berichtet, die Gruppe nimmt Stellung. " * 4,
        )

    def _decision(self, process: int, meeting: int, item: int, on: date, number: int) -> None:
        self._own(
            Decision,
            process_id=process,
            meeting_id=meeting,
            agenda_item_id=item,
            year=on.year,
            number=number,
            title=f"Beschluss {on.year}/{number}",
            text="Die Steuerungsgruppe beschließt den Vorschlag.",
            decided_on=on,
            result=DecisionResult.ACCEPTED,
            votes_yes=8,
            votes_no=1,
            votes_abstained=1,
            status=self.random.choice((DecisionStatus.IMPLEMENTED, DecisionStatus.IMPLEMENTED, DecisionStatus.OPEN)),
            status_reason="",
            implemented_on=None,
            responsible="Koordination",
            due_on=on + timedelta(weeks=12),
            review_on=on + timedelta(weeks=26),
            supersedes_id=None,
        )

    def _task(self, process: int, meeting: int, item: int, on: date) -> None:
        due = on + timedelta(weeks=self.random.randint(2, 10))
        is_done = self.random.random() < 0.85
        self._own(
            ActionItem,
            process_id=process,
            meeting_id=meeting,
            agenda_item_id=item,
            title="Vorschlag ausarbeiten",
            responsible_id=None,
            responsible_email="amt@messreihe.example",
            created_on=on,
            due_on=due,
            original_due_on=due,
            postponements=0,
            postponement_reason="",
            priority=Priority.NORMAL,
            state=ActionItemState.DONE if is_done else ActionItemState.OPEN,
            state_reason="",
            done_on=due - timedelta(days=self.random.randint(-20, 10)) if is_done else None,
            note="",
        )

    def _events(self, process: int, staff: dict[int, int]) -> None:
        totals = {key: {"attendances": 0, "largest": 0, "first_timers": 0, "events": 0} for key in staff}
        for position in range(EVENTS):
            on = FIRST_DAY + timedelta(days=12 * position)
            event = self._event(process, position, on)
            for department, people in staff.items():
                attended = self.random.randint(0, people // 3)
                first = attended if position == 0 else self.random.randint(0, attended // 6)
                self._count(event, department, attended, first)
                total = totals[department]
                total["attendances"] += attended
                total["largest"] = max(total["largest"], attended)
                total["first_timers"] += first
                total["events"] += 1
        for department, total in totals.items():
            self._own(ReachTotal, process_id=process, department_id=department, without_first_timers=0, **total)

    def _event(self, process: int, position: int, on: date) -> int:
        starts_at = datetime.combine(on, time(9))
        return self._own(
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

    def _count(self, event: int, department: int, attended: int, first: int) -> None:
        self._own(
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
