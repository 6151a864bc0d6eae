"""Search over the records that the actor may see, kind by kind."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import reduce
from typing import Any

from sqlalchemy import ColumnElement, Select, func, literal, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from tracker.domain.access import Actor, Permission
from tracker.domain.search import Hit, HitKind
from tracker.models import (
    ActionItem,
    Administration,
    AgendaItem,
    Decision,
    DialogueEvent,
    Group,
    Meeting,
    Milestone,
    Process,
    Theme,
)
from tracker.queries.paging import Page, page
from tracker.queries.scope import readable_items, readable_outcomes, visible_to

ESCAPE = "\\"
CAPITALS = ("Ä", "Ö", "Ü")
Column = ColumnElement[Any] | InstrumentedAttribute[Any]
NOTHING: ColumnElement[None] = literal(None)


@dataclass(frozen=True)
class _Source:
    """Where one kind is found: `by` orders it and ends in its id; `shown` are title, number, day, meeting and group.

    Every word is looked for in `texts`, the first of which is the title.
    """

    model: Any
    permission: Permission
    by: tuple[Column, ...]
    shown: tuple[Column, ...]
    texts: tuple[Column, ...]


SOURCES: Mapping[HitKind, _Source] = {
    HitKind.MEETING: _Source(
        Meeting,
        Permission.MEETING_VIEW,
        by=(Meeting.starts_at, Meeting.id),
        shown=(Meeting.title, Meeting.number, Meeting.starts_at, Meeting.id, Group.name),
        texts=(Group.name, Meeting.title, Meeting.place),
    ),
    HitKind.AGENDA_ITEM: _Source(
        AgendaItem,
        Permission.MEETING_VIEW,
        by=(AgendaItem.id,),
        shown=(AgendaItem.title, Meeting.number, Meeting.starts_at, AgendaItem.meeting_id, Group.name),
        texts=(AgendaItem.title, AgendaItem.description, AgendaItem.notes),
    ),
    HitKind.DECISION: _Source(
        Decision,
        Permission.DECISION_VIEW,
        by=(Decision.decided_on, Decision.id),
        shown=(Decision.title, NOTHING, Decision.decided_on, NOTHING, NOTHING),
        texts=(Decision.title, Decision.text, Decision.status_reason),
    ),
    HitKind.ACTION_ITEM: _Source(
        ActionItem,
        Permission.ACTION_ITEM_VIEW,
        by=(ActionItem.created_on, ActionItem.id),
        shown=(ActionItem.title, NOTHING, ActionItem.due_on, NOTHING, NOTHING),
        texts=(ActionItem.title, ActionItem.note, ActionItem.state_reason),
    ),
    HitKind.DIALOGUE: _Source(
        DialogueEvent,
        Permission.DIALOGUE_VIEW,
        by=(DialogueEvent.starts_at, DialogueEvent.id),
        shown=(DialogueEvent.title, NOTHING, DialogueEvent.starts_at, NOTHING, NOTHING),
        texts=(DialogueEvent.title, DialogueEvent.goal, DialogueEvent.summary, DialogueEvent.place),
    ),
    HitKind.THEME: _Source(
        Theme,
        Permission.THEME_VIEW,
        by=(Theme.raised_on, Theme.id),
        shown=(Theme.title, NOTHING, Theme.raised_on, NOTHING, NOTHING),
        texts=(Theme.title, Theme.description, Theme.answer, Theme.status_reason),
    ),
    HitKind.MILESTONE: _Source(
        Milestone,
        Permission.MILESTONE_VIEW,
        by=(Milestone.id,),
        shown=(
            Milestone.title,
            NOTHING,
            func.coalesce(Milestone.actual_on, Milestone.forecast_on),
            NOTHING,
            NOTHING,
        ),
        texts=(Milestone.title, Milestone.criterion, Milestone.evidence),
    ),
}


def hits(
    session: Session,
    actor: Actor,
    kind: HitKind,
    words: Sequence[str],
    *,
    size: int,
    cursor: str | None = None,
) -> Page[Hit]:
    """Return a page of the records of one kind in which every word occurs, the newest first."""
    source = SOURCES[kind]
    statement = _statement(kind, source).where(
        visible_to(actor, source.model, source.permission), *_readable(kind, actor)
    )
    for word in words:
        statement = statement.where(or_(*(contains(text, word) for text in source.texts)))
    found = page(session, statement, by=source.by, descending=True, cursor=cursor, size=size)
    return Page([_hit(kind, row[len(source.by) - 1 :]) for row in found.rows], found.next_cursor)


def _statement(kind: HitKind, source: _Source) -> Select[*tuple[Any, ...]]:
    statement = select(*source.by, *source.shown, Process.title, Administration.name, *source.texts)
    statement = statement.select_from(source.model)
    if kind is HitKind.AGENDA_ITEM:
        statement = statement.outerjoin(Meeting, Meeting.id == AgendaItem.meeting_id)
        statement = statement.join(Group, Group.id == AgendaItem.working_group_id)
        statement = statement.join(Process, Process.id == Group.process_id)
    else:
        statement = statement.join(Process, Process.id == source.model.process_id)
    if kind is HitKind.MEETING:
        statement = statement.join(Group, Group.id == Meeting.working_group_id)
    return statement.join(Administration, Administration.id == Process.administration_id)


def _readable(kind: HitKind, actor: Actor) -> Iterator[ColumnElement[bool]]:
    if kind is HitKind.AGENDA_ITEM:
        yield readable_items(actor)
    elif kind is HitKind.DECISION:
        yield readable_outcomes(actor, Decision)
    elif kind is HitKind.ACTION_ITEM:
        yield readable_outcomes(actor, ActionItem)


def contains(column: Column, word: str) -> ColumnElement[bool]:
    """Keep texts with the word, however it is capitalised; SQLite by itself knows only the capitals of ASCII."""
    escaped = word.replace(ESCAPE, ESCAPE * 2).replace("%", f"{ESCAPE}%").replace("_", f"{ESCAPE}_")
    if any(capital.lower() in word for capital in CAPITALS):
        column = reduce(lambda text, capital: func.replace(text, capital, capital.lower()), CAPITALS, column)
    return column.ilike(f"%{escaped}%", escape=ESCAPE)


def _hit(kind: HitKind, row: Sequence[Any]) -> Hit:
    key, title, number, on, meeting_id, group_name, process_title, administration_name, *texts = row
    return Hit(
        kind=kind,
        id=key,
        title=title,
        number=number,
        on=on.date() if isinstance(on, datetime) else on,
        meeting_id=meeting_id,
        group_name=group_name or "",
        process_title=process_title,
        administration_name=administration_name,
        texts=tuple(texts[1:]),
    )
