"""The meetings of one large administration, for measurements."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import count

from tracker.cli.demo.volume_rows import FIRST_DAY, Rows
from tracker.domain.action_items import ActionItemState, Priority
from tracker.domain.decisions import DecisionResult, DecisionStatus
from tracker.domain.groups import GroupKind, MemberRole
from tracker.domain.meetings import (
    AttendanceStatus,
    Confidentiality,
    ItemKind,
    ItemState,
    MeetingFormat,
    MeetingState,
)
from tracker.models import (
    ActionItem,
    AgendaItem,
    Attendance,
    Decision,
    Group,
    Meeting,
    Membership,
)

MEETINGS, SEATS = 60, 12
ITEMS, DECISIONS, TASKS = 8, 4, 6


def lay(rows: Rows, process: int) -> None:
    """Add a steering group, its seats and its meetings with what came of them."""
    group = rows.own(
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
        rows.own(
            Membership,
            working_group_id=group,
            person_id=rows.people["coordinator@demo.example"] if position == 1 else None,
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
        on = FIRST_DAY + timedelta(weeks=4 * position + rows.random.choice((0, 0, 1)))
        number = next(held.setdefault(on.year, count(1)))
        _meeting(rows, process, group, seats, on, number, decided.setdefault(on.year, count(1)))


def _meeting(
    rows: Rows, process: int, group: int, seats: list[int], on: date, number: int, decided: Iterator[int]
) -> None:
    starts_at = datetime.combine(on, time(14))
    meeting = rows.own(
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
        rows.own(
            Attendance,
            meeting_id=meeting,
            membership_id=seat,
            guest_name="",
            guest_organisation="",
            status=rows.random.choice((AttendanceStatus.PRESENT,) * 4 + (AttendanceStatus.EXCUSED,)),
            mode=None,
            substitute_name="",
            arrived_at=None,
            left_at=None,
        )
    items = [_item(rows, group, meeting, position) for position in range(1, ITEMS + 1)]
    for item in items[:DECISIONS]:
        _decision(rows, process, meeting, item, on, next(decided))
    for position in range(TASKS):
        _task(rows, process, meeting, items[position], on)


def _item(rows: Rows, group: int, meeting: int, position: int) -> int:
    return rows.own(
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


def _decision(rows: Rows, process: int, meeting: int, item: int, on: date, number: int) -> None:
    rows.own(
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
        status=rows.random.choice((DecisionStatus.IMPLEMENTED, DecisionStatus.IMPLEMENTED, DecisionStatus.OPEN)),
        status_reason="",
        implemented_on=None,
        responsible="Koordination",
        due_on=on + timedelta(weeks=12),
        review_on=on + timedelta(weeks=26),
        supersedes_id=None,
    )


def _task(rows: Rows, process: int, meeting: int, item: int, on: date) -> None:
    due = on + timedelta(weeks=rows.random.randint(2, 10))
    is_done = rows.random.random() < 0.85
    rows.own(
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
        done_on=due - timedelta(days=rows.random.randint(-20, 10)) if is_done else None,
        note="",
    )
