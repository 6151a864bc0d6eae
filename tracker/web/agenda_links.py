"""How links of agenda items are shown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from flask import url_for

from tracker.domain.agenda_links import LinkKind, LinkRow

Shown = tuple[int, LinkKind, str, str]
"""Id of the link, kind, title and address of what it points to."""


def shown(rows: Iterable[LinkRow]) -> Mapping[int, list[Shown]]:
    """Return the links of each agenda item by its id."""
    bases = {
        LinkKind.MILESTONE: url_for("milestones.show", milestone_id=0)[:-1],
        LinkKind.DECISION: url_for("decisions.show", decision_id=0)[:-1],
        LinkKind.DIALOGUE_EVENT: url_for("dialogues.show", dialogue_event_id=0)[:-1],
        LinkKind.DOCUMENT: url_for("documents.show", document_id=0)[:-1],
        LinkKind.THEME: url_for("themes.show", theme_id=0)[:-1],
    }
    found: dict[int, list[Shown]] = {}
    for row in rows:
        kind = row.target.kind
        found.setdefault(row.item_id, []).append((row.id, kind, row.target.title, f"{bases[kind]}{row.target.id}"))
    return found
