"""What is done to bring a theme of staff to a group."""

from __future__ import annotations

from typing import Any

from sqlalchemy.orm import Session

from tracker.actions import agenda_items, agenda_links
from tracker.domain.agenda_links import LinkKind, Target
from tracker.domain.errors import RuleViolation
from tracker.domain.themes import ThemeStatus, forbid_closed
from tracker.models import AgendaItem, Group, Meeting, Theme
from tracker.queries import theme_items as queries


def bring(session: Session, theme: Theme, group: Group, meeting: Meeting | None, **facts: Any) -> AgendaItem:
    """Put a theme on the agenda of a meeting of a group, or into its backlog; a new theme is taken up by that.

    Where it stands open already it is not put once more.
    """
    forbid_closed(theme.status)
    if meeting is not None and meeting.working_group_id != group.id:
        raise RuleViolation("meeting-of-another-group")
    if (group.id, meeting.id if meeting else None) in queries.open_places(session, theme):
        raise RuleViolation("theme-place-taken", field="to")
    if meeting is None:
        item = agenda_items.wait(session, group, **facts)
    else:
        item = agenda_items.add(session, meeting, **facts)
    theme.status = ThemeStatus.ADOPTED
    agenda_links.add(session, item, Target(LinkKind.THEME, theme.id, theme.title))
    return item
