"""Pages of the tally of a dialogue event, for those who record."""

from __future__ import annotations

from flask import Blueprint, Response, flash, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from tracker.actions import check_ins as actions
from tracker.actions import papers
from tracker.domain.access import Permission
from tracker.domain.check_ins import CheckInState
from tracker.domain.errors import NotFound
from tracker.domain.meetings import Confidentiality
from tracker.extensions import db
from tracker.forms import check_ins as forms
from tracker.models import CheckIn, DialogueEvent
from tracker.models.base import now
from tracker.queries import check_ins as queries
from tracker.web import check_ins as pages
from tracker.web.access import access
from tracker.web.clock import today
from tracker.web.pages import form_page, saved, see
from tracker.web.papers import answer

bp = Blueprint("check_ins", __name__)
SVG = "image/svg+xml"


@bp.get("/dialogues/<int:dialogue_event_id>/check-in")
@access(Permission.PARTICIPATION_EDIT, DialogueEvent)
def show(dialogue_event: DialogueEvent) -> ResponseReturnValue:
    return _page(dialogue_event, forms.BeginForm(formdata=None))


@bp.post("/dialogues/<int:dialogue_event_id>/check-in/begin")
@access(Permission.PARTICIPATION_EDIT, DialogueEvent)
def begin(dialogue_event: DialogueEvent) -> ResponseReturnValue:
    form = forms.BeginForm()
    if saved(form, lambda: actions.begin(db.session, dialogue_event, key=pages.key(), **form.values())):
        flash(_("The tally is open."))
        return see(_of(dialogue_event))
    return _page(dialogue_event, form)


@bp.post("/dialogues/<int:dialogue_event_id>/check-in/close")
@access(Permission.PARTICIPATION_EDIT, DialogueEvent)
def close(dialogue_event: DialogueEvent) -> ResponseReturnValue:
    actions.close(db.session, _begun(dialogue_event))
    flash(_("The tally is closed."))
    return see(_of(dialogue_event))


@bp.route("/dialogues/<int:dialogue_event_id>/check-in/renew", methods=["GET", "POST"])
@access(Permission.PARTICIPATION_EDIT, DialogueEvent)
def renew(dialogue_event: DialogueEvent) -> ResponseReturnValue:
    check_in, form = _begun(dialogue_event), forms.ConfirmForm()
    if saved(form, lambda: actions.renew(db.session, check_in, key=pages.key())):
        flash(_("The tally has a new address. The old one is void."))
        return see(_of(dialogue_event))
    return form_page("check_ins/renew.html", form, event=dialogue_event)


@bp.route("/dialogues/<int:dialogue_event_id>/check-in/discard", methods=["GET", "POST"])
@access(Permission.PARTICIPATION_EDIT, DialogueEvent)
def discard(dialogue_event: DialogueEvent) -> ResponseReturnValue:
    event, check_in, form = dialogue_event, _begun(dialogue_event), forms.ConfirmForm()
    if saved(form, lambda: actions.discard(db.session, event, check_in, key=pages.key(), moment=now())):
        flash(_("The taps are thrown away. The tally begins at zero and has a new address."))
        return see(_of(event))
    if pages.state(event, check_in) is CheckInState.SAVED:
        return see(_of(event))
    return form_page("check_ins/discard.html", form, event=event, taps=pages.sums(event, check_in).taps)


@bp.get("/dialogues/<int:dialogue_event_id>/check-in/sums")
@access(Permission.PARTICIPATION_EDIT, DialogueEvent)
def sums(dialogue_event: DialogueEvent) -> ResponseReturnValue:
    """Show the part of the page that lives."""
    event, check_in = dialogue_event, _begun(dialogue_event)
    return render_template(
        "check_ins/_sums.html",
        event=event,
        check_in=check_in,
        state=pages.state(event, check_in),
        sums=pages.sums(event, check_in),
        unit=pages.unit(event),
    )


@bp.get("/dialogues/<int:dialogue_event_id>/check-in/code.svg")
@access(Permission.PARTICIPATION_EDIT, DialogueEvent)
def code_file(dialogue_event: DialogueEvent) -> ResponseReturnValue:
    url = pages.address(_begun(dialogue_event))
    if url is None:
        raise NotFound
    return Response(pages.code(url), mimetype=SVG)


@bp.get("/dialogues/<int:dialogue_event_id>/check-in/poster")
@access(Permission.PARTICIPATION_EDIT, DialogueEvent)
def poster(dialogue_event: DialogueEvent) -> ResponseReturnValue:
    url = pages.address(_begun(dialogue_event))
    if url is None:
        return see(_of(dialogue_event))
    return render_template("check_ins/poster.html", event=dialogue_event, url=url)


@bp.route("/dialogues/<int:dialogue_event_id>/check-in/review", methods=["GET", "POST"])
@access(Permission.PARTICIPATION_EDIT, DialogueEvent)
def review(dialogue_event: DialogueEvent) -> ResponseReturnValue:
    event, check_in = dialogue_event, _begun(dialogue_event)
    if pages.state(event, check_in) is not CheckInState.CLOSED:
        return see(_of(event))
    found = pages.sums(event, check_in)
    form = forms.of_lines(found.lines, found.silent)(obj=event, seen_tally=check_in.version)

    def save() -> None:
        actions.save(db.session, event, check_in, today=today(), moment=now(), **form.values())

    if saved(form, save):
        flash(_("The sums are saved as participation. The taps are deleted."))
        return see(url_for("dialogues.show", dialogue_event_id=event.id, _anchor="counts"))
    return form_page("check_ins/review.html", form, event=event, check_in=check_in, sums=found, unit=pages.unit(event))


@bp.post("/dialogues/<int:dialogue_event_id>/check-in/sheet")
@access(Permission.PARTICIPATION_EDIT, DialogueEvent)
def sheet(dialogue_event: DialogueEvent) -> ResponseReturnValue:
    event, circle = dialogue_event, Confidentiality.HOUSE
    papers.take_away(db.session, event, paper="tally_sheet", file_format="pdf", circle=circle)
    paper = pages.paper(event, queries.of_event(db.session, event))
    return answer(paper, _("Tally sheet"), event.title, event.starts_at.date().isoformat())


def _page(event: DialogueEvent, form: forms.BeginForm) -> ResponseReturnValue:
    check_in = queries.of_event(db.session, event)
    return form_page(
        "check_ins/show.html",
        form,
        event=event,
        check_in=check_in,
        state=pages.state(event, check_in),
        url=pages.address(check_in),
        sums=pages.sums(event, check_in) if check_in else None,
        unit=pages.unit(event),
    )


def _begun(event: DialogueEvent) -> CheckIn:
    """Return the tally of an event, or say that there is none."""
    found = queries.of_event(db.session, event)
    if found is None:
        raise NotFound
    return found


def _of(event: DialogueEvent) -> str:
    return url_for("check_ins.show", dialogue_event_id=event.id)
