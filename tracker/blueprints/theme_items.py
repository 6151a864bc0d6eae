"""Pages that bring a theme of staff to a group."""

from __future__ import annotations

from flask import Blueprint, flash, g, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from wtforms.fields.choices import SelectChoice

from tracker.actions import agenda_links
from tracker.actions import theme_items as actions
from tracker.domain.access import Permission
from tracker.domain.errors import RuleViolation
from tracker.domain.themes import forbid_closed
from tracker.extensions import db
from tracker.forms.theme_items import BringForm
from tracker.models import AgendaItem, Group, Meeting, Theme, ThemeItem
from tracker.queries import agenda_items
from tracker.queries import theme_items as queries
from tracker.queries.theme_items import Destination
from tracker.web import theme_page
from tracker.web.access import access
from tracker.web.clock import wall_time
from tracker.web.locale import date_long
from tracker.web.pages import created, form_page, see

bp = Blueprint("theme_items", __name__)


@bp.route("/themes/<int:theme_id>/bring", methods=["GET", "POST"])
@access(Permission.THEME_EDIT, Theme)
def create(theme: Theme) -> ResponseReturnValue:
    if refusal := theme_page.refused(theme, lambda: forbid_closed(theme.status)):
        return refusal
    found = queries.destinations(db.session, theme, wall_time())
    form = BringForm(title=theme.title)
    form.to.choices = [choice for each in found for choice in _choices(each)]
    if form.to.data is None and form.to.choices:
        form.to.data = form.to.choices[0].value

    def bring() -> str:
        group, meeting = _chosen(found, str(form.to.data))
        facts = {"title": form.title.data, "visibility": form.visibility.data, "description": theme.description}
        item = actions.bring(db.session, theme, group, meeting, **facts)
        flash(_("The theme stands on the agenda.") if meeting else _("The theme waits in the backlog of the group."))
        return url_for("themes.show", theme_id=theme.id, _anchor=f"item-{item.id}")

    return created(form, bring) or form_page("theme_items/create.html", form, theme=theme, has_groups=bool(found))


@bp.post("/theme-items/<int:theme_item_id>/remove")
@access(Permission.MEETING_EDIT, ThemeItem)
def remove(link: ThemeItem) -> ResponseReturnValue:
    item = db.session.get_one(AgendaItem, link.agenda_item_id)
    g.process_id = agenda_items.process_id_of(db.session, item)
    agenda_links.remove(db.session, link)
    flash(_("The link is removed."))
    return see(url_for("agenda_items.show", agenda_item_id=item.id, _anchor="links"))


def _choices(found: Destination) -> list[SelectChoice]:
    """Return the places of a group where the theme can go: its next meeting, if one is planned, and its backlog."""
    places = []
    if found.meeting_id is not None and found.starts_at is not None:
        words = _("%(group)s: next meeting, %(day)s", group=found.group_name, day=date_long(found.starts_at))
        places.append(SelectChoice(value=f"meeting:{found.meeting_id}", label=words))
    if not found.in_backlog:
        words = _("%(group)s: backlog", group=found.group_name)
        places.append(SelectChoice(value=f"group:{found.group_id}", label=words))
    return places


def _chosen(found: list[Destination], key: str) -> tuple[Group, Meeting | None]:
    """Return the group and perhaps the meeting that the form named, if they are among those that were offered."""
    for each in found:
        if key == f"group:{each.group_id}" and not each.in_backlog:
            return db.session.get_one(Group, each.group_id), None
        if key == f"meeting:{each.meeting_id}":
            return db.session.get_one(Group, each.group_id), db.session.get_one(Meeting, each.meeting_id)
    raise RuleViolation("theme-place-taken", field="to")
