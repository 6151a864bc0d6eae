"""What the page for the house says, and what of it could tell of a person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flask import url_for
from flask_babel import gettext as _

from tracker.domain.house_pages import EntryRow, HouseDate, ToldEvent, told_events
from tracker.domain.name_hints import Hint, hints
from tracker.domain.releases import Audience
from tracker.domain.themes import AnsweredTheme, ThemeStatus
from tracker.extensions import db
from tracker.models import HousePage, Process
from tracker.queries import house_pages as queries
from tracker.queries import released, themes
from tracker.queries.theme_notes import known_names
from tracker.web.clock import wall_time

Hints = Sequence[Hint]


@dataclass(frozen=True)
class Doubt:
    """A text that the public would read, where it is changed, and what in it could tell of a person.

    `entry` is the entry that it is, which may have outlived its decision.
    """

    kind: str
    text: str
    url: str
    found: Hints
    entry: EntryRow | None = None


@dataclass(frozen=True)
class Checked:
    """Everything that the page says, each with what in it could tell of a person."""

    process_id: int
    page: HousePage | None
    around: Hints
    entries: Sequence[tuple[EntryRow, Hints]]
    answered: Sequence[tuple[AnsweredTheme, Hints]]
    dates: Sequence[tuple[HouseDate, Hints]]
    events: Sequence[tuple[ToldEvent, Hints]]

    def doubts(self) -> list[Doubt]:
        """Return what should be read once more before everybody with the address can."""
        found = [
            Doubt(
                _("Around the entries"),
                _telling(self.around, page.introduction, page.introduction_en),
                url_for("house_pages.edit", process_id=self.process_id),
                self.around,
            )
            for page in ([self.page] if self.page else [])
        ]
        found += [
            Doubt(
                _("Entry"),
                _telling(hinted, entry.text, entry.text_en),
                url_for("house_entries.edit", house_entry_id=entry.id),
                hinted,
                entry,
            )
            for entry, hinted in self.entries
            if entry.is_shown
        ]
        found += [
            Doubt(_("Answer to staff"), theme.title, url_for("themes.show", theme_id=theme.id), hinted)
            for theme, hinted in self.answered
        ]
        found += [
            Doubt(_("Event"), date.title, url_for("dialogues.show", dialogue_event_id=date.id), hinted)
            for date, hinted in self.dates
            if date.is_public
        ]
        found += [
            Doubt(_told_in(event), event.title, url_for("dialogues.show", dialogue_event_id=event.id), hinted)
            for event, hinted in self.events
            if event.is_public
        ]
        return [doubt for doubt in found if doubt.found or (doubt.entry and doubt.entry.is_outlived)]


def checked(process: Process) -> Checked:
    """Return what the page of a process says now, whether it is public or not."""
    names = known_names(db.session, process.administration_id)
    page = queries.page(db.session, process.id)
    return Checked(
        process.id,
        page,
        _hints(names, page.introduction, page.introduction_en) if page else (),
        [(each, _hints(names, each.text, each.text_en)) for each in queries.entries(db.session, process.id)],
        [(each, _hints(names, each.title, _said(each))) for each in themes.answered(db.session, process.id)],
        [(each, _hints(names, each.title, each.place)) for each in _dates(process)],
        [(each, _hints(names, each.title)) for each in _events(process)],
    )


def _dates(process: Process) -> list[HouseDate]:
    """Return the next dates of every audience, soonest first."""
    on = wall_time()
    found = {date for audience in Audience for date in queries.dates(db.session, process.id, on, audience)}
    return sorted(found, key=lambda date: (date.starts_at, date.id))


def _events(process: Process) -> list[ToldEvent]:
    """Return the events in the table of released figures, of the house and of the public."""
    return told_events({audience: released.newest(db.session, process.id, audience) for audience in Audience})


def _told_in(event: ToldEvent) -> str:
    """Return where an event is told of; what is released keeps its title."""
    number = event.release_number
    return str(_("Event in release %(number)s; a changed title appears with the next one", number=number))


def _said(theme: AnsweredTheme) -> str:
    return theme.answer if theme.status is ThemeStatus.ANSWERED else theme.reason


def _telling(found: Hints, *texts: str) -> str:
    """Return the first of the texts in which something was found, or else the first that is not empty."""
    written = [text for text in texts if text]
    return next((text for text in written if any(hint.found in text for hint in found)), "".join(written[:1]))


def _hints(names: Sequence[str], *texts: str) -> Hints:
    return hints("\n".join(texts), names)
