"""Where one can go from here: what the frame of every page shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from flask import Flask, g, request, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from tracker.domain.access import Actor
from tracker.domain.processes import ProcessRow
from tracker.extensions import db
from tracker.queries import navigation as queries
from tracker.web.access import may
from tracker.web.locale import theme


@dataclass(frozen=True)
class Item:
    """A link of the navigation."""

    url: str
    label: str
    is_current: bool
    count: int | None = None
    note: str = ""


@dataclass(frozen=True)
class Navigation:
    """The links beside the page, in titled sections."""

    sections: Sequence[tuple[str, Sequence[Item]]] = ()


@dataclass(frozen=True)
class Here:
    """The process that the page belongs to, if it belongs to one."""

    processes_url: str
    process: ProcessRow | None = None


@dataclass
class Frame:
    """What the layout asks for, looked up once per page."""

    here: Here
    navigation: Navigation
    my_tasks_count: int = 0
    current_actor: Actor = field(default_factory=Actor)


PROCESS_LINKS: Sequence[tuple[str, Any, str]] = (
    ("processes.show", _l("Overview"), ""),
    ("dashboards.show", _l("Dashboard"), ""),
    ("meetings.index", _l("Meetings"), "meetings"),
    ("groups.index", _l("Groups"), ""),
    ("decisions.index", _l("Decisions"), "decisions"),
    ("action_items.index", _l("Action items"), "action_items"),
    ("dialogues.index", _l("Dialogue"), "dialogues"),
    ("participation.show", _l("Participation"), ""),
    ("themes.index", _l("Themes"), ""),
    ("milestones.index", _l("Milestones"), "milestones"),
    ("protection.show", _l("Procedures and protection"), ""),
    ("house_pages.show", _l("Page for the house"), ""),
    ("exports.show", _l("Export"), ""),
    ("journal.index", _l("Journal"), ""),
)
START_LINKS: Sequence[tuple[str, Any, str]] = (
    ("home.index", _l("Today"), ""),
    ("action_items.mine", _l("My tasks"), "my_tasks"),
    ("processes.index", _l("All processes"), ""),
    ("search.index", _l("Search"), ""),
    ("exports.index", _l("Export"), ""),
)
OPERATOR_LINKS: Sequence[tuple[str, Any, str]] = (
    ("administrations.index", _l("Administrations"), ""),
    ("partners.index", _l("Partner organisations"), ""),
    ("people.index", _l("Persons and roles"), ""),
    ("templates.index", _l("Process templates"), ""),
)

UNDER = (
    {"feedback": "dialogues", "house_entries": "house_pages"}
    | {"counts": "dialogues", "count_imports": "dialogues", "roles": "people", "memberships": "groups"}
    | {"releases": "protection"}
    | dict.fromkeys(("departments", "department_imports", "headcounts", "unit_groups"), "administrations")
    | dict.fromkeys(("event_photos", "fields_of_action", "theme_items", "theme_notes", "theme_sorting"), "themes")
    | dict.fromkeys(("agenda_items", "information", "mails", "minutes", "seats"), "meetings")
)
"""Nouns without a link of their own, and the one under whose link they lie."""


def init_app(app: Flask) -> None:
    """Give every template the frame's names."""

    @app.context_processor
    def frame() -> dict[str, Any]:
        actor: Actor = g.get("actor", Actor())
        if actor.is_anonymous:
            return {"current_actor": actor, "theme": theme()}
        found = _frame(actor)
        return {**found.__dict__, "theme": theme()}


def _frame(actor: Actor) -> Frame:
    if "frame" not in g:
        process_id = _process_id()
        process = queries.process(db.session, process_id) if process_id else None
        counts = queries.counts(db.session, actor, process_id=process_id)
        sections = _process_sections(process, counts) if process else _start_sections(actor, counts)
        g.frame = Frame(Here(url_for("processes.index"), process), Navigation(sections), counts["my_tasks"], actor)
    frame: Frame = g.frame
    return frame


def _process_id() -> int | None:
    """Return the process of the record that the door admitted."""
    record = g.get("record")
    if record is None:
        return None
    found: int | None = record.id if record.__tablename__ == "process" else getattr(record, "process_id", None)
    return found or g.get("process_id")


def _process_sections(process: ProcessRow, counts: dict[str, int]) -> list[tuple[str, list[Item]]]:
    links = [
        Item(url_for(endpoint, process_id=process.id), str(text), _is_current(endpoint), counts.get(counted))
        for endpoint, text, counted in PROCESS_LINKS
        if may(endpoint, process)
    ]
    house = Item(
        url_for("administrations.show", administration_id=process.administration_id),
        process.administration_name,
        _is_current("administrations.show"),
    )
    return [(_("Process"), links), (_("Administration"), [house])]


def _start_sections(actor: Actor, counts: dict[str, int]) -> list[tuple[str, list[Item]]]:
    sections = [(_("Start"), _plain(START_LINKS, counts)), (_("Operation"), _plain(OPERATOR_LINKS, counts))]
    processes = [
        Item(
            url_for("processes.show", process_id=row.id),
            row.administration_short_name or row.administration_name,
            is_current=False,
            note=row.title,
        )
        for row in queries.processes(db.session, actor)
        if may("processes.show", row)
    ]
    sections.insert(1, (_("Processes"), processes))
    return [(title, items) for title, items in sections if items]


def _plain(links: Sequence[tuple[str, Any, str]], counts: dict[str, int]) -> list[Item]:
    return [
        Item(url_for(endpoint), str(text), _is_current(endpoint), counts.get(counted))
        for endpoint, text, counted in links
        if may(endpoint)
    ]


def _is_current(endpoint: str) -> bool:
    """Whether the page lies under the link: the page itself, or another one of the same noun."""
    here = request.endpoint or ""
    noun = here.partition(".")[0]
    return here == endpoint or (UNDER.get(noun, noun) == endpoint.partition(".")[0] and not _has_own_link(here))


def _has_own_link(endpoint: str) -> bool:
    return any(
        endpoint == link for links in (PROCESS_LINKS, START_LINKS, OPERATOR_LINKS) for link, _text, _count in links
    )
