"""Pages of links: what an agenda item is about elsewhere."""

from __future__ import annotations

from flask import Blueprint, flash, g, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from wtforms.fields.choices import SelectChoice

from tracker.actions import agenda_links as actions
from tracker.domain.access import Permission
from tracker.domain.agenda_links import chosen
from tracker.domain.errors import NotFound
from tracker.extensions import db
from tracker.forms.agenda_links import NewLinkForm
from tracker.models import AgendaItem, AgendaLink
from tracker.queries import agenda_items
from tracker.queries import agenda_links as queries
from tracker.queries.origins import origin_of
from tracker.web.access import access
from tracker.web.labels import label
from tracker.web.pages import created, form_page, see

bp = Blueprint("agenda_links", __name__)


@bp.route("/agenda-items/<int:agenda_item_id>/links/new", methods=["GET", "POST"])
@access(Permission.MEETING_EDIT, AgendaItem)
def create(item: AgendaItem) -> ResponseReturnValue:
    g.process_id = agenda_items.process_id_of(db.session, item)
    form, targets = NewLinkForm(), queries.possible(db.session, g.process_id, g.actor)
    nothing = SelectChoice(value="", label=_("Please choose"))
    found = [SelectChoice(value=each.key, label=each.title, optgroup=label(each.kind)) for each in targets]
    form.target.choices = [nothing, *found]

    def add() -> str:
        target = chosen(targets, form.target.data)
        if target is None:
            raise NotFound
        actions.add(db.session, item, target)
        return _back(item.id)

    return created(form, add) or form_page(
        "agenda_links/create.html",
        form,
        item=item,
        origin=origin_of(db.session, g.actor, item.meeting_id, item.id),
        back_url=_back(item.id),
    )


@bp.post("/agenda-links/<int:agenda_link_id>/remove")
@access(Permission.MEETING_EDIT, AgendaLink)
def remove(link: AgendaLink) -> ResponseReturnValue:
    item_id = link.agenda_item_id
    actions.remove(db.session, link)
    flash(_("The link is removed."))
    return see(_back(item_id))


def _back(item_id: int) -> str:
    return url_for("agenda_items.show", agenda_item_id=item_id, _anchor="links")
