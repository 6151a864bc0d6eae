"""What the page of a version of minutes shows to whoever reads it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from tracker.domain import minutes_approval as rules
from tracker.domain.access import Actor
from tracker.domain.agenda_items import OutcomeKind
from tracker.domain.canonical import checksum
from tracker.domain.meetings import Confidentiality
from tracker.domain.minutes import (
    Minutes,
    MinutesItem,
    MinutesOutcome,
    as_json,
    circle_of,
    for_circle,
    from_json,
    narrowed,
)
from tracker.models import Meeting, MinutesVersion
from tracker.queries import agenda_items, minutes, seats
from tracker.queries.minutes import CommentRow, VersionRow
from tracker.web.clock import today


@dataclass(frozen=True)
class MinutesPage:
    """A version of minutes as far as the actor may read it, among the other versions."""

    version: MinutesVersion
    meeting: Meeting
    minutes: Minutes
    circle: Confidentiality
    shown: Confidentiality
    has_internal: bool
    versions: Sequence[VersionRow]
    comments: Sequence[CommentRow]
    may_comment: bool
    may_reopen: bool

    @property
    def group_name(self) -> str:
        return self.minutes.head.group

    @property
    def newest(self) -> VersionRow:
        return self.versions[0]

    @property
    def is_newest(self) -> bool:
        return self.newest.id == self.version.id

    @property
    def checksum(self) -> str:
        """That of what is shown: that of the whole version would tell of what is left out and confirm guesses at it."""
        return self.version.checksum if self.shown is Confidentiality.INTERNAL else checksum(as_json(self.minutes))

    @property
    def decisions(self) -> list[tuple[MinutesItem, MinutesOutcome]]:
        return self.minutes.outcomes(OutcomeKind.DECISION)

    @property
    def action_items(self) -> list[tuple[MinutesItem, MinutesOutcome]]:
        return self.minutes.outcomes(OutcomeKind.ACTION_ITEM)

    def about(self, comment: CommentRow) -> str:
        """Return which item a comment is about, as the version names it; nothing if it is about the whole."""
        return next((f"{item.number}. {item.title}" for item in self.minutes.items if item.id == comment.item_id), "")


def load(session: Any, version: MinutesVersion, actor: Actor, *, is_shareable: bool = False) -> MinutesPage:
    """Look up a version with everything that belongs to it; `is_shareable` shows recorders what they may hand on."""
    meeting = session.get_one(Meeting, version.meeting_id)
    circle = circle_of(actor, administration_id=version.administration_id, group_id=meeting.working_group_id)
    shown = Confidentiality.GROUP if is_shareable and circle is Confidentiality.INTERNAL else circle
    frozen = from_json(version.content)
    circles = agenda_items.circles(session, [item.id for item in frozen.items])
    whole = narrowed(frozen, circles, meeting.confidentiality)
    content = for_circle(whole, shown)
    items = {item.id for item in content.items} | {None}
    was_there = actor.person_id in rules.present(seats.people(session, meeting).seats)
    comments = minutes.comments(session, version) if circle is not Confidentiality.HOUSE else []
    return MinutesPage(
        version=version,
        meeting=meeting,
        minutes=content,
        circle=circle,
        shown=shown,
        has_internal=any(item.visibility is Confidentiality.INTERNAL for item in whole.items),
        versions=minutes.versions(session, meeting),
        comments=[said for said in comments if said.item_id in items],
        may_comment=rules.may_comment(version.state, version.comments_until, today=today(), was_there=was_there),
        may_reopen=rules.may_reopen(meeting.state, version.state, later_exist=minutes.later_exist(session, meeting)),
    )
