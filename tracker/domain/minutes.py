"""Minutes of a meeting: what a version freezes, who may read which part of it, and how it becomes approved."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime, time
from enum import StrEnum
from typing import Any

from tracker.domain.access import Actor, is_recorder
from tracker.domain.agenda_items import ItemRow, OutcomeKind, OutcomeRow
from tracker.domain.decisions import DecisionResult
from tracker.domain.groups import MemberRole
from tracker.domain.meetings import (
    TAKEN,
    AttendanceMode,
    AttendanceStatus,
    Confidentiality,
    ItemKind,
    ItemState,
    MeetingFormat,
    SeatRow,
)

READ_BY: Mapping[Confidentiality, frozenset[Confidentiality]] = {
    Confidentiality.HOUSE: frozenset({Confidentiality.HOUSE}),
    Confidentiality.GROUP: frozenset({Confidentiality.HOUSE, Confidentiality.GROUP}),
    Confidentiality.INTERNAL: frozenset(Confidentiality),
}
"""What each circle reads; the recorders are the innermost one."""


class MinutesState(StrEnum):
    """Where a version of the minutes stands."""

    IN_COORDINATION = "in_coordination"
    APPROVED = "approved"
    APPROVED_WITH_CHANGES = "approved_with_changes"
    REPLACED = "replaced"


@dataclass(frozen=True)
class MinutesHead:
    """What stands above minutes (§93 VwVfG): place and day, who chaired, of which group."""

    administration: str
    process: str
    group: str
    year: int
    number: int
    title: str
    starts_at: datetime
    ends_at: datetime | None
    format: MeetingFormat
    place: str
    chair: str
    minute_taker: str
    confidentiality: Confidentiality


@dataclass(frozen=True)
class MinutesSeat:
    """Somebody on the attendance list; guests have no role."""

    function: str
    name: str
    role: MemberRole | None
    is_voting: bool
    status: AttendanceStatus | None
    mode: AttendanceMode | None
    substitute: str
    arrived_at: time | None
    left_at: time | None

    @property
    def is_seat(self) -> bool:
        """Whether it counts as a seat of the group: guests do not."""
        return self.role is not None and self.role is not MemberRole.PERMANENT_GUEST

    @property
    def is_taken(self) -> bool:
        return self.is_seat and self.status in TAKEN


@dataclass(frozen=True)
class MinutesOutcome:
    """What an item led to; what does not apply to its kind is empty."""

    kind: OutcomeKind
    number: str
    title: str
    text: str
    result: DecisionResult | None
    votes_yes: int | None
    votes_no: int | None
    votes_abstained: int | None
    responsible: str
    due_on: date | None
    review_on: date | None

    @property
    def has_votes(self) -> bool:
        return not (self.votes_yes is None and self.votes_no is None and self.votes_abstained is None)


@dataclass(frozen=True)
class MinutesItem:
    """An agenda item with its notes and what it led to."""

    id: int
    number: int
    section: str
    title: str
    kind: ItemKind
    visibility: Confidentiality
    state: ItemState
    state_reason: str
    presenter: str
    description: str
    notes: str
    outcomes: tuple[MinutesOutcome, ...]


@dataclass(frozen=True)
class Amendment:
    """A change that the group decided when it approved the minutes, or a later correction."""

    on: date
    text: str


@dataclass(frozen=True)
class Minutes:
    """Everything that a version of the minutes says; an empty attendance is one that the reader may not see."""

    head: MinutesHead
    attendance: tuple[MinutesSeat, ...]
    items: tuple[MinutesItem, ...]
    amendments: tuple[Amendment, ...] = ()

    def outcomes(self, kind: OutcomeKind) -> list[tuple[MinutesItem, MinutesOutcome]]:
        """Return what was decided, agreed or said, with the item that led to it, in the order of the agenda."""
        return [(item, row) for item in self.items for row in item.outcomes if row.kind is kind]


def item_of(item: ItemRow, outcomes: Sequence[OutcomeRow]) -> MinutesItem:
    """Return an agenda item as minutes freeze it."""
    return MinutesItem(
        id=item.id,
        number=item.position,
        section=item.section,
        title=item.title,
        kind=item.kind,
        visibility=item.visibility,
        state=item.state,
        state_reason=item.state_reason,
        presenter=item.presenter,
        description=item.description,
        notes=item.notes,
        outcomes=tuple(_outcome(row) for row in outcomes if row.item_id == item.id),
    )


def seat_of(seat: SeatRow) -> MinutesSeat:
    """Return a seat or a guest as minutes freeze it."""
    return MinutesSeat(
        function=seat.seat,
        name=seat.name,
        role=seat.role,
        is_voting=seat.is_voting,
        status=seat.status,
        mode=seat.mode,
        substitute=seat.substitute_name,
        arrived_at=seat.arrived_at,
        left_at=seat.left_at,
    )


def circle_of(actor: Actor, *, administration_id: int, group_id: int) -> Confidentiality:
    """Return the innermost circle of a group's papers that the actor belongs to."""
    if is_recorder(actor, administration_id):
        return Confidentiality.INTERNAL
    return Confidentiality.GROUP if group_id in actor.groups else Confidentiality.HOUSE


def for_circle(minutes: Minutes, circle: Confidentiality) -> Minutes:
    """Return what a circle may read, numbered anew, so that not even a gap tells of what is left out.

    What was changed at the approval may speak of any item, so it goes no further than the group.
    """
    readable = READ_BY[circle]
    items = [item for item in minutes.items if item.visibility in readable]
    if len(items) != len(minutes.items):
        items = [replace(item, number=number) for number, item in enumerate(items, start=1)]
    reads_papers = minutes.head.confidentiality in readable
    return Minutes(
        head=minutes.head if reads_papers else replace(minutes.head, chair="", minute_taker=""),
        attendance=minutes.attendance if reads_papers else (),
        items=tuple(items),
        amendments=minutes.amendments if Confidentiality.GROUP in readable else (),
    )


def narrowed(minutes: Minutes, circles: Mapping[int, Confidentiality], confidentiality: Confidentiality) -> Minutes:
    """Return the minutes where what was made internal later is so, too; `circles` are those of items today, by id."""
    items = [replace(each, visibility=_narrower(each.visibility, circles.get(each.id))) for each in minutes.items]
    head = replace(minutes.head, confidentiality=_narrower(minutes.head.confidentiality, confidentiality))
    return replace(minutes, head=head, items=tuple(items))


def as_json(minutes: Minutes) -> dict[str, Any]:
    """Return the minutes as plain values, the same for the same minutes."""
    plain: dict[str, Any] = json.loads(json.dumps(asdict(minutes), default=lambda moment: moment.isoformat()))
    return plain


def from_json(content: Mapping[str, Any]) -> Minutes:
    """Return the minutes that `as_json` wrote."""
    head = content["head"]
    return Minutes(
        head=MinutesHead(
            **head
            | {
                "starts_at": datetime.fromisoformat(head["starts_at"]),
                "ends_at": head["ends_at"] and datetime.fromisoformat(head["ends_at"]),
                "format": MeetingFormat(head["format"]),
                "confidentiality": Confidentiality(head["confidentiality"]),
            }
        ),
        attendance=tuple(_seat(seat) for seat in content["attendance"]),
        items=tuple(_item(item) for item in content["items"]),
        amendments=tuple(Amendment(date.fromisoformat(each["on"]), each["text"]) for each in content["amendments"]),
    )


def _narrower(then: Confidentiality, now: Confidentiality | None) -> Confidentiality:
    return now if now is not None and READ_BY[now] > READ_BY[then] else then


def _outcome(row: OutcomeRow) -> MinutesOutcome:
    return MinutesOutcome(
        kind=row.kind,
        number=row.number,
        title=row.title,
        text=row.text,
        result=row.result,
        votes_yes=row.votes_yes,
        votes_no=row.votes_no,
        votes_abstained=row.votes_abstained,
        responsible=row.responsible,
        due_on=row.due_on,
        review_on=row.review_on,
    )


def _seat(seat: dict[str, Any]) -> MinutesSeat:
    return MinutesSeat(
        **seat
        | {
            "role": seat["role"] and MemberRole(seat["role"]),
            "status": seat["status"] and AttendanceStatus(seat["status"]),
            "mode": seat["mode"] and AttendanceMode(seat["mode"]),
            "arrived_at": seat["arrived_at"] and time.fromisoformat(seat["arrived_at"]),
            "left_at": seat["left_at"] and time.fromisoformat(seat["left_at"]),
        }
    )


def _item(item: dict[str, Any]) -> MinutesItem:
    return MinutesItem(
        **item
        | {
            "kind": ItemKind(item["kind"]),
            "visibility": Confidentiality(item["visibility"]),
            "state": ItemState(item["state"]),
            "outcomes": tuple(
                MinutesOutcome(
                    **row
                    | {
                        "kind": OutcomeKind(row["kind"]),
                        "result": row["result"] and DecisionResult(row["result"]),
                        "due_on": row["due_on"] and date.fromisoformat(row["due_on"]),
                        "review_on": row["review_on"] and date.fromisoformat(row["review_on"]),
                    }
                )
                for row in item["outcomes"]
            ),
        }
    )
