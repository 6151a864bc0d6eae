"""Themes on agendas: where they were talked about, what was decided there, and where they can be brought."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from tracker.domain.access import Actor
from tracker.domain.agenda_links import Place
from tracker.domain.decisions import DecisionStatus, label
from tracker.domain.meetings import ItemState, MeetingState
from tracker.models import AgendaItem, Decision, Group, Meeting, Theme, ThemeItem
from tracker.queries import agenda_links
from tracker.queries.scope import readable_outcomes


@dataclass(frozen=True)
class Decided:
    """A decision that came of a theme."""

    id: int
    label: str
    title: str
    status: DecisionStatus


@dataclass(frozen=True)
class TalkedAbout:
    """An agenda on which a theme stood, and what was decided there."""

    place: Place
    decisions: Sequence[Decided]


@dataclass(frozen=True)
class Destination:
    """A group that can be asked, and its next planned meeting if there is one on which the theme does not stand yet."""

    group_id: int
    group_name: str
    meeting_id: int | None
    starts_at: datetime | None
    in_backlog: bool
    """Whether the theme waits in the backlog of the group already."""


def of_theme(session: Session, theme: Theme, actor: Actor) -> list[TalkedAbout]:
    """Return the agendas of a theme with their decisions, as far as the actor may read both, the latest first."""
    places = agenda_links.places(session, theme, actor)
    decisions = _decisions(session, [place.item_id for place in places], actor)
    return [TalkedAbout(place, decisions.get(place.item_id, ())) for place in places]


def destinations(session: Session, theme: Theme, now: datetime) -> list[Destination]:
    """Return the groups of the theme's process that still exist, the steering group first, and where it can go."""
    groups = (
        select(Group.id, Group.name)
        .where(Group.process_id == theme.process_id, Group.dissolved_on.is_(None))
        .order_by(Group.kind, Group.id)
    )
    planned = (
        select(Meeting.working_group_id, Meeting.id, Meeting.starts_at)
        .where(
            Meeting.process_id == theme.process_id,
            Meeting.state.in_((MeetingState.DRAFT, MeetingState.INVITED)),
            Meeting.starts_at >= now,
        )
        .order_by(Meeting.starts_at.desc(), Meeting.id.desc())
    )
    following = {group_id: (key, at) for group_id, key, at in session.execute(planned)}
    taken = open_places(session, theme)
    found = []
    for key, name in session.execute(groups):
        meeting_id, starts_at = following.get(key, (None, None))
        if (key, meeting_id) in taken:
            meeting_id = starts_at = None
        found.append(Destination(key, name, meeting_id, starts_at, in_backlog=(key, None) in taken))
    return found


def open_places(session: Session, theme: Theme) -> set[tuple[int, int | None]]:
    """Return where a theme stands and was not dealt with: each group with the meeting, its backlog without one."""
    statement = (
        select(AgendaItem.working_group_id, AgendaItem.meeting_id)
        .join(ThemeItem, ThemeItem.agenda_item_id == AgendaItem.id)
        .where(ThemeItem.theme_id == theme.id, AgendaItem.state == ItemState.OPEN)
    )
    return {(group_id, meeting_id) for group_id, meeting_id in session.execute(statement)}


def _decisions(session: Session, item_ids: Sequence[int], actor: Actor) -> dict[int | None, list[Decided]]:
    statement = (
        select(Decision.agenda_item_id, Decision.id, Decision.year, Decision.number, Decision.title, Decision.status)
        .where(Decision.agenda_item_id.in_(item_ids), readable_outcomes(actor, Decision))
        .order_by(Decision.id)
    )
    found: defaultdict[int | None, list[Decided]] = defaultdict(list)
    for item_id, key, year, number, title, status in session.execute(statement):
        found[item_id].append(Decided(key, label(year, number), title, status))
    return found
