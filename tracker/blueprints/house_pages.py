"""The page for the house: what staff read, with or without a sign-in, and how it is written."""

from __future__ import annotations

from flask import Blueprint, current_app, flash, g, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from tracker.actions import house_pages as actions
from tracker.domain.access import Permission
from tracker.domain.errors import NotFound
from tracker.domain.releases import Audience
from tracker.domain.secret_addresses import digest
from tracker.extensions import db
from tracker.forms.base import Form
from tracker.forms.house_pages import HousePageForm, NewHousePageForm
from tracker.models import Process
from tracker.queries import house_pages as queries
from tracker.queries.theme_notes import known_names
from tracker.web.access import access, public
from tracker.web.clock import today, wall_time
from tracker.web.guesses import unless_known
from tracker.web.house_pages import checked
from tracker.web.locale import language
from tracker.web.pages import created, form_page, made_before, saved, see
from tracker.web.public_pages import discreet, in_language, spoken

bp = Blueprint("house_pages", __name__)


def _process() -> Process | None:
    """Return the process whose page is public at the address that is asked for; it is looked up once."""
    if "told" not in g:
        g.told = queries.process_at(db.session, digest((request.view_args or {}).get("token", "")))
    found: Process | None = g.told
    return found


@bp.get("/house/<string:token>")
@unless_known(lambda: _process() is not None)
@public
@discreet
def public_page(token: str) -> ResponseReturnValue:
    process = _process()
    if process is None:
        raise NotFound
    return _public(process)


@bp.get("/processes/<int:process_id>/house")
@access(Permission.HOUSE_PAGE_VIEW, Process)
def show(process: Process) -> ResponseReturnValue:
    content = queries.content(db.session, process, Audience.HOUSE, language(), wall_time())
    return render_template("house_pages/show.html", process=process, content=content, language=language(), on=today())


@bp.get("/processes/<int:process_id>/house/preview")
@access(Permission.HOUSE_PAGE_EDIT, Process)
@discreet
def preview(process: Process) -> ResponseReturnValue:
    """Show what whoever has the public address would read now."""
    return _public(process)


@bp.get("/processes/<int:process_id>/house/write")
@access(Permission.HOUSE_PAGE_EDIT, Process)
def write(process: Process) -> ResponseReturnValue:
    found = checked(process)
    page = found.page
    return render_template(
        "house_pages/write.html",
        process=process,
        page=page,
        found=found,
        suggestions=queries.suggestions(db.session, process),
        token=actions.address(page, key=_key()),
        is_public=page is not None and page.token_hash is not None,
    )


@bp.route("/processes/<int:process_id>/house/edit", methods=["GET", "POST"])
@access(Permission.HOUSE_PAGE_EDIT, Process)
def edit(process: Process) -> ResponseReturnValue:
    page = queries.page(db.session, process.id)
    names = known_names(db.session, process.administration_id)
    if page is None:
        first = NewHousePageForm()

        def begin() -> str:
            actions.begin(db.session, process, names=names, **first.values())
            return _writing(process)

        return created(first, begin) or form_page("house_pages/edit.html", first, process=process)
    if target := made_before():
        return target
    form = HousePageForm(obj=page)
    if saved(form, lambda: actions.change(db.session, page, names=names, **form.values())):
        flash(_("The page is saved."))
        return see(_writing(process))
    return form_page("house_pages/edit.html", form, process=process)


@bp.route("/processes/<int:process_id>/house/switch-on", methods=["GET", "POST"])
@access(Permission.HOUSE_PAGE_EDIT, Process)
def switch_on(process: Process) -> ResponseReturnValue:
    """Show what should be read once more, and make the page public if somebody wants it so."""
    form = Form()
    if saved(form, lambda: actions.switch_on(db.session, process, key=_key())):
        flash(_("The page is public now. Whoever has the address can read it."))
        return see(_writing(process))
    return form_page("house_pages/switch_on.html", form, process=process, doubts=checked(process).doubts())


@bp.post("/processes/<int:process_id>/house/switch-off")
@access(Permission.HOUSE_PAGE_EDIT, Process)
def switch_off(process: Process) -> ResponseReturnValue:
    actions.switch_off(db.session, process)
    flash(_("The page is not public any more. The address leads nowhere now."))
    return see(_writing(process))


def _public(process: Process) -> ResponseReturnValue:
    """Render what anybody with the address reads, in the language that the address names."""
    content = queries.content(db.session, process, Audience.PUBLIC, spoken(), wall_time())
    return render_template(
        "house_pages/public.html", content=content, language=spoken(), on=today(), in_language=in_language
    )


def _writing(process: Process) -> str:
    return url_for(".write", process_id=process.id)


def _key() -> str:
    return str(current_app.secret_key)
