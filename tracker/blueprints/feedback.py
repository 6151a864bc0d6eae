"""Anonymous feedback: the form under the address of a check-in, and the pages of a round."""

from __future__ import annotations

from flask import Blueprint, current_app, flash, g, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from tracker.actions import exports
from tracker.actions import feedback as actions
from tracker.actions.check_ins import address
from tracker.domain import feedback as rules
from tracker.domain.access import Permission
from tracker.domain.errors import NotFound
from tracker.domain.feedback import FeedbackReview, FeedbackState
from tracker.domain.name_hints import hints
from tracker.domain.secret_addresses import digest
from tracker.extensions import csrf, db
from tracker.forms.feedback import CloseForm, FeedbackForm, ReviewForm
from tracker.models import DialogueEvent, FeedbackRound, Process
from tracker.models.base import now
from tracker.queries import check_ins
from tracker.queries import feedback as queries
from tracker.queries.theme_notes import known_names
from tracker.web.access import access, public
from tracker.web.clock import today
from tracker.web.feedback import figure
from tracker.web.guesses import unless_known
from tracker.web.locale import date_short
from tracker.web.pages import form_page, saved, see
from tracker.web.public_pages import discreet, in_language
from tracker.web.table_files import table_file, wanted_format
from tracker.web.transaction import receive

bp = Blueprint("feedback", __name__)


def _found() -> queries.Asked | None:
    """Return the round at the address that is asked for; it is looked up once, before anything may be written."""
    if "asked" not in g:
        g.asked = _asked()
    found: queries.Asked | None = g.asked
    return found


def _received() -> queries.Asked | None:
    """Return the round as it is once the answer has arrived, however slowly that came."""
    receive()
    return _asked()


def _asked() -> queries.Asked | None:
    return queries.asked(db.session, digest((request.view_args or {}).get("token", "")))


guarded = unless_known(lambda: _found() is not None)


@bp.route("/t/<string:token>/feedback", methods=["GET", "POST"])
@guarded
@public
@discreet
def answer(token: str) -> ResponseReturnValue:
    asked = _found()
    if asked is not None and request.method == "POST":
        asked = _received()
    if asked is None:
        raise NotFound
    form = FeedbackForm()
    if saved(form, lambda: actions.answer(db.session, asked.round, **form.values())):
        return see(url_for(".thanks", token=token, language=request.args.get("language")))
    return form_page("feedback/answer.html", form, asked=asked, token=token, in_language=in_language)


csrf.exempt(answer)


@bp.get("/t/<string:token>/feedback/thanks")
@guarded
@public
@discreet
def thanks(token: str) -> ResponseReturnValue:
    asked = _found()
    if asked is None:
        raise NotFound
    return render_template("feedback/thanks.html", asked=asked, token=token, in_language=in_language)


@bp.post("/dialogues/<int:dialogue_event_id>/feedback/open")
@access(Permission.FEEDBACK_EDIT, DialogueEvent)
def begin(event: DialogueEvent) -> ResponseReturnValue:
    if (before := queries.of_event(db.session, event)) and rules.is_asked(event.state, before.closed_at):
        return see(_page(before))
    found = actions.open_round(db.session, event, key=_key(), moment=now())
    flash(_("Feedback is open. Its address stands below."))
    return see(_page(found))


@bp.get("/feedback-rounds/<int:feedback_round_id>")
@access(Permission.FEEDBACK_VIEW, FeedbackRound)
def show(found: FeedbackRound) -> ResponseReturnValue:
    event, evaluation = _event(found), queries.evaluation(db.session, found)
    is_shown = evaluation.state is FeedbackState.SHOWN
    comments = queries.comments(db.session, found) if is_shown else []
    check_in = check_ins.of_event(db.session, event)
    return render_template(
        "feedback/show.html",
        round=found,
        event=event,
        evaluation=evaluation,
        is_asked=rules.is_asked(event.state, found.closed_at),
        figure=figure(evaluation) if is_shown else None,
        comments=[each for each in comments if each.review is FeedbackReview.SHOWN],
        written=len(comments),
        waiting=sum(each.review is FeedbackReview.WAITING for each in comments),
        token=address(check_in, key=_key()) if check_in else None,
    )


@bp.route("/feedback-rounds/<int:feedback_round_id>/close", methods=["GET", "POST"])
@access(Permission.FEEDBACK_EDIT, FeedbackRound)
def close(found: FeedbackRound) -> ResponseReturnValue:
    event, form = _event(found), CloseForm(obj=found)
    if saved(form, lambda: actions.close(db.session, found, moment=now(), **form.values())):
        flash(_("Feedback is closed."))
        return see(_page(found))
    evaluation = queries.evaluation(db.session, found)
    return form_page("feedback/close.html", form, round=found, event=event, evaluation=evaluation)


@bp.route("/feedback-rounds/<int:feedback_round_id>/comments", methods=["GET", "POST"])
@access(Permission.FEEDBACK_EDIT, FeedbackRound)
def review(found: FeedbackRound) -> ResponseReturnValue:
    event, form = _event(found), ReviewForm()
    if saved(form, lambda: actions.review(db.session, found, **form.values())):
        return see(url_for(".review", feedback_round_id=found.id, _anchor=f"comment-{form.mark.data}"))
    is_shown = queries.evaluation(db.session, found).state is FeedbackState.SHOWN
    names = known_names(db.session, found.administration_id)
    comments = [(each, hints(each.text, names)) for each in queries.comments(db.session, found)] if is_shown else []
    return form_page(
        "feedback/review.html", form, round=found, event=event, comments=comments, reviews=list(FeedbackReview)
    )


@bp.post("/feedback-rounds/<int:feedback_round_id>/export")
@access(Permission.FEEDBACK_VIEW, FeedbackRound)
def export(found: FeedbackRound) -> ResponseReturnValue:
    event, evaluation = _event(found), queries.evaluation(db.session, found)
    if evaluation.state is not FeedbackState.SHOWN:
        raise NotFound
    table, file_format = figure(evaluation).table, wanted_format(request.form.get("file_format"))
    process = db.session.get_one(Process, event.process_id)
    about = {"event": event.title}
    exports.take_away(db.session, g.actor, process, tables=[table.name], file_format=file_format, filters=about)
    filters = [(_("Process"), process.title), (_("Event"), event.title), (_("As of"), date_short(today()))]
    return table_file(table, file_format, event.title, filters)


def _event(found: FeedbackRound) -> DialogueEvent:
    """Return the event of a round, and let the frame of the page show its process."""
    event = db.session.get_one(DialogueEvent, found.dialogue_event_id)
    g.process_id = event.process_id
    return event


def _page(found: FeedbackRound) -> str:
    return url_for(".show", feedback_round_id=found.id)


def _key() -> str:
    return str(current_app.secret_key)
