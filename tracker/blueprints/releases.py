"""Releases of figures: prepared and released by recorders, read by the house."""

from __future__ import annotations

from collections.abc import Callable

from flask import Blueprint, flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from tracker.actions import exports
from tracker.actions import releases as actions
from tracker.domain.access import Permission, is_recorder
from tracker.domain.canonical import canonical
from tracker.domain.errors import NotFound, RuleViolation
from tracker.domain.exports import ExportFormat
from tracker.domain.numbers import whole_number
from tracker.domain.processes import judged_on
from tracker.domain.releases import ReleaseState
from tracker.extensions import db
from tracker.forms.releases import NewReleaseForm, NoteForm
from tracker.models import Process, Release
from tracker.models.base import now
from tracker.queries import released
from tracker.queries import releases as queries
from tracker.reports import releases as reports
from tracker.reports.filenames import download_name
from tracker.web import release_page
from tracker.web import releases as web
from tracker.web.access import access
from tracker.web.clock import today
from tracker.web.dashboards import words
from tracker.web.files import file
from tracker.web.labels import message
from tracker.web.pages import created, form_page, saved, see
from tracker.web.table_files import table_file, wanted_format

bp = Blueprint("releases", __name__)
VERIFIABLE = "json"
"""The format whose bytes have the checksum of the release."""


@bp.get("/processes/<int:process_id>/releases")
@access(Permission.RELEASE_VIEW, Process)
def index(process: Process) -> ResponseReturnValue:
    is_own = is_recorder(g.actor, process.administration_id)
    return render_template(
        "releases/index.html",
        process=process,
        releases=queries.listed(db.session, process),
        draft=queries.draft(db.session, process) if is_own else None,
    )


@bp.route("/processes/<int:process_id>/releases/new", methods=["GET", "POST"])
@access(Permission.RELEASE_EDIT, Process)
def create(process: Process) -> ResponseReturnValue:
    day = today()
    start = process.actual_start_on or day.replace(month=1, day=1)
    form = NewReleaseForm(starts_on=start, ends_on=judged_on(process.actual_end_on, day))

    def prepare() -> str:
        draft = actions.prepare(
            db.session,
            process,
            audience=form.audience.data,
            starts_on=form.starts_on.data,
            ends_on=form.ends_on.data,
            note=form.note.data,
            today=day,
            prepared_by_id=g.actor.person_id,
        )
        return url_for(".show", release_id=draft.id)

    return created(form, prepare) or form_page("releases/create.html", form, process=process)


@bp.get("/releases/<int:release_id>")
@access(Permission.RELEASE_VIEW, Release)
def show(release: Release) -> ResponseReturnValue:
    process = db.session.get_one(Process, release.process_id)
    if release.state is not ReleaseState.RELEASED and not is_recorder(g.actor, release.administration_id):
        return redirect(url_for(".index", process_id=process.id))
    is_own = is_recorder(g.actor, release.administration_id)
    as_readers = request.args.get("view") == "readers"
    return render_template(
        "releases/show.html",
        process=process,
        release=release,
        found=release_page.page(release, explains=is_own and not as_readers),
        is_reader_view=as_readers or not is_own,
        is_unattended=now() - release.updated_at > queries.GIVEN_UP_AFTER,
    )


@bp.route("/releases/<int:release_id>/note", methods=["GET", "POST"])
@access(Permission.RELEASE_EDIT, Release)
def note(draft: Release) -> ResponseReturnValue:
    form, own_page = NoteForm(obj=draft), url_for(".show", release_id=draft.id)
    if request.method == "GET" and draft.state is not ReleaseState.READY:
        return redirect(own_page)
    if saved(form, lambda: actions.annotate(db.session, draft, **form.values())):
        flash(_("The note is saved."))
        return see(own_page)
    return form_page("releases/note.html", form, release=draft)


@bp.post("/releases/<int:release_id>/release")
@access(Permission.RELEASE_EDIT, Release)
def release(draft: Release) -> ResponseReturnValue:
    def carry_out(seen_version: int) -> Release:
        actions.release(db.session, draft, seen_version=seen_version, now=now(), released_by_id=g.actor.person_id)
        return draft

    return _step(draft, carry_out, _("The figures are released."))


@bp.post("/releases/<int:release_id>/discard")
@access(Permission.RELEASE_EDIT, Release)
def discard(draft: Release) -> ResponseReturnValue:
    process_id = draft.process_id

    def carry_out(seen_version: int) -> None:
        actions.discard(db.session, draft, seen_version=seen_version)

    return _step(draft, carry_out, _("The draft is discarded."), url=url_for(".index", process_id=process_id))


@bp.post("/releases/<int:release_id>/check-anew")
@access(Permission.RELEASE_EDIT, Release)
def check_anew(draft: Release) -> ResponseReturnValue:
    def carry_out(seen_version: int) -> Release:
        return actions.check_anew(
            db.session, draft, seen_version=seen_version, today=today(), prepared_by_id=g.actor.person_id
        )

    return _step(draft, carry_out, _("The figures are checked anew."))


@bp.post("/releases/<int:release_id>/export")
@access(Permission.RELEASE_VIEW, Release)
def export(release: Release) -> ResponseReturnValue:
    if release.state is not ReleaseState.RELEASED:
        raise NotFound
    process, asked = db.session.get_one(Process, release.process_id), request.form.get("format")
    file_format = VERIFIABLE if asked == VERIFIABLE else wanted_format(asked)
    table = reports.participation(released.figures_of(db.session, release), words())
    exports.take_away(
        db.session,
        g.actor,
        process,
        tables=[table.name],
        file_format=file_format,
        filters={"release": release.number},
    )
    title = f"{process.title} {web.title(release)}"
    if not isinstance(file_format, ExportFormat):
        shown = released.shown_of(db.session, release)
        return file(canonical(shown).encode(), "application/json", download_name(title, extension=VERIFIABLE))
    return table_file(table, file_format, title, web.filters(release, process.title))


def _step(
    draft: Release, carry_out: Callable[[int], Release | None], said: str, *, url: str = ""
) -> ResponseReturnValue:
    """Carry out a step as it was seen, and lead to the release that it is about; say why if a rule forbids it."""
    own_page = url_for(".show", release_id=draft.id)
    try:
        moved = carry_out(request.form.get("seen_version", -1, type=whole_number))
    except RuleViolation as violation:
        db.session.rollback()
        flash(message(violation.code, violation.details), "error")
        return see(own_page)
    flash(said)
    return see(url or url_for(".show", release_id=moved.id if moved else draft.id))
