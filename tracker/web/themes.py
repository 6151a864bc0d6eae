"""How long open answers have been waiting, and who reads one as soon as it is saved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from flask_babel import gettext as _

from tracker.domain.name_hints import hints
from tracker.domain.processes import judged_on
from tracker.extensions import db
from tracker.models import Process, Theme
from tracker.queries import house_pages
from tracker.queries.theme_notes import known_names
from tracker.web.clock import today


@dataclass(frozen=True)
class Told:
    """Who reads an answer as soon as it is saved, and what in its words could tell of a person."""

    is_public: bool
    in_title: Sequence[str]
    in_text: Sequence[str]

    @property
    def found(self) -> list[str]:
        """Everything that could tell of a person."""
        return list(dict.fromkeys([*self.in_title, *self.in_text]))

    @property
    def where(self) -> str:
        """Say where the answer stands, once it is saved."""
        if self.is_public:
            return str(_("The public page for the house shows it now: whoever has its address can read it."))
        return str(_("The page for the house shows it now to those who are signed in."))


def told(theme: Theme, text: str | None) -> Told:
    """Return who would read a theme with this answer, because it appears on the page for the house by itself."""
    page = house_pages.page(db.session, theme.process_id)
    names = known_names(db.session, theme.administration_id)
    in_title, in_text = ([hint.found for hint in hints(each, names)] for each in (theme.title, text or ""))
    return Told(page is not None and page.token_hash is not None, in_title, in_text)


def judged(process_id: int) -> date:
    """Return the day until which the age of open answers is counted: today, or the last day of the process."""
    return judged_on(db.session.get_one(Process, process_id).actual_end_on, today())
