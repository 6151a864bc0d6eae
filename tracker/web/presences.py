"""Who else has an agenda item open, in words."""

from __future__ import annotations

from flask import g
from flask_babel import gettext as _
from flask_babel import ngettext

from tracker.domain.presences import others
from tracker.extensions import db
from tracker.models.base import now
from tracker.queries import presences


def also_open(item_id: int) -> str:
    """Return "Koordination also has this item open", or nothing."""
    names = others(presences.of_item(db.session, item_id), g.actor.person_id, now())
    if not names:
        return ""
    joined = names[0] if len(names) == 1 else _("%(first)s and %(last)s", first=", ".join(names[:-1]), last=names[-1])
    return str(
        ngettext("%(names)s also has this item open.", "%(names)s also have this item open.", len(names), names=joined)
    )
