"""Lays the records of a demonstration process from plain descriptions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy.orm import Session

from tracker.cli.demo import minutes
from tracker.domain.action_items import ActionItemState
from tracker.domain.administrations import DepartmentKind, HeadcountSource
from tracker.domain.composition import StatutoryBody
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
from tracker.domain.participation import CountScope, CountSource
from tracker.domain.processes import GateResult
from tracker.models import (
    ActionItem,
    Administration,
    AgendaItem,
    Attendance,
    Decision,
    Department,
    DialogueEvent,
    DialogueInvitation,
    Gate,
    Group,
    Headcount,
    Meeting,
    Membership,
    Milestone,
    MilestoneRevision,
    Participation,
    Phase,
    Process,
)
from tracker.web.clock import ZONE

BODIES = {
    "Personalrat": StatutoryBody.STAFF_COUNCIL,
    "Gleichstellungsbeauftragte": StatutoryBody.EQUALITY_OFFICER,
    "Schwerbehindertenvertretung": StatutoryBody.DISABILITY_REPRESENTATION,
}
"""Which seats of the demonstration belong to a statutory body."""


@dataclass(frozen=True)
class Task:
    """An action item of a meeting: what, until when, and when it was done if it was."""

    title: str
    due_on: date
    done_on: date | None = None


@dataclass(frozen=True)
class Topic:
    """An item on an agenda with what came of it."""

    title: str
    kind: ItemKind = ItemKind.INFORMATION
    minutes: int = 15
    notes: str = ""
    decision: str = ""
    status: DecisionStatus = DecisionStatus.IMPLEMENTED
    due_on: date | None = None
    tasks: Sequence[Task] = ()
    visibility: Confidentiality = Confidentiality.GROUP


@dataclass(frozen=True)
class Sitting:
    """A meeting of a group."""

    on: date
    topics: Sequence[Topic]
    state: MeetingState = MeetingState.CLOSED
    format: MeetingFormat = MeetingFormat.ONLINE
    place: str = "Videokonferenz"
    absent: Mapping[str, AttendanceStatus] = field(default_factory=dict)
    reason: str = ""
    starts: time = time(14, 0)


@dataclass(frozen=True)
class Event:
    """A dialogue event; `counts` says of each department how many came and how many of them for the first time.

    `follow_up_of` is the title of an earlier one that fell out.
    """

    title: str
    on: date
    kind: DialogueKind = DialogueKind.DIALOGUE
    format: MeetingFormat = MeetingFormat.ONLINE
    target: DialogueTarget = DialogueTarget.WHOLE_HOUSE
    state: DialogueState = DialogueState.HELD
    counts: Mapping[str, tuple[int, int | None]] = field(default_factory=dict)
    external: int | None = None
    goal: str = ""
    summary: str = ""
    reason: str = ""
    leadership: str = ""
    source: CountSource = CountSource.SIGN_IN_LIST
    is_counted: bool = True
    follow_up_of: str = ""


@dataclass(frozen=True)
class Shift:
    """A moved forecast."""

    on: date
    to: date
    reason: ShiftReason
    text: str


@dataclass(frozen=True)
class Step:
    """A milestone: planned day, what moved it, and when it was reached if it was."""

    title: str
    phase: int
    baseline: date
    shifts: Sequence[Shift] = ()
    done_on: date | None = None
    importance: Importance = Importance.NORMAL
    evidence: str = ""
    confirmed: Sequence[date] = ()


def _holder(seats: Sequence[Membership], role: MemberRole) -> int | None:
    return next((seat.person_id for seat in seats if seat.role is role), None)


class Builder:
    """Makes the records of one administration."""

    def __init__(self, session: Session, house: Administration) -> None:
        self.session, self.house = session, house
        self.departments: dict[str, Department] = {}
        self.numbers: dict[tuple[int, int], int] = {}

    def add(self, record: Any) -> Any:
        """Add a record, so that its id is known."""
        self.session.add(record)
        self.session.flush()
        return record

    def department(self, name: str, *, parent: str | None = None, code: str = "", **values: Any) -> Department:
        """Add a department below another one, or at the top."""
        above = self.departments.get(parent or "")
        level = 1 if above is None else above.level + 1
        parent_id = None if above is None else above.id
        made: Department = self.add(
            Department.of(self.house, name=name, parent_id=parent_id, level=level, short_code=code, **values)
        )
        self.departments[name] = made
        return made

    def tree(self, groups: Mapping[str, Mapping[str, int]], *, as_of: date, related: Iterable[str] = ()) -> None:
        """Add groups of departments with their headcounts on a day."""
        for number, (group, members) in enumerate(groups.items(), start=1):
            self.department(group, code=str(number))
            for position, (name, staff) in enumerate(members.items(), start=1):
                code = f"{number}{position}"
                made = self.department(name, parent=group, code=code, is_migration_related=name in set(related))
                self.headcount(made, staff, as_of)

    def staff_unit(self, name: str, staff: int, *, as_of: date) -> None:
        """Add a staff unit at the top of the house."""
        self.headcount(self.department(name, code="S", kind=DepartmentKind.STAFF_UNIT), staff, as_of)

    def headcount(self, department: Department, staff: int, as_of: date) -> None:
        """Add an invented headcount and say that it is one."""
        self.add(Headcount.of(department, as_of=as_of, count=staff, source=HeadcountSource.INVENTED))

    def group(self, process: Process, name: str, kind: GroupKind, **values: Any) -> Group:
        """Add a group."""
        made: Group = self.add(Group.of(process, name=name, kind=kind, **values))
        return made

    def seat(
        self, group: Group, seat: str, person_id: int | None, role: MemberRole = MemberRole.MEMBER, **values: Any
    ) -> Membership:
        """Add a seat of a group."""
        is_voting = role is not MemberRole.PERMANENT_GUEST
        made: Membership = self.add(
            Membership.of(
                group,
                seat=seat,
                person_id=person_id,
                role=role,
                is_voting=is_voting,
                statutory_body=BODIES.get(seat),
                **values,
            )
        )
        return made

    def meetings(self, process: Process, group: Group, seats: Sequence[Membership], planned: Sequence[Sitting]) -> None:
        """Add the meetings of a group with everything that came of them."""
        made = [(one, self._meeting(process, group, seats, one)) for one in planned]
        minutes.lay(self.session, [meeting for _one, meeting in made])

    def _meeting(self, process: Process, group: Group, seats: Sequence[Membership], one: Sitting) -> Meeting:
        starts_at = datetime.combine(one.on, one.starts)
        was_held = one.state in {MeetingState.CLOSED, MeetingState.IN_PROGRESS}
        meeting: Meeting = self.add(
            Meeting.of(
                group,
                process_id=process.id,
                year=one.on.year,
                number=self._next(group.id, one.on.year),
                starts_at=starts_at,
                ends_at=starts_at + timedelta(minutes=sum(topic.minutes for topic in one.topics) or 90),
                format=one.format,
                place=one.place,
                chair_id=_holder(seats, MemberRole.CHAIR),
                minute_taker_id=_holder(seats, MemberRole.MINUTE_TAKER),
                state=one.state,
                state_reason=one.reason,
                started_at=starts_at.replace(tzinfo=ZONE) if was_held else None,
                closed_at=starts_at.replace(tzinfo=ZONE) + timedelta(hours=2)
                if one.state is MeetingState.CLOSED
                else None,
            )
        )
        if one.state is MeetingState.CLOSED:
            for seat in seats:
                status = one.absent.get(seat.seat, AttendanceStatus.PRESENT)
                substitute = f"Stellvertretung {seat.seat}" if status is AttendanceStatus.SUBSTITUTE else ""
                self.session.add(
                    Attendance.of(meeting, membership_id=seat.id, status=status, substitute_name=substitute)
                )
        for position, topic in enumerate(one.topics, start=1):
            self._topic(process, group, meeting, seats, position, topic, one)
        return meeting

    def _topic(
        self,
        process: Process,
        group: Group,
        meeting: Meeting,
        seats: Sequence[Membership],
        position: int,
        topic: Topic,
        one: Sitting,
    ) -> None:
        is_closed = one.state is MeetingState.CLOSED
        item = self.add(
            AgendaItem.of(
                meeting,
                working_group_id=group.id,
                position=position,
                title=topic.title,
                kind=topic.kind,
                minutes_planned=topic.minutes,
                notes=topic.notes,
                visibility=topic.visibility,
                state=ItemState.DEALT_WITH if is_closed else ItemState.OPEN,
            )
        )
        if topic.decision:
            self._decision(process, meeting, item, topic, one.on)
        for task in topic.tasks:
            self._task(process, meeting, item, seats, task, one.on)

    def _decision(self, process: Process, meeting: Meeting, item: AgendaItem, topic: Topic, on: date) -> None:
        is_done = topic.status is DecisionStatus.IMPLEMENTED
        self.session.add(
            Decision.of(
                meeting,
                process_id=process.id,
                agenda_item_id=item.id,
                year=on.year,
                number=self._next(-process.id, on.year),
                title=topic.title,
                text=topic.decision,
                decided_on=on,
                result=DecisionResult.ACCEPTED,
                votes_yes=7,
                votes_no=0,
                votes_abstained=1,
                status=topic.status,
                implemented_on=topic.due_on if is_done else None,
                responsible="Koordination im Haus",
                due_on=topic.due_on,
                review_on=topic.due_on,
            )
        )

    def _task(
        self, process: Process, meeting: Meeting, item: AgendaItem, seats: Sequence[Membership], task: Task, on: date
    ) -> None:
        holders = [seat.person_id for seat in seats if seat.person_id is not None]
        self.session.add(
            ActionItem.of(
                meeting,
                process_id=process.id,
                agenda_item_id=item.id,
                title=task.title,
                responsible_id=holders[len(task.title) % len(holders)],
                created_on=on,
                due_on=task.due_on,
                original_due_on=task.due_on,
                state=ActionItemState.DONE if task.done_on else ActionItemState.OPEN,
                done_on=task.done_on,
            )
        )

    def events(self, process: Process, planned: Sequence[Event]) -> None:
        """Add dialogue events with their counts."""
        by_title: dict[str, DialogueEvent] = {}
        for one in planned:
            starts_at = datetime.combine(one.on, time(9, 0))
            event = self.add(
                DialogueEvent.of(
                    process,
                    kind=one.kind,
                    title=one.title,
                    goal=one.goal,
                    starts_at=starts_at,
                    ends_at=starts_at + timedelta(hours=3),
                    format=one.format,
                    place="Videokonferenz" if one.format is MeetingFormat.ONLINE else "Landratsamt, Großer Saal",
                    target=one.target,
                    state=one.state,
                    state_reason=one.reason,
                    summary=one.summary,
                    leadership_present=one.leadership,
                    moderation="Prozessbegleitung",
                    follow_up_of_id=by_title[one.follow_up_of].id if one.follow_up_of else None,
                    count_source=one.source if one.counts else None,
                    counted_at=starts_at.replace(tzinfo=ZONE) + timedelta(days=2)
                    if one.counts and one.is_counted
                    else None,
                )
            )
            by_title[one.title] = event
            self._counts(event, one)

    def _counts(self, event: DialogueEvent, one: Event) -> None:
        for name, (count, first) in one.counts.items():
            department_id = self.departments[name].id
            self.session.add(
                Participation.of(event, department_id=department_id, count=count, first_timers=first, source=one.source)
            )
            if one.target is DialogueTarget.DEPARTMENTS:
                self.session.add(DialogueInvitation.of(event, department_id=department_id))
        if one.external is not None:
            self.session.add(
                Participation.of(
                    event, scope=CountScope.EXTERNAL, count=one.external, first_timers=None, source=one.source
                )
            )

    def phases(self, process: Process, planned: Sequence[tuple[str, str, date, date, bool]]) -> list[Phase]:
        """Add phases with the question at their gate."""
        made: list[Phase] = []
        for position, (name, question, starts, ends, is_over) in enumerate(planned, start=1):
            phase = self.add(
                Phase.of(
                    process,
                    name=name,
                    position=position,
                    planned_start_on=starts,
                    planned_end_on=ends,
                    actual_start_on=starts if is_over else None,
                    actual_end_on=ends if is_over else None,
                )
            )
            answer = (
                {"result": GateResult.PASSED, "answered_on": ends, "answered_by": "Steuerungsgruppe"} if is_over else {}
            )
            self.session.add(Gate.of(phase, question=question, **answer))
            made.append(phase)
        return made

    def milestones(self, process: Process, phases: Sequence[Phase], steps: Sequence[Step]) -> None:
        """Add milestones with every revision of their dates."""
        for position, step in enumerate(steps, start=1):
            forecast = step.done_on or (step.shifts[-1].to if step.shifts else step.baseline)
            milestone = self.add(
                Milestone.of(
                    process,
                    phase_id=phases[step.phase - 1].id,
                    title=step.title,
                    position=position,
                    importance=step.importance,
                    state=MilestoneState.DONE if step.done_on else MilestoneState.OPEN,
                    baseline_on=step.baseline,
                    forecast_on=forecast,
                    actual_on=step.done_on,
                    reported_on=max(
                        [
                            *(s.on for s in step.shifts),
                            *step.confirmed,
                            step.done_on or date.min,
                            process.actual_start_on or date.min,
                        ]
                    ),
                    responsible="Prozessbegleitung",
                    evidence=step.evidence,
                )
            )
            self._revisions(milestone, step, process.actual_start_on or step.baseline)

    def _revisions(self, milestone: Milestone, step: Step, first: date) -> None:
        reports: list[tuple[date, RevisionKind, date, Shift | None]] = [
            (first, RevisionKind.BASELINE, step.baseline, None)
        ]
        reports += [(shift.on, RevisionKind.FORECAST, shift.to, shift) for shift in step.shifts]
        reports += [(day, RevisionKind.CONFIRMED, date.min, None) for day in step.confirmed]
        if step.done_on:
            reports.append((step.done_on, RevisionKind.DONE, step.done_on, None))
        before: date | None = None
        for day, kind, new, shift in sorted(reports, key=lambda report: report[0]):
            now = before if kind is RevisionKind.CONFIRMED else new
            self.session.add(
                MilestoneRevision.of(
                    milestone,
                    reported_on=day,
                    kind=kind,
                    old_on=before,
                    new_on=now,
                    reason=shift.reason if shift else None,
                    text=shift.text if shift else step.evidence if kind is RevisionKind.DONE else "",
                )
            )
            self.session.flush()
            before = now

    def _next(self, owner: int, year: int) -> int:
        self.numbers[owner, year] = self.numbers.get((owner, year), 0) + 1
        return self.numbers[owner, year]
